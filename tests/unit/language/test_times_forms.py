"""Every form in which news tells a time, with what it comes to; 14 May 2031 is a Wednesday."""

from datetime import date

import pytest

from verbale.language.times import Time, find_times

PUBLISHED = date(2031, 5, 14)
FORMS = {
    "ranges": [
        ("They met from 3 to 5 May.", "2031-05-03/2031-05-05", "2031-05-03/2031-05-05"),
        ("They met from 28 April to 2 May.", "2031-04-28/2031-05-02", "2031-04-28/2031-05-02"),
        ("They met 28 April – 2 May 2030.", "2030-04-28/2030-05-02", "2030-04-28/2030-05-02"),
        ("He served 2015–18.", "2015/2018", "2015-01-01/2018-12-31"),
        ("It fell between January and March.", "2031-01/2031-03", "2031-01-01/2031-03-31"),
        ("It fell from July to September.", "2030-07/2030-09", "2030-07-01/2030-09-30"),
        ("It fell in the fiscal year 2029-30.", "2029/2030", "2029-01-01/2030-12-31"),
    ],
    "days and months that share a year": [
        ("They met in May and June 2029.", "2029-05", "2029-05-01/2029-05-31"),
        ("They met on May 3 and June 4, 2029.", "2029-05-03", "2029-05-03/2029-05-03"),
    ],
    "sets": [
        ("They meet twice a week.", "P1W", None),
        ("They meet every other month.", "P2M", None),
        ("They meet on Mondays.", "XXXX-WXX-1", None),
    ],
    "windows": [
        ("It rose in the last 100 days.", "P100D", "2031-02-03/2031-05-14"),
        ("It will rise over the next two years.", "P2Y", "2031-05-14/2033-05-14"),
        ("They will meet within 30 days.", "P30D", "2031-05-14/2031-06-13"),
    ],
    "open ends": [
        ("It has held since 2018.", "2018", "2018-01-01/2031-05-14"),
        ("It holds until further notice.", "FUTURE_REF", "2031-05-14/.."),
        ("It applies starting 1 June.", "2031-06-01", "2031-06-01/.."),
        ("It applies effective 1 June.", "2031-06-01", "2031-06-01/.."),
        ("It will hold through June.", "2031-06", "../2031-06-30"),
    ],
    "deadlines": [
        ("They will sign by June.", "2031-06", "../2031-06-30"),
        ("They will sign before the end of the year.", "2031", "../2031-12-31"),
        ("They will sign before Friday.", "2031-05-16", "../2031-05-15"),
        ("They must sign on or before 30 June.", "2031-06-30", "../2031-06-30"),
        ("They must sign not later than Friday.", "2031-05-16", "../2031-05-16"),
    ],
    "vague": [
        ("They will sign soon.", "FUTURE_REF", "2031-05-14/.."),
        ("They will sign some day.", "FUTURE_REF", "2031-05-14/.."),
        ("They recently signed.", "PAST_REF", "2031-04-13/2031-05-14"),
        ("They will sign in the coming days.", "PXD", "2031-05-14/2031-05-28"),
        ("They will sign in the days ahead.", "PXD", "2031-05-14/2031-05-28"),
        ("They will sign within days.", "PXD", "2031-05-14/2031-05-28"),
    ],
    "feasts": [
        ("They met over the Easter weekend.", "2031-W15-WE", "2031-04-12/2031-04-13"),
        ("He gave his New Year address.", "2031-01-01", "2031-01-01/2031-01-01"),
        ("She sent Nowruz greetings.", "2031-03-21", "2031-03-21/2031-03-21"),
        ("They met at Eid al-Fitr.", "2031-01-25", "2031-01-25/2031-01-25"),
        ("They met on Orthodox Easter 2024.", "2024-05-05", "2024-05-05/2024-05-05"),
        ("They met during Ramadan.", "2030-12-26", "2030-12-26/2031-01-24"),
    ],
    "decades and quarters": [
        ("They met in the early 1990s.", "199", "1990-01-01/1993-05-02"),
        ("They met in the nineties.", "199", "1990-01-01/1999-12-31"),
        ("It fell in the third quarter of last year.", "2030-Q3", "2030-07-01/2030-09-30"),
        ("It fell in last year's third quarter.", "2030-Q3", "2030-07-01/2030-09-30"),
        ("It fell in 2029's third quarter.", "2029-Q3", "2029-07-01/2029-09-30"),
        ("It fell in 2030 Q3.", "2030-Q3", "2030-07-01/2030-09-30"),
        ("It will fall in the first half of next year.", "2032-H1", "2032-01-01/2032-06-30"),
        ("It fell in the quarter ended 31 March.", "2031-Q1", "2031-01-01/2031-03-31"),
        ("It fell in the year ended 31 March.", "P1Y", "2030-04-01/2031-03-31"),
    ],
    "relative": [
        ("They met last month.", "2031-04", "2031-04-01/2031-04-30"),
        ("They met earlier this year.", "2031", "2031-01-01/2031-05-14"),
        ("They met the day before 3 May.", "2031-05-02", "2031-05-02/2031-05-02"),
        ("They met two weeks ago.", "2031-04-30", "2031-04-30/2031-04-30"),
        ("They met on Tue 6 May.", "2031-05-06", "2031-05-06/2031-05-06"),
        ("They met at 10:30 a.m. on 3 May.", "2031-05-03T10:30", "2031-05-03/2031-05-03"),
    ],
    "a happening whose day is not known": [
        ("They met two days before the talks.", "P2D", None),
        ("They met weeks after the vote.", "PXW", None),
        ("They met the day before the talks.", "XXXX-XX-XX", None),
    ],
}


