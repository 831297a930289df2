import pytest

import verbale
from verbale.schema import Record


def dated(text: str, kind: str, published: str = "2024-03-15") -> list[tuple[str | None, str | None, str | None]]:
    """First day, last day and basis of the records of a kind; 15 March 2024 is a Friday."""
    return [window(r) for r in verbale.read(text, published=published).records if r.kind == kind]


def window(record: Record) -> tuple[str | None, str | None, str | None]:
    when = record.when
    if when is None:
        return None, None, None
    first, last = (str(day) if day else None for day in (when.earliest, when.latest))
    return first, last, record.when_basis


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norwegian President Ana Brask met Chilean President Tomas Velm on Thursday.", "2024-03-14"),
        ("On Thursday, Norwegian President Ana Brask met Chilean President Tomas Velm.", "2024-03-14"),
        ("Norwegian President Ana Brask held talks with Chilean President Tomas Velm on March 12.", "2024-03-12"),
    ],
)
def test_time_words_of_the_clause(text: str, day: str) -> None:
    assert (day, day, "stated") in dated(text, "meeting")


def test_what_lies_ahead_takes_the_next_day_of_that_name() -> None:
    found = dated("Norwegian President Ana Brask will meet Chilean President Tomas Velm on Monday.", "meeting")
    assert ("2024-03-18", "2024-03-18", "stated") in found


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("met Chilean President Tomas Velm", "2024-03-11"),
        ("did not meet Chilean President Tomas Velm", "2024-03-11"),
        ("will meet Chilean President Tomas Velm", "2024-03-18"),
        ("will not meet Chilean President Tomas Velm", "2024-03-18"),
        ("may meet Chilean President Tomas Velm", "2024-03-18"),
        ("is to meet Chilean President Tomas Velm", "2024-03-18"),
        ("plans to meet Chilean President Tomas Velm", "2024-03-18"),
        ("is scheduled to hold talks with Chilean President Tomas Velm", "2024-03-18"),
    ],
)
def test_tense_and_realis_choose_the_weekday(told: str, day: str) -> None:
    assert (day, day, "stated") in dated(f"Norwegian President Ana Brask {told} on Monday.", "meeting")


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("travelled to Chile in May", "2023-05-01", "2023-05-31"),
        ("is to travel to Chile in May", "2024-05-01", "2024-05-31"),
        ("plans to visit Chile from May to July", "2024-05-01", "2024-07-31"),
        ("visited Chile from May to July", "2023-05-01", "2023-07-31"),
        ("will visit Chile in two weeks", "2024-03-15", "2024-03-29"),
    ],
)
def test_tense_and_realis_choose_the_month(told: str, first: str, last: str) -> None:
    assert (first, last, "stated") in dated(f"Norwegian President Ana Brask {told}.", "meeting")


def test_the_day_of_a_plan_is_not_that_of_what_is_planned() -> None:
    assert dated("Norwegian President Ana Brask agreed on Tuesday to visit Chile.", "meeting") == [(None, None, None)]
    assert ("2023-05-01", "2023-05-31", "stated") not in dated("Norwegian President Ana Brask plans to visit Chile in May.", "promise")


def test_a_deadline_set_in_the_past_lies_ahead() -> None:
    found = dated("Norway was urged to lift its sanctions on Chile by June.", "sanction")
    assert (None, "2024-06-30", "stated") in found


def test_a_deed_without_time_words_is_undated() -> None:
    assert dated("Norwegian President Ana Brask has met Chilean President Tomas Velm.", "meeting") == [(None, None, None)]


def test_the_story_goes_on_from_its_day() -> None:
    text = "Norwegian President Ana Brask arrived in Lima on Wednesday. She met Chilean President Tomas Velm."
    assert ("2024-03-13", "2024-03-13", "derived") in dated(text, "meeting")


def test_a_date_in_another_noun_does_not_date_the_deed() -> None:
    text = "Norwegian President Ana Brask has met the Chilean winner of the March 2 election."
    assert ("2024-03-02", "2024-03-02", "stated") not in dated(text, "meeting")


def test_a_figure_in_the_present_has_the_day_of_saying() -> None:
    text = "“Norway keeps 38,000 troops in the region,” Norwegian Defense Minister Ana Brask said."
    assert dated(text, "indicator") == [("2024-03-15", "2024-03-15", "convention")]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("OSLO, March 14 (Agency) -- ", "2024-03-14"), ("OSLO (Agency) -- ", "2024-03-15"), ("", "2024-03-15")],
)
def test_statements_have_the_day_of_the_dateline(dateline: str, day: str) -> None:
    text = f"{dateline}Norwegian President Ana Brask said the talks were useful."
    assert [d[:2] for d in dated(text, "statement")] == [(day, day)]


def test_the_year_in_the_name_of_an_instrument_dates_nothing_else() -> None:
    assert dated("Norway terminated the treaty of 2001 with Chile.", "agreement") == [(None, None, None)]
    assert ("2001-01-01", "2001-12-31", "stated") in dated("Norway and Chile signed a treaty in 2001.", "agreement")
