"""What editors write on the pages: forms without a script, and what stands where afterwards."""

import re
from html import unescape

import pytest

from verbale.errors import BadVerdictError, InvalidFieldError
from verbale.schema import KINDS, Document
from verbale.serve.fields import controls_of, values_of
from verbale.serve.selecting import place_of
from verbale.store import Query


@pytest.fixture
def form(writing):
    """Send a form of ours: with the token that the pages have."""
    token = re.search(r'name="form_token" value="(\w+)"', writing.get("/actors").text)[1]
    return lambda path, **fields: writing.post(path, data={"form_token": token, **fields})


@pytest.fixture
def promise(store):
    return store.find(Query(kind=("promise",), rejected=True))[0].record.id


def test_a_promise_is_decided_and_its_history_stands_on_the_page(writing, form, promise, store):
    page = writing.get("/promises").text
    assert 'value="partly kept"' in page
    assert f'id="p-{promise}"' in page
    event = store.find(Query(kind=("event",)))[0]
    there = form(
        "/write/verdict",
        record=promise,
        verdict="judge",
        outcome="kept",
        reason="It is <open>.",
        evidence=f"{event.document} {event.record.id}",
        back=f"/promises?on=2031-07-15#p-{promise}",
    )
    assert (there.status_code, there.headers["location"]) == (303, f"/promises?on=2031-07-15#p-{promise}")
    form("/write/verdict", record=promise, verdict="dissent", outcome="broken", reason="Only half.")
    form("/write/verdict", record=promise, verdict="reply", speaks_for="Quo", reason="It stands.")
    page = writing.get("/promises").text
    for words in ("found kept", "by Ada", "1 dissent", "1 reply", "It is &lt;open&gt;.", "dissents: broken", "replies</b> for Quo"):
        assert words in page
    assert f'href="/evidence/{event.record.id}"' in page
    assert writing.get(f"/evidence/{event.record.id}").headers["location"] == f"/records/{event.record.id}"
    assert writing.get(f"/evidence/{event.document}").headers["location"] == f"/documents/{event.document}"
    assert '"verdict": "kept"' in writing.get("/promises?format=jsonl").text
    form("/write/verdict", record=promise, verdict="judge", outcome="open", reason="too early")
    assert "not decided" in writing.get("/promises").text
    assert "It stands." in writing.get(f"/records/{promise}").text


def test_a_correction_stands_wherever_its_record_does(writing, form, promise, store):
    page = writing.get(f"/write/edit?record={promise}").text
    assert re.search(r'name="content" value="Quo will open the pier by June"', page)
    assert "<option selected>future</option>" in page
    typed = {name: unescape(value) for name, value in re.findall(r'<input type="(?:text|date)" name="([\w.]+)" value="([^"]*)"', page)}
    typed |= {"record": promise, "realis": "hypothetical", "basis": "narrated", "form": "commitment"}
    assert "nothing was changed" in form("/write/edit", **(typed | {"realis": "future", "reason": "x"})).text
    bad = form("/write/edit", **(typed | {"content": "words that are not there", "reason": "look"}))
    assert bad.status_code == 422
    assert 'role="alert"' in bad.text
    assert "words that are not there" in bad.text
    assert ">look</textarea>" in bad.text
    assert form("/write/edit", **typed, reason="if the ice melts").status_code == 303
    for path in ("/promises", f"/records/{promise}", "/search?kind=promise", "/timeline"):
        shown = writing.get(path).text
        assert "<del>future</del> <ins>hypothetical</ins>" in shown, path
        assert "if the ice melts" in shown
    for path in ("/promises", "/search?kind=promise", "/brief?days=3660"):
        rows = [line for line in writing.get(path, params={"format": "jsonl"}).text.splitlines() if promise in line]
        assert all('"standing": "corrected"' in row and "realis: future → hypothetical" in row for row in rows), path
    form("/write/verdict", record=promise, verdict="reject", reason="no promise")
    assert store.find(Query(kind=("promise",))) == []
    form("/write/verdict", record=promise, verdict="accept")
    assert len(store.find(Query(kind=("promise",)))) == 1


def test_a_missed_record_is_added_from_words(writing, form, store):
    id = store.find(Query(kind=("sanction",)))[0].document
    page = writing.get(f"/documents/{id}").text
    assert re.search(r'<p class="body" data-start="0">', page)
    assert "Add a record" in page
    kinds = writing.get("/write/missed", params={"document": id, "words": " all\n ferries "}).text
    start = int(re.search(r'name="start" value="(\d+)"', kinds)[1])
    fields = writing.get(
        "/write/missed", params={"document": id, "words": "all ferries", "start": start, "end": start + 11, "kind": "event"}
    )
    assert 'name="recipient"' in fields.text
    about = {"document": id, "kind": "event", "words": "all ferries", "start": start, "end": start + 11}
    wrong = form("/write/missed", **about, actor="QUO", type="RUNS", realis="actual", basis="narrated")
    assert (wrong.status_code, 'value="QUO"' in wrong.text) == (422, True)
    there = form("/write/missed", **about, actor="QUO; VLM", type="COERCE", realis="actual", basis="narrated", reason="the ban")
    added = store.find(Query(kind=("event",), words='"all ferries"'))
    assert there.headers["location"].startswith(f"/documents/{id}?record=")
    assert {(h.standing, h.record.actor) for h in added if h.standing == "added"} == {("added", ("QUO", "VLM"))}
    assert writing.get("/write/missed", params={"document": id, "words": "nowhere"}).status_code == 409


