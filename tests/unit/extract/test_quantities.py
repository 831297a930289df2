import pytest

from verbale.extract.indicator.quantities import NumberWords, Quantity, find_quantities
from verbale.language.tokens import tokenize
from verbale.lexicon import get_lexicon


def read(text: str) -> list[Quantity]:
    return find_quantities([w.surface.lower() for w in tokenize(text)], get_lexicon().table("numbers", NumberWords))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("38,000 troops", 38_000, 38_000),
        ("5.7 billion tons", 5.7e9, 5.7e9),
        ("two and a half times", 2.5, 2.5),
        ("two-and-a-half years", 2.5, 2.5),
        ("1 1/2 hours", 1.5, 1.5),
        ("thirty-five ships", 35, 35),
        ("two hundred and fifty thousand men", 250_000, 250_000),
        ("half a million people", 500_000, 500_000),
        ("a hundred days", 100, 100),
        ("two dozen envoys", 24, 24),
        ("one and a half billion barrels", 1.5e9, 1.5e9),
        ("36.2 mln barrels", 36.2e6, 36.2e6),
        ("15 to 20 ships", 15, 20),
        ("between 5 and 7 million tons", 5e6, 7e6),
        ("between two and a half to three times", 2.5, 3),
        ("20–25 percent", 20, 25),
        ("10% to 11%", 10, 11),
        ("a fivefold rise", 5, 5),
    ],
)
def test_values(text: str, low: float, high: float) -> None:
    assert [(q.low, q.high) for q in read(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("$5.7 billion", "USD", 5.7e9),
        ("US$38,000", "USD", 38_000),
        ("€500m in aid", "EUR", 5e8),
        ("£1.2bn", "GBP", 1.2e9),
        ("dlrs 14 billion", "USD", 14e9),
        ("two million euros", "EUR", 2e6),
        ("10 billion U.S. dollars", "USD", 1e10),
        ("a 5.2-billion-dollar loan", "USD", 5.2e9),
        ("600 million rubles", "RUB", 6e8),
        ("2.5 percent", "percent", 2.5),
        ("12% of output", "percent", 12),
        ("three times", "times", 3),
        ("forty ships", None, 40),
    ],
)
def test_units(text: str, unit: str | None, low: float) -> None:
    assert [(q.unit, q.low) for q in read(text)] == [(unit, low)]


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("exactly 30 ships", "=", 30, 30),
        ("about 30 ships", "~", 30, 30),
        ("some 50 inspectors", "~", 50, 50),
        ("more than 30 ships", ">", 30, None),
        ("at least 12 percent", ">", 12, None),
        ("no fewer than 30 ships", ">", 30, None),
        ("up to 30 ships", "<", None, 30),
        ("less than $2 million", "<", None, 2e6),
        ("over a week", ">", 1, None),
        ("tripled to three times", "times", 3, 3),
    ],
)
def test_comparators(text: str, comparator: str, low: float | None, high: float | None) -> None:
    assert [(q.comparator, q.low, q.high) for q in read(text)] == [(comparator, low, high)]


@pytest.mark.parametrize(
    "text", ["a week", "the 45th session", "in the 1990s", "after 9/11", "several ships", "won the vote", "the other half-brother"]
)
def test_no_quantity(text: str) -> None:
    assert [q for q in read(text) if q.unit or q.low != 0.5] == []


def test_two_numbers_side_by_side_stay_two() -> None:
    assert [q.low for q in read("the committees of five and six")] == [5, 6]


def test_positions_are_words() -> None:
    (found,) = read("worth more than $5.7 billion today")
    assert (found.start, found.end) == (3, 6)


def test_a_quantity_ends_where_the_words_end() -> None:
    (found,) = read("they fell by two %")
    assert (found.start, found.end, found.unit) == (3, 5, "percent")
