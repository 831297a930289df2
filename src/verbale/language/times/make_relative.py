"""Makers of times that are counted from publication or from another time, and of clock times."""

from dataclasses import replace

from verbale.language.times.dates import Absolute, Partial, Relative, Weekend
from verbale.language.times.make_dates import make_date
from verbale.language.times.make_stretches import length_value
from verbale.language.times.match import Match
from verbale.language.times.meaning import Meaning
from verbale.language.times.mentions import Clock, Compared, Happening, Mentioned, Offset, Quarter, Shifted
from verbale.language.times.stretches import Vague

__all__ = [
    "make_ago",
    "make_clock",
    "make_earlier",
    "make_following",
    "make_lastnight",
    "make_longago",
    "make_offset",
    "make_period",
    "make_preceding",
    "make_thatpart",
    "make_today",
    "make_unit",
    "make_weekday",
    "make_yearago",
]


def make_today(m: Match) -> Meaning | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    count = int(m.value("t", "TODAY") or 0) + int(m.hit.rule.settings.get("plus", 0))
    clock = m.clock() or ("TNI" if "t" in m.groups and m.surface("t").lower() == "tonight" else "")
    return Relative(count, "D", "D", clock)


def make_lastnight(m: Match) -> Meaning | None:
    """Last night."""
    return Relative(-1, "D", "D", m.clock())


def make_thatpart(m: Match) -> Meaning | None:
    """That evening: of the day mentioned last."""
    return Clock(m.clock())


def make_weekday(m: Match) -> Meaning | None:
    """A day of the week."""
    return Partial("D", weekday=int(m.value("w", "WEEKDAY", "WABBR")), pick=m.pick(), clock=m.clock())


def make_unit(m: Match) -> Meaning | None:
    """Last month, this year, that day."""
    unit = str(m.value("u", "UNIT"))
    if m.hit.rule.settings.get("mentioned"):
        return Mentioned(unit)
    if unit == "WE" and "p" not in m.groups:
        return Weekend()
    if unit.startswith("T") or unit == "2W":
        return None
    return Relative(m.pick() or 0, unit, unit)


def make_period(m: Match) -> Meaning | None:
    """The latest quarter, the 1988 period."""
    return Quarter(m.year())


def make_following(m: Match, sign: int = 1) -> Meaning | None:
    """The next day, the following year: from the time mentioned last."""
    unit = str(m.value("u", "UNIT") or "D")
    return Shifted(sign, unit, unit, clock=m.clock())


def make_preceding(m: Match) -> Meaning | None:
    """The previous year: from the time mentioned last; "the day before the vote" is only as well known as the vote."""
    happening = _happening(m) if m.hit.rule.settings.get("event") else None
    return Happening(str(m.value("u", "UNIT")), happening) if happening else make_following(m, -1)


_FINE = {"D": "D", "W": "D", "WE": "W", "M": "M", "Q": "Q", "Y": "Y", "E": "Y", "C": "E", "2W": "W"}
"""How finely so many units back are told: "six weeks ago" is a day, "five years ago" a year."""


def make_longago(_: Match) -> Meaning | None:
    """Long ago."""
    return Vague("PAST_REF", None, 0)


def make_ago(m: Match) -> Meaning | None:
    """Two weeks ago, five years from now; weeks ago."""
    count, unit = m.counted() if "n" in m.groups else (None, "")
    sign = int(m.hit.rule.settings.get("sign", -1))
    vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if count is None or unit.startswith("T"):
        return Vague(vague, None if sign < 0 else 0, 0 if sign < 0 else None)
    if isinstance(count, float):
        return Relative(sign * int(count * 12), "M", "M") if unit == "Y" else Vague(vague, None if sign < 0 else 0, 0 if sign < 0 else None)
    if (sign * count, unit) == (-1, "Y"):
        return Compared()
    return Relative(sign * count, unit, _FINE[unit])


def make_earlier(m: Match) -> Meaning | None:
    """A year earlier: from the time mentioned last."""
    count, unit = m.counted()
    if not isinstance(count, int) or unit.startswith("T"):
        return Vague("PAST_REF", None, None)
    return Compared() if (count, unit) == (1, "Y") else Shifted(-count, unit)


def make_offset(m: Match) -> Meaning | None:
    """Three days later; two days before the talks."""
    count, unit = m.counted() if "n" in m.groups else (None, str(m.value("u", "UNIT")))
    whole = int(m.hit.rule.settings["sign"]) * count if isinstance(count, int) else None
    return Offset(whole, unit, length_value(count, unit), _happening(m) if m.hit.rule.settings.get("event") else None)


def _happening(m: Match) -> str | None:
    """The words that follow to the next mark, six at most: the happening that a time is counted from."""
    at = end = m.hit.end
    while end < min(at + 6, len(m.tokens.spans)) and m.tokens.surface(end).isalnum():
        end += 1
    return m.tokens.text[m.tokens.spans[at][0] : m.tokens.spans[end - 1][1]] if end > at else None


def make_yearago(_: Match) -> Meaning | None:
    """The year-ago quarter."""
    return Compared()


def make_clock(m: Match) -> Meaning | None:
    """A time of the day, of a day told or of today."""
    clock = _clock_time(m)
    if clock is None:
        return None
    if "w" in m.groups:
        day: Meaning | None = make_weekday(m)
    elif "m" in m.groups:
        day = make_date(m)
    elif "t" in m.groups:
        day = make_today(m)
    else:
        return Clock(clock)
    if isinstance(day, Absolute):
        return Absolute(replace(day.period, clock=clock))
    return replace(day, clock=clock) if isinstance(day, Partial | Relative) else None


def _clock_time(m: Match) -> str | None:
    text = m.surface("h").lower()
    if text in {"noon", "midnight"}:
        return "T12:00" if text == "noon" else "T24:00"
    first = m.tokens.surface(m.groups["h"][0])
    hour, minute = (int(p) for p in first.split(":")) if ":" in first else (m.integer("h") or 0, 0)
    late = "p.m" in text or "pm" in text or (m.clock() in {"TAF", "TEV"})
    early = "a.m" in text or "am" in text
    if hour > 24 or minute > 59:
        return None
    hour = hour + 12 if late and hour < 12 else 0 if early and hour == 12 else hour
    return f"T{hour:02d}:{minute:02d}"
