from datetime import date

import pytest

from verbale.schema import Interval


def test_a_day_and_open_ends():
    day = date(2031, 3, 4)
    assert Interval.on(day) == Interval.parse("2031-03-04", "2031-03-04")
    assert Interval.parse("2031-03-04", None) == Interval(day, None)


@pytest.mark.parametrize(("earliest", "latest", "why"), [(None, None, "closed"), ("2031-03-05", "2031-03-04", "not after")])
def test_an_interval_that_cannot_be(earliest, latest, why):
    with pytest.raises(ValueError, match=why):
        Interval.parse(earliest, latest)
