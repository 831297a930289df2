"""Sanctions, meetings, dyads, comparisons and programmes on small corpora of our own."""

from dataclasses import replace

import pytest

from verbale.ledger.claims import Claim
from verbale.ledger.compare import compare_reports, compare_stages, sides_of
from verbale.ledger.dyads import follow_dyad
from verbale.ledger.meetings import follow_meetings
from verbale.ledger.programme import find_programme
from verbale.ledger.publishers import Publisher, Publishers
from verbale.ledger.report import Report
from verbale.ledger.sanctions import NOTICE, sanctions_on
from verbale.ledger.voices import Voices
from verbale.schema import Actor, Agreement, Event, Indicator, Link, Meeting, Policy, Promise, Sanction, Span, Statement, Value

KNOWN = Publishers([Publisher("Norwegian Government", ("gov.example",), "NOR", "Norway", "state", "ours")])
VOICES = Voices(publishers=KNOWN)
WORDS = "Something was reported of it."


@pytest.fixture
def told(document, report):
    """A record reported by a host on a day."""

    def make(kind, host, on, **fields):
        return report(document(f"{host} {on} {fields}", WORDS, on, host), kind, WORDS, **fields)

    return make


@pytest.fixture
def measure(told):
    return lambda host, on, action, measure="oil", **fields: told(
        Sanction, host, on, authority=("NOR",), target=("ISL",), measure=measure, action=action, **fields
    )


def test_a_sanction_is_in_force_from_its_report_until_it_is_lifted(measure, day):
    reports = [
        measure("a.example", "2031-01-01", "impose"),
        measure("b.example", "2031-01-02", "impose"),
        measure("a.example", "2031-06-01", "lift"),
    ]
    (row,) = sanctions_on(reports, VOICES, day("2031-03-01"))
    assert (row.in_force, row.established, row.since) == (True, True, day("2031-01-01"))
    assert not sanctions_on(reports, VOICES, day("2031-07-01"))[0].in_force
    assert sanctions_on(reports, VOICES, day("2030-07-01")) == []
    assert "not for screening" in NOTICE


def test_lifting_all_ends_each_and_threats_and_easing_end_none(measure, day):
    reports = [
        measure("a.example", "2031-01-01", "impose"),
        measure("a.example", "2031-02-01", "lift", realis="hypothetical"),
        measure("a.example", "2031-03-01", "ease"),
    ]
    (row,) = sanctions_on(reports, VOICES, day("2031-04-01"), target="ISL")
    assert row.in_force
    assert len(row.eased) == 1
    ended = [*reports, measure("a.example", "2031-05-01", "lift", "general")]
    assert not any(r.in_force for r in sanctions_on(ended, VOICES, day("2031-06-01")))
    assert sanctions_on(reports, VOICES, day("2031-04-01"), target="SWE") == []


def test_one_side_does_not_establish_what_another_imposed(measure, day):
    def standing(*reports):
        return sanctions_on(reports, VOICES, day("2031-04-01"))[0].established

    assert standing(measure("gov.example", "2031-01-01", "impose", basis="performed"))
    assert not standing(measure("a.example", "2031-01-01", "impose", said_by=(Actor("Iceland", "ISL"),)))


def test_meetings_planned_against_held(told, day):
    lund, jons = Actor("Ana Lund", "NOR"), Actor("Egil Jons", "ISL")

    def meet(host, on, realis, when, form="meeting", who=(lund, jons)):
        return told(Meeting, host, on, realis=realis, when=(when, when), form=form, participants=who)

    reports = [
        meet("a.example", "2031-01-01", "future", "2031-01-10", "visit"),
        meet("b.example", "2031-01-11", "actual", "2031-01-10"),
        meet("c.example", "2031-01-12", "actual", "2031-01-11"),
        meet("a.example", "2031-02-01", "future", "2031-02-20"),
        meet("a.example", "2031-02-01", "future", "2031-04-20"),
    ]
    rows = follow_meetings(reports, day("2031-03-01"))
    assert [(r.status, len(r.plans), len(r.held)) for r in rows] == [("held", 1, 2), ("not reported", 1, 0), ("planned", 1, 0)]
    off = [reports[3], meet("b.example", "2031-02-19", "negated", "2031-02-20")]
    assert [r.status for r in follow_meetings(off, day("2031-03-01"))] == ["cancelled"]


