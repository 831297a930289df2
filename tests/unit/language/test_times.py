from datetime import date

import pytest

from verbale.language.times import find_times

WEDNESDAY = date(2031, 5, 14)


def days(text: str, *, ahead: bool | None = None) -> list[tuple[str, str]]:
    """Each time of a text with its value and its days."""
    found = find_times(text, WEDNESDAY, ahead=ahead)
    return [(t.value, f"{t.interval.earliest or '..'}/{t.interval.latest or '..'}" if t.interval else "") for t in found]


@pytest.mark.parametrize(
    ("words", "value", "interval"),
    [
        ("on 3 May 2030", "2030-05-03", "2030-05-03/2030-05-03"),
        ("on May 3, 2030", "2030-05-03", "2030-05-03/2030-05-03"),
        ("on Friday, May 3rd, 2030,", "2030-05-03", "2030-05-03/2030-05-03"),
        ("on the 3rd of May", "2031-05-03", "2031-05-03/2031-05-03"),
        ("on 2030-05-03", "2030-05-03", "2030-05-03/2030-05-03"),
        ("on 3/25/2030", "2030-03-25", "2030-03-25/2030-03-25"),
        ("on 25/3/2030", "2030-03-25", "2030-03-25/2030-03-25"),
        ("on 03.05.2030", "2030-05-03", "2030-05-03/2030-05-03"),
        ("on Sept. 9", "2030-09-09", "2030-09-09/2030-09-09"),
        ("in May 2030", "2030-05", "2030-05-01/2030-05-31"),
        ("in 2030", "2030", "2030-01-01/2030-12-31"),
        ("in the 1990s", "199", "1990-01-01/1999-12-31"),
        ("in the nineties", "199", "1990-01-01/1999-12-31"),
        ("in the 20th century", "19", "1900-01-01/1999-12-31"),
        ("in the third quarter of 2030", "2030-Q3", "2030-07-01/2030-09-30"),
        ("in Q3 2030", "2030-Q3", "2030-07-01/2030-09-30"),
        ("in the first half of 2030", "2030-H1", "2030-01-01/2030-06-30"),
        ("in the summer of 2030", "2030-SU", "2030-06-01/2030-08-31"),
        ("in nineteen ninety-six", "1996", "1996-01-01/1996-12-31"),
        ("in May last year", "2030-05", "2030-05-01/2030-05-31"),
        ("in the second week of March 2030", "2030-W10", "2030-03-04/2030-03-10"),
    ],
)
def test_dates_of_the_calendar(words: str, value: str, interval: str) -> None:
    assert days(f"They met {words} there") == [(value, interval)]


@pytest.mark.parametrize(
    ("words", "value", "interval"),
    [
        ("yesterday", "2031-05-13", "2031-05-13/2031-05-13"),
        ("the day before yesterday", "2031-05-12", "2031-05-12/2031-05-12"),
        ("last week", "2031-W19", "2031-05-05/2031-05-11"),
        ("last month", "2031-04", "2031-04-01/2031-04-30"),
        ("earlier this year", "2031", "2031-01-01/2031-05-14"),
        ("later this month", "2031-05", "2031-05-14/2031-05-31"),
        ("early last year", "2030", "2030-01-01/2030-05-02"),
        ("at the end of last year", "2030", "2030-12-01/2030-12-31"),
        ("six weeks ago", "2031-04-02", "2031-04-02/2031-04-02"),
        ("five years ago", "2026", "2026-01-01/2026-12-31"),
        ("last Friday", "2031-05-09", "2031-05-09/2031-05-09"),
        ("last Wednesday", "2031-05-07", "2031-05-07/2031-05-07"),
        ("this Friday", "2031-05-16", "2031-05-16/2031-05-16"),
        ("on Wednesday", "2031-05-14", "2031-05-14/2031-05-14"),
        ("at 10 p.m. yesterday", "2031-05-13T22:00", "2031-05-13/2031-05-13"),
        ("over the weekend", "2031-W19-WE", "2031-05-10/2031-05-11"),
    ],
)
def test_times_counted_from_publication(words: str, value: str, interval: str) -> None:
    assert days(f"They met {words} there") == [(value, interval)]


@pytest.mark.parametrize(
    ("words", "value", "interval"),
    [
        ("from 3 to 5 May", "2031-05-03/2031-05-05", "2031-05-03/2031-05-05"),
        ("on May 3-5", "2031-05-03/2031-05-05", "2031-05-03/2031-05-05"),
        ("in 2015–18", "2015/2018", "2015-01-01/2018-12-31"),
        ("from March to May 2030", "2030-03/2030-05", "2030-03-01/2030-05-31"),
        ("between November and February", "2030-11/2031-02", "2030-11-01/2031-02-28"),
    ],
)
def test_ranges_have_their_two_ends(words: str, value: str, interval: str) -> None:
    text = f"They met {words} there"
    assert days(text) == [(value, interval)]
    time = find_times(text, WEDNESDAY)[0]
    assert (time.type, time.extent) == ("DURATION", "throughout")
    assert next(text[p.start : p.end] for p in time.parts) in text[time.start : time.end]
    assert len(time.parts) == 2


