"""Readers and a writer together: every page answers, nobody waits for good, nothing is lost."""

from datetime import date
from functools import partial
from threading import Event, Thread

from fastapi.testclient import TestClient

from tests.contract.pages import RUN, reading
from tests.faults import deeds
from tests.faults.deeds import contents
from verbale.serve import create_app
from verbale.serve.templating import NAVIGATION
from verbale.settings import Settings
from verbale.store import open_record

READERS = 8
PATIENCE = 120
PAIR = (
    "{agreement name=Pier+Treaty parties=FIN;SWE stage=signed|The Pier Treaty was signed}. "
    "{promise promisor=Finland/FIN content=Finland+will+build+a+pier due=2031-05-01..2031-05-31|Finland will build a pier} by May."
)
PATHS = [
    *(path for _, path in NAVIGATION),
    "/search?words=finland",
    "/dyads/FIN/SWE",
    "/documents/pier",
    "/api/v1/promises",
    "/api/v1/agreements",
]


class Reader(Thread):
    """Somebody who goes from page to page until `done`, and once through all of them at least."""

    def __init__(self, client, done, first):
        super().__init__(daemon=True)
        self.answers = []
        self._client, self._done, self._paths = client, done, PATHS[first:] + PATHS[:first]

    def run(self):
        while not (self._done.is_set() and self.answers):
            self.answers += [(path, self._client.get(path).status_code) for path in self._paths]


def test_readers_and_a_writer_together(nursery, rounds, new_url):
    for _ in range(rounds):
        url, alone = new_url(), new_url()
        for address in (url, alone):
            with open_record(address) as store:
                store.add(*reading(PAIR, id="pier", url="https://pier.example/1"), RUN)
        answers = read_while(url, partial(nursery.do, "add", url))
        assert {status for _, status in answers} == {200}, answers
        deeds.add(alone)
        assert contents(url)[0] == contents(alone)[0]


def read_while(url, deed):
    """What the readers were told while something else was done in another process."""
    with open_record(url) as store:
        client = TestClient(create_app(store, Settings(today=date(2031, 7, 15))), base_url="http://127.0.0.1")
        done = Event()
        readers = [Reader(client, done, first) for first in range(READERS)]
        for reader in readers:
            reader.start()
        deed()
        done.set()
        for reader in readers:
            reader.join(PATIENCE)
        assert not any(reader.is_alive() for reader in readers), "a page is never answered"
        return [answer for reader in readers for answer in reader.answers]
