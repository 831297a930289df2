from datetime import date

import pytest

from verbale.language.times import find_times

PUBLISHED = date(2031, 5, 14)


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in find_times(text, PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks may resume.",
        "May I speak, he asked.",
        "Prime Minister May said no.",
        "Troops march on the city.",
        "The March on the capital began.",
        "The second round was a second chance.",
        "Prices fall sharply and spring to mind.",
        "She is a 44-year-old envoy.",
        "Three quarters of the states agreed.",
        "The G20 and the 747 were there.",
        "They paid $2030 and £1990.",
        "About 2030 troops left.",
        "They sat in the sun.",
        "Call them as soon as you can.",
        "Shortly after the vote he left.",
        "He has the last word and the next step.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They may meet in May.", ["May"]),
        ("They march in March.", ["March"]),
        ("May 3 may do.", ["May 3"]),
        ("The second meeting is on the second of June.", ["the second of June"]),
        ("It took sixty seconds.", ["sixty seconds"]),
        ("Last fall prices rose.", ["Last fall"]),
        ("The fourth quarter, the last", ["The fourth quarter"]),
        ("a third-quarter loss", ["third-quarter"]),
        ("a two-year pact", ["two-year"]),
        ("the year-ago quarter", ["the year-ago quarter"]),
        ("Oslo’s 2018 exit and its 1990 return", ["2018", "1990"]),
        ("the end of the third quarter", ["the end of the third quarter"]),
        ("On Friday, May 9, at noon", ["Friday, May 9", "noon"]),
        ("more than two years ago", ["more than two years ago"]),
        ("MONDAY and Tuesday", ["MONDAY", "Tuesday"]),
    ],
)
def test_times_are_told_from_their_look_alikes(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_paragraph_ends_a_time() -> None:
    assert words("They met on 3\n\nMay began.") == []
    assert words("They met on 3\nMay 2030.") == ["3\nMay 2030"]
