"""Speed and memory of reading, each as a ratio to something run beside it on the same text."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import onnx
import onnxruntime

from verbale.language.passages import passage_ranges
from verbale.language.times import find_times
from verbale.language.tokens import tokenize
from verbale.language.weights import Weights
from verbale.lexicon.gate import Gate
from verbale.pipeline import Pipeline
from verbale.schema import Document

__all__ = ["GateSpeed", "Speed", "measure_gate", "measure_speed", "measure_times"]

_ROUNDS = 5
_WORKERS = 2
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians over rounds in which the two were run in turn; a word is what white space separates."""

    words: int
    words_a_second: float
    bare_words_a_second: float
    ratio: float
    peak_megabytes: float


def measure_speed(pipeline: Pipeline, texts: Sequence[str], scratch: Path) -> Speed:
    """Page text to finished statements on two threads, beside the bare encoder (no heads, no rules) on the same passages."""
    documents = [Document.from_text(t) for t in texts]
    words = sum(len(t.split()) for t in texts)
    bare = _bare_encoder(pipeline.reader.weights, texts, pipeline, scratch)

    def whole() -> None:
        for _ in pipeline.read_many(documents, _WORKERS):
            pass

    whole_times, bare_times = _in_turn(whole, bare)
    peak = _peak_megabytes(texts, scratch)
    ratios = [b / w for w, b in zip(whole_times, bare_times, strict=True)]
    return Speed(words, words / statistics.median(whole_times), words / statistics.median(bare_times), statistics.median(ratios), peak)


def measure_times(texts: Sequence[str]) -> float:
    """Words a second of the time grammar alone on one thread, with a day of publication; the median of the rounds."""
    published = date(2015, 6, 15)

    def read() -> None:
        for text in texts:
            find_times(text, published)

    return sum(len(t.split()) for t in texts) / statistics.median(_in_turn(read)[0])


@dataclass(frozen=True, slots=True)
class GateSpeed:
    """Words a second of text that the gate holds back on one thread, and the shares that it lets pass.

    `records` is the share of the records, read without a gate, that stand on pages which pass; `quiet` the share of the words
    of pages that have nothing to say.
    """

    words_a_second: float
    records: float
    quiet: float


def measure_gate(pipeline: Pipeline, texts: Sequence[str], quiet: Sequence[str]) -> GateSpeed:
    """The gate on `texts` that have something to say and on `quiet` ones that have nothing."""
    gate = Gate.of(pipeline.lexicon)
    kept = [(len(pipeline.read(Document.from_text(t)).records), gate.passes(t)) for t in texts]
    held, words = [t for t in quiet if not gate.passes(t)], sum(len(t.split()) for t in quiet)
    count = sum(len(t.split()) for t in held)

    def look() -> None:
        for text in held:
            gate.passes(text)

    share = sum(n for n, passed in kept if passed) / max(sum(n for n, _ in kept), 1)
    return GateSpeed(count / statistics.median(_in_turn(look)[0]), share, 1 - count / max(words, 1))


def _peak_megabytes(texts: Sequence[str], scratch: Path) -> float:
    """Peak resident memory of a process of its own that reads the texts.

    A small one starts it: the system counts a new process as large as the one that it comes from.
    """
    source, target = scratch / "texts.jsonl", scratch / "texts.records.jsonl"
    source.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8")
    command = [sys.executable, "-m", "verbale", "read", str(source), "--format", "jsonl", "--output", str(target)]
    done = subprocess.run([sys.executable, "-c", _LAUNCHER, *command], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return float(done.stdout) / 1024


def _in_turn(*actions: Callable[[], None]) -> list[list[float]]:
    times: list[list[float]] = [[] for _ in actions]
    for action in actions:
        action()  # warm up
    for _ in range(_ROUNDS):
        for action, spent in zip(actions, times, strict=True):
            began = time.perf_counter()
            action()
            spent.append(time.perf_counter() - began)
    return times


def _bare_encoder(weights: Weights, texts: Sequence[str], pipeline: Pipeline, scratch: Path) -> Callable[[], None]:
    """The encoder cut out of the shipped graph, over passages encoded beforehand, on as many threads as the pipeline."""
    path = scratch / "encoder.onnx"
    # the first node of the heads gathers the words from what the encoder gives
    graph = onnx.load(str(weights.path("reader.onnx"))).graph
    last = next(n for n in graph.node if n.op_type == "Gather" and "first" in _sources(graph, n)).input[0]
    onnx.utils.extract_model(str(weights.path("reader.onnx")), str(path), ["ids", "looks"], [last])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    encoder = pipeline.reader.encoder
    feeds = []
    for text in texts:
        words = tokenize(text)
        feeds += [encoder.inputs(words[r.start : r.stop]) for r in passage_ranges(words, encoder.subwords)]

    def run(feed: dict[str, Any]) -> None:
        session.run(None, {"ids": feed["ids"], "looks": feed["looks"]})

    def bare() -> None:
        with ThreadPoolExecutor(_WORKERS) as pool:
            for _ in pool.map(run, feeds):
                pass

    return bare


def _sources(graph: Any, node: Any) -> set[str]:
    """The graph inputs that a node's indices come from."""
    made = {o: n for n in graph.node for o in n.output}
    todo, found = [node.input[1]], set()
    while todo:
        name = todo.pop()
        found.add(name)
        todo += list(made[name].input) if name in made else []
    return found
