from datetime import date

import pytest

from verbale.language.times import bound_publication, find_times, resolve_times


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("on 3 May", "XXXX-05-03"),
        ("in July", "XXXX-07"),
        ("last year", "XXXX"),
        ("last month", "XXXX-XX"),
        ("yesterday", "XXXX-XX-XX"),
        ("in the third quarter", "XXXX-Q3"),
        ("at Christmas", "XXXX-12-25"),
    ],
)
def test_without_a_publication_date_times_stay_symbolic(words: str, value: str) -> None:
    time = find_times(words)[0]
    assert (time.value, time.interval, time.anchor) == (value, None, None)


def test_times_that_need_no_anchor_are_settled_at_once() -> None:
    time = find_times("on 3 May 2030")[0]
    assert str(time.interval and time.interval.earliest) == "2030-05-03"


def test_they_are_settled_when_the_date_becomes_known() -> None:
    text = (
        "They met on Friday, and three days later in the third quarter; they will sign by June, since last year. In 2019–21 they did not."
    )
    published = date(2031, 5, 14)
    assert resolve_times(find_times(text), published) == find_times(text, published)
    assert resolve_times(find_times(text, published), date(2030, 1, 2)) == find_times(text, date(2030, 1, 2))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("OSLO, 3 May 2030 - They met on Friday.", "2030-05-03", "2030-05-03"),
        ("x" * 120 + " They signed on 3 May 2030 and met on 9 June 2030.", "2030-06-09", None),
        ("x" * 120 + " They signed on 3 May 2030. It will end on 1 July 2031.", "2030-05-03", "2031-07-01"),
        ("x" * 120 + " It will end on 1 July 2031.", None, "2031-07-01"),
        ("x" * 120 + " It will end on 1 July 2019. They signed on 3 May 2030.", "2030-05-03", None),
    ],
)
def test_a_text_bounds_its_own_day(text: str, earliest: str | None, latest: str | None) -> None:
    bounds = bound_publication(find_times(text), text)
    assert bounds is not None
    assert (bounds.earliest and str(bounds.earliest), bounds.latest and str(bounds.latest)) == (earliest, latest)


def test_a_text_without_a_full_date_bounds_nothing() -> None:
    text = "They met on Friday and will sign by June."
    assert bound_publication(find_times(text), text) is None
