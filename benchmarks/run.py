"""Measure all that there is data for: `python -m benchmarks.run --shared FOLDER --report docs/benchmarks.md`."""

import argparse
import platform
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.calibrate import collect, collect_events, cross_validate, decile_table
from benchmarks.false_alarms import iter_quiet
from benchmarks.quality import MODEL_TASKS, Measure, measure_task
from benchmarks.record_ids import check_ids
from benchmarks.speed import GateSpeed, Speed, measure_gate, measure_speed, measure_times
from training.datasets import read_lines
from verbale.language.read import Reader
from verbale.language.weights import Weights
from verbale.pipeline import Pipeline, load_pipeline

__all__ = ["main"]

Figures = list[tuple[Measure, float]]
_SPEED_TEXTS = "attribution_dev.jsonl.gz"
_SPEED_DOCUMENTS = 84


def main() -> None:
    """Command line of the measuring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/ and eval/")
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--fp32", type=Path, help="weights exported without quantisation, to say what int8 costs")
    parser.add_argument("--card", type=Path, help="write the model card here as well")
    arguments = parser.parse_args()
    pipeline = load_pipeline()
    with tempfile.TemporaryDirectory() as scratch:
        ours = ("html", "timex", "actors", "calls", "records", "events", "false-alarms", "copies", "ledger", "demo", "revisions")
        tasks = (*MODEL_TASKS, *ours)
        figures = _quality(pipeline.reader, arguments.shared, tasks, Path(scratch))
        full = _quality(Reader(Weights(arguments.fp32)), arguments.shared, MODEL_TASKS, Path(scratch)) if arguments.fp32 else []
        speed = _speed(pipeline, arguments.shared, Path(scratch))
        times, gate = _times_speed(arguments.shared), _gate_speed(pipeline, arguments.shared)
    tables = "\n".join(
        [
            *_quality_table(figures, full),
            "",
            *_ids_line(arguments.shared),
            *_deciles(pipeline, arguments.shared),
            *_speed_table(pipeline, speed, times, gate),
        ]
    )
    arguments.report.write_text(_REPORT.format(machine=machine(), tables=tables), encoding="utf-8")
    if arguments.card:
        template = Path(__file__).parents[1] / "training" / "MODEL_CARD.md"
        card = template.read_text(encoding="utf-8").replace("{{figures}}", tables).replace("{{settings}}", _settings(pipeline))
        arguments.card.write_text(card, encoding="utf-8")
    print(tables)


def _quality(reader: Reader, shared: Path, tasks: Iterable[str], scratch: Path) -> Figures:
    return [figure for task in tasks for figure in measure_task(reader, shared, task, scratch)]


def _quality_table(figures: Figures, full: Figures) -> list[str]:
    lost = dict(full)
    rows = ["| task | data | measure | reached | bar | met | best neighbour | fp32 |", "|---|---|---|---|---|---|---|---|"]
    for m, value in figures:
        met = {None: "", True: "yes", False: "**no**"}[m.is_met(value)]
        cells = [m.task, f"`{m.data}`", m.name, _number(value), _number(m.bar), met, _number(m.neighbour), _number(lost.get(m))]
        rows.append("| " + " | ".join(cells) + " |")
    return rows


def _ids_line(shared: Path) -> list[str]:
    gold = shared / "data" / "dev" / "records.jsonl"
    if not gold.exists():
        return []
    counts = check_ids(gold)
    return [
        f"Ids of the {counts['records']} marked records of `records.jsonl`: {counts['collisions']} collisions, "
        f"{counts['unstable']} that change with the order of the records or on the way through JSON.",
        "",
    ]


def _deciles(pipeline: Pipeline, shared: Path) -> list[str]:
    samples = collect(pipeline.reader, shared)
    return [
        "Precision by score: the records that are read in the documents of `records.jsonl`, by tenth from the lowest score to the highest,",
        "each scored by weights that were fitted without its document (`python -m benchmarks.calibrate`).",
        "",
        *decile_table(samples, cross_validate(samples, collect_events(pipeline.reader, shared))),
        "",
    ]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if value > 1.5 else f"{value:.3f}"


def _speed(pipeline: Pipeline, shared: Path, scratch: Path) -> Speed:
    rows = read_lines(shared / "data" / "dev" / _SPEED_TEXTS)
    texts = [row["text"] for _, row in zip(range(_SPEED_DOCUMENTS), rows, strict=False)]
    return measure_speed(pipeline, texts, scratch)


def _times_speed(shared: Path) -> float:
    rows = read_lines(shared / "data" / "dev" / _SPEED_TEXTS)
    return measure_times([row["text"] for _, row in zip(range(_SPEED_DOCUMENTS), rows, strict=False)])


def _gate_speed(pipeline: Pipeline, shared: Path) -> GateSpeed:
    folder = shared / "data" / "dev"
    texts = [row["text"] for name in ("records.jsonl", _SPEED_TEXTS) for row in read_lines(folder / name)]
    return measure_gate(pipeline, texts, [text for _, text in iter_quiet(folder / "ud_en_ewt_dev.conllu.gz")])


def _speed_table(pipeline: Pipeline, speed: Speed, times: float, gate: GateSpeed) -> list[str]:
    weights = pipeline.reader.weights.bytes_on_disk / 1e6
    return [
        f"Speed on {speed.words:,} words of `{_SPEED_TEXTS}`, medians of rounds run in turn.",
        "",
        "| speed and size | reached | bar |",
        "|---|---|---|",
        f"| words a second, text to statements, 2 threads | {speed.words_a_second:,.0f} | 5,000 |",
        f"| the bare int8 encoder on the same passages | {speed.bare_words_a_second:,.0f} | |",
        f"| share of the bare encoder's speed | {100 * speed.ratio:.0f} % | 60 % |",
        f"| words a second, time expressions alone, 1 thread | {times:,.0f} | 50,000 |",
        f"| words a second, the gate on reviews and answers that it holds back, 1 thread | {gate.words_a_second:,.0f} | 1,000,000 |",
        f"| share of the records of marked documents and these texts that it keeps | {100 * gate.records:.1f} % | 99.5 % |",
        f"| share of the words of reviews and answers that it lets pass | {100 * gate.quiet:.0f} % | |",
        f"| weights on disk | {weights:.1f} MB | 30 MB |",
        f"| peak memory of `verbale read` on the same texts, 2 threads | {speed.peak_megabytes:.0f} MB | 500 MB |",
    ]


def _settings(pipeline: Pipeline) -> str:
    stages = pipeline.reader.weights.manifest["training"]["stages"]
    names = {name for stage in stages for name in stage}
    rows = [f"| {name.replace('_', ' ')} | " + " | ".join(str(s.get(name, "")) for s in stages) + " |" for name in sorted(names)]
    head = [f"| setting | {' | '.join(f'stage {i}' for i in range(1, len(stages) + 1))} |", "|---" * (len(stages) + 1) + "|"]
    return "\n".join([*head, *rows])


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor()}, {len(names)} cores, Python {platform.python_version()}"


_REPORT = """# Benchmarks

Written by `make bench`; the data are named in each row and described in `docs/data.md`.
Machine: {machine}.

F1 and accuracy are in per cent where the figure is over 1.5, else shares of 1. Syntax is scored as in the evaluation of the CoNLL
2018 shared task. The best neighbour is the best tool that could be run on the same data when the bars were set. `fp32` is the
same model before quantisation, where it was measured.

{tables}
"""

if __name__ == "__main__":
    main()
