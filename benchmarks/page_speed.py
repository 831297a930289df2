"""How fast pages answer on a large store: `python -m benchmarks.page_speed STORE`; medians and first answers in milliseconds."""

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from fastapi.testclient import TestClient

from benchmarks.growing import grow
from training.datasets import read_lines
from verbale.asking import Ledger
from verbale.batch import add_documents, run_of
from verbale.ingest import read_document
from verbale.pipeline import Pipeline, load_pipeline
from verbale.serve import create_app
from verbale.serve.templating import NAVIGATION
from verbale.settings import Settings
from verbale.store import Query, Store, open_record

__all__ = ["Answered", "made_store", "measure_pages", "paths"]

_ROUNDS = 5
_READ = 150
_DOCUMENTS = 9_182
_EVERY = 61
"""Every so many documents of the file are read: some of each year."""


class Answered(NamedTuple):
    """The milliseconds of the first answer of a page and the median of those after it."""

    first: float
    median: float


def made_store(pipeline: Pipeline, briefings: Path, folder: Path, documents: int = _DOCUMENTS) -> Path:
    """Read some documents of the briefings and make a store of them that is as large as the whole file, settled."""
    rows = islice(read_lines(briefings), 0, None, _EVERY)
    read = (
        read_document(r["text"], name=r["id"], id=r["id"], published=r["published"][:10], title=r.get("title"), url=r.get("url"))
        for r in islice(rows, _READ)
    )
    with open_record(folder / "small.db") as store:
        for _ in add_documents(store, pipeline, read, run_of(pipeline)):
            pass
    grow(folder / "small.db", folder / "large.db", documents)
    with open_record(folder / "large.db") as store:
        Ledger(store).settle()
    return folder / "large.db"


def measure_pages(store: Store) -> dict[str, Answered]:
    """The time of each of the `paths`."""
    with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client:
        return {path: _answered(client, path) for path in paths(client, store)}


def _answered(client: TestClient, path: str) -> Answered:
    times = []
    for _ in range(_ROUNDS + 1):
        began = time.perf_counter()
        client.get(path).raise_for_status()
        times.append(1000 * (time.perf_counter() - began))
    return Answered(times[0], statistics.median(times[1:]))


def paths(client: TestClient, store: Store) -> Iterator[str]:
    """Every page that the navigation names, searches, and one article, record, thread and pair."""
    named = [path for _, path in NAVIGATION]
    yield from [
        *named,
        "/documents",
        "/search?words=president",
        '/search?words="joint statement"&kind=statement',
        "/search?actor=USA&realis=future",
    ]
    hit = store.find(Query(kind=("agreement",)), limit=1)[0]
    yield from (f"/documents/{hit.document}", f"/records/{hit.record.id}", f"/api/v1/records?document={hit.document}")
    yield from ("/promises?status=overdue", "/promises?proposed=true", "/timeline?since=2020-01-01&until=2020-12-31")
    for page, pattern in (("/agreements", r"/agreements/\w+"), ("/dyads", r"/dyads/\w+/\w+")):
        found = re.search(pattern, client.get(page).text)
        yield from [found[0]] if found else []


def table(times: Mapping[str, Answered]) -> list[str]:
    """The figures as lines of a table, the slowest first."""
    rows = sorted(times.items(), key=lambda item: -item[1].median)
    return [f"{path:60} {t.median:8.1f} ms {t.first:10.1f} ms at first" for path, t in rows]


def main() -> None:
    """Command line of the measuring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", nargs="?", help="a store that is there; otherwise one is made of the briefings")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, open_record(given.store or _made(given.shared, Path(scratch))) as store:
        stats = store.stats()
        print(f"{stats.documents:,} documents, {sum(stats.records.values()):,} records")
        print("\n".join(table(measure_pages(store))))


def _made(shared: Path, folder: Path) -> Path:
    return made_store(load_pipeline(), shared / "data" / "input" / "wh_briefings.dev.jsonl.gz", folder)


if __name__ == "__main__":
    main()
