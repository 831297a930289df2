"""Political acts in PLOVER's types: one clear sentence each, with negatives beside the scarce ones."""

import pytest

import verbale
from verbale.schema import Event


def events(text: str) -> list[Event]:
    """The events of a text."""
    return [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Event)]


ONE = [
    ("Norway and Chad agreed on Monday to hold talks.", "AGREE", ("NOR", "TCD"), (), "actual"),
    ("Norway pledged to support Chad.", "AGREE", ("NOR",), ("TCD",), "actual"),
    ("Norway held talks with Chad in Oslo.", "CONSULT", ("NOR", "TCD"), (), "actual"),
    ("The president of Norway visited Chad on Monday.", "CONSULT", ("NOR",), ("TCD",), "actual"),
    ("The president of Norway will visit Chad in May.", "CONSULT", ("NOR",), ("TCD",), "future"),
    ("Norway praised Chad on Monday.", "SUPPORT", ("NOR",), ("TCD",), "actual"),
    ("Norway has expressed its support for Chad.", "SUPPORT", ("NOR",), ("TCD",), "actual"),
    ("Norway and Chad signed a treaty on Monday.", "SUPPORT", ("NOR", "TCD"), (), "actual"),
    ("Norway recognized Kosovo on Monday.", "SUPPORT", ("NOR",), ("XKX",), "actual"),
    ("Chad allowed inspectors from the United Nations to return.", "CONCEDE", ("TCD",), ("UN",), "actual"),
    ("Norway cooperated with Chad in the search.", "COOPERATE", ("NOR", "TCD"), (), "actual"),
    ("Norway and Chad held joint military exercises.", "COOPERATE", ("NOR", "TCD"), (), "actual"),
    ("Norway sent food aid to Chad.", "AID", ("NOR",), ("TCD",), "actual"),
    ("Norway withdrew its troops from Chad.", "RETREAT", ("NOR",), ("TCD",), "actual"),
    ("Norway lifted its sanctions against Chad.", "RETREAT", ("NOR",), ("TCD",), "actual"),
    ("Norway released the prisoners from Chad.", "RETREAT", ("NOR",), ("TCD",), "actual"),
    ("Norway demanded that Chad withdraw its troops.", "REQUEST", ("NOR",), ("TCD",), "actual"),
    ("Norway called on Chad to release the prisoners.", "REQUEST", ("NOR",), ("TCD",), "actual"),
    ("Norway accused Chad of breaking the ceasefire.", "ACCUSE", ("NOR",), ("TCD",), "actual"),
    ("Norway condemned Chad's invasion of Niger.", "ACCUSE", ("NOR",), ("TCD",), "actual"),
    ("Norway rejected Chad's proposal.", "REJECT", ("NOR",), ("TCD",), "actual"),
    ("Norway refused to hold talks with Chad.", "REJECT", ("NOR",), ("TCD",), "actual"),
    ("Norway called off its talks with Chad on Monday.", "REJECT", ("NOR",), ("TCD",), "actual"),
    ("Norway threatened to attack Chad.", "THREATEN", ("NOR",), ("TCD",), "actual"),
    ("Norway imposed sanctions on Chad.", "SANCTION", ("NOR",), ("TCD",), "actual"),
    ("Norway cut off aid to Chad.", "SANCTION", ("NOR",), ("TCD",), "actual"),
    ("Norway broke off diplomatic relations with Chad.", "SANCTION", ("NOR",), ("TCD",), "actual"),
    ("Norway expelled two diplomats from Chad.", "SANCTION", ("NOR",), ("TCD",), "actual"),
    ("Norway deployed troops near Chad.", "MOBILIZE", ("NOR",), ("TCD",), "actual"),
    ("Norway arrested three citizens of Chad.", "COERCE", ("NOR",), ("TCD",), "actual"),
    ("Norway seized a tanker from Chad.", "COERCE", ("NOR",), ("TCD",), "actual"),
    ("Norway invaded Chad on Monday.", "ASSAULT", ("NOR",), ("TCD",), "actual"),
    ("Norway launched an attack on Chad.", "ASSAULT", ("NOR",), ("TCD",), "actual"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient", "realis"), ONE)
def test_one_act(text: str, kind: str, actor: tuple[str, ...], recipient: tuple[str, ...], realis: str) -> None:
    found = events(text)
    assert [(e.type, set(e.actor), e.recipient, e.realis) for e in found] == [(kind, set(actor), recipient, realis)]


@pytest.mark.parametrize(
    "text",
    [
        "The waiter attacked the problem with a smile.",
        "My sister visited the dentist and praised him.",
        "Norway is a country in the north of Europe.",
        "The company released a new album in Norway.",
        "The film won support from critics.",
        "He demonstrated the new oven to his guests.",
        "The shop cut off the rope.",
    ],
)
def test_no_act(text: str) -> None:
    assert events(text) == []


def test_what_is_demanded_or_refused_is_no_act_of_its_own() -> None:
    assert [e.type for e in events("Norway urged Chad to lift the sanctions.")] == ["REQUEST"]
    assert [e.type for e in events("Norway refused to withdraw its troops from Chad.")] == ["REJECT"]


def test_will_not_is_a_refusal() -> None:
    (refusal,) = events("Norway said it will not lift the sanctions against Chad.")
    assert (refusal.type, refusal.actor, refusal.recipient, refusal.realis) == ("REJECT", ("NOR",), ("TCD",), "actual")


def test_must_is_a_demand_by_whoever_says_it() -> None:
    (demand,) = events("The Norwegian minister said that Chad must leave the town.")
    assert (demand.type, demand.actor, demand.recipient, demand.said_by) == ("REQUEST", ("NOR",), ("TCD",), ())


def test_a_protest_is_inside_the_state_where_it_is() -> None:
    (protest,) = events("Thousands of people demonstrated in Norway on Monday.")
    assert (protest.type, protest.actor, protest.recipient) == ("PROTEST", ("NOR",), ("NOR",))


def test_mode_and_cameo_where_they_are_one_to_one() -> None:
    (visit,) = events("The president of Norway visited Chad on Monday.")
    assert (visit.mode, visit.cameo) == ("visit", "042")
    (signed,) = events("Norway and Chad signed a treaty on Monday.")
    assert signed.cameo == "057"


def test_sectors_and_context() -> None:
    (talks,) = events("The Norwegian army attacked Chad with missiles.")
    assert "MIL" in talks.actor_sectors
    assert "military" in talks.context


def test_acts_are_folded() -> None:
    found = events("Norway condemned Chad. In the evening, Norway condemned Chad again.")
    assert len(found) == 1
    assert len(found[0].also) == 1


def test_an_invitation_is_not_dated_by_what_it_is_to() -> None:
    invited = next(
        e for e in events("Chadian President Idriss Deby invited Norwegian King Harald to visit Chad in May.") if e.type == "AGREE"
    )
    assert invited.when is None


def test_a_measure_that_takes_effect_later() -> None:
    text = "Norway will suspend its obligations under the mining treaty with Chad, effective 7 December."
    suspended = next(e for e in events(text) if e.type == "SANCTION")
    assert suspended.when is not None
    assert str(suspended.when.earliest) == "2024-12-07"


def test_what_is_lifted_later_is_conceded() -> None:
    found = events("Norway will lift its sanctions on Sudan.")
    assert [(e.type, e.realis) for e in found] == [("CONCEDE", "future")]


def test_two_acts_beside_each_other_are_both_told() -> None:
    found = events("The United States has pressed Turkey to withdraw and has offered to sell it jets.")
    assert {e.type for e in found} >= {"REQUEST", "AGREE"}


def test_a_paper_of_persons_is_none_of_states() -> None:
    assert events("The three have entered into a plea agreement with the prosecutor in Norway.") == []
