"""Restrictive measures: what is done by whom to whom, with negatives beside the scarce ones."""

import pytest

import verbale
from verbale.schema import Sanction


def sanctions(text: str) -> list[Sanction]:
    """The sanctions of a text."""
    return [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Sanction)]


ONE = [
    ("The United States imposed sanctions on Iran on Monday.", "impose", "USA", "IRN", "general", "actual"),
    ("The European Union imposed an arms embargo on Sudan.", "impose", "EU", "SDN", "arms", "actual"),
    ("Canada froze the assets of Belarus.", "impose", "CAN", "BLR", "asset_freeze", "actual"),
    ("The United States will impose tariffs on China next month.", "impose", "USA", "CHN", "tariff", "future"),
    ("Japan threatened to impose sanctions on Russia.", "impose", "JPN", "RUS", "general", "hypothetical"),
    ("Norway refused to impose sanctions on Russia.", "impose", "NOR", "RUS", "general", "negated"),
    ("The European Union tightened its sanctions against Belarus.", "tighten", "EU", "BLR", "general", "actual"),
    ("Britain expanded its oil embargo against Russia.", "tighten", "GBR", "RUS", "oil", "actual"),
    ("The European Union renewed its sanctions against Russia.", "maintain", "EU", "RUS", "general", "actual"),
    ("The United States eased its trade sanctions against Cuba.", "ease", "USA", "CUB", "trade", "actual"),
    ("The United States suspended its sanctions against Sudan.", "ease", "USA", "SDN", "general", "actual"),
    ("The United Nations lifted its sanctions against Libya.", "lift", "UN", "LBY", "general", "actual"),
    ("The United States will lift its sanctions against Syria.", "lift", "USA", "SYR", "general", "future"),
    ("The United Nations has not lifted its sanctions against Libya.", "lift", "UN", "LBY", "general", "negated"),
    ("Iran is neutralizing the US sanctions.", "counter", "USA", "IRN", "general", "actual"),
    ("The removal of US sanctions on Iran was announced in Vienna.", "lift", "USA", "IRN", "general", "actual"),
]


@pytest.mark.parametrize(("text", "action", "authority", "target", "measure", "realis"), ONE)
def test_one_measure(text: str, action: str, authority: str, target: str, measure: str, realis: str) -> None:
    found = sanctions(text)
    assert [(s.action, s.authority, s.target, s.measure, s.realis) for s in found] == [(action, (authority,), (target,), measure, realis)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Iran held talks on sanctions and other issues in general.",
        "The council sanctioned the plan for a new library in the town.",
        "The new diet imposes restrictions on sugar.",
        "The minister lifted the ban on smoking in his garden.",
        "France removed the obstacles to the talks with Germany.",
        "The company eased the rules on holidays.",
    ],
)
def test_no_measure(text: str) -> None:
    assert sanctions(text) == []


def test_bare_sanctions_are_those_spoken_of_before() -> None:
    before = "The United States imposed sanctions on Iran in 2018. Diplomats in Vienna discussed the matter."
    text = f"{before} The sanctions will be lifted in May."
    lifted = sanctions(text)[-1]
    assert (lifted.action, lifted.authority, lifted.target, lifted.realis) == ("lift", ("USA",), ("IRN",), "future")
    assert set(lifted.inferred) == {"authority", "target"}


def test_who_can_be_meant_by_more_than_one_is_left_out() -> None:
    text = "The United States imposed sanctions on Iran. Japan imposed sanctions on Russia. The sanctions will be lifted."
    assert [(s.action, s.authority, s.target) for s in sanctions(text)] == [("impose", ("USA",), ("IRN",)), ("impose", ("JPN",), ("RUS",))]


def test_detail_and_character() -> None:
    (renewed,) = sanctions("The European Union renewed its sanctions against Russia.")
    assert renewed.detail == "renew"
    (spoken_of,) = sanctions("Iran signed the pact in defiance of the unilateral US sanctions on Iran.")
    assert (spoken_of.action, spoken_of.character, spoken_of.realis) == ("maintain", "unilateral", "actual")


def test_a_measure_that_somebody_is_ready_for_is_only_held_out() -> None:
    (held_out,) = sanctions("The European Union said it was prepared to impose sanctions on Belarus.")
    assert (held_out.action, held_out.realis) == ("impose", "hypothetical")


def test_measures_of_two_kinds_are_two() -> None:
    text = "Norway froze the assets of Chadian banks. Norway also banned imports from Chad."
    found = [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Sanction)]
    assert [r.measure for r in found] == ["asset_freeze", "trade"]


def test_a_threatened_measure_is_not_imposed() -> None:
    found = [r for r in verbale.read("Norway threatened Chad with sanctions.", published="2024-03-05").records if isinstance(r, Sanction)]
    assert [(r.action, r.realis) for r in found] == [("impose", "hypothetical")]
