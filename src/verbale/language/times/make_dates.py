"""Makers of dates: days, months, years and parts of years, feasts."""

from datetime import date

from verbale.language.times.calendar import Period
from verbale.language.times.composed import Edge, Ended, Range
from verbale.language.times.dates import Absolute, Ancient, Feast, Impossible, Partial, Relative
from verbale.language.times.match import Match, spelled_year
from verbale.language.times.meaning import Meaning

__all__ = [
    "make_ancient",
    "make_century",
    "make_code",
    "make_date",
    "make_days",
    "make_decade",
    "make_ended",
    "make_feast",
    "make_iso",
    "make_month",
    "make_numeric",
    "make_part",
    "make_season",
    "make_tens",
    "make_year",
    "make_yearend",
    "make_years",
]

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _dated(year: int | None, month: int, day: int, words: str, years: int | None = None) -> Meaning:
    if not 1 <= month <= 12 or not 1 <= day <= _LENGTHS[month - 1]:
        return Impossible(words)
    return _day(year, month, day, words) if year else Partial("D", month, day, years=years)


def _day(year: int, month: int, day: int, words: str) -> Meaning:
    try:
        return Absolute(Period("D", date(year, month, day)))
    except ValueError:
        return Impossible(words)


def make_date(m: Match) -> Meaning | None:
    """A day of the year, with or without its year."""
    day = m.integer("d")
    return _dated(m.year(), m.month(), day, m.words_of(), m.pick()) if day is not None else None


def make_iso(m: Match) -> Meaning | None:
    """2024-05-03."""
    year, month, day = (int(p) for p in m.surface("d").split("-"))
    return _dated(year, month, day, m.words_of()) if year else Impossible(m.words_of())


def make_numeric(m: Match) -> Meaning | None:
    """A date in figures: month first as in America unless that cannot be, or a dot stands between."""
    text = m.surface("d")
    first, second, year = (int(p) for p in text.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    month, day = (second, first) if first > 12 or "." in text else (first, second)
    return _dated(year, month, day, text)


def make_days(m: Match) -> Meaning | None:
    """From one day of a month to another."""
    low, high = m.integer("d"), m.integer("e")
    if low is None or high is None:
        return None
    year, month = m.year(), m.month()
    return Range(_dated(year, month, low, m.words_of()), _dated(year, month, high, m.words_of()))


def make_month(m: Match) -> Meaning | None:
    """A month, of a year or the one that tense picks."""
    year = m.year()
    if year:
        return Absolute(Period("M", date(year, m.month(), 1)))
    return Partial("M", m.month(), years=m.pick()) if "tail" in m.groups else Partial("M", m.month(), pick=m.pick())


def make_year(m: Match) -> Meaning | None:
    """A year."""
    before = m.tokens.surface(m.hit.start - 1).lower() if m.hit.start else ""
    if (m.hit.rule.settings.get("bare") or before in m.table["year"]["counts_follow"]) and not _stands_as_year(m):
        return None
    year = m.year("y") or spelled_year([m.tokens.surface(i) for i in range(m.hit.start, m.hit.end)], m.words)
    return Absolute(Period("Y", date(year, 1, 1))) if year and 0 < year < 10000 else None


def _stands_as_year(m: Match) -> bool:
    """Whether a bare number is a year: of our time, and neither a sum of money nor a count of things."""
    first, last = m.hit.start, m.hit.end
    before = m.tokens.surface(first - 1).lower() if first else ""
    after = m.tokens.surface(last) if last < len(m.tokens.spans) else ""
    number = any(c.isdigit() for c in before) or m.words.value("CARD", before) is not None
    counted = after[:1].islower() and after.endswith("s") and before not in m.table["year"]["nouns_follow"]
    glued = first and m.tokens.spans[first - 1][1] == m.tokens.spans[first][0] and before.strip() and before not in m.table["year"]["joins"]
    return 1900 <= (m.year() or 0) <= 2050 and not (number or counted or glued or after in m.table["year"]["never_before"])


def make_ancient(m: Match) -> Meaning | None:
    """480 BC."""
    year = m.integer("y")
    return Ancient(year) if year and year < 10000 else None


def make_years(m: Match) -> Meaning | None:
    """From one year to another: "2015–18"."""
    low, high = m.year("y"), m.year("z")
    if low is None or high is None:
        return None
    if high < 100:
        high += low - low % 100
    if high <= low:
        return None
    return Range(Absolute(Period("Y", date(low, 1, 1))), Absolute(Period("Y", date(high, 1, 1))))


def make_decade(m: Match) -> Meaning | None:
    """The 1990s, the '90s."""
    digits = int("".join(c for c in m.surface("y") if c.isdigit()))
    return Absolute(Period("E", date(digits if digits > 99 else 1900 + digits, 1, 1)))


def make_tens(m: Match) -> Meaning | None:
    """The nineties."""
    return Absolute(Period("E", date(1900 + int(m.value("y", "TENS")), 1, 1)))


def make_century(m: Match) -> Meaning | None:
    """The 20th century."""
    number = m.integer("o")
    return Absolute(Period("C", date(100 * (number - 1), 1, 1))) if number and 1 < number < 100 else None


def make_part(m: Match) -> Meaning | None:
    """A quarter or half of a year."""
    settings = m.hit.rule.settings
    number, grain = m.integer("o") or settings.get("number"), str(settings.get("grain", "Q"))
    if "q" in m.groups and m.surface("q") == "H":
        grain = "H"
    months = {"Q": 3, "H": 6}[grain]
    if number is None or number * months > 12:
        return None
    month, year = (number - 1) * months + 1, m.year()
    return Absolute(Period(grain, date(year, month, 1))) if year else Partial(grain, month, years=m.pick())


def make_code(m: Match) -> Meaning | None:
    """Q3 2020."""
    first = m.groups["q"][0]
    return make_part(m) if m.tokens.spans[first][1] == m.tokens.spans[first + 1][0] else None


def make_ended(m: Match) -> Meaning | None:
    """The quarter ended 30 September."""
    last = make_date(m)
    return Ended(last, str(m.value("u", "UNIT"))) if last else None


def make_season(m: Match) -> Meaning | None:
    """A season."""
    month, year = int(m.value("s", "SEASON", "FALL")), m.year()
    return Absolute(Period("S", date(year, month, 1))) if year else Partial("S", month, pick=m.pick())


def make_yearend(m: Match) -> Meaning | None:
    """The year's end."""
    year = m.year()
    return Edge(Absolute(Period("Y", date(year, 1, 1))) if year else Relative(0, "Y", "Y"), "end")


def make_feast(m: Match) -> Meaning | None:
    """A feast, its eve or its weekend."""
    rule = dict(m.table["feasts"][m.hit.rule.settings.get("feast") or m.value("f", "FEAST")])
    if "e" in m.groups and m.surface("e").lower() == "eve":
        rule["plus"] = int(rule.get("plus", 0)) - 1
    return Feast(rule, m.year(), m.pick(), bool(m.hit.rule.settings.get("weekend")))