def first(text: str) -> Time:
    return find_times(text, PUBLISHED)[0]


@pytest.mark.parametrize(("text", "value", "days"), [row for rows in FORMS.values() for row in rows], ids=lambda x: str(x)[:40])
def test_each_form_comes_to_its_days(text: str, value: str, days: str | None) -> None:
    time = first(text)
    assert time.value == value
    assert days == (f"{time.interval.earliest or '..'}/{time.interval.latest or '..'}" if time.interval else None)


@pytest.mark.parametrize("text", [row[0] for row in FORMS["a happening whose day is not known"]])
def test_a_happening_is_kept_in_its_words(text: str) -> None:
    time = first(text)
    assert time.anchor in {"the talks", "the vote"}
    assert time.note == "the day of the happening is not known here"


@pytest.mark.parametrize(
    ("text", "kind", "anchor"),
    [
        ("They met on Friday.", "DATE", PUBLISHED),
        ("They met at noon.", "TIME", PUBLISHED),
        ("It rose in the last 100 days.", "DURATION", PUBLISHED),
        ("They met on 3 May 2030.", "DATE", None),
        ("They meet every Friday.", "SET", None),
    ],
)
def test_each_has_its_type_and_its_anchor(text: str, kind: str, anchor: date | None) -> None:
    time = first(text)
    assert (time.type, time.anchor) == (kind, anchor)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They met 28 April – 2 May 2030.", "2030-04-28/2030-05-02"),
        ("It fell from July to September.", "2030-07/2030-09"),
        ("It will hold through June.", "../2031-06-30"),
        ("It applies starting 1 June.", "2031-06-01/.."),
        ("It fell in 2029's third quarter.", "2029-35"),
        ("They met in the winter of 2029/30.", "2029-24"),
        ("They meet every Friday.", None),
    ],
)
def test_each_has_its_edtf(text: str, edtf: str | None) -> None:
    assert first(text).edtf == edtf


def test_the_ends_of_a_range_agree_with_it() -> None:
    ends = first("It fell from July to September.").parts
    assert [t.value for t in ends] == ["2030-07", "2030-09"]
    assert [t.value for t in first("It will fall from July to September.").parts] == ["2031-07", "2031-09"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The envoy will be released on Friday.", "2031-05-16"),
        ("The envoy brought a text on Friday.", "2031-05-09"),
        ("The talks are set to resume on Friday.", "2031-05-16"),
        ("They set the rules on Friday.", "2031-05-09"),
        ("It is to be held on a still undecided Friday.", "2031-05-16"),
        ("The United team left on Friday.", "2031-05-09"),
    ],
)
def test_words_of_tense(text: str, day: str) -> None:
    assert find_times(text, PUBLISHED)[-1].value == day


@pytest.mark.parametrize("text", ["He is in his 30s.", "It stood at 97.35/65.", "They gave 1,000 a lorry."])
def test_words_that_only_look_like_times(text: str) -> None:
    assert not find_times(text, PUBLISHED)
