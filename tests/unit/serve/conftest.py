"""A small store of records written down by hand, served to a client on this machine."""

from datetime import date

import pytest
from fastapi.testclient import TestClient

from tests.contract.pages import RUN, reading
from verbale.serve import create_app
from verbale.serve.access import Access, Tokens
from verbale.settings import Settings
from verbale.store import open_record

PAGES = {
    "treaty": (
        "{statement speaker=Ilse+Harnok/VLM content=the+Ferry+Treaty+was+signed|"
        "Ilse Harnok said the Ferry Treaty was signed} in Port Arvid.\n"
        "{agreement name=Ferry+Treaty parties=VLM;QUO stage=signed|the Ferry Treaty was signed} on Monday. "
        "{meeting participants=Ilse+Harnok/VLM;Teodor+Brask/QUO form=visit realis=future when=2031-05-02..2031-05-02|"
        "Teodor Brask will visit Port Arvid}. "
        "{promise promisor=Teodor+Brask/QUO content=Quo+will+open+the+pier+by+June due=..2031-06-30 realis=future|"
        "Quo will open the pier by June}."
    ),
    "measures": (
        "{sanction authority=QUO target=VLM measure=trade action=impose|Quo banned trade with Velm}. "
        "{event actor=QUO recipient=VLM type=SANCTION|Quo banned all ferries} of Velm. "
        "{indicator subject=Ferry+traffic|Ferry traffic fell by half}."
    ),
}
HOSTILE = (
    "<script>alert('text')</script> {statement speaker=<b>Mallory</b>/VLM|“</blockquote><img src=x onerror=alert(1)>”}, "
    "she said.\n\u202eשלום עולם\u202c e\u0301"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_record(tmp_path_factory.mktemp("serve") / "record.db") as opened:
        for name, page in PAGES.items():
            document, records = reading(page, url=f"https://news.example/{name}", title=name.title(), publisher="News")
            opened.add(document, records, RUN)
        later, records = reading(PAGES["measures"].replace("by half", "by a third"), url="https://news.example/measures", title="Measures")
        opened.add(later, records, RUN)
        about = {"url": "javascript:alert(2)", "title": "<script>alert('title')</script>", "publisher": "'\"><i>"}
        opened.add(*reading(HOSTILE, id="a/b c?<d>", **about), RUN)
        yield opened


@pytest.fixture(scope="module")
def settings():
    return Settings(today=date(2031, 7, 15), max_bytes=100_000)


@pytest.fixture(scope="module")
def client(store, settings):
    with TestClient(create_app(store, settings), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def tokens(tmp_path):
    return Tokens(tmp_path / "tokens.toml")


@pytest.fixture
def given(tokens):
    """A token of each role."""
    return {role: tokens.make(f"Ada the {role}", role) for role in ("reader", "editor")}


@pytest.fixture
def guarded(store, settings, tokens, given):
    """A client that is asked for a token."""
    assert given
    with TestClient(create_app(store, settings, Access(tokens)), base_url="http://record.example", follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def writing(store, settings):
    """A client of the person at this machine, who may write."""
    with TestClient(create_app(store, settings, Access(writer="Ada")), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client
