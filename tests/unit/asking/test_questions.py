"""Each question over all documents has flat rows with their sentences."""

from dataclasses import fields
from datetime import date

import pytest

from verbale.asking import Ledger
from verbale.errors import BadQueryError, UnknownNameError
from verbale.ledger import passages
from verbale.store import Query

LATER = date(2031, 5, 20)


def test_a_thread_says_what_is_claimed_established_and_late(ledger):
    (row,) = ledger.agreements()
    assert (row.name, row.parties, row.claims) == ("Pier Treaty", ("FIN", "SWE"), 3)
    assert row.established == ("signed 2031-05-03",)
    assert row.claimed == ("pier.example signed 2031-05-03", "quay.example signed 2031-05-03")
    assert row.slips == 1


@pytest.mark.parametrize("name", ["Pier Treaty", "pier treaty", "treaty"])
def test_a_name_or_words_of_it_give_every_claim(ledger, name):
    claims = ledger.claims(name)
    assert [(c.stage, c.realis, c.voices) for c in claims] == [
        ("signed", "future", ("FIN",)),
        ("signed", "actual", ("pier.example",)),
        ("signed", "actual", ("quay.example",)),
    ]
    assert claims[0].marks == ("slip 1: expected by 2031-03-10, not reported by then",)
    assert claims[0].sentence == "By 10 March Finland would sign the Pier Treaty, Ilse Harnok promised."
    assert claims[1].marks == ("establishes signed",)


def test_the_day_counts(store):
    (row,) = Ledger(store, on=date(2031, 3, 2)).agreements()
    assert (row.claims, row.slips, row.established) == (1, 0, ())


@pytest.mark.parametrize(
    ("on", "status"), [(date(2031, 3, 2), "open"), (date(2031, 4, 2), "due"), (date(2031, 6, 1), "overdue"), (date(2030, 1, 1), None)]
)
def test_promises_have_a_status_on_a_day(store, on, status):
    ledger = Ledger(store, on=on)
    assert [row.status for row in ledger.promises()] == ([status] if status else [])
    assert len(ledger.promises("overdue")) == (status == "overdue")


def test_an_outcome_is_proposed_and_a_person_decides(ledger, store, add):
    (before,) = ledger.promises(actor="Harnok")
    assert (before.outcome, before.decided) == (None, None)
    add("Ferry\n\nFinland opened the eastern line in April, as it had promised.", "https://pier.example/d", date(2031, 5, 5))
    (row,) = Ledger(store, on=date(2031, 6, 1)).promises()
    assert (row.outcome, row.own_word, row.outcome_document is not None) == ("kept", False, True)
    assert row.outcome_sentence == "Finland opened the eastern line in April, as it had promised."
    store.judge(row.record, "kept", author="Ada", reason="seen")
    (decided,) = Ledger(store, on=date(2031, 6, 1)).promises()
    assert (decided.decided, decided.facts) == ("kept", ("found kept",))


def test_sanctions_in_force_on_a_day(store):
    (row,) = Ledger(store, on=date(2031, 6, 1)).sanctions("Norway")
    assert (row.authority, row.target, row.measure, row.in_force, row.established) == ("SWE", "NOR", "trade", True, False)
    assert Ledger(store, on=date(2031, 2, 1)).sanctions("NOR") == []


def test_meetings_planned_against_held(store):
    (row,) = Ledger(store, on=date(2031, 6, 1)).meetings("Brask")
    assert (row.status, row.plans, row.held, row.when) == ("held", 1, 1, "2031-03-20")
    (planned,) = Ledger(store, on=date(2031, 3, 2)).meetings(status="planned")
    assert planned.sentence == "Ilse Harnok will meet Olof Brask."


def test_a_dyad_month_by_month(ledger):
    (row,) = ledger.dyad("Finland", "SWE")
    assert (row.month, row.actor, row.recipient, row.standing, row.count) == (date(2031, 5, 1), "FIN", "SWE", "reported", 1)
    assert len(row.records) == 1


def test_a_programme_has_policies_and_instruments(ledger):
    rows = ledger.programme("Finland")
    assert [(row.partner, row.what, row.stage) for row in rows] == [("", "policy", ""), ("SWE", "instrument", "signed")]


def test_publishers_differ_on_a_number(ledger):
    (row,) = ledger.compare("number")
    assert {(row.says, row.voices), (row.other_says, row.other_voices)} == {("3", ("quay.example",)), ("5", ("pier.example",))}


