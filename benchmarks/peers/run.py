"""Run Verbale and its neighbours in turn on the same documents: `python -m benchmarks.peers.run --shared FOLDER --peers VENV`."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.html_scores import score_html
from benchmarks.peers.report import write_report
from benchmarks.shared import score_attribution, score_times
from training.datasets import read_lines

__all__ = ["main"]

_OURS = "verbale"
_PATIENCE = 60.0
"""A tool that needs longer than this for the documents is timed once."""
Scorer = Callable[[Path, Path, Path], dict[str, float]]


def _score_text(_: Path, gold: Path, found: Path) -> dict[str, float]:
    scores = score_html(gold, found)
    return {name: scores[name] for name in ("body F1", "title", "date")}


@dataclass(frozen=True, slots=True)
class Task:
    """What is done, on which data, by which neighbours; `unit` is what is counted for the speed, `most` documents are enough."""

    name: str
    data: str
    peers: tuple[str, ...]
    unit: str = "words"
    score: Scorer | None = None
    most: int | None = None
    ours: str | None = None


TASKS = (
    Task("attribution", "attribution_dev.jsonl.gz", ("textacy",), score=score_attribution),
    Task("time", "timex_news.jsonl.gz", ("recognizers", "dateparser"), score=score_times),
    Task("heideltime", "timex_news.jsonl.gz", ("heideltime",), score=score_times, most=4, ours="time"),
    Task("text", "fundus_html.dev.index.jsonl", ("trafilatura",), "pages", _score_text),
    Task("syntax", "attribution_dev.jsonl.gz", ("spacy",)),
    Task("page", "fundus_html.dev.index.jsonl", ("trafilatura + spacy + textacy",), "pages"),
)


@dataclass(slots=True)
class Running:
    """A tool in its process: the time of each round, in seconds."""

    name: str
    process: subprocess.Popen[str]
    found: Path
    told: dict[str, Any] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    slow: bool = False

    def hear(self) -> dict[str, Any]:
        """The next line that the tool says; what failed is kept, with its reason."""
        line = self.process.stdout.readline() if self.process.stdout else ""
        heard: dict[str, Any] = json.loads(line) if line else {"failed": "it ended without a word"}
        self.told |= {name: value for name, value in heard.items() if name != "seconds"}
        return heard

    def work(self) -> None:
        """One round."""
        if "failed" not in self.told and self.process.stdin and not (self.slow and self.seconds):
            self.process.stdin.write("go\n")
            self.process.stdin.flush()
            self.seconds += [self.hear()["seconds"]]

    def end(self) -> None:
        """Let it tell its memory and go."""
        if "failed" not in self.told and self.process.stdin:
            self.process.stdin.close()
            self.hear()
        self.process.wait()


def main() -> None:
    """Command line of the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", type=Path, default=Path("build/peers"), help="the environment of the neighbours")
    parser.add_argument("--documents", type=int, default=1_000_000, help="only the first so many of each task")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--figures", type=Path, default=Path("build/peers.json"))
    parser.add_argument("--report", type=Path, default=Path("docs/peers.md"))
    asked = parser.parse_args()
    about = {"machine": _machine(), "rounds": asked.rounds, "versions": _versions(asked.peers), "tasks": {}}
    with TemporaryDirectory() as scratch:
        for task in TASKS:
            about["tasks"][task.name] = _measure(task, asked, Path(scratch))
    asked.figures.write_text(json.dumps(about, indent=1), encoding="utf-8")
    write_report(about, asked.report)


def _measure(task: Task, asked: argparse.Namespace, scratch: Path) -> dict[str, Any]:
    """The figures of a task by tool, Verbale first."""
    source, size = _prepare(task, asked, scratch)
    with ExitStack() as stack:
        tools = [stack.enter_context(_started(name, task, asked, source, scratch)) for name in (_OURS, *task.peers)]
        for _ in range(asked.rounds):
            for tool in tools:
                tool.work()
    scored = {tool.name: _figures(tool, task, asked.shared, source) for tool in tools}
    return {"data": task.data, "unit": task.unit, **size, "tools": scored}


def _prepare(task: Task, asked: argparse.Namespace, scratch: Path) -> tuple[Path, dict[str, int]]:
    """The documents of a task as lines in the scratch folder, pages by their whole path; only pages in English."""
    data = (asked.shared / "data" / "dev" / task.data).resolve()
    rows = [row for row in read_lines(data) if row.get("english_country", True)][: asked.documents][: task.most]
    source = scratch / f"{task.name}.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for row in rows:
            page = {"html": str(data.parent / row["html"])} if "html" in row else {}
            out.write(json.dumps(row | page, ensure_ascii=False) + "\n")
    return source, {"documents": len(rows), "words": sum(len(row.get("text", "").split()) for row in rows)}


@contextmanager
def _started(name: str, task: Task, asked: argparse.Namespace, source: Path, scratch: Path) -> Iterator[Running]:
    """A tool that has warmed up; the others wait for it."""
    ours = name == _OURS
    python = Path(sys.executable) if ours else asked.peers.absolute() / "bin" / "python"
    found = scratch / f"{task.name}.{name.replace(' ', '')}.jsonl"
    what = ["benchmarks.peers.ours", task.ours or task.name] if ours else ["benchmarks.peers.theirs", name]
    command = [str(python), "-m", "benchmarks.peers.worker", *what, str(source), str(found)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PEERS_PIPELINE": str(asked.peers.absolute() / "pipeline" / "model-best")}
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    running = Running(name, process, found)
    running.hear()
    running.slow = time.perf_counter() - began > _PATIENCE
    print(f"{task.name}: {name} {running.told}", flush=True)
    yield running
    running.end()


def _figures(tool: Running, task: Task, shared: Path, gold: Path) -> dict[str, Any]:
    if "failed" in tool.told:
        return {"failed": tool.told["failed"]}
    scores = task.score(shared, gold, tool.found) if task.score else {}
    return {**tool.told, "seconds": tool.seconds, "median": statistics.median(tool.seconds), "scores": scores}


def _versions(peers: Path) -> Mapping[str, str]:
    listed = subprocess.run(
        [str(peers / "bin" / "python"), "-m", "pip", "list", "--format", "json"], check=True, capture_output=True, text=True
    )
    return {row["name"].lower(): row["version"] for row in json.loads(listed.stdout)} | {_OURS: version("verbale")}


def _machine() -> str:
    cpu = next((line.split(":", 1)[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.processor())
    return f"{cpu}, {os.cpu_count()} cores, one thread each, load {os.getloadavg()[0]:.1f} at the start, Python {platform.python_version()}"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
