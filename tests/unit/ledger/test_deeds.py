import pytest

from verbale.ledger.deeds import outcomes_of_deeds
from verbale.ledger.voices import Voices
from verbale.schema import Actor, Meeting, Promise, Sanction

BOTH = (Actor("Norway", "NOR"), Actor("Finland", "FIN"))
TALKS = "Norway and Finland will hold talks on 3 May."
MEASURE = "Norway will impose a ban on Finland's timber in June."
MAY = ("2031-05-03", "2031-05-03")


@pytest.fixture
def told(document, report):
    """A report on a page of its own, of a kind and a realis, published on a day by somebody."""

    def make(id, on, kind, words, **fields):
        return report(document(id, words, on, f"{id}.example"), kind, words, **fields)

    return make


@pytest.fixture
def planned(told, report):
    """A plan with the promise that it is."""

    def make(kind, words, **fields):
        plan = told("plan", "2031-04-20", kind, words, realis="future", **fields)
        return [plan, report(plan.document, Promise, words, content=words, form="commitment", realis="future")]

    return make


def verdicts(reports):
    return [(o.verdict, o.evidence.document.id) for o in outcomes_of_deeds(reports, Voices())]


def test_a_meeting_that_was_held_keeps_the_promise_of_it(told, planned):
    plan = planned(Meeting, TALKS, participants=BOTH, form="talks", when=MAY)
    held = told("held", "2031-05-04", Meeting, "Norway and Finland held talks.", participants=BOTH, form="talks", when=MAY)
    off = told("off", "2031-05-01", Meeting, "The talks are called off.", participants=BOTH, form="talks", when=MAY, realis="negated")
    assert verdicts([*plan, held]) == [("kept", "held")]
    assert verdicts([*plan, off]) == [("broken", "off")]
    assert verdicts(plan) == []


def test_a_meeting_before_the_plan_or_long_before_its_day_keeps_nothing(told, planned):
    plan = planned(Meeting, TALKS, participants=BOTH, form="talks", when=MAY)
    for on in ("2031-04-19", "2031-04-25"):
        assert verdicts([*plan, told("held", on, Meeting, "Norway and Finland held talks.", participants=BOTH, form="talks")]) == []


@pytest.mark.parametrize(
    ("planned_action", "action", "target", "on", "expected"),
    [
        ("impose", "impose", "FIN", "2031-06-10", [("kept", "act")]),
        ("lift", "ease", "FIN", "2031-06-10", [("partly_kept", "act")]),
        ("lift", "impose", "FIN", "2031-06-10", []),
        ("impose", "impose", "SWE", "2031-06-10", []),
        ("impose", "impose", "FIN", "2031-05-10", []),
        ("impose", "impose", "FIN", "2031-07-10", []),
    ],
)
def test_a_measure_taken_in_its_time_keeps_the_promise_of_it(told, planned, planned_action, action, target, on, expected):
    about = {"authority": ("NOR",), "measure": "trade"}
    plan = planned(Sanction, MEASURE, action=planned_action, target=("FIN",), when=("2031-06-01", "2031-06-30"), **about)
    assert verdicts([*plan, told("act", on, Sanction, "Norway acted on timber.", action=action, target=(target,), **about)]) == expected