def test_dyads_keep_claims_beside_what_is_established(told, day):
    def act(host, on, type, **fields):
        return told(Event, host, on, type=type, actor=("NOR",), recipient=("ISL",), **fields)

    reports = [
        act("a.example", "2031-01-03", "ACCUSE"),
        act("b.example", "2031-01-04", "ACCUSE"),
        act("gov.example", "2031-01-09", "AID"),
        act("a.example", "2031-01-20", "AID"),
        act("a.example", "2031-02-20", "ASSAULT", realis="hypothetical"),
        told(Event, "a.example", "2031-02-03", type="CONSULT", actor=("NOR", "ISL")),
    ]
    first, *joint = follow_dyad(reports, "NOR", "ISL", VOICES)
    assert (first.month, first.actor, first.recipient) == (day("2031-01-01"), "NOR", "ISL")
    accused = first.established["verbal conflict"]
    assert (accused.count, accused.score, len(accused.acts[0])) == (1, -2.0, 2)
    assert first.claimed["material cooperation"].acts == ((reports[2],),)
    assert first.reported["material cooperation"].acts == ((reports[3],),)
    assert [(m.actor, m.recipient) for m in joint] == [("ISL", "NOR"), ("NOR", "ISL")]


def test_where_two_publishers_differ(told):
    def count(host, low):
        value = Value(low=low, high=low, unit="people", comparator="=")
        return told(Indicator, host, "2031-01-01", subject=WORDS, value=value)

    one, other, same = count("a.example", 3.0), count("b.example", 5.0), count("c.example", 5.0)
    stories = {r.document.id: 0 for r in (one, other, same)}
    found = compare_reports([one, other, same], stories, VOICES)
    assert [(d.on, d.said) for d in found] == [("number", ("3", "5"))]
    assert sides_of(found[0], VOICES) == (("a.example",), ("b.example",))
    assert compare_reports([one, other], {one.document.id: 0, other.document.id: 1}, VOICES) == []


@pytest.mark.parametrize(
    ("other", "words", "on", "differ"),
    [
        ("The joint fund of Norway amounts to 120 crowns.", "120 crowns", "2031-01-02", True),
        ("The fund for pilots has 120 crowns.", "120 crowns", "2031-01-02", True),
        ("A ticket to Halden costs 6 crowns.", "6 crowns", "2031-01-02", False),
        ("The joint fund of Norway amounts to 120 crowns.", "120 crowns", "2031-03-02", False),
        ("Norway has a joint fund, of which half of 80 crowns is spent.", "half of 80 crowns", "2031-01-02", False),
    ],
)
def test_figures_are_of_one_thing_when_their_sentences_are(document, report, other, words, on, differ):
    def made(id, text, words, on, low):
        value = Value(low=low, high=low, unit="crowns", comparator="=")
        return report(document(id, text, on, "a.example"), Indicator, words, subject="crowns", value=value)

    one = made("one", "Norway gets a joint fund of 80 crowns for pilots.", "80 crowns", "2031-01-01", 80.0)
    two = made("two", other, words, on, 40.0)
    assert bool(compare_reports([one, two], {"one": 0, "two": 0}, VOICES)) == differ


