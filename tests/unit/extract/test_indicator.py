import pytest

import verbale
from verbale.schema import Indicator


def read(text: str) -> list[Indicator]:
    return [r for r in verbale.read(text, published="2024-03-15").records if isinstance(r, Indicator)]


@pytest.mark.parametrize(
    ("text", "subject", "low", "unit"),
    [
        ("Norway exported 400 ships to Japan.", "ships", 400, "ships"),
        ("The inspectors visited three suspected sites in Norway.", "suspected sites", 3, "sites"),
        ("Trade between Chile and Peru reached $14 billion.", "Trade between Chile and Peru", 14e9, "USD"),
        ("The officials discussed a $2.5 billion debt to Norway.", "debt", 2.5e9, "USD"),
        ("Japan gave Peru $30 million in aid.", "aid", 3e7, "USD"),
        ("The president began a three-day visit to Chile.", "visit to Chile", 3, "days"),
        ("Norway keeps 38,000 troops in the region.", "troops", 38_000, "troops"),
    ],
)
def test_what_is_measured(text: str, subject: str, low: float, unit: str) -> None:
    (found,) = read(text)
    assert found.value is not None
    assert subject in found.subject.exact
    assert (found.value.low, found.value.unit) == (low, unit)


@pytest.mark.parametrize(
    ("text", "comparator", "direction"),
    [
        ("Exports to Peru rose by 5 percent.", "percent_change", "up"),
        ("Exports to Peru fell by 5 percent.", "percent_change", "down"),
        ("Exports to Peru fell to 5 percent.", "=", "down"),
        ("Trade with Norway doubled.", "times", "up"),
        ("Exports to Peru exceeded 5 million tons.", ">", None),
    ],
)
def test_movement(text: str, comparator: str, direction: str | None) -> None:
    (found,) = read(text)
    assert found.value is not None
    assert (found.value.comparator, found.direction) == (comparator, direction)


def test_countries_are_those_that_the_words_name() -> None:
    (found,) = read("Chile’s exports to Peru reached $14 billion.")
    assert set(found.countries) == {"CHL", "PER"}


def test_the_window_and_the_voucher() -> None:
    (found,) = read("“Our exports reached $14 billion last year,” Chilean Foreign Minister Ana Brask said.")
    assert [a.name for a in found.said_by] == ["Ana Brask"]
    assert found.basis == "claimed"
    assert found.when is not None
    assert found.when.earliest is not None
    assert found.when.earliest.year == 2023


@pytest.mark.parametrize(
    "text",
    [
        "The two countries signed the treaty.",
        "The three foreign ministers met in Oslo.",
        "The minister, 58, resigned on May 5.",
        "The talks began at 10 a.m.",
        "Resolution 1929 was adopted in 2010.",
        "Norway and Chile signed a 20-year cooperation agreement.",
        "They met three years ago.",
        "One minister left.",
        "The 2018 withdrawal was criticized.",
        "A two-headed eagle is on the flag.",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "subject", "direction"),
    [
        ("Serious progress has been made in financial matters, Norway said.", "financial matters", "up"),
        ("Trade between Norway and Peru has grown.", "Trade", "up"),
        ("Norwegian exports to Peru have declined.", "exports", "down"),
    ],
)
def test_a_result_without_a_number(text: str, subject: str, direction: str) -> None:
    (found,) = read(text)
    assert (found.value, found.direction) == (None, direction)
    assert subject in found.subject.exact


@pytest.mark.parametrize("text", ["Norway will expand its exports.", "The shop has raised its prices.", "Norway and Chile made progress."])
def test_no_result(text: str) -> None:
    assert read(text) == []


def test_an_outlet_is_none_of_those_whom_a_figure_is_about() -> None:
    text = "OSLO (AP) — Some 50 inspectors arrived in Norway on Monday."
    (found,) = [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Indicator)]
    assert found.countries == ("NOR",)
