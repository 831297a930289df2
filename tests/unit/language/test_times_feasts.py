from datetime import date

import pytest

from verbale.language.times import find_times, get_grammar
from verbale.language.times.calendar import Period, add_months
from verbale.language.times.feasts import feast_day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ({"easter": 0}, 2024, "2024-03-31"),
        ({"easter": 0}, 2038, "2038-04-25"),
        ({"orthodox": 0}, 2024, "2024-05-05"),
        ({"nowruz": 0}, 2024, "2024-03-20"),
        ({"nowruz": 0}, 2023, "2023-03-21"),
        ({"hijri": [10, 1]}, 2024, "2024-04-10"),
        ({"hijri": [9, 1]}, 2023, "2023-03-23"),
        ({"month": 11, "weekday": 3, "nth": 4}, 2024, "2024-11-28"),
        ({"month": 5, "weekday": 0, "nth": -1}, 2024, "2024-05-27"),
        ({"month": 12, "weekday": 6, "nth": -1}, 2024, "2024-12-29"),
        ({"month": 12, "day": 25, "plus": -1}, 2024, "2024-12-24"),
    ],
)
def test_feasts_are_worked_out(rule: dict[str, int], year: int, day: str) -> None:
    assert feast_day(rule, year).isoformat() == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the New Year's address", "2024-01-01"),
        ("Over Easter weekend they met", "2024-W13-WE"),
        ("On Christmas Eve they met", "2023-12-24"),
        ("On Good Friday they met", "2024-03-29"),
        ("Nowruz greetings were sent", "2024-03-20"),
        ("Last Thanksgiving they met", "2023-11-23"),
        ("On Labor Day 2022 they met", "2022-09-05"),
    ],
)
def test_news_dates_by_feasts(text: str, value: str) -> None:
    assert [t.value for t in find_times(text, date(2024, 4, 10))] == [value]


def test_a_fast_lasts_its_month() -> None:
    time = find_times("They met during Ramadan.", date(2024, 4, 20))[0]
    assert time.interval is not None
    assert (time.interval.latest, time.interval.earliest) == (date(2024, 4, 9), date(2024, 3, 11))


def test_every_feast_of_the_lexicon_falls_in_its_year() -> None:
    feasts = get_grammar().table["feasts"]
    assert all(feast_day(rule, year).year == year for rule in feasts.values() for year in range(1990, 2060))


def test_the_calendar_ends() -> None:
    with pytest.raises(ValueError, match="outside the calendar"):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(ValueError, match="outside the calendar"):
        Period("D", date(1, 1, 1)).shift(-1)
    time = find_times("3,000 years ago", date(2024, 4, 10))[0]
    assert (time.interval, time.note) == (None, "outside the calendar")
