"""Meetings, visits, calls, talks, summits and ceremonies, and the everyday words that are none."""

from __future__ import annotations

import pytest

import verbale
from verbale.schema import Meeting


def meetings(text: str) -> list[Meeting]:
    return [r for r in verbale.read(text, published="2024-05-15").records if isinstance(r, Meeting)]


HELD = [
    ("The foreign ministers of Chile and Peru met in Lima on Monday.", "meeting", "CHL PER"),
    ("Polish President Jan Kowal met with German Chancellor Karl Weber in Warsaw.", "meeting", "DEU POL"),
    ("The German chancellor received Polish President Jan Kowal in Berlin.", "meeting", "DEU POL"),
    ("Polish President Jan Kowal visited Ukraine on Monday.", "visit", "POL"),
    ("Kenyan Foreign Minister Peter Otieno arrived in Tokyo on Sunday.", "visit", "KEN"),
    ("Kenyan Foreign Minister Peter Otieno paid a visit to Japan.", "visit", "KEN"),
    ("During a visit to Japan, Kenyan Foreign Minister Peter Otieno praised the trade.", "visit", "KEN"),
    ("Polish President Jan Kowal phoned German Chancellor Karl Weber.", "call", "DEU POL"),
    ("Polish President Jan Kowal had a telephone conversation with Chilean President Ana Torres.", "call", "CHL POL"),
    ("Polish President Jan Kowal spoke with German Chancellor Karl Weber by phone.", "call", "DEU POL"),
    ("Iran and Iraq held talks on water in Baghdad.", "talks", "IRN IRQ"),
    ("Peace talks between Chad and Sudan resumed in Doha.", "talks", "SDN TCD"),
    ("NATO held a summit in Madrid.", "summit", "NATO"),
    ("Kenyan Foreign Minister Peter Otieno is in Tokyo for talks with his Japanese counterpart.", "talks", "JPN KEN"),
    ("Polish officials drafted the rules in consultation with Chilean diplomats.", "talks", "CHL POL"),
    ("A Kenyan delegation headed by the foreign minister left for Tokyo on Monday.", "visit", "KEN"),
    ("Leaders of the G7 gathered in Hiroshima.", "meeting", "G7"),
    ("European Union foreign ministers held an emergency video conference on Sunday.", "call", "EU"),
    ("Representatives of Chad and Sudan sat down in Doha on Monday.", "meeting", "SDN TCD"),
    ("Chad and Sudan held a new round of talks in Doha.", "talks", "SDN TCD"),
    ("The funeral was attended by the presidents of Kenya and Sudan.", "ceremony", "KEN SDN"),
    ("In a phone call on Monday, Polish President Jan Kowal and Chilean President Ana Torres discussed trade.", "call", "CHL POL"),
]


@pytest.mark.parametrize(("text", "form", "codes"), HELD)
def test_who_met_in_which_form(text: str, form: str, codes: str) -> None:
    found = meetings(text)
    assert [(m.form, m.realis) for m in found] == [(form, "actual")]
    assert sorted({a.country for a in found[0].participants if a.country}) == codes.split()


REALIS = [
    ("Polish President Jan Kowal will visit Ukraine on Friday.", "future"),
    ("Polish President Jan Kowal is slated to visit Ukraine soon.", "future"),
    ("Polish President Jan Kowal cancelled a visit to Ukraine.", "negated"),
    ("Polish President Jan Kowal refused to meet German Chancellor Karl Weber.", "negated"),
    ("Polish President Jan Kowal may visit Ukraine.", "hypothetical"),
    ("The presidents of Chad and Sudan agreed to meet again in May.", "future"),
    ("A meeting between the presidents of Chad and Sudan is planned for June.", "future"),
    ("The African Union summit will be held in Nairobi on 5 June.", "future"),
    ("Polish President Jan Kowal called off a planned meeting with Chilean President Ana Torres.", "negated"),
    ("Iran said it had not held direct talks with the United States.", "negated"),
    ("If Sudan withdraws, Chad will resume talks in Doha.", "hypothetical"),
    ("Chilean President Ana Torres invited Polish President Jan Kowal to visit Santiago.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "realis"), REALIS)
def test_what_is_planned_or_called_off_is_not_held(text: str, realis: str) -> None:
    assert [m.realis for m in meetings(text)] == [realis]


EVERYDAY = [
    "I met my friend in Paris for coffee.",
    "My visit to the dentist was painful.",
    "We called the restaurant to book a table.",
    "The staff meeting was boring.",
    "He climbed to the summit of the mountain.",
    "Talks with my boss went well.",
    "The president held a press conference.",
    "The new law meets the needs of Poland.",
    "The new rules meet the needs of Poland and Chile.",
    "Poland met the target that Chile had set.",
    "Poland met with criticism from Chile.",
    "The prime minister of Chad talks tough on migration.",
    "The square in Warsaw is a meeting point for tourists.",
    "The Polish team met Chile in the final.",
    "Talk of sanctions on Chad has grown.",
    "The Polish president gathered stamps in Chad.",
    "The Polish president welcomed the German chancellor's words.",
]


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_company_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


def test_bare_talks_take_up_the_meeting_told_before() -> None:
    text = "Iranian President Ali Karimi met Iraqi President Omar Salih in Baghdad on Monday. The meeting lasted two hours."
    (found,) = meetings(text)
    assert [span.exact for span in found.also] == ["The meeting"]


def test_the_host_is_the_state_of_the_place() -> None:
    (found,) = meetings("Kenyan Foreign Minister Peter Otieno met Japanese Foreign Minister Ken Sato in Tokyo on Monday.")
    assert found.host == "JPN"
    assert found.place is not None
    assert found.place.exact == "Tokyo"


PLACES = [
    ("Polish President Jan Kowal held a meeting with President Ana Torres of Chile in Lima.", "PER", "Lima"),
    ("German Chancellor Karl Weber hosted talks between Chad and Sudan in Berlin.", "DEU", "Berlin"),
    ("German Chancellor Karl Weber met Polish President Jan Kowal in the city of Graz.", "AUT", "Graz"),
    ("Nairobi will host the African Union summit in June.", "KEN", None),
    ("WARSAW (Wire) -- Polish President Jan Kowal met Chilean President Ana Torres on Monday.", "POL", "WARSAW"),
    ("WARSAW (Wire) -- Chilean President Ana Torres met German Chancellor Karl Weber on Monday.", None, None),
    ("WARSAW (Wire) -- Polish President Jan Kowal met Chilean President Ana Torres in Lima on Monday.", "PER", "Lima"),
]


@pytest.mark.parametrize(("text", "host", "place"), PLACES)
def test_the_place_is_that_of_the_meeting_else_the_dateline_of_one_who_meets(text: str, host: str | None, place: str | None) -> None:
    (found,) = meetings(text)
    assert (found.host, found.place.exact if found.place else None) == (host, place)


def test_a_read_out_without_a_title_is_held_for_a_call_with_that_inferred() -> None:
    text = "The Polish President Jan Kowal and the German Chancellor Karl Weber discussed energy supplies and border traffic."
    (found,) = meetings(text)
    assert found.form == "call"
    assert "form" in found.inferred
    assert found.trace is not None
    assert found.trace.score("rule") < 0.5
