"""The measures of a batch, each a function of public data, a scratch folder and a number of documents to named figures."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.batch.runs import run_batch
from benchmarks.batch.sources import make_archive, make_lines
from benchmarks.batch.stages import measure_stages
from verbale.batch import PAGES, Folder, load_folder
from verbale.batch.job import iter_shards
from verbale.store import open_record

__all__ = ["MEASURES", "Figures", "Measure"]

Figures = Mapping[str, float]

_TWO = 2
_SHORT = 60
"""Words of a page in the long run: what grows with the number of pages shows best where there is least else to do."""
_STAGED = 200
"""Pages at most of which the stages are timed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure and the number of documents for which its bar is meant."""

    run: Callable[[Path, Path, int], Figures]
    documents: int


def workers(data: Path, scratch: Path, documents: int) -> Figures:
    """Two workers against one on the same briefings, one thread each."""
    source = make_lines(data, scratch / "workers.jsonl", documents)
    one, two = (run_batch(source, scratch / f"workers-{n}", workers=n, pages=_shard(documents)) for n in (1, _TWO))
    return {"documents": documents, "one": one.rate, "two": two.rate, "ratio": two.rate / one.rate, "peak": max(one.peak, two.peak)}


def ray(data: Path, scratch: Path, documents: int) -> Figures:
    """Ray against the local pool on the same two cores, from the start of the command to its end."""
    source = make_lines(data, scratch / "ray.jsonl", documents)
    local, other = (
        run_batch(source, scratch / f"ray-{engine}", workers=_TWO, pages=_shard(documents), engine=engine) for engine in ("local", "ray")
    )
    ratio = {"ratio": local.seconds / other.seconds, "rate_ratio": other.rate / local.rate}
    return {"documents": documents, "local": local.seconds, "ray": other.seconds, "peak": max(local.peak, other.peak)} | ratio


def long(data: Path, scratch: Path, documents: int) -> Figures:
    """Whether a page costs the same however many there are, and whether memory stays flat; by short pages."""
    run = run_batch(make_lines(data, scratch / "long.jsonl", documents, _SHORT), scratch / "long", workers=_TWO, pages=_shard(documents))
    tenth = documents / 10
    first, last = run.cost(0, tenth), run.cost(documents - tenth, documents)
    costs = {"first": 1000 * first, "last": 1000 * last, "ratio": last / first}
    return {"documents": documents, "words": _SHORT, "peak": run.peak, "growth": run.growth()} | costs


def archive(data: Path, scratch: Path, documents: int) -> Figures:
    """From a WARC to tables and on into a store: pages a second, bytes a page, and the share of each stage."""
    source, out = make_archive(data, scratch / "pages.warc.gz", documents), scratch / "archive"
    run = run_batch(source, out, workers=_TWO, pages=_shard(documents))
    counts = [done.counts for done in Folder(out).all_done()]
    read = sum(each["documents"] for each in counts)
    divided = _seconds(lambda: list(iter_shards([str(source)], PAGES)))
    loaded = _seconds(lambda: _load(out, scratch / "store.db"))
    tables = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    stores = sum(path.stat().st_size for path in scratch.glob("store.db*"))
    staged = make_archive(data, scratch / "stages.warc.gz", min(documents, _STAGED))
    spent = measure_stages(staged, scratch / "stages", PAGES)
    return {
        "documents": documents,
        "read": read,
        "skipped": sum(each["skipped"] for each in counts),
        "dropped": sum(each["drops"] for each in counts),
        "whole": documents / run.seconds,
        "core": run.rate / _TWO,
        "peak": run.peak,
        "divided": documents / divided,
        "loaded": read / loaded,
        "archive_bytes": source.stat().st_size / documents,
        "tables_bytes": tables / documents,
        "store_bytes": stores / documents,
    } | {f"stage {stage}": seconds / sum(spent.values()) for stage, seconds in spent.items()}


MEASURES: Mapping[str, Measure] = {
    "workers": Measure(workers, 600),
    "ray": Measure(ray, 2_000),
    "long": Measure(long, 100_000),
    "archive": Measure(archive, 1_000),
}


def _shard(documents: int) -> int:
    """Pages a shard: small enough that a worker which waits for the last one of another says little."""
    return max(1, min(PAGES, documents // 100))


def _load(tables: Path, store: Path) -> None:
    with open_record(store) as record:
        for _ in load_folder(record, Folder(tables)):
            pass


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
