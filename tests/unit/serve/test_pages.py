import csv
import io
import json
import re
from datetime import date

import pytest
from fastapi.testclient import TestClient
from lxml import html

from verbale.asking.desk import Desk
from verbale.ledger.publishers import Publishers
from verbale.serve import create_app
from verbale.serve.templating import NAVIGATION
from verbale.store import Query

LISTS = [path for _, path in NAVIGATION if path != "/read"] + ["/search", "/documents"]


@pytest.mark.parametrize("path", LISTS)
def test_every_list_is_a_page_and_the_same_rows_as_data(client, path):
    page = client.get(path)
    assert page.status_code == 200
    assert f"{path}?format=csv" in page.text
    rows = list(csv.DictReader(io.StringIO(client.get(path, params={"format": "csv"}).text)))
    lines = [json.loads(line) for line in client.get(path, params={"format": "jsonl"}).text.splitlines()]
    assert len(rows) == len(lines)
    assert client.get(path, params={"format": "docx"}).status_code == 404


@pytest.mark.parametrize("path", LISTS)
def test_no_page_of_the_program_runs_or_loads_anything_else(client, path):
    page = html.fromstring(client.get(path).content)
    assert all(one.get("src").startswith("/static/") for one in page.iter("script", "img", "iframe"))
    assert not list(page.iter("object", "embed"))
    assert all(one.text is None for one in page.iter("script"))
    assert not page.xpath("//style | //*[@style] | //@*[starts-with(name(), 'on')]")


def test_a_planned_visit_never_looks_held(client):
    row = re.search(r'<div class="tile meeting-tile[^>]*>', client.get("/meetings").text)[0]
    assert "not-reported" in row
    assert "meeting-tile planned" in client.get("/meetings", params={"on": "2031-04-01"}).text
    assert client.get("/meetings", params={"status": "held", "format": "jsonl"}).text == ""


def test_search_marks_words_and_counts_facets(client):
    page = client.get("/search", params={"words": "ferr*"}).text
    assert '<em class="hit">Ferry</em>' in page
    assert re.search(r"agreement\s*<span class=\"n\">1</span>", page)
    assert "Nothing found" in client.get("/search", params={"words": "submarine"}).text
    only = client.get("/search", params={"kind": "sanction", "format": "jsonl"}).text.splitlines()
    assert [json.loads(line)["kind"] for line in only] == ["sanction"]
    both = client.get("/search", params={"actor": "QUO", "other": "VLM", "format": "jsonl"}).text.splitlines()
    assert {json.loads(line)["kind"] for line in both} == {"agreement", "meeting", "sanction", "event"}


def test_every_filter_counts_what_it_finds(client):
    for query in (
        "actor=Ilse Harnok",
        "words=ferry&actor=QUO",
        "actor=QUO&other=VLM",
        "on=2031-05-02",
        "host=news.example",
        "until=2031-03-04",
    ):
        total = int(re.search(r'class="total">(\d+) record', client.get(f"/search?{query}").text)[1])
        assert total == len(client.get(f"/search?{query}&format=jsonl").text.splitlines())


def test_an_empty_field_of_a_form_is_not_given(client):
    assert client.get("/search?words=&actor=&since=&kind=&min_score=").status_code == 200


def test_an_article_and_its_records_lead_to_each_other(client, store):
    hit = store.find(Query(kind=("promise",)))[0]
    there = client.get(f"/documents/{hit.document}", params={"record": hit.record.id}, follow_redirects=False)
    anchor = there.headers["location"].partition("#")[2]
    page = client.get(there.headers["location"]).text
    assert f'id="{anchor}"' in page
    assert f'href="#{anchor}"' in page
    assert "Quo will open the pier by June" in client.get(f"/records/{hit.record.id}").text
    assert f'href="/documents/{hit.document}?record={hit.record.id}"' in client.get("/promises").text


