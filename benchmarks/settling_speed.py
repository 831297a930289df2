"""What settling the ledger takes: `python -m benchmarks.settling_speed STORE`; seconds of the processor and MB as a markdown table."""

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from verbale.asking import Ledger
from verbale.store import open_record

__all__ = ["main", "part_of", "settled_in"]

_SIZES = (250, 500, 1_000, 2_000, 4_000)
_PARTS = {
    "hosts": "1",
    "publishers": "1",
    "runs": "1",
    "documents": "id IN part",
    "versions": "document IN part",
    "readings": "version IN (SELECT key FROM given.versions WHERE document IN part)",
    "records": "document IN part",
}
"""Which rows of a store its first documents need, table by table, for settling."""


def main() -> None:
    """Command line of the measuring; each size is settled in a process of its own, once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--keep", type=Path, help="a folder for what was settled at each size, to compare two versions of the code")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(settled_in(given.store, given.keep)))
        return
    print("| documents | seconds | ms a document | MB |\n|---:|---:|---:|---:|")
    for size in given.documents:
        seconds, most = _apart(given.store, size, given.keep)
        print(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.1f} | {most:,.0f} |", flush=True)


def part_of(source: Path, target: Path, documents: int) -> None:
    """Write a store with the first documents of another SQLite store, as far as settling needs them."""
    with open_record(source), open_record(target):  # brings an older store up to the form of today
        pass
    with closing(sqlite3.connect(target)) as new:
        new.execute("ATTACH ? AS given", (str(source),))
        new.execute("CREATE TEMP TABLE part AS SELECT id FROM given.documents ORDER BY rowid LIMIT ?", (documents,))
        known = {row[0] for row in new.execute("SELECT name FROM given.sqlite_master")}
        for table, wanted in _PARTS.items():
            if table in known:
                new.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM given.{table} WHERE {wanted}")
        new.commit()


def settled_in(store: Path, keep: Path | None = None) -> tuple[float, float]:
    """Seconds of the processor and most MB of memory that settling a store takes in this process; `keep` is a file for what was settled."""
    with open_record(store) as opened:
        began = time.process_time()
        Ledger(opened).settle()
        spent = time.process_time() - began
        if keep:
            keep.write_text("\n".join(_settled(store)), encoding="utf-8")
    return spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _settled(store: Path) -> Iterator[str]:
    with closing(sqlite3.connect(store)) as file:
        yield from (json.dumps(row) for row in file.execute("SELECT part, about, data FROM settled ORDER BY key"))


def _apart(source: Path, size: int, keep: Path | None) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.db"
        part_of(source, part, size)
        kept = ["--keep", str(keep / f"{size}.jsonl")] if keep else []
        command = [sys.executable, "-m", "benchmarks.settling_speed", str(part), "--one", *kept]
        seconds, most = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, most


if __name__ == "__main__":
    main()
