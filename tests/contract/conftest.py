"""The same store on both databases; records are written down by hand, so that nothing here hangs on weights."""

from itertools import count

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.contract.pages import RUN, reading
from tests.contract.servers import postgres_server
from verbale.store import open_record


@pytest.fixture(scope="session")
def server():
    with postgres_server() as address:
        yield make_url(address).set(drivername="postgresql+psycopg")


@pytest.fixture(scope="session")
def numbers():
    return count()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request, tmp_path, numbers):
    """A maker of addresses of empty stores."""

    def make():
        if request.param == "sqlite":
            return str(tmp_path / f"{next(numbers)}.db")
        server = request.getfixturevalue("server")
        name = f"test_{next(numbers)}"
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    return make


@pytest.fixture
def url(new_url):
    return new_url()


@pytest.fixture
def store(url):
    with open_record(url) as opened:
        yield opened


@pytest.fixture
def put(store):
    """Add a marked page (see `tests.contract.pages`) and return what that did."""

    def add(page, again=False, force=False, run=RUN, **about):
        document, records = reading(page, **about)
        return store.add(document, records, run, again=again, force=force)

    return add
