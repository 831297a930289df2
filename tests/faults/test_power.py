"""The power goes: of the file and its log there is what had reached the disk, and that is a whole state of the store."""

import sqlite3
from contextlib import closing

from tests.contract.pages import RUN
from tests.faults import deeds
from tests.faults.deeds import MANY, contents
from verbale.store import open_record

PAGE_SIZE = 4096


def written(folder):
    """The file and its log after each document, before and after all was taken from the log into the file."""
    path, states = folder / "record.db", []
    with open_record(path) as store:
        for document, records in deeds.pages():
            store.add(document, records, RUN)
            states.append((path.read_bytes(), path.with_name("record.db-wal").read_bytes()))
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(FULL)")
        after = path.read_bytes()
    return states, after, contents(path)


def opened(folder, number, file, log):
    path = folder / f"{number}.db"
    path.write_bytes(file)
    path.with_name(f"{number}.db-wal").write_bytes(log)
    return path


def test_the_log_is_cut_anywhere(tmp_path, rounds, nursery):
    states, _, whole = written(tmp_path)
    for number in range(10 * rounds):
        documents = nursery.random.randrange(MANY)
        file, log = states[documents]
        cut = nursery.random.randrange(len(log) + 1)
        torn = nursery.random.choice([b"", bytes(5000), nursery.random.randbytes(5000)])
        path = opened(tmp_path, number, file, log[:cut] + torn)
        assert contents(path)[0].documents <= documents + 1
        deeds.add(path)
        assert contents(path) == whole


def test_the_file_is_half_way_to_its_log(tmp_path, rounds, nursery):
    states, after, whole = written(tmp_path)
    before, log = states[-1]
    pages = range(0, len(after), PAGE_SIZE)
    for number in range(3 * rounds):
        file = b"".join(nursery.random.choice([before.ljust(len(after), b"\0"), after])[at : at + PAGE_SIZE] for at in pages)
        assert contents(opened(tmp_path, number, file, log)) == whole
