"""The API: every list of the pages, page by page or as a stream, its errors, its description, what editors write."""

import csv
import io
import json
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from verbale.serve.api import describe, make_api
from verbale.serve.api.writing import Outcome
from verbale.serve.problems import PROBLEMS
from verbale.store import Query
from verbale.store.judging import OUTCOMES

LISTS = {
    "records": {},
    "timeline": {"by": "day"},
    "documents": {},
    "agreements": {},
    "claims": {"name": "Ferry Treaty"},
    "promises": {},
    "sanctions": {},
    "meetings": {},
    "dyads": {},
    "dyads/QUO/VLM": {},
    "programmes/QUO": {},
    "differences": {},
    "brief": {},
    "actors": {},
    "publishers": {},
    "verdicts": {},
    "notes": {"about": "a/b c?<d>"},
    "journal": {},
    "watches": {},
    "problems": {},
}


def all_rows(client, path):
    while path:
        page = client.get(path).json()
        yield from page["rows"]
        path = page["next"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_page_by_page_and_as_a_stream_that_counts_its_rows(client, name):
    given = LISTS[name]
    whole = client.get(f"/api/v1/{name}", params={**given, "limit": 500}).json()
    query = "&".join(f"{k}={v}" for k, v in {**given, "limit": 1}.items()).replace("?", "%3F")
    rows = list(all_rows(client, f"/api/v1/{name}?{query}"))
    assert rows == whole["rows"]
    assert (len(rows), whole["next"]) == (whole["total"], None)
    lines = client.get(f"/api/v1/{name}", params={**given, "format": "jsonl"})
    table = client.get(f"/api/v1/{name}", params={**given, "format": "csv"})
    assert int(lines.headers["row-count"]) == int(table.headers["row-count"]) == len(rows)
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(rows)


def test_a_cursor_finds_its_row_again_or_says_that_it_is_gone(client, store):
    first = client.get("/api/v1/journal?limit=1")
    store.note("a/b c?<d>", "one", author="Ada")
    store.note("a/b c?<d>", "two", author="Ada")
    newest = client.get("/api/v1/journal?limit=1").json()
    store.note("a/b c?<d>", "three", author="Bo")
    assert client.get(newest["next"]).json()["rows"][0]["key"] == newest["rows"][0]["key"] - 1
    gone = client.get("/api/v1/journal?after=9.abcdefabcdef")
    assert (gone.status_code, gone.json()["code"]) == (404, "cursor-gone")
    assert first.status_code == 200


def test_one_record_and_one_document(client, store):
    hit = store.find(limit=1)[0]
    assert client.get(f"/api/v1/records/{hit.record.id}").json()["record"]["id"] == hit.record.id
    whole = client.get(f"/api/v1/documents/{hit.document}").json()
    assert all(whole["document"]["text"][(e := r["record"]["evidence"])["start"] : e["end"]] == e["exact"] for r in whole["records"])
    assert client.get("/api/v1/counts?kind=event").json()["kind"] == {"event": 1}
    found = client.get("/api/v1/search?words=ferry&limit=1").json()
    assert "Ferry" in found["rows"][0]["sentence"]
    assert client.get(found["next"]).json()["rows"] != found["rows"]


def test_words_are_cited_with_what_proves_them(client, store):
    hit = store.find(Query(kind=("promise",)))[0]
    span = hit.record.evidence
    about = {"document": hit.document, "start": span.start, "end": span.end}
    found = client.get("/api/v1/citations", params=about).json()
    assert found["words"] == span.exact
    assert f"“{span.exact}”" in found["text"]
    assert hit.text_sha256 in found["csl"]["note"]
    assert client.get("/api/v1/citations", params={**about, "end": 10**6}).status_code == 409
    assert client.get("/api/v1/citations", params={**about, "version": 9}).status_code == 404
    store.set_full_text("news.example", allowed=False)
    try:
        assert client.get("/api/v1/citations", params=about).status_code == 200
    finally:
        store.set_full_text("news.example", allowed=True)


def test_problems_are_json_of_one_table(client):
    for path, status, code in (
        ("/api/v1/records/none", 404, "unknown-name"),
        ("/api/v1/records?kind=novel", 422, "bad-parameter"),
        ("/api/v1/records?words=%21", 422, "bad-query"),
        ("/api/v1/records?after=none", 404, "unknown-name"),
        ("/api/v1/promises?limit=0", 422, "bad-parameter"),
        ("/api/v1/records?words=a%00", 400, "bad-request"),
        ("/api/v1/nothing", 404, "not-found"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["hint"]
        assert PROBLEMS[code].status == status
    assert client.patch("/api/v1/records", json={}).status_code in {403, 405}
    assert {row["code"] for row in all_rows(client, "/api/v1/problems")} == set(PROBLEMS)


def test_the_description_is_complete():
    description = describe(make_api())
    models = description["components"]["schemas"]
    assert {model for model in models if model not in {"HTTPValidationError", "ValidationError"}} >= {"Problem", "Record", "PromiseRow"}
    for path, methods in description["paths"].items():
        for method, about in methods.items():
            assert about["summary"], path
            assert about["description"], path
            assert all(p.get("description") for p in about.get("parameters", ())), (path, method)
            assert {"422", "404", "500"} <= about["responses"].keys()
    for name, model in models.items():
        for field, schema in model.get("properties", {}).items():
            if name not in {"HTTPValidationError", "ValidationError", "Problem"} and "$ref" not in json.dumps(schema):
                assert schema.get("examples"), f"{name}.{field} has no example"
                validator = Draft202012Validator(schema)
                assert all(validator.is_valid(example) for example in schema["examples"]), f"{name}.{field}"


def test_the_outcomes_are_those_of_the_store():
    assert get_args(Outcome) == OUTCOMES


def test_readers_write_nothing(client, guarded, given):
    assert client.post("/api/v1/notes", json={"about": "a/b c?<d>", "text": "x"}).json()["code"] == "role-needed"
    reader = {"Authorization": f"Bearer {given['reader']}"}
    assert guarded.post("/api/v1/notes", json={"about": "a/b c?<d>", "text": "x"}, headers=reader).status_code == 403


def test_editors_write(guarded, given, store):
    guarded.headers["Authorization"] = f"Bearer {given['editor']}"
    promise, event = (store.find(Query(kind=(kind,)))[0] for kind in ("promise", "event"))
    path = f"/api/v1/records/{promise.record.id}/verdicts"
    given = {"verdict": "judge", "outcome": "kept", "reason": "it is open", "evidence": [event.record.id]}
    assert guarded.post(path, json=given).status_code == 201
    assert guarded.post(path, json={"verdict": "dissent", "outcome": "broken", "reason": "half"}).status_code == 201
    assert guarded.post(path, json={"verdict": "reply", "speaks_for": "Quo", "reason": "It stands."}).status_code == 201
    assert [v["author"] for v in all_rows(guarded, f"/api/v1/verdicts?record={promise.record.id}")] == ["Ada the editor"] * 3
    assert [p["decided"] for p in all_rows(guarded, "/api/v1/promises")] == ["kept"]
    edited = guarded.post(path, json={"verdict": "edit", "fields": {"realis": "hypothetical"}, "reason": "if"}).json()
    assert (edited["standing"], edited["corrections"]) == ("corrected", [{"field": "realis", "old": "future", "new": "hypothetical"}])
    (row,) = all_rows(guarded, "/api/v1/promises")
    assert (row["judged"], row["corrections"][0]["new"]) == ("corrected", "hypothetical")
    for wrong in ({"verdict": "reject"}, {"verdict": "judge", "reason": "x"}, {"verdict": "reply", "reason": "x"}, {"verdict": "add"}):
        assert guarded.post(path, json=wrong).status_code == 422
    text = store.document(event.document).text
    start = text.index("Velm")
    about = {"document": event.document, "start": start, "end": start + 4}
    missed = guarded.post("/api/v1/records", json={**about, "kind": "event", "fields": {"actor": ["QUO"], "type": "AID"}})
    assert (missed.status_code, missed.json()["standing"]) == (201, "added")
    note = guarded.post("/api/v1/notes", json={"about": event.document, "text": "who?", "words": {"start": start, "end": start + 4}})
    assert (note.status_code, note.json()["exact"]) == (201, "Velm")
    assert guarded.post("/api/v1/merges", json={"name": "Ilse Harnok", "into": "Teodor Brask", "reason": "x"}).status_code == 204
    assert guarded.post("/api/v1/merges", json={"name": "Ilse Harnok", "into": None, "reason": "no"}).status_code == 204
    assert guarded.put("/api/v1/watches/boats", json={"words": "ferr*"}).json()["name"] == "boats"
    assert [w["words"] for w in all_rows(guarded, "/api/v1/watches")] == ["ferr*"]
    assert guarded.put("/api/v1/watches/all", json={}).status_code == 422
    assert guarded.delete("/api/v1/watches/boats").status_code == 204
    assert guarded.delete("/api/v1/watches/boats").status_code == 404
    assert {row["via"] for row in all_rows(guarded, "/api/v1/journal?author=Ada the editor")} == {"api"}
