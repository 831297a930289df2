"""Put the demo's store and a large one under load, on both databases: `python -m benchmarks.load`."""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.load.run import Figures, Load, paths_of, run
from benchmarks.load.stores import Subject, copies, demo_store, large_store, made_pages
from verbale.store import open_record

__all__ = ["main"]

_HEADING = "## Load\n"
_COLUMNS = ("store", "database", "seconds", "pages a second", "median, ms", "99th, ms", "errors", "writer alone", "beside readers", "loss")
_TEXT = """
Written by `make load`. {readers} readers (`wrk`) ask at random for the pages that the navigation names, searches, articles, records and the
API, as fast as they are answered; one writer reads and adds pages as `verbale add` does. All of it is on one machine ({machine}),
for as many seconds as the table says; the writer alone for half as long, before and after. An error is an answer that is no page, or
breaks off, or has not come within a minute. Afterwards `verify` is clean and every page that was told as kept is there. The
writer's speed is in characters a second. PostgreSQL waits for the disk (`fsync`) and has Debian's settings but for
those of its connections (ADR 13).
"""


def main() -> None:
    """Command line of the loading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("build/load"), help="where the stores are kept between runs")
    parser.add_argument("--seconds", type=int, default=600, help="how long readers and writer work together at each store")
    parser.add_argument("--readers", type=int, default=8, help="requests that are under way at once")
    parser.add_argument("--documents", type=int, default=9_182, help="the size of the large store")
    parser.add_argument(
        "--stores", nargs="+", choices=["demo", "large"], default=["demo", "large"], help="which; the report keeps the rows of the other"
    )
    parser.add_argument("--report", type=Path, help="the document of which the last part, the load, is written anew")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    briefings = given.shared / "data" / "input" / "wh_briefings.dev.jsonl.gz"
    pages, rows = made_pages(given.work, briefings), []
    stores = [demo_store(given.work)] if "demo" in given.stores else []
    stores += [large_store(given.work, briefings, given.documents)] if "large" in given.stores else []
    for store in stores:
        load = Load(given.seconds, given.readers, paths_of(store), pages)
        with tempfile.TemporaryDirectory() as scratch:
            for copy in copies(store, Path(scratch)):
                size = _size(copy)
                rows.append(_row(copy, size, given.seconds, run(copy, load, Path(scratch))))
                print(rows[-1], flush=True)
    if given.report:
        kept, _, before = given.report.read_text(encoding="utf-8").partition(_HEADING)
        left = tuple(f"| {name}," for name in {"demo", "large"} - {*given.stores})
        other = [line for line in before.splitlines() if line.startswith(left)] if left else []
        rows = sorted([*other, *rows], key=lambda row: row.startswith("| large"))
        given.report.write_text(f"{kept.rstrip()}\n\n" + "".join(f"{line}\n" for line in _section(rows, given)), encoding="utf-8")


def _size(subject: Subject) -> int:
    with open_record(subject.url) as store:
        return store.stats().documents


def _row(subject: Subject, size: int, seconds: int, found: Figures) -> str:
    r = found.readers
    cells = (
        f"{subject.name}, {size:,} documents",
        subject.database,
        seconds,
        f"{r['requests'] / r['seconds']:.1f}",
        f"{r['median']:.0f}",
        f"{r['late']:.0f}",
        found.errors,
        f"{found.alone:,.0f}",
        f"{found.together:,.0f}",
        f"{100 * found.loss:.0f} %",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _section(rows: list[str], given: argparse.Namespace) -> Iterator[str]:
    yield _HEADING.rstrip()
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    yield _TEXT.format(readers=given.readers, machine=machine)
    yield f"| {' | '.join(_COLUMNS)} |"
    yield "|---" * len(_COLUMNS) + "|"
    yield from rows


if __name__ == "__main__":
    main()
