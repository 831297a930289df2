from datetime import UTC, date, datetime

import pytest

from verbale.ingest.published import parse_instant, parse_visible_date


@pytest.mark.parametrize(
    "text",
    ["March 4, 2031", "Mar. 4 2031", "4 March 2031", "the 4th of nothing, 4 Mar 2031", "2031-03-04", "Updated March 4th, 2031 at noon"],
)
def test_dates_that_are_written_out(text):
    assert parse_visible_date(text) == date(2031, 3, 4)


@pytest.mark.parametrize("text", ["3/4/2031", "March 2031", "February 30, 2031", "4 March", ""])
def test_dates_that_cannot_be_told(text):
    assert parse_visible_date(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-04", (date(2031, 3, 4), None)),
        ("2031-03-04T23:30", (date(2031, 3, 4), None)),
        ("2031-03-04T23:30-02:00", (date(2031, 3, 4), datetime(2031, 3, 5, 1, 30, tzinfo=UTC))),
        ("0001-01-01T00:00+05:00", (date(1, 1, 1), None)),
        ("Tuesday, 4 March 2031", (date(2031, 3, 4), None)),
        ("soon", None),
    ],
)
def test_the_day_is_the_one_that_is_written(value, expected):
    assert parse_instant(value) == expected
