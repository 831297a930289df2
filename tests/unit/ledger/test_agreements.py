import pytest

from verbale.ledger.agreements import follow_agreements
from verbale.ledger.claims import Claim
from verbale.ledger.publishers import Publisher, Publishers
from verbale.ledger.voices import Voices
from verbale.schema import Actor, Agreement

KNOWN = Publishers(
    [
        Publisher("Norwegian Government", ("gov.example",), "NOR", "Norway", "state", "ours"),
        Publisher("Vell Radio", ("radio.example",), "NOR", "Norway", "state", "ours"),
        Publisher("Courier", ("courier.example",), "SWE", "Courier Press", "private", "ours"),
    ]
)
TEXT = "On the Halden Accord something was said."


@pytest.fixture
def claim(document, report):
    """A claim about the one accord: who prints it, on which day, what it says."""

    def make(host, on, stage, realis="actual", said_by=(), **fields):
        page = document(f"{host}-{on}-{stage}", TEXT, on, host)
        speakers = tuple(Actor(code, code) for code in said_by)
        made = report(page, Agreement, TEXT, name="Halden Accord", stage=stage, realis=realis, said_by=speakers, **fields)
        return Claim(0, ("Halden Accord",), made, made.record)

    return make


def follow(claims, on):
    (thread,) = follow_agreements(claims, Voices(publishers=KNOWN), on)
    return thread


def test_one_side_alone_establishes_nothing_however_many_outlets_it_has(claim, day):
    claims = [claim("gov.example", "2031-01-02", "signed"), claim("radio.example", "2031-01-03", "signed", said_by=("ISL",))]
    thread = follow(claims, day("2031-02-01"))
    assert thread.established == ()
    assert set(thread.claimed) == {"NOR"}


def test_two_sides_or_a_side_and_an_independent_outlet_establish_a_step(claim, day):
    first = claim("gov.example", "2031-01-02", "signed")
    for other in (claim("courier.example", "2031-01-04", "signed", said_by=("ISL",)), claim("courier.example", "2031-01-04", "signed")):
        (step,) = follow([first, other], day("2031-02-01")).established
        assert (step.stage, step.since, len(step.voices)) == ("signed", day("2031-01-02"), 2)


def test_words_of_a_clause_alone_establish_and_claim_nothing_but_bear_out_what_another_says(claim, day):
    clauses = [claim(host, "2031-01-02", "signed", score=0.3) for host in ("gov.example", "courier.example")]
    thread = follow(clauses, day("2031-02-01"))
    assert (thread.established, thread.claimed) == ((), {})
    read = claim("gov.example", "2031-01-05", "signed", score=0.8)
    (step,) = follow([*clauses, read], day("2031-02-01")).established
    assert (step.since, len(step.claims)) == (day("2031-01-05"), 3)


def test_a_copy_is_no_second_voice(claim, day):
    one, other = claim("gov.example", "2031-01-02", "signed"), claim("courier.example", "2031-01-04", "signed")
    voices = Voices([one.report.document], {other.report.document.id: one.report.document.id}, KNOWN)
    (thread,) = follow_agreements([one, other], voices, day("2031-02-01"))
    assert thread.established == ()


def test_a_step_that_one_side_takes_alone_is_established_by_its_own_text(claim, day):
    left = claim("gov.example", "2031-01-02", "withdrawn", basis="performed")
    assert [e.stage for e in follow([left], day("2031-02-01")).established] == ["withdrawn"]
    told = claim("gov.example", "2031-01-02", "in_force", basis="performed")
    assert follow([told], day("2031-02-01")).established == ()


def test_every_almost_ready_that_passed_is_a_slip_and_the_last_one_is_not_yet(claim, day):
    days = ("2031-01-02", "2031-03-02", "2031-05-02", "2031-07-02")
    claims = [claim("gov.example", on, "signed", nearly=True) for on in days]
    slips = follow(claims, day("2031-07-10")).slips
    assert [(s.expected, s.ordinal) for s in slips] == [(day("2031-02-02"), 1), (day("2031-04-02"), 2), (day("2031-06-02"), 3)]


def test_a_planned_day_on_which_it_was_signed_is_no_slip(claim, day):
    planned = claim("gov.example", "2031-01-02", "signed", "future", when=("2031-01-20", "2031-01-20"))
    done = claim("courier.example", "2031-01-20", "signed")
    assert follow([planned, done], day("2031-03-01")).slips == ()
    assert len(follow([planned], day("2031-03-01")).slips) == 1
    assert follow([planned], day("2031-01-10")).slips == ()


def test_a_denial_by_another_voice_contradicts_and_by_the_same_does_not(claim, day):
    says = claim("gov.example", "2031-01-02", "suspended")
    denies = claim("courier.example", "2031-01-05", "suspended", "negated", said_by=("ISL",))
    (found,) = follow([says, denies], day("2031-02-01")).contradictions
    assert (found.says, found.denies) == (says, denies)
    assert follow([says, claim("radio.example", "2031-01-05", "suspended", "negated")], day("2031-02-01")).contradictions == ()


def test_what_is_said_later_is_not_known_yet(claim, day):
    assert follow_agreements([claim("gov.example", "2031-01-02", "signed")], Voices(publishers=KNOWN), day("2031-01-01")) == []


def test_a_step_taken_before_or_dated_in_time_is_no_slip(claim, day):
    planned = claim("gov.example", "2031-01-02", "signed", "future", when=("2031-01-20", "2031-01-20"))
    told_late = claim("courier.example", "2031-02-03", "signed", when=("2031-01-19", "2031-01-19"))
    assert follow([planned, told_late], day("2031-03-01")).slips == ()
    recalled = claim("courier.example", "2031-02-03", "concluded", "future", nearly=True)
    assert follow([told_late, recalled], day("2031-06-01")).slips == ()


def test_what_is_to_come_soon_slips_and_a_clause_read_by_words_alone_holds_nobody(claim, day):
    soon = claim("gov.example", "2031-01-02", "signed", "future", when=("2031-01-02", None))
    (slip,) = follow([soon], day("2031-06-01")).slips
    assert slip.expected == day("2031-02-02")
    assert follow([claim("gov.example", "2031-01-02", "signed", "future", nearly=True, score=0.3)], day("2031-06-01")).slips == ()


def test_the_entry_into_force_that_later_steps_presuppose_is_no_slip(claim, day):
    planned = claim("gov.example", "2031-01-02", "in_force", "future", when=("2031-01-05", "2031-01-05"))
    extended = claim("courier.example", "2031-02-03", "extended")
    assert follow([planned, extended], day("2031-06-01")).slips == ()
