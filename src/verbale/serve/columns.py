"""Columns over time: how many of what in each decade, year, month or day, as numbers for an SVG."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from verbale.serve.zoom import ends_of, name_of

__all__ = ["HEIGHT", "Column", "Link", "Part", "Parts", "columns"]

HEIGHT = 200
"""Height of the tallest column."""
_LABELS = 14
"""Columns under which a label stands at most."""

Link = Callable[[date, date], str]
Parts = Sequence[tuple[str, int]]
"""The classes of each part, from below, with its number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column; `look` are its classes."""

    look: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """What is in one time; `at` and `width` are per cent of the chart, `note` says it in words."""

    note: str
    label: str
    at: float
    width: float
    parts: list[Part]
    link: str
    first: date
    last: date


def columns(times: Sequence[str], found: Mapping[str, Parts], to: Link, told: Callable[[Parts], str], height: int = HEIGHT) -> list[Column]:
    """A column for each time, in their order; `to` links a time, `told` says in words what is in it."""
    tallest = max((sum(n for _, n in parts) for parts in found.values()), default=1)
    every, width = -(-len(times) // _LABELS), 100 / max(len(times), 1)
    return [
        Column(
            note=f"{name_of(time)}: {told(found.get(time, ()))}",
            label=_label(time) if number % every == 0 else "",
            at=round(number * width, 3),
            width=round(width, 3),
            parts=_stacked(found.get(time, ()), height, tallest),
            link=to(*ends_of(time)),
            first=ends_of(time)[0],
            last=ends_of(time)[1],
        )
        for number, time in enumerate(times)
    ]


def _label(time: str) -> str:
    first = ends_of(time)[0]
    return {3: f"{time}0s", 4: time, 7: first.strftime("%b") if first.month > 1 else str(first.year), 10: str(first.day)}[len(time)]


def _stacked(parts: Parts, height: int, tallest: int) -> list[Part]:
    top, found = float(height), []
    for look, count in parts:
        tall = height * count / tallest
        top -= tall
        found.append(Part(look, round(top, 2), round(tall, 2)))
    return found
