import pytest

from verbale.ledger.claims import Claim
from verbale.ledger.outcomes import likeliest, outcomes_of_claims, propose_outcomes
from verbale.ledger.passages import passages_of
from verbale.ledger.promises import follow_promises, promise_status
from verbale.ledger.promising import read_promises
from verbale.ledger.voices import Voices
from verbale.schema import Actor, Agreement, Promise, Statement

VOWED = "We will reopen the Brask lighthouse on Sorrel island by the end of June."
FILLER = " ".join(f"Shop {n} sold bread number {n} in the town." for n in range(40))


@pytest.fixture
def vow(document, report):
    page = document("vow", f"{VOWED} {FILLER}", "2031-05-01", "harbour.example")
    side = (Actor("Harbour Board", "NOR"),)
    return report(
        page, Promise, VOWED, content=VOWED[:-1], form="commitment", realis="future", promisor=side, due=("2031-05-01", "2031-06-30")
    )


@pytest.mark.parametrize(
    ("due", "on", "status"),
    [
        (None, "2031-06-01", "undated"),
        (("2031-06-10", "2031-06-20"), "2031-06-01", "open"),
        (("2031-06-10", "2031-06-20"), "2031-06-10", "due"),
        (("2031-06-10", "2031-06-20"), "2031-06-21", "overdue"),
        ((None, "2031-06-30"), "2031-06-29", "open"),
        ((None, "2031-06-30"), "2031-06-30", "due"),
        (("2031-06-10", None), "2032-06-10", "due"),
    ],
)
def test_where_a_promise_stands(document, report, day, due, on, status):
    page = document("p", VOWED, "2031-05-01")
    made = report(page, Promise, VOWED, content=VOWED, form="commitment", realis="future", due=due)
    assert promise_status(made.record, day(on)) == status


def test_promises_come_in_the_order_of_their_due_days(document, report, day):
    page = document("p", VOWED, "2031-05-01")
    dues = [None, ("2031-09-01", "2031-09-01"), (None, "2031-06-01")]
    made = [report(page, Promise, VOWED, content=VOWED, form="commitment", realis="future", due=due) for due in dues]
    rows = follow_promises(made, [], day("2031-07-01"))
    assert [r.status for r in rows] == ["overdue", "open", "undated"]
    assert follow_promises(made, [], day("2031-04-30")) == []


def test_an_outcome_is_proposed_from_a_later_report_and_says_whose_word_it_is(document, vow):
    told = "The Brask lighthouse on Sorrel island was reopened on Friday, as the end of June came."
    other = document("told", f"{told} {FILLER}", "2031-06-28", "courier.example")
    earlier = document("before", f"{told} {FILLER}", "2031-04-28", "courier.example")
    documents = [vow.document, other, earlier]
    (found,) = propose_outcomes([vow], {d.id: passages_of(d) for d in documents}, Voices(documents))
    assert (found.evidence.document.id, found.evidence.span.exact, found.verdict, found.own_word) == ("told", told, "kept", False)


@pytest.mark.parametrize(("count", "verdict"), [("two of the three", "partly_kept"), ("3 of the 3", "kept"), ("one of two", "kept")])
def test_a_part_of_what_was_counted_keeps_a_part(document, vow, count, verdict):
    told = f"The Brask lighthouse on Sorrel island was reopened on Friday with {count} lamps, as the end of June came."
    documents = [vow.document, document("told", f"{told} {FILLER}", "2031-06-28", "courier.example")]
    (found,) = propose_outcomes([vow], {d.id: passages_of(d) for d in documents}, Voices(documents))
    assert found.verdict == verdict


def test_the_promisor_saying_so_is_marked_as_its_own_word(document, report, vow):
    told = "The Brask lighthouse on Sorrel island was reopened by us as June came to its end."
    page = document("told", f"{told} {FILLER}", "2031-06-28", "courier.example")
    said = report(page, Statement, told, content=(report(page, Promise, told, content=told, form="commitment").record.content,),
                  speaker=(Actor("Harbour Board", "NOR"),), mode="direct")  # fmt: skip
    documents = [vow.document, page]
    (found,) = propose_outcomes([vow], {d.id: passages_of(d) for d in documents}, Voices(documents), [said])
    assert found.own_word


def test_what_is_only_planned_again_is_no_outcome(document, vow):
    again = document(
        "again", f"The Brask lighthouse on Sorrel island will be reopened by the end of June, they vowed. {FILLER}", "2031-06-20"
    )
    documents = [vow.document, again]
    assert propose_outcomes([vow], {d.id: passages_of(d) for d in documents}, Voices(documents)) == []


def test_an_announced_step_of_an_instrument_is_kept_when_another_reports_it_taken(document, report):
    def claim(id, on, stage, realis, **fields):
        page = document(id, "The Halden Accord.", on, f"{id}.example")
        made = report(page, Agreement, "The Halden Accord.", name="Halden Accord", stage=stage, realis=realis, **fields)
        return Claim(0, ("Halden Accord",), made, made.record)

    planned, taken = claim("one", "2031-01-01", "signed", "future"), claim("two", "2031-02-01", "signed", "actual")
    older = claim("old", "2031-01-15", "signed", "actual", when=("2029-01-01", "2029-01-01"))
    (found,) = outcomes_of_claims([planned, older, taken], Voices())
    assert (found.evidence.document.id, found.own_word) == ("two", False)
    assert outcomes_of_claims([planned, claim("three", "2031-02-01", "signed", "negated")], Voices()) == []
    assert likeliest([found, found]) == [found]


def test_sentences_that_promise_are_read_where_no_record_stands(document):
    page = document("p", "We will open the port by 3 June 2031 at noon. The port is small and quiet these days.", "2031-05-01")
    (found,) = read_promises(passages_of(page), [])
    assert found.record.due.latest.isoformat() == "2031-06-03"
    assert not list(read_promises(passages_of(page), [found]))


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("The Brask lighthouse on Sorrel island was reopened, the harbour announced.", "partly_kept"),
        ("The Brask lighthouse on Sorrel island was reopened on 28 June, the harbour announced.", "kept"),
        ("Work to reopen the Brask lighthouse on Sorrel island is continuing, the harbour announced.", "broken"),
        ("The reopening of the Brask lighthouse on Sorrel island has been moved to a later date.", "broken"),
    ],
)
def test_what_is_done_after_its_time_is_kept_in_part(document, vow, told, verdict):
    documents = [vow.document, document("late", f"{told} {FILLER}", "2031-08-01", "courier.example")]
    (found,) = propose_outcomes([vow], {d.id: passages_of(d) for d in documents}, Voices(documents))
    assert found.verdict == verdict


def test_what_only_says_on_what_something_hangs_announces_nothing(document, report):
    def claim(id, on, words, realis):
        made = report(document(id, words, on, f"{id}.example"), Agreement, words, name="Accord", stage="signed", realis=realis)
        return Claim(0, ("Halden Accord",), made, made.record)

    planned = claim("one", "2031-01-01", "once the Accord has been signed", "future")
    assert outcomes_of_claims([planned, claim("two", "2031-02-01", "the Accord was signed", "actual")], Voices()) == []