def test_one_quotation_in_two_wordings(document, report):
    def said(host, words):
        about = {"speaker": (Actor("Ann Lund", "NOR"),), "cue": None, "mode": "direct"}
        made = report(document(host, f"She said: {words}", "2031-01-01", host), Statement, words, content=(), **about)
        return Report(made.document, replace(made.record, content=(made.record.evidence,)))

    whole, part = "we will never close the port of Halden", "never close the port of Halden"
    other = "we will not close the port of Halden"
    first, same, changed = said("a.example", whole), said("b.example", part), said("c.example", other)
    stories = dict.fromkeys((r.document.id for r in (first, same, changed)), 0)
    assert compare_reports([first, same], stories, VOICES) == []
    (found,) = compare_reports([first, changed], stories, VOICES)
    assert (found.on, found.said) == ("wording", (whole, other))


def test_stages_that_differ_on_one_day(told):
    made = [
        told(Agreement, "a.example", "2031-01-01", name="Something", stage="signed"),
        told(Agreement, "b.example", "2031-01-01", name="Something", stage="stalled"),
        told(Agreement, "b.example", "2031-01-05", name="Something", stage="signed"),
    ]
    found = compare_stages([Claim(0, ("x",), r, r.record) for r in made], VOICES)
    assert [d.said for d in found] == [("signed", "stalled")]


@pytest.mark.parametrize(
    ("stage", "about", "said"),
    [
        ("signed", {"realis": "negated"}, [("signed", "not signed")]),
        ("signed", {"realis": "future"}, []),
        ("negotiating", {}, []),
        ("stalled", {"when": ("2030-01-01", "2030-02-01")}, []),
    ],
)
def test_only_steps_that_exclude_each_other_differ(told, stage, about, said):
    made = [
        told(Agreement, "a.example", "2031-01-01", name="Something", stage="signed"),
        told(Agreement, "b.example", "2031-01-01", name="Something", stage=stage, **about),
    ]
    found = compare_stages([Claim(0, ("x",), r, r.record) for r in made], VOICES)
    assert [d.said for d in found] == said


def test_a_programme_has_a_row_for_each_partner(told, day):
    words = Span(WORDS, 0, len(WORDS))
    policy = told(Policy, "a.example", "2031-01-01", actor=("NOR",), toward=("ISL", "SWE"), aim=(words,))
    track = told(Policy, "a.example", "2031-01-02", actor=("NOR",), toward=("ISL",), links=(Link("in_parallel_with", "x", words),))
    signed = told(Agreement, "a.example", "2031-01-03", name="Something", stage="signed", parties=("NOR", "ISL"))
    result = told(Indicator, "a.example", "2031-01-04", subject=WORDS, value=None, direction="up", countries=("NOR", "ISL"))
    sides = {"promisor": (Actor("Norway", "NOR"),), "beneficiary": (Actor("Iceland", "ISL"),)}
    owed = told(Promise, "a.example", "2031-01-05", content=WORDS, form="commitment", due=(None, "2031-06-01"), **sides)
    visit = {"participants": (Actor("Ann Lund", "NOR"), Actor("Jon Helga", "ISL")), "form": "visit", "realis": "future"}
    planned = told(Meeting, "a.example", "2031-01-06", **visit)
    eased, answered = (
        told(Sanction, "a.example", "2031-01-07", authority=("SWE",), target=("NOR",), measure="trade", action=action)
        for action in ("ease", "counter")
    )
    reports = [policy, track, signed, result, owed, planned, eased, answered]
    found = find_programme(reports, [Claim(0, ("Halden Accord",), signed, signed.record)], "NOR", day("2031-02-01"))
    assert (found.policies, found.tracks) == ((policy, track), (track,))
    assert (found.removal, found.counter) == ((eased,), (answered,))
    island, sweden = found.rows
    assert (island.partner, [(n, s) for n, s, _ in island.instruments]) == ("ISL", [("Halden Accord", "signed")])
    assert (island.results, island.visits, island.next_due) == ((result,), (planned,), (owed,))
    assert (sweden.instruments, sweden.results, sweden.next_due) == ((), (), ())