def test_a_brief_tells_what_came_since_the_last_look(ledger, add, store):
    first = ledger.brief(looked=True)
    assert [row.what for row in first] == ["new", "new", "new", "moved", "fell due"]
    assert Ledger(store, on=date(2031, 6, 1)).brief() == []
    text = "Vote\n\n{agreement name=Pier+Treaty stage=ratified parties=FIN;SWE|Finland ratified the Pier Treaty}."
    add(text, "https://pier.example/e", date(2031, 6, 1))
    assert [(r.what, r.published) for r in Ledger(store, on=date(2031, 6, 1)).brief()] == [(w, date(2031, 6, 1)) for w in ("new", "moved")]


def test_a_brief_since_a_day_goes_by_publication(ledger):
    assert [(row.what, row.published) for row in ledger.brief(date(2031, 5, 1)) if row.what == "new"] == [("new", date(2031, 5, 3))] * 2


def test_a_brief_tells_what_saved_searches_find(ledger):
    ledger.watch("fish", Query(kind=("sanction",), actor="Norway"))
    assert ledger.watches() == {"fish": Query(kind=("sanction",), actor="Norway")}
    assert [row.text for row in ledger.brief() if row.what == "fish"] == ["Sweden banned fish from Norway"]
    with pytest.raises(BadQueryError):
        ledger.watch("all", Query())


@pytest.mark.parametrize(
    ("ask", "near"),
    [
        (lambda book: book.claims("Peer Treaty"), "Pier Treaty"),
        (lambda book: book.promises("over due"), "overdue"),
        (lambda book: book.promises(actor="Harnock"), None),
        (lambda book: book.sanctions("Norwai"), "Norway"),
        (lambda book: book.meetings("Olof Braks"), "Olof Brask"),
        (lambda book: book.meetings(status="hold"), "held"),
        (lambda book: book.dyad("Finnland", "SWE"), "Finland"),
        (lambda book: book.programme("Swedn"), "Sweden"),
        (lambda book: book.compare("numbers"), "number"),
        (lambda book: book.watch("x", Query(actor="Norwai")), "Norway"),
    ],
)
def test_a_wrong_name_is_refused_with_names_like_it(ledger, ask, near):
    with pytest.raises(UnknownNameError) as refused:
        ask(ledger)
    assert near is None or near in refused.value.near


def test_rows_are_flat(ledger):
    rows = [*ledger.agreements(), *ledger.promises(), *ledger.sanctions(), *ledger.meetings(), *ledger.compare(), *ledger.programme("FIN")]
    plain = (str, int, float, bool, date, type(None))
    for row in rows:
        values = [getattr(row, field.name) for field in fields(row)]
        assert all(isinstance(v, plain) or (isinstance(v, tuple) and all(isinstance(p, str) for p in v)) for v in values)
        assert row.sentence
        assert row.line


def test_no_question_reads_texts_again(ledger, monkeypatch, store):
    ledger.settle()
    monkeypatch.setattr(passages, "sentences_of", lambda *_: pytest.fail("read again"))
    later = Ledger(store, on=date(2031, 6, 1))
    assert not later.is_behind
    assert later.claims("treaty")
    assert later.compare()
    assert later.programme("FIN")
    assert later.brief()


def test_what_was_settled_follows_the_store(ledger, store):
    assert ledger.claims("treaty")
    store.forget("https://quay.example/b", reason="asked to", author="Ada")
    later = Ledger(store, on=date(2031, 6, 1))
    assert later.is_behind
    assert [claim.realis for claim in later.claims("treaty")] == ["future", "actual"]
    assert not later.is_behind


def test_what_was_settled_in_an_earlier_form_is_settled_anew(ledger, store):
    """A store of an earlier version has no differences, and would show none."""
    form, *state = store.kept.state()
    store.kept.settle([], [form - 1, *state])
    assert ledger.is_behind
    assert ledger.compare()
    assert not ledger.is_behind


def test_what_comes_in_while_it_is_settled_is_settled_the_next_time(ledger, store, add, monkeypatch):
    """A page that is new, and one that changes, between the reading of the texts and that of the records."""
    documents = store.documents

    def read(ids=None):
        yield from list(documents(ids))
        monkeypatch.undo()
        add("{promise promisor=Norway/NOR content=build+a+quay due=..2031-08-01|Norway will build a quay}.", "https://new.example/d", LATER)
        add("{agreement name=Pier+Treaty stage=ratified|The Pier Treaty was ratified}.", "https://pier.example/c", LATER)

    monkeypatch.setattr(store, "documents", read)
    ledger.settle()
    assert ledger.is_behind
    assert [claim.stage for claim in ledger.claims("treaty")] == ["signed", "signed", "ratified"]
    assert not ledger.is_behind


def test_a_rejected_record_is_no_claim(ledger, store):
    wrong = ledger.claims("treaty")[1].record
    store.reject(wrong, author="Ada", reason="not so")
    assert wrong not in {claim.record for claim in Ledger(store, on=date(2031, 6, 1)).claims("treaty")}
