"""Steps in the life of treaties, pacts and deals: every stage told once or twice, and the same words where nothing moves."""

from __future__ import annotations

import pytest

import verbale
from verbale.schema import Agreement


def agreements(text: str, **given: str) -> list[Agreement]:
    reading = verbale.read(text, published="2024-05-15", **given)
    return [r for r in reading.records if isinstance(r, Agreement)]


def told(text: str) -> list[tuple[str, tuple[str, ...], str, bool]]:
    return [(a.stage, tuple(sorted(a.parties)), a.realis, a.nearly) for a in agreements(text)]


STEPS = [
    ("Peru proposed a free trade agreement with Chile on Monday.", "proposed", "CHL PER"),
    ("Norway has offered Finland a new fisheries treaty.", "proposed", "FIN NOR"),
    ("The cabinet of Ghana gave its negotiators a mandate to conclude a trade agreement with Togo.", "authorized", "GHA TGO"),
    ("Kenya and Ethiopia are negotiating a border treaty.", "negotiating", "ETH KEN"),
    ("Japan opened negotiations on an investment agreement with Mongolia.", "negotiating", "JPN MNG"),
    ("Serbia and Croatia reached an agreement on the river border.", "concluded", "HRV SRB"),
    ("Sudan and South Sudan agreed to a ceasefire on Tuesday.", "concluded", "SDN SSD"),
    ("Bolivia and Paraguay adopted a joint declaration on water.", "concluded", "BOL PRY"),
    ("Estonia and Latvia initialled a border treaty on Friday.", "initialled", "EST LVA"),
    ("Canada and Iceland signed a memorandum of understanding on Arctic research.", "signed", "CAN ISL"),
    ("The extradition treaty was signed by Spain and Morocco in April.", "signed", "ESP MAR"),
    ("The signing of the friendship treaty between Poland and Lithuania took place in Vilnius.", "signed", "LTU POL"),
    ("The Slovak parliament ratified the treaty with Hungary on Thursday.", "ratified", "HUN SVK"),
    ("The trade agreement between Chile and Vietnam entered into force on 1 May.", "in_force", "CHL VNM"),
    ("The ceasefire between Armenia and Azerbaijan took effect at midnight.", "in_force", "ARM AZE"),
    ("Colombia is implementing the peace accord with Venezuela.", "implemented", "COL VEN"),
    ("Egypt has complied with the treaty with Israel.", "implemented", "EGY ISR"),
    ("Oman and Yemen extended the truce by three months.", "extended", "OMN YEM"),
    ("Austria and Switzerland amended the tax treaty in March.", "amended", "AUT CHE"),
    ("Tunisia has blocked the fisheries agreement with Italy.", "stalled", "ITA TUN"),
    ("Nepal rejected the water treaty with India.", "rejected", "IND NPL"),
    ("Belarus suspended the transit agreement with Latvia.", "suspended", "BLR LVA"),
    ("Eritrea violated the ceasefire with Ethiopia on Sunday.", "breached", "ERI ETH"),
    ("Burundi withdrew from the trade pact with Rwanda.", "withdrawn", "BDI RWA"),
    ("Turkey terminated the pipeline agreement with Iraq.", "terminated", "IRQ TUR"),
    ("The gas agreement between Algeria and Spain expired in October.", "expired", "DZA ESP"),
]


@pytest.mark.parametrize(("text", "stage", "parties"), STEPS)
def test_a_clause_tells_a_stage_and_its_parties(text: str, stage: str, parties: str) -> None:
    assert told(text) == [(stage, tuple(parties.split()), "actual", False)]


REALIS = [
    ("Peru will sign the free trade agreement with Chile on Friday.", "signed", "future"),
    ("Belarus did not ratify the treaty with Latvia.", "ratified", "negated"),
    ("Belarus refused to sign the treaty with Latvia.", "signed", "negated"),
    ("Poland threatened to terminate the transit treaty with Belarus.", "terminated", "hypothetical"),
    ("If Norway ratifies the treaty with Finland, the border will open.", "ratified", "hypothetical"),
]


@pytest.mark.parametrize(("text", "stage", "realis"), REALIS)
def test_a_step_that_was_not_made_is_not_told_as_made(text: str, stage: str, realis: str) -> None:
    assert [(a.stage, a.realis) for a in agreements(text)] == [(stage, realis)]


