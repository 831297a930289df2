"""Fit the scores of records: `python -m benchmarks.calibrate --shared FOLDER [--write]`.

A record of the marked documents is right where `score_records.py` pairs it with a marked one; an event of the dated sentences of
`events_gsr.jsonl`, where a marked one has its type and countries. The score is a logistic regression over what `extract.scoring`
knows of a record, with a penalty on the size of the weights. What is reported is the score of each marked document by weights
that were fitted on all others.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.records_predict import is_scored
from benchmarks.shared import get_scorer
from training.datasets import read_lines
from verbale.export.plover import to_plover
from verbale.extract.scoring import features_of
from verbale.ingest import read_document
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline
from verbale.schema import Document, Indicator, encode

__all__ = ["Sample", "collect", "collect_events", "cross_validate", "decile_table", "fit"]

Floats = NDArray[np.float64]
PENALTY = 4.0
"""The one with the best likelihood of documents that were left out, among 1, 2 and 4."""
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Sample:
    """A record that was read in a document: its features, and whether it is right."""

    document: str
    kind: str
    features: Mapping[str, float]
    right: bool


def collect(reader: Reader, shared: Path) -> list[Sample]:
    """Read the marked documents, and compare every record of a scored kind with the marked ones."""
    scorer, pipeline = get_scorer(shared, "score_records"), Pipeline(reader, get_lexicon())
    return [s for row in read_lines(shared / "data" / "dev" / "records.jsonl") for s in _samples(scorer, pipeline, row)]


def collect_events(reader: Reader, shared: Path) -> list[Sample]:
    """Read the sentences with marked events, and compare the events as the export gives them: marked records have few."""
    scorer, pipeline = get_scorer(shared, "score_events"), Pipeline(reader, get_lexicon())
    return [s for row in read_lines(shared / "data" / "dev" / "events_gsr.jsonl") for s in _events(scorer, pipeline, row)]


def _events(scorer: Any, pipeline: Pipeline, row: dict[str, Any]) -> Iterator[Sample]:
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    records = pipeline.read(Document.from_text(row["text"], id=row["id"], published=published)).records
    marked = scorer.keys(row["events"])["country"]
    for record, features in zip(records, features_of(records), strict=True):
        rows = [{"plover_type": e.plover_type, "source": e.source, "target": e.target} for e in to_plover([record])]
        if rows:
            yield Sample(row["id"], record.kind, features, bool(scorer.keys(rows)["country"] & marked))


def _samples(scorer: Any, pipeline: Pipeline, row: dict[str, Any]) -> Iterator[Sample]:
    document = read_document(row["text"], name=row["id"], id=row["id"], title=row.get("title") or None, published=row.get("published"))
    records = pipeline.read(document).records
    known = dict(zip((r.id for r in records), features_of(records), strict=True))
    for kind in scorer.KINDS:
        found = [r for r in records if r.kind == kind and is_scored(r) and not (isinstance(r, Indicator) and r.value is None)]
        pairs, _, _ = scorer.pair(kind, [encode(r) for r in found], [r for r in row["records"] if r["kind"] == kind])
        right = {found["id"] for found, _ in pairs}
        yield from (Sample(row["id"], kind, known[r.id], r.id in right) for r in found)


def fit(samples: Sequence[Sample], penalty: float = PENALTY) -> dict[str, float]:
    """The weight of each feature: the maximum of the likelihood less the penalty, by Newton's steps."""
    names = sorted({name for s in samples for name in s.features})
    x, y = _matrix(samples, names), np.array([s.right for s in samples], float)
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * np.eye(len(names))
        weights += np.linalg.solve(curve, x.T @ (y - p) - penalty * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def _matrix(samples: Sequence[Sample], names: Sequence[str]) -> Floats:
    return np.array([[s.features.get(name, 0.0) for name in names] for s in samples])


def predict(samples: Sequence[Sample], weights: Mapping[str, float]) -> Floats:
    """The score of each sample."""
    names = sorted(weights)
    return np.asarray(1 / (1 + np.exp(-_matrix(samples, names) @ np.array([weights[n] for n in names]))))


def cross_validate(samples: Sequence[Sample], more: Sequence[Sample] = (), penalty: float = PENALTY) -> Floats:
    """The score of each sample by weights that were fitted on the other documents, and on `more`."""
    scores = np.empty(len(samples))
    for document in {s.document for s in samples}:
        held = [s.document == document for s in samples]
        weights = fit([*(s for s, out in zip(samples, held, strict=True) if not out), *more], penalty)
        scores[held] = predict([s for s, out in zip(samples, held, strict=True) if out], weights)
    return scores


def decile_table(samples: Sequence[Sample], scores: Floats) -> list[str]:
    """Precision by tenth of the records, ordered by score, as a table."""
    right = np.array([s.right for s in samples], float)
    rows = ["| tenth | scores | mean score | precision | records |", "|---|---|---|---|---|"]
    for number, part in enumerate(np.array_split(np.argsort(scores, kind="stable"), 10), 1):
        low, high = scores[part].min(), scores[part].max()
        rows.append(f"| {number} | {low:.2f} to {high:.2f} | {scores[part].mean():.2f} | {right[part].mean():.2f} | {len(part)} |")
    return rows


def _write(weights: Mapping[str, float]) -> None:
    path = Path(str(files("verbale.lexicon"))) / "en" / "score.toml"
    rows = [f'"{name}" = {value:.3f}' for name, value in sorted(weights.items()) if abs(value) >= 0.0005]
    head = "# How much each thing that is known of a record counts for its being right; written by `python -m benchmarks.calibrate`.\n"
    path.write_text("\n".join([f"{head}\n[weights]", *rows, ""]), encoding="utf-8")


def main() -> None:
    """Command line of the fitting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder with data/ and eval/")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = parser.parse_args()
    reader = Reader.load()
    samples, events = collect(reader, arguments.shared), collect_events(reader, arguments.shared)
    print("\n".join(decile_table(samples, cross_validate(samples, events))))
    if arguments.write:
        _write(fit([*samples, *events]))


if __name__ == "__main__":
    main()
