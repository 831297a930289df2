"""PostgreSQL cuts connections, or is restarted, in the middle: that is told, and the same command goes on where it stopped."""

from itertools import count

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.contract.pages import RUN
from tests.contract.servers import postgres_server, restart
from tests.faults import deeds
from tests.faults.deeds import contents
from verbale.errors import StoreUnreachableError
from verbale.store import open_record

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 'fault%'"


@pytest.fixture(scope="module")
def own():
    with postgres_server() as address:
        yield address


@pytest.fixture(scope="module")
def run(own):
    """A statement as the server's owner."""
    engine = create_engine(make_url(own).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", pool_pre_ping=True)

    def execute(statement):
        with engine.connect() as connection:
            connection.execute(text(statement))

    yield execute
    engine.dispose()


@pytest.fixture(scope="module")
def make(own, run):
    numbers = count()

    def new():
        name = f"fault{next(numbers)}"
        run(f"CREATE DATABASE {name}")
        return own.replace("/postgres?", f"/{name}?")

    return new


@pytest.mark.parametrize("deed", ["add", "migrate"])
def test_connections_are_cut(nursery, rounds, make, run, deed):
    nursery.torment(rounds, lambda: [make()], deed, contents, strike=lambda _: run(CUT))


def test_the_server_crashes(nursery, rounds, make, own):
    nursery.torment(rounds, lambda: [make()], "add", contents, strike=lambda _: restart(own))


def test_an_open_store_outlives_it(make, run, own):
    (document, records), other = deeds.pages()[:2]
    with open_record(make()) as store:
        restart(own)
        assert store.stats().documents == 0
        with pytest.raises(StoreUnreachableError, match="terminating connection"):
            cut_in_the_middle(store, run)
        store.add(document, records, RUN)
        run(CUT)
        store.add(*other, RUN)
        assert (store.stats().documents, store.verify().problems) == (2, [])


def cut_in_the_middle(store, run):
    with store.backend.writing() as connection:
        run(CUT)
        connection.execute(text("SELECT 1"))