@pytest.mark.parametrize(
    ("words", "bound", "interval"),
    [
        ("by June", "by", "../2031-06-30"),
        ("before 3 June", "before", "../2031-06-02"),
        ("before the end of the year", "before", "../2031-12-31"),
        ("after 3 June", "after", "2031-06-03/.."),
        ("until 2040", "until", "../2040-12-31"),
        ("since 2018", "since", "2018-01-01/2031-05-14"),
        ("since Velmark's 2018 exit", "since", "2018-01-01/2031-05-14"),
        ("from 2018", "from", "2018-01-01/.."),
        ("within two weeks", "within", "2031-05-14/2031-05-28"),
    ],
)
def test_bounds_open_or_close_an_interval(words: str, bound: str, interval: str) -> None:
    text = f"It will hold {words}"
    time = find_times(text, WEDNESDAY)[0]
    assert (time.bound, days(text)[0][1]) == (bound, interval)
    assert text[time.lead : time.start].split(maxsplit=1)[0] == bound


def test_what_goes_on_since_then_stays_open() -> None:
    time = find_times("They have talked since 2018", WEDNESDAY)[0].goes_on()
    assert (time.interval and time.interval.latest, time.edtf) == (None, "2018-01-01/..")
    assert find_times("in 2018", WEDNESDAY)[0].goes_on().edtf == "2018"


@pytest.mark.parametrize(
    ("words", "value", "interval"),
    [
        ("It recently joined", "PAST_REF", "2031-04-13/2031-05-14"),
        ("They will soon sign", "FUTURE_REF", "2031-05-14/.."),
        ("News is due in the coming days", "PXD", "2031-05-14/2031-05-28"),
        ("It holds until further notice", "FUTURE_REF", "2031-05-14/.."),
        ("Exports rose in the last 100 days", "P100D", "2031-02-03/2031-05-14"),
        ("It grows in the next two years", "P2Y", "2031-05-14/2033-05-14"),
        ("It fell over the past decade", "P10Y", "2021-05-14/2031-05-14"),
    ],
)
def test_vague_times_and_windows(words: str, value: str, interval: str) -> None:
    assert days(words) == [(value, interval)]


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("three years", "DURATION", "P3Y"),
        ("a 25-year accord", "DURATION", "P25Y"),
        ("two and a half hours", "DURATION", "PT2H30M"),
        ("half an hour", "DURATION", "PT30M"),
        ("several months", "DURATION", "PXM"),
        ("two decades", "DURATION", "P20Y"),
        ("twice a week", "SET", "P1W"),
        ("every two years", "SET", "P2Y"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("on Mondays", "SET", "XXXX-WXX-1"),
        ("daily", "SET", "P1D"),
        ("200 tons a year", "SET", "P1Y"),
    ],
)
def test_lengths_and_sets_have_no_days(words: str, kind: str, value: str) -> None:
    time = find_times(words, WEDNESDAY)[0]
    assert (time.type, time.value, time.interval) == (kind, value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 March. Three days later they signed.", "2031-03-06"),
        ("They met in 2019. The following year they signed.", "2020"),
        ("They met on 3 March. The same day they signed.", "2031-03-03"),
        ("It fell in the third quarter of 2029, from 4 a year earlier", "2028-Q3"),
        ("They met on 3 March 2030 and left that evening", "2030-03-03TEV"),
    ],
)
def test_times_lean_on_one_mentioned_before(text: str, value: str) -> None:
    last = find_times(text, WEDNESDAY)[-1]
    assert last.interval is not None
    assert value in {last.value, last.edtf}
    assert last.anchor is not None


def test_a_time_told_by_a_happening_keeps_its_words() -> None:
    time = find_times("She arrived two days before the talks.", WEDNESDAY)[0]
    assert (time.value, time.interval, time.anchor) == ("P2D", None, "the talks")
    assert time.note


def test_tense_of_the_words_around_chooses_the_weekday() -> None:
    assert days("The envoy spoke on Friday.") == [("2031-05-09", "2031-05-09/2031-05-09")]
    assert days("The envoy will speak on Friday.") == [("2031-05-16", "2031-05-16/2031-05-16")]


def test_the_caller_can_say_what_is_to_come() -> None:
    assert days("the talks on Friday", ahead=True)[0][0] == "2031-05-16"
    assert days("the talks on Friday", ahead=False)[0][0] == "2031-05-09"
    text = "left on Monday, back on Friday"
    found = find_times(text, WEDNESDAY, ahead=lambda start, _: text[start:].startswith("Friday"))
    assert [t.value for t in found] == ["2031-05-12", "2031-05-16"]


@pytest.mark.parametrize("words", ["31 February 2030", "February 30", "2030-13-01", "31/31/2030", "on the 31st of April"])
def test_impossible_dates_stay_unresolved(words: str) -> None:
    time = find_times(f"They met {words}", WEDNESDAY)[0]
    assert time.interval is None
    assert "the calendar has no" in (time.note or "")


def test_extent_and_basis() -> None:
    table = {
        "in 2018": ("within", "stated"),
        "last month": ("within", "derived"),
        "since 2018": ("throughout", "stated"),
        "in the last 100 days": ("throughout", "derived"),
        "recently": ("within", "convention"),
        "in mid-June": ("within", "convention"),
    }
    for words, told in table.items():
        time = find_times(words, WEDNESDAY)[0]
        assert (time.extent, time.basis) == told, words


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("on 3 May 2030", "2030-05-03"),
        ("in 2030", "2030"),
        ("in about 1990", "1990~"),
        ("in the 1990s", "199X"),
        ("in the third quarter of 2030", "2030-35"),
        ("in the summer of 2030", "2030-22"),
        ("by June", "../2031-06-30"),
        ("in 480 BC", "-0479"),
        ("in 2015–18", "2015/2018"),
        ("last week", "2031-05-05/2031-05-11"),
    ],
)
def test_edtf(words: str, edtf: str) -> None:
    assert find_times(words, WEDNESDAY)[0].edtf == edtf
