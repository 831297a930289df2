"""A store of documents that say of themselves what an attacker would, on both databases and behind the pages."""

import pytest
from fastapi.testclient import TestClient

from tests.attacks.payloads import MARKUP, document
from tests.contract.conftest import new_url, numbers, server, url  # noqa: F401 - the same stores
from tests.contract.pages import RUN
from verbale.serve import create_app
from verbale.settings import Settings
from verbale.store import open_record


def fill(store):
    """One document for each payload, which stands in every place that a document has."""
    for number, payload in enumerate(MARKUP):
        store.add(*document(payload, number), RUN)


@pytest.fixture
def hostile(url):  # noqa: F811
    with open_record(url) as store:
        fill(store)
        yield store


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("attacks") / "record.db") as store:
        fill(store)
        with TestClient(create_app(store, Settings()), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
            yield client
