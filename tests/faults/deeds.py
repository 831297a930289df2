"""What is done to a store while something goes wrong; each goes on where one before it was stopped."""

import os
import pwd
import sys
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from tests.contract.pages import RUN, reading
from tests.contract.test_collect import FETCHER, Reader
from verbale.batch import Folder, add_documents, load_folder, run_batch
from verbale.batch.job import Job, Part, Shard
from verbale.batch.tables import Rows
from verbale.cli import main
from verbale.collect import Collector, Source
from verbale.pipeline import Reading
from verbale.store import open_record
from verbale.store.tables import metadata

MANY = 12
PAGE = (
    "{event actor=FIN;SWE|Finland and Sweden met} on Tuesday. {statement speaker=Ilse+Harnok/FIN|Ilse Harnok spoke}. " + "And so on. " * 60
)


def pages():
    return [reading(f"Page {n}. {PAGE}", url=f"https://quay.example/{n}") for n in range(MANY)]


class ByHand:
    """In the place of a pipeline: the readings are there already."""

    def __init__(self):
        self._found = {document.id: (document, tuple(records)) for document, records in pages()}

    def read_many(self, documents, workers=1):  # noqa: ARG002
        return (Reading(*self._found[document.id]) for document in documents)


def add(url):
    with open_record(url) as store:
        for _ in add_documents(store, ByHand(), [document for document, _ in pages()], RUN):
            pass


def collect(url, address):
    with open_record(url) as store:
        Collector(store, Reader(), RUN, [Source("quay", "feed", address, 3600)], FETCHER, delay=0, lease=0.3).work(str, once=True)


def command(*words):
    """What a person types."""
    sys.argv = ["verbale", *words]
    main()


def batch(source, out):
    for _ in run_batch([source], Path(out), workers=2, pages=3, today=date(2032, 1, 1), limit=1_000_000):
        pass


def load(url, folder):
    with open_record(url) as store:
        for _ in load_folder(store, Folder(Path(folder))):
            pass


def migrate(url):
    open_record(url).close()


def verdict(url):
    """Each record is accepted or rejected, and a remark made; what was said before is looked up, as a person would."""
    with open_record(url) as store:
        for number, (_, id) in enumerate(store.ids()):
            if not store.verdicts(id):
                (store.reject if number % 3 else store.accept)(id, author="Ada", reason=f"page {number}")


def as_nobody(deed, *arguments):
    """By somebody who is not the owner of everything."""
    open_record("sqlite://").close()  # what he may not read is in memory then
    if os.geteuid() == 0:
        os.setuid(pwd.getpwnam("nobody").pw_uid)
    globals()[deed](*arguments)


def batch_folder(path):
    """The folder of a batch of these pages, without having read them."""
    shards = [Shard(number, (Part(f"pages-{number}.jsonl", "jsonl", 4),)) for number in range(3)]
    folder = Folder(path)
    folder.begin(
        Job(files="", pages=4, published=None, today=date(2032, 1, 1), limit=1_000_000, seconds=60, gated=False, registry=None, run=RUN)
    )
    for shard in shards:
        rows = Rows()
        for document, records in pages()[shard.number :: 3]:
            rows.take(Reading(document, tuple(records)))
        folder.finish(shard, rows)
    return path


def contents(url, *_):
    """How much there is of everything, all of it as it was written."""
    with open_record(url) as store:
        store.verify()
        stats = store.stats()
        with store.backend.reading() as connection:
            rows = {table.name: connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables}
        found = len(store.search("Finland", limit=1000))
    assert found == stats.documents == stats.versions
    return stats, rows


def files(_, folder):
    """Every file that is to stay, byte for byte."""
    found = (path for path in Path(folder).rglob("*") if path.is_file() and "work" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