def test_remarks_and_citations_of_words(writing, form, client, store):
    id = store.find(Query(kind=("sanction",)))[0].document
    assert "banned trade" in writing.get("/write/note", params={"document": id, "words": "banned trade"}).text
    assert form("/write/note", about=id, words="banned trade", text="since when?").status_code == 303
    assert "“banned trade”" in writing.get(f"/documents/{id}").text
    cited = client.get("/cite", params={"document": id, "words": "banned trade"}).text
    link = unescape(re.search(r'href="(/cite\?[^"]+)"', cited)[1])
    assert "version=2" in link
    assert "banned trade" in client.get(link).text
    assert "Add a record" not in client.get(f"/documents/{id}").text


def test_merges_and_watch_lists(writing, form, store):
    assert form("/write/merge", name="Ilse Harnok", into="Teodor Brask", reason="a test").status_code == 303
    assert "counts as <b>Teodor Brask</b>" in writing.get("/actors").text
    assert form("/write/merge", name="Ilse Harnok", reason="no").status_code == 303
    assert form("/write/merge", name="Ilse Harnok", into="Nobody", reason="no").status_code == 404
    assert "Watch this search" in writing.get("/search?words=ferr*&kind=event&kind=agreement").text
    assert form("/write/watch", name="boats", words="ferr*", kind=["event", "agreement"]).status_code == 303
    assert store.kept.get("watches") == {"boats": {"kind": ["event", "agreement"], "words": "ferr*"}}
    assert form("/write/watch", name="all").status_code == 422
    assert form("/write/unwatch", name="boats").status_code == 303
    assert store.kept.get("watches") == {}


def test_the_journal_says_who_wrote(writing, form):
    form("/write/merge", name="Ilse Harnok", reason="once more")
    page = writing.get("/journal").text
    assert "<td>Ada</td><td>pages</td><td>merge" in page
    assert "Ilse Harnok" in writing.get("/journal?author=Ada&format=csv").text


def test_a_form_that_was_not_made_here_is_refused(writing, promise):
    for token in ({}, {"form_token": "x"}):
        answer = writing.post("/write/verdict", data={"record": promise, "verdict": "accept", **token})
        assert answer.status_code == 403
    assert writing.post("/write/verdict", content=b"record=x").status_code == 403


def test_what_a_form_lacks_is_told(form, promise):
    for fields in (
        {"verdict": "reject"},
        {"verdict": "judge", "reason": "x"},
        {"verdict": "reply", "reason": "x"},
        {"verdict": "x", "reason": "x"},
    ):
        assert form("/write/verdict", record=promise, **fields).status_code == 422
    assert form("/write/verdict", verdict="accept").status_code == 422
    assert form("/write/verdict", record=promise, verdict="accept", back="https://evil.example").headers["location"] == "/"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_controls(kind, writing, store):
    id = store.find(limit=1)[0].document
    page = writing.get("/write/missed", params={"document": id, "words": store.document(id).text[:20], "kind": kind})
    assert page.status_code == 200
    assert {"realis", "basis", "said_by"} <= {c.name for c in controls_of(kind)}


def test_what_was_not_touched_is_not_sent(store):
    for hit in store.iter():
        typed = {c.name: c.value for c in controls_of(hit.record.kind, hit.record)}
        assert values_of(hit.record.kind, typed.__getitem__, hit.record) == {}


def test_what_was_typed_becomes_values():
    typed = {"value.low": "1,200", "value.high": "", "value.unit": "boats", "when.first": "2031-01-01", "countries": "QUO; VLM "}
    found = values_of("indicator", lambda name: typed.get(name, ""))
    assert found["value"] == {"low": 1200.0, "high": None, "unit": "boats", "comparator": "="}
    assert (found["when"], found["countries"]) == (["2031-01-01", None], ["QUO", "VLM"])
    with pytest.raises(InvalidFieldError, match=r"value\.low"):
        values_of("indicator", lambda name: "many" if name == "value.low" else "")


def test_words_have_one_place_or_are_refused():
    page = Document.from_text("A ferry 🛳 sails. A ferry lands.")
    assert place_of(page, "ferry 🛳") == (2, 9)
    assert place_of(page, "", "1", "8") == (2, 7)
    start = page.text.index("ferry lands")
    assert place_of(page, "ferry lands", "0", "3") == (start, start + 11)
    for words in ("A ferry", "boat", " "):
        with pytest.raises(BadVerdictError):
            place_of(page, words)