NEARLY = [
    "The pact between Chile and Peru is almost finalized.",
    "The trade agreement between Chile and Peru is at its final stage.",
    "The roadmap between Chile and Peru is almost ready.",
    "The trade treaty between Chile and Peru is finished but for one article.",
]


@pytest.mark.parametrize("text", NEARLY)
def test_what_is_almost_concluded_is_still_to_come(text: str) -> None:
    assert told(text) == [("concluded", ("CHL", "PER"), "future", True)]


NOTHING = [
    "The treaty between Chile and Peru is long.",
    "Diplomats in Lima spoke about the accord.",
    "The minister praised the agreement with Chile.",
    "I signed a contract with my landlord last week.",
    "We reached an agreement with the plumber about the price.",
    "Ceasefire monitors arrived in Sudan.",
    "They got a great deal on a used car.",
    "The two countries seek closer cooperation.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_an_instrument_that_is_only_mentioned_is_none(text: str) -> None:
    assert agreements(text) == []


def test_a_pronoun_and_a_bare_noun_take_up_the_instrument_named_before() -> None:
    first = "Chile and Peru signed a maritime border treaty in 2014."
    found = agreements(f"{first} The Peruvian parliament ratified the treaty a year later. Chile has not ratified it.")
    assert [(a.stage, a.realis) for a in found] == [("signed", "actual"), ("ratified", "actual"), ("ratified", "negated")]
    assert {a.name.exact for a in found} == {"maritime border treaty"}
    assert {tuple(sorted(a.parties)) for a in found} == {("CHL", "PER")}


def test_two_reports_of_one_step_are_one_record() -> None:
    text = "Chile and Peru signed a fisheries pact on Monday. The two countries signed the pact."
    (found,) = agreements(text)
    assert [span.exact for span in found.also] == ["The two countries signed the pact"]


def test_the_term_is_read_off_the_name() -> None:
    (found,) = agreements("Iran and China signed a 25-year cooperation agreement.")
    assert found.term_years == 25


def test_a_speaker_vouches_for_what_he_says() -> None:
    (found,) = agreements("Peruvian President Ana Torres said that Chile had signed the fisheries treaty with Peru.")
    assert [(a.name, a.country) for a in found.said_by] == [("Ana Torres", "PER")]
    assert found.basis == "claimed"


def test_a_mediator_is_no_party() -> None:
    (found,) = agreements("Qatar brokered a ceasefire between Chad and Sudan.")
    assert sorted(found.parties) == ["SDN", "TCD"]


def test_a_term_told_elsewhere_is_that_of_the_same_paper() -> None:
    found = agreements(
        "Norway and Chad are close to a fisheries accord. "
        "The 20-year fisheries agreement with Chad will be signed in May, Norway's foreign minister, Ola Nord, said."
    )
    assert {a.term_years for a in found} == {20}


def test_a_term_is_not_that_of_another_paper() -> None:
    found = agreements("Norway and Chad signed a 20-year fisheries accord. Norway and Chad also signed an extradition treaty.")
    assert [a.term_years for a in found] == [20, None]


def test_what_is_only_judged_is_told_by_the_page() -> None:
    (found,) = agreements("Chad welcomed Norway's proposal for a mining treaty.")
    assert (found.stage, found.said_by, found.basis) == ("proposed", (), "narrated")


def test_a_preposition_over_a_dated_noun_does_not_open_its_time() -> None:
    (found,) = agreements("Since Norway's 2018 withdrawal from the trade deal with Chad, fishermen have lost money.")
    assert found.when is not None
    assert (str(found.when.earliest), str(found.when.latest)) == ("2018-01-01", "2018-12-31")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("France and Egypt signed a memorandum of understanding in Cairo on Tuesday.", "memorandum of understanding"),
        ("The leaders of Chad and Sudan initialled a peace agreement at the White House.", "peace agreement"),
        ("Norway and Chile signed an agreement on the protection of fish in Chile.", "agreement on the protection of fish in Chile"),
    ],
)
def test_where_it_was_signed_is_not_in_its_name(text: str, name: str) -> None:
    assert {a.name.exact for a in agreements(text)} == {name}
