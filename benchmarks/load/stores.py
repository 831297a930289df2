"""The stores that are put under load: the demo's and a large one, made once; a copy of each on both databases."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from benchmarks.ledger import write_rows
from benchmarks.page_speed import made_store
from tests.contract.servers import postgres_server
from training.datasets import read_lines
from verbale import demo
from verbale.pipeline import load_pipeline
from verbale.store import open_record

__all__ = ["Subject", "copies", "demo_store", "large_store", "made_pages"]

_FIRST, _EVERY, _PAGES = 30, 61, 40
"""Which documents of the briefings are written: some of each year, none that the large store has."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A store and how it is called, with the files of actors and publishers that it is read with."""

    name: str
    url: str
    database: str = "SQLite"
    registry: Path | None = None
    publishers: Path | None = None


def demo_store(work: Path) -> Subject:
    """The demo corpus."""
    path = work / "demo" / "demo.db"
    if not path.exists():
        shutil.rmtree(path.parent, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "verbale", "demo", "--store", str(path)], check=True, stdout=subprocess.DEVNULL)
    return Subject("demo", str(path), registry=demo.registry_path(), publishers=demo.publishers_path())


def large_store(work: Path, briefings: Path, documents: int) -> Subject:
    """So many documents, of which the words are those of some of the briefings."""
    path, partial = work / f"large-{documents}.db", work / "partial"
    if not path.exists():
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        made_store(load_pipeline(), briefings, partial, documents).replace(path)
    return Subject("large", str(path))


def made_pages(work: Path, briefings: Path) -> Path:
    """The pages that the writer adds."""
    path = work / "pages.jsonl"
    if not path.exists():
        write_rows(path, islice(read_lines(briefings), _FIRST, _FIRST + _EVERY * _PAGES, _EVERY))
    return path


def copies(store: Subject, scratch: Path) -> Iterator[Subject]:
    """The same store twice, to be written to: a file, and a database of a server that is gone afterwards."""
    yield replace(store, url=str(shutil.copy(store.url, scratch / f"{store.name}.db")))
    backup = scratch / f"{store.name}.jsonl.gz"
    with open_record(store.url) as source:
        source.backup(backup)
    with postgres_server(durable=True) as server:
        url = make_url(server).set(drivername="postgresql+psycopg")
        with open_record(server) as target:
            target.restore(backup)
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("ANALYZE"))
        engine.dispose()
        yield replace(store, url=server, database="PostgreSQL")
