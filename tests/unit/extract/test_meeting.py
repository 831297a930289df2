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


def test_a_read_out_without_a_title_is_held_for_a_call_with_that_inferred() -> None:
    text = "The Polish President Jan Kowal and the German Chancellor Karl Weber discussed energy supplies and border traffic."
    (found,) = meetings(text)
    assert found.form == "call"
    assert "form" in found.inferred
    assert found.trace is not None
    assert found.trace.score("rule") < 0.5