def test_versions_show_what_was_taken_out_and_put_in(client, store):
    id = store.find(Query(kind=("sanction",)))[0].document
    page = client.get(f"/versions/{id}").text
    assert "<del>half</del><ins>a third</ins>" in page
    assert client.get(f"/versions/{id}", params={"old": 7}).status_code == 404


def test_a_publisher_of_quotations_only_is_not_shown_whole(client, store):
    id = store.find(Query(kind=("sanction",)))[0].document
    store.set_full_text("news.example", allowed=False)
    try:
        assert '<div class="text">' not in client.get(f"/documents/{id}").text
        assert "<ins>" not in client.get(f"/versions/{id}").text
        assert client.get(f"/api/v1/documents/{id}").json()["document"]["text"] is None
    finally:
        store.set_full_text("news.example", allowed=True)


def test_the_ledger_has_its_pages(client):
    board = client.get("/agreements").text
    thread = client.get(re.search(r"/agreements/\w+", board)[0])
    assert "Ferry Treaty" in thread.text
    assert "Claimed, by voice" in thread.text
    promises = client.get("/promises").text
    assert "overdue" in promises
    assert "Quo will open the pier by June" in promises
    assert "not a legal list" in client.get("/sanctions", params={"target": "vlm"}).text
    assert "reports" in client.get("/dyads").text
    assert "material conflict" in client.get("/dyads/QUO/VLM").text
    assert "2031" in client.get("/timeline").text


def test_what_is_not_there_has_a_page_that_says_so(client):
    for path in ("/nothing", "/documents/none", "/records/none", "/agreements/none", "/search?kind=novel", "/search?actor=Nobody"):
        page = client.get(path)
        assert page.status_code in {404, 422}
        assert 'role="alert"' in page.text


def test_a_programme_tells_what_there_is_with_each_partner(client):
    assert "/programmes/QUO" in client.get("/programmes").text
    page = client.get("/programmes/QUO").text
    assert "Ferry Treaty" in page
    assert 'id="with-VLM"' in page
    assert "visits: 1 report, 1 independent" in page
    assert client.get("/programmes/Nobody").status_code == 404


def test_two_publishers_stand_side_by_side(client):
    assert "No difference" in client.get("/compare").text
    page = client.get("/compare", params={"one": "news.example", "other": "none.example"})
    assert page.status_code == 200
    assert "Stories that both tell" in page.text


def test_a_watch_list_tells_what_is_new_and_due(client, store):
    store.kept.set("watches", {"Piers": {"kind": ["promise"]}, "Submarines": {"words": "submarine"}})
    try:
        page = client.get("/brief", params={"until": "2031-06-15", "days": 365}).text
        rows = client.get("/brief", params={"until": "2031-06-15", "days": 365, "format": "csv"}).text
    finally:
        store.kept.set("watches", {})
    assert "falls due, or fell due: 1" in page
    assert 'href="/search?kind=promise' in page
    assert "Nothing new in these days" in page
    assert "Piers: falls due" in rows


def test_statements_have_facets_that_hold_together(client):
    page = client.get("/statements").text
    assert "<h2>Speaker</h2>" in page
    assert "speaker=Ilse%20Harnok" in page
    rows = client.get("/statements", params={"speaker": "Ilse Harnok", "format": "jsonl"}).text.splitlines()
    assert len(rows) == 1
    assert client.get("/statements", params={"speaker": "Ilse Harnok", "addressee": "QUO", "format": "jsonl"}).text == ""
    assert "Nothing found" in client.get("/statements", params={"medium": "state TV"}).text


def test_every_page_tells_that_the_ledger_is_behind(store, settings, monkeypatch):
    client = TestClient(create_app(store, settings), base_url="http://127.0.0.1")
    assert "verbale settle" not in client.get("/brief").text
    monkeypatch.setattr("verbale.asking.desk._QUICK", 0)
    store.kept.settle([], [0, 0, 0])
    try:
        assert all("<code>verbale settle</code>" in client.get(path).text for path in LISTS)
    finally:
        Desk(store, Publishers.load(), date(2031, 7, 15)).settle()
    assert "verbale settle" not in client.get("/brief").text
