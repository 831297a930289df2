"""What persons say stays: append-only, beside what it corrects, and through every further reading."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.contract.pages import SECOND
from verbale.errors import BadVerdictError, InvalidFieldError, UnknownNameError
from verbale.store import Query

PAGE = """Harbour talks

{event actor=FIN;SWE type=CONSULT|Finland and Sweden held talks in Port Arvid on Tuesday}.
{promise promisor=Finland/FIN content=build+a+pier|Finland will build a pier} by May. The ferry sails."""
pytestmark = pytest.mark.usefixtures("page")

BY = {"author": "Ada", "reason": "read the page"}


@pytest.fixture
def page(put):
    return put(PAGE).document


def id_of(store, kind, **more):
    (hit,) = store.find(Query(kind=(kind,), **more))
    return hit.record.id


def test_accepting_and_rejecting(store):
    event = id_of(store, "event")
    assert store.accept(event, author="Ada").standing == "accepted"
    assert store.reject(event, **BY).standing == "rejected"
    assert store.find(Query(kind=("event",))) == []
    assert id_of(store, "event", rejected=True) == event
    assert store.accept(event, author="Bo", reason="it is there").standing == "accepted"
    assert id_of(store, "event") == event
    assert [(v.verdict, v.author) for v in store.verdicts(event)] == [("accept", "Ada"), ("reject", "Ada"), ("accept", "Bo")]


def test_a_correction_stands_beside_what_was_read(store):
    event = id_of(store, "event")
    hit = store.edit(event, {"realis": "future", "actor": ["FIN"], "recipient": ["SWE"]}, **BY)
    assert (hit.standing, hit.record.realis, hit.record.actor, hit.record.id) == ("corrected", "future", ("FIN",), event)
    assert id_of(store, "event", realis=("future",)) == event
    assert store.verify().problems == []
    assert store.verdicts(event)[0].body["record"]["realis"] == "actual"


def test_corrections_add_up(store):
    event = id_of(store, "event")
    store.edit(event, {"realis": "future"}, **BY)
    hit = store.edit(event, {"type": "SUPPORT"}, **BY)
    assert (hit.record.realis, hit.record.type) == ("future", "SUPPORT")


def test_words_of_a_correction_find_their_place(store):
    promise = id_of(store, "promise")
    hit = store.edit(promise, {"content": "a pier", "doer": ["Harbour board"]}, **BY)
    assert (hit.record.content.exact, hit.record.doer[0].name) == ("a pier", "Harbour board")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"mood": "good"}, UnknownNameError),
        ({"id": "mine"}, UnknownNameError),
        ({"realis": "perhaps"}, InvalidFieldError),
        ({"content": "not there"}, BadVerdictError),
        ({"content": "i"}, BadVerdictError),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(store, fields, error):
    promise = id_of(store, "promise")
    with pytest.raises(error):
        store.edit(promise, fields, **BY)
    assert store.verdicts() == []
    assert store.get(promise).standing == "unjudged"


def test_a_missed_record_is_added_from_selected_words(store, page):
    text = store.document(page).text
    start = text.index("The ferry sails")
    hit = store.add_missed(page, "event", start, start + 15, {"actor": ["FIN"], "type": "COOPERATE"}, **BY)
    assert (hit.standing, hit.record.evidence.exact) == ("added", "The ferry sails")
    assert [h.record.id for h in store.find(Query(actor="FIN", words="ferry"))] == [hit.record.id]
    assert store.verify().problems == []


@pytest.mark.parametrize(("kind", "start", "end", "error"), [("rumour", 0, 5, UnknownNameError), ("event", 5, 5, BadVerdictError)])
def test_a_missed_record_needs_a_kind_and_words(store, page, kind, start, end, error):
    with pytest.raises(error):
        store.add_missed(page, kind, start, end, {"actor": ["FIN"], "type": "AID"}, **BY)


def test_promises_are_judged(store):
    promise = id_of(store, "promise")
    assert store.judge(promise, "kept", **BY).standing == "unjudged"
    assert store.verdicts(promise)[0].body["outcome"] == "kept"
    with pytest.raises(UnknownNameError, match="outcome 'broke'"):
        store.judge(promise, "broke", **BY)
    with pytest.raises(BadVerdictError, match="has no outcome"):
        store.judge(id_of(store, "event"), "kept", **BY)


def test_verdicts_survive_a_second_reading_by_id(store, put):
    event, promise = id_of(store, "event"), id_of(store, "promise")
    store.edit(event, {"realis": "future"}, **BY)
    store.reject(promise, **BY)
    added = put(PAGE, run=SECOND)
    assert (added.outcome, added.orphaned) == ("read again", 0)
    assert store.get(event).record.realis == "future"
    assert store.get(promise).standing == "rejected"


def test_a_verdict_goes_to_the_one_record_that_is_much_the_same(store, put):
    event = id_of(store, "event")
    store.accept(event, author="Ada")
    shorter = "{event actor=FIN;SWE type=CONSULT|Finland and Sweden held talks in Port Arvid} on Tuesday"
    added = put(
        PAGE.replace("{event actor=FIN;SWE type=CONSULT|Finland and Sweden held talks in Port Arvid on Tuesday}", shorter), run=SECOND
    )
    assert added.orphaned == 0
    (hit,) = store.find(Query(kind=("event",)))
    assert (hit.record.id != event, hit.standing) == (True, "accepted")
    (verdict,) = store.verdicts(hit.record.id)
    assert (verdict.record, verdict.stands_on) == (event, hit.record.id)


@pytest.mark.parametrize("change", ["type=SUPPORT", "actor=FIN", "gone"])
def test_a_verdict_without_its_record_is_shown_as_orphaned(store, put, change):
    event = id_of(store, "event")
    store.accept(event, author="Ada")
    mark = "{event actor=FIN;SWE type=CONSULT|Finland and Sweden held talks in Port Arvid on Tuesday}"
    plain = mark.partition("|")[2][:-1]
    new = {"type=SUPPORT": mark.replace("CONSULT", "SUPPORT"), "actor=FIN": mark.replace(";SWE", ""), "gone": plain}[change]
    assert put(PAGE.replace(mark, new), run=SECOND).orphaned == 1
    (verdict,) = store.verdicts(orphaned=True)
    assert (verdict.record, verdict.stands_on) == (event, None)
    assert put(PAGE, run=SECOND, again=True).orphaned == 0
    assert store.get(event).standing == "accepted"
    assert store.verdicts(orphaned=True) == []


def test_an_added_record_and_a_correction_move_with_their_words(store, put, page):
    start = store.document(page).text.index("The ferry sails")
    missed = store.add_missed(page, "event", start, start + 15, {"actor": ["FIN"], "type": "AID"}, **BY).record.id
    promise = id_of(store, "promise")
    store.edit(promise, {"content": "a pier"}, **BY)
    assert put("News. " + PAGE).outcome == "changed"
    assert store.get(missed).record.evidence.start == start + 6
    assert store.get(promise).record.content.exact == "a pier"
    assert store.verify().problems == []


def test_an_added_record_whose_words_are_gone_or_doubled_is_orphaned(store, put, page):
    start = store.document(page).text.index("The ferry sails")
    store.add_missed(page, "event", start, start + 15, {"actor": ["FIN"], "type": "AID"}, **BY)
    assert put(PAGE.replace("The ferry sails.", "")).orphaned == 1
    assert put("The ferry sails. Then: " + PAGE).orphaned == 1
    assert put("First: " + PAGE).orphaned == 0


def test_actors_are_merged_and_parted(store, put):
    put("{statement speaker=Ilse+Harnok/FIN|Ilse Harnok spoke}. {statement speaker=I.+Harnok/FIN|I. Harnok went on}.")
    assert len(store.said("Ilse Harnok")) == 1
    store.merge_actors("I. Harnok", "Ilse Harnok", **BY)
    assert len(store.said("Ilse Harnok")) == len(store.said("I. Harnok")) == 2
    assert [a.same_as for a in store.actors("I. Harnok")] == ["Ilse Harnok", None]
    store.merge_actors("I. Harnok", None, **BY)
    assert len(store.said("I. Harnok")) == 1
    assert [v.body["into"] for v in store.verdicts()] == ["Ilse Harnok", None]
    with pytest.raises(UnknownNameError):
        store.merge_actors("Nobody", "Ilse Harnok", **BY)


def test_notes(store, page):
    event = id_of(store, "event")
    store.note(event, "look again", author="Ada")
    store.note(page, "a draft", author="Bo")
    assert [(n.text, n.record) for n in store.notes(page)] == [("look again", event), ("a draft", None)]
    assert [n.text for n in store.notes(event)] == ["look again"]
    with pytest.raises(UnknownNameError):
        store.note("nothing", "lost", author="Ada")


def test_what_was_found_of_a_promise_has_its_history(store, page):
    promise, event = id_of(store, "promise"), id_of(store, "event")
    store.judge(promise, "kept", evidence=[event[:10], page], **BY)
    store.dissent(promise, author="Bo", reason="half of it", outcome="partly kept")
    store.reply(promise, "It stands.", speaks_for="Harbour board", author="Cy")
    history = store.histories()[promise]
    assert (history.finding.body["outcome"], history.finding.body["evidence"]) == ("kept", [event, page])
    assert [(v.author, v.body["outcome"]) for v in history.dissents] == [("Bo", "partly kept")]
    assert [(v.reason, v.body["speaks_for"]) for v in history.replies] == [("It stands.", "Harbour board")]
    assert store.get(promise).standing == history.standing == "unjudged"
    store.judge(promise, "open", **BY)
    assert store.histories()[promise].finding is None
    assert len(store.verdicts(promise)) == 4
    with pytest.raises(UnknownNameError, match="no record 'nothing'"):
        store.judge(promise, "kept", evidence=["nothing"], **BY)
    with pytest.raises(BadVerdictError, match="has no outcome"):
        store.dissent(event, author="Bo", reason="no", outcome="kept")


def test_a_history_says_what_was_corrected(store):
    event = id_of(store, "event")
    store.edit(event, {"realis": "future"}, **BY)
    store.edit(event, {"type": "SUPPORT", "realis": "hypothetical"}, author="Bo", reason="may be")
    history = store.histories()[event]
    assert [(c.field, c.old, c.new) for c in history.corrections] == [("realis", "actual", "hypothetical"), ("type", "CONSULT", "SUPPORT")]
    assert (history.standing, history.last.author) == ("corrected", "Bo")


def test_a_remark_may_stand_on_words(store, page):
    start = store.document(page).text.index("The ferry")
    note = store.note(page, "which one?", author="Ada", span=(start, start + 9))
    assert (note.start, note.exact) == (start, "The ferry")
    assert store.notes(page) == [note]
    with pytest.raises(BadVerdictError):
        store.note(page, "where?", author="Ada", span=(0, 10_000))


def test_the_journal_has_every_writing_and_cannot_be_altered(store, page):
    event = id_of(store, "event")
    store.accept(event[:12], author="Ada")
    store.through("pages").note(event, "a secret remark", author="Bo")
    store.through("command line").set_full_text("news.example", allowed=False, author="Ada")
    store.keep("shelf", lambda kept: [*(kept or []), 1], action="watch", about="fish", author="Ada")
    store.forget(page, reason="a takedown", author="Cy")
    with pytest.raises(UnknownNameError):
        store.accept("nothing", author="Ada")
    rows = store.journal()
    assert [(r.author, r.via, r.action, r.about) for r in rows] == [
        ("Cy", "library", "forget", page),
        ("Ada", "library", "watch", "fish"),
        ("Ada", "command line", "full text", "news.example"),
        ("Bo", "pages", "note", event),
        ("Ada", "library", "accept", event),
    ]
    assert "secret" not in str(rows)
    assert store.kept.get("shelf") == [1]
    assert [r.action for r in store.journal(author="Ada", after=rows[1].key)] == ["full text", "accept"]
    assert [r.author for r in store.journal(event, limit=1)] == ["Bo"]
    for words in ("UPDATE journal SET author = 'x'", "DELETE FROM journal"):
        with pytest.raises(DBAPIError, match="only added to"), store.backend.writing() as connection:
            connection.execute(text(words))
    assert store.journal() == rows
