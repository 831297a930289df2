"""Makers of lengths, windows, sets and vague times."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from verbale.language.times.calendar import Period
from verbale.language.times.match import Count, Match
from verbale.language.times.meaning import Meaning
from verbale.language.times.mentions import Offset
from verbale.language.times.stretches import Length, Repeat, Vague, Window

__all__ = [
    "length_value",
    "make_adverb",
    "make_each",
    "make_eachday",
    "make_length",
    "make_times",
    "make_vague",
    "make_vaguelength",
    "make_window",
]


def _vague_window(unit: str, table: Mapping[str, Any]) -> int:
    return int(table["vague"]["windows"].get(unit, 1))


def make_window(m: Match) -> Meaning | None:
    """The last 100 days, the coming weeks."""
    unit = str(m.value("u", "UNIT"))
    count, unit = m.counted() if "n" in m.groups or unit == "E" else (None, unit)
    value = length_value(count, unit)
    back = bool(m.hit.rule.settings.get("back")) or m.pick() == -1
    if m.hit.rule.settings.get("length"):
        return Length(value, unit == "M", count if isinstance(count, int) else None, unit)
    if m.hit.rule.settings.get("after"):
        return Offset(None, unit, value)
    reach = _vague_window(unit, m.table)
    if not isinstance(count, int):
        return Window(None, unit, value, back, (reach, 0) if back else (0, reach))
    return Window(count, unit, value, back)


def length_value(count: Count, unit: str) -> str:
    """The TIMEX3 value of a length: `P3Y`, `PT5H30M`, `PXW`."""
    if unit == "WE":
        return f"P{count if count is not None else 'X'}WE"
    if isinstance(count, float):
        return _split_length(count, unit)
    if unit in {"E", "C"}:
        years = 10 if unit == "E" else 100
        return f"P{count * years}Y" if count is not None else f"PX{unit}"
    number = "X" if count is None else str(count)
    return f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"


def _split_length(count: float, unit: str) -> str:
    whole, rest = int(count), count - int(count)
    below = {"TH": ("H", "M", 60), "TM": ("M", "S", 60), "Y": ("Y", "M", 12)}.get(unit)
    if below is None:
        return f"P{count:g}{unit.lstrip('T')}" if unit not in {"E", "C"} else f"P{count * (10 if unit == 'E' else 100):g}Y"
    big, small, per = below
    prefix = "PT" if unit.startswith("T") else "P"
    return prefix + (f"{whole}{big}" if whole else "") + f"{round(rest * per)}{small}"


def make_length(m: Match) -> Meaning | None:
    """Three years, a five-hour, half an hour; "a year" after a plural noun is each year."""
    unit = str(m.value("u", "UNIT"))
    count, unit = m.counted() if "n" in m.groups or m.value("u", "ONE") else (None, unit)
    if "n" in m.groups and m.words_of().lower().endswith("and a half") and count is not None:
        count += 0.5
    value = length_value(count, unit)
    if "n" in m.groups and m.surface("n").lower() in {"a", "an"} and _follows_plural(m):
        return Repeat(value)
    if isinstance(count, int):
        return Length(value, count=count, unit=unit)
    return Length(value, unit=unit, reach=_vague_window(unit, m.table) if count is None else None)


def _follows_plural(m: Match) -> bool:
    before = m.tokens.surface(m.hit.start - 1) if m.hit.start and m.groups["n"][0] == m.hit.start else ""
    rate = m.table["rate"]
    return before.islower() and len(before) > 3 and before.endswith(rate["plural_ending"]) and before not in rate["not_plural"]


def make_vaguelength(_: Match) -> Meaning | None:
    """A while."""
    return Length("PXX")


def make_each(m: Match) -> Meaning | None:
    """Every two weeks, each year."""
    count = m.hit.rule.settings.get("n") or m.count("n")
    return Repeat(length_value(count, str(m.value("u", "UNIT"))))


def make_eachday(m: Match) -> Meaning | None:
    """Every Friday, each July."""
    if "w" in m.groups:
        return Repeat(f"XXXX-WXX-{int(m.value('w', 'WEEKDAY', 'WEEKDAYS')) + 1}")
    if "e" in m.groups:
        return Repeat("XXXX-WXX-WE")
    if "m" in m.groups:
        return Repeat(f"XXXX-{m.month():02d}")
    if "s" in m.groups:
        return Repeat("XXXX-" + Period("S", date(2000, int(m.value("s", "SEASON")), 1)).value[5:])
    return Repeat(f"XXXX-XX-XX{m.clock()}")


def make_times(m: Match) -> Meaning | None:
    """Twice a week."""
    return Repeat(length_value(1, str(m.value("u", "UNIT"))))


def make_adverb(m: Match) -> Meaning | None:
    """Daily."""
    return Repeat(str(m.value("a", "ADVSET")))


def make_vague(m: Match) -> Meaning | None:
    """Recently, soon, the past."""
    name = m.hit.rule.settings.get("vague") or m.value("v", "REF")
    if name == "open":
        return Vague("FUTURE_REF", 0, None, extent="throughout")
    value, before, after = m.table["vague"][name]
    return Vague(value, None if before == "open" else before, None if after == "open" else after)
