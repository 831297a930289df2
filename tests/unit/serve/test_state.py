"""Every answer is of one state of the store, which is asked for once, and the next answer is of the next one."""

import pytest
from fastapi.testclient import TestClient

from tests.contract.pages import RUN, reading
from verbale.asking import settling
from verbale.serve import create_app
from verbale.store import Query, open_record
from verbale.store.overview import Overview

PAGE = "{{statement speaker=Ilse+Harnok/VLM|Ilse Harnok said number {}}}. {{event actor=QUO recipient=VLM type=CONSULT|Quo called Velm}}."


@pytest.fixture
def own(tmp_path):
    with open_record(tmp_path / "record.db") as store:
        yield store


@pytest.fixture
def add(own):
    return lambda number: own.add(*reading(PAGE.format(number), url=f"https://news.example/{number}"), RUN)


@pytest.fixture
def client(own, settings):
    return TestClient(create_app(own, settings), base_url="http://127.0.0.1")


@pytest.mark.parametrize("path", ["/statements", "/brief", "/dyads/QUO/VLM", "/api/v1/records"])
def test_it_is_asked_for_once(own, settings, add, monkeypatch, path):
    for number in range(5):
        add(number)
    asked, look = [], Overview._look
    monkeypatch.setattr(Overview, "_look", lambda self: asked.append(1) or look(self))
    with TestClient(create_app(own, settings), base_url="http://127.0.0.1") as client:
        asked.clear()
        assert client.get(path).status_code == 200
    assert len(asked) == 1


def test_what_was_added_is_there_at_once(client, add):
    for number in range(3):
        add(number)
        assert f"number {number}" in client.get("/statements").text


@pytest.fixture
def slow(monkeypatch):
    """Every answer is dear, and rests for as long as the test goes on."""
    monkeypatch.setattr("verbale.store.memo._QUICKLY", -1)
    monkeypatch.setattr("verbale.store.memo._REST", 1_000_000)
    monkeypatch.setattr("verbale.store.memo._LONGEST", 1_000_000.0)


@pytest.mark.usefixtures("slow")
def test_a_store_that_goes_on_changing_is_not_looked_through_for_every_page(client, add, monkeypatch):
    settled, settle = [], settling.settle
    monkeypatch.setattr("verbale.asking.desk.settle", lambda *given: settled.append(1) or settle(*given))
    for number in range(3):
        add(number)
        assert client.get("/agreements").status_code == 200
    assert len(settled) == 1


@pytest.mark.usefixtures("slow")
def test_what_does_not_rest_is_sent_anew(client, add):
    add(0)
    assert client.get("/agreements").status_code == 200
    tag = client.get("/documents").headers["etag"]
    assert client.get("/documents", headers={"If-None-Match": tag}).status_code == 304
    add(1)
    assert client.get("/documents", headers={"If-None-Match": tag}).text.count("(no title)") == 2


@pytest.mark.usefixtures("slow")
def test_what_a_person_decides_is_shown_at_once(client, own, add):
    add(0)
    (hit,) = own.find(Query(kind=("statement",)))
    assert client.get("/agreements").status_code == 200
    add(1)
    assert "number 0" in client.get("/statements").text
    own.reject(hit.record.id, author="Ada", reason="it is another's")
    assert "number 0" not in client.get("/statements").text
