import csv
import io
import re

from verbale.export.table import csv_lines
from verbale.store import Query


def test_markup_of_a_page_is_shown_and_never_run(client, store):
    hit = next(h for h in store.iter(Query(kind=("statement",))) if "Mallory" in h.record.speaker[0].name)
    paths = [f"/records/{hit.record.id}", "/search", "/statements", "/actors", "/documents", "/publishers", "/timeline", "/brief?days=3660"]
    for path in [*paths, client.get(f"/documents/{'a/b c?<d>'.replace('?', '%3F')}").url.path]:
        text = client.get(path).text
        assert "alert('title')</script>" not in text
        assert "<b>Mallory" not in text
        assert "<img" not in text
        assert 'href="javascript' not in text


def test_an_odd_id_has_its_page(client):
    page = client.get("/documents/a/b%20c%3F%3Cd%3E")
    assert page.status_code == 200
    assert "שלום" in page.text
    assert "alert(&#x27;text&#x27;)" in page.text


def test_the_headers_stand_on_every_answer(client):
    for path in ("/read", "/nothing", "/static/serve.css", "/api/v1/stats"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"


def test_no_cell_is_a_formula():
    table = list(csv_lines([{"a": "=SUM(A1)", "b": "@x", "c": -1, "d": "fine"}]))
    assert next(iter(csv.DictReader(io.StringIO("".join(table))))) == {"a": "'=SUM(A1)", "b": "'@x", "c": "-1", "d": "fine"}


def test_every_address_in_a_page_stays_here(client):
    for path in ("/search", "/publishers", "/documents"):
        assert all(link.startswith(("/", "#", "https://news.example/")) for link in re.findall(r'href="([^"]*)"', client.get(path).text))
