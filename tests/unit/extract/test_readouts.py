"""Read-outs that leave it to their title whether two sides met or called: who the sides are, and what is none."""

from __future__ import annotations

import pytest

import verbale
from verbale.schema import Meeting


def calls(text: str, title: str | None = None) -> list[list[str]]:
    records = verbale.read(text, published="2012-10-01", title=title).records
    return [sorted({a.country or "" for a in r.participants}) for r in records if isinstance(r, Meeting) and r.form == "call"]


READ_OUTS = [
    ("The two presidents discussed energy supplies. The Polish side thanked the Chilean side for its help.", "CHL POL"),
    ("The two leaders discussed border traffic and other topical issues of Polish-Chilean relations.", "CHL POL"),
    ("The Kenyan Prime Minister congratulated the Polish President on the election.", "KEN POL"),
    ("Ms Merkel informed Mr Hollande about the results of her visit to Lima.", "DEU FRA"),
    ("Chilean President Bill Torres congratulated Polish President Jan Kowal on his birthday.", "CHL POL"),
    ("The Kenyan President briefed his counterpart on the talks. The Polish side thanked the Kenyan side.", "KEN POL"),
    ("Issues of cooperation between Chad and Kenya were discussed.", "KEN TCD"),
    ("The two presidents exchanged views on Kenya-Chad trade.", "KEN TCD"),
    ("Polish President Jan Kowal noted the role of trade. In a conversation with Chilean President Ana Torres he praised it.", "CHL POL"),
    ("The heads of state discussed Polish-Chilean trade. The conversation was initiated by Chile.", "CHL POL"),
]


@pytest.mark.parametrize(("text", "codes"), READ_OUTS)
def test_two_sides_who_exchange_words_call_each_other(text: str, codes: str) -> None:
    assert codes.split() in calls(text)


NONE = [
    "The two leaders discussed trade.",
    "The two leaders discussed Polish-Chilean trade. A dinner followed.",
    "The two leaders discussed Polish-Chilean trade. During the two-hour meeting they also spoke about water.",
    "Opening the meeting with the Polish-Chilean council, Jan Kowal said the two leaders discussed trade.",
    "Polish President Jan Kowal and Polish Foreign Minister Ewa Zych discussed Polish-Chilean trade.",
    "Mr Harnok and Mr Brask discussed Polish-Chilean trade.",
    "The message to the Polish President said that the two leaders discussed Polish-Chilean trade.",
    "The two leaders discussed the fighting in Chad and Kenya.",
    "In Lima the two leaders discussed Polish-Chilean trade.",
]


@pytest.mark.parametrize("text", NONE)
def test_company_strangers_messages_and_subjects_are_no_call(text: str) -> None:
    assert calls(text) == []


def test_where_a_title_stands_it_tells() -> None:
    text = "The two leaders discussed border traffic and other topical issues of Polish-Chilean relations."
    assert calls(text, title="Polish and Chilean presidents meet") == []


def test_a_conversation_is_a_call_only_where_the_title_does_not_say_otherwise() -> None:
    text = "Polish President Jan Kowal praised the trade in a conversation with Chilean President Ana Torres."
    assert calls(text, title="Telephone conversation with the Chilean President") == [["CHL", "POL"]]
    assert calls(text, title="Remarks before a meeting with the Chilean President") == []
