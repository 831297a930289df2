"""Dyads: what one side did to another, month by month, with the reports behind each number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from typing import Literal

from verbale.ledger.report import Report
from verbale.ledger.voices import Voices
from verbale.schema import Event, EventType, Realis
from verbale.schema.quads import QUADS, Quad

__all__ = ["DyadMonth", "Figure", "Standing", "follow_dyad"]

Standing = Literal["established", "reported", "claimed"]
"""Vouched for by two voices; told by one publisher that is nobody's own; told by one side alone."""
_SAME = timedelta(days=3)
"""Days by which the reports of one act may differ."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How many acts of one quad class, their mean score on the scale of `schema.quads`, and the reports of each act."""

    count: int
    score: float
    acts: tuple[tuple[Report, ...], ...]


@dataclass(frozen=True, slots=True)
class DyadMonth:
    """The acts of one month (its first day) from `actor` to `recipient`, by quad class; claims stand beside what is established."""

    month: date
    actor: str
    recipient: str
    established: dict[Quad, Figure]
    reported: dict[Quad, Figure]
    claimed: dict[Quad, Figure]


def follow_dyad(
    reports: Iterable[Report], one: str, other: str, voices: Voices, *, realis: frozenset[Realis] = frozenset({"actual"})
) -> list[DyadMonth]:
    """The months in which acts between two codes are told, both directions, in order; a joint act counts in both.

    Reports of one type of act in one direction within three days are one act; what has no day at all is left out.
    """
    sides: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in sorted((r for r in reports if r.begins), key=lambda r: r.begins or date.min):
        if isinstance(report.record, Event) and report.record.realis in realis:
            for direction in _directions(report.record):
                if set(direction) == {one, other}:
                    sides[direction].append(report)
    months: dict[tuple[date, str, str], list[tuple[Report, ...]]] = defaultdict(list)
    for (actor, recipient), own in sides.items():
        for act in _acts(own):
            months[((act[0].begins or date.min).replace(day=1), actor, recipient)].append(act)
    found = []
    for key, acts in sorted(months.items()):
        figures = _figures(acts, voices)
        found.append(DyadMonth(*key, figures["established"], figures["reported"], figures["claimed"]))
    return found


def _directions(event: Event) -> list[tuple[str, str]]:
    if event.recipient:
        return [(a, b) for a in event.actor for b in event.recipient]
    return list(permutations(event.actor, 2))


def _acts(reports: Sequence[Report]) -> list[tuple[Report, ...]]:
    """Reports in order of time, those of one act together."""
    acts: list[list[Report]] = []
    for report in reports:
        near = (
            a for a in reversed(acts) if _type(a[0]) == _type(report) and (report.begins or date.min) - (a[-1].begins or date.min) <= _SAME
        )
        home = next(near, None)
        if home is None:
            acts.append([report])
        else:
            home.append(report)
    return [tuple(a) for a in acts]


def _figures(acts: Sequence[tuple[Report, ...]], voices: Voices) -> dict[Standing, dict[Quad, Figure]]:
    groups: dict[tuple[Standing, Quad], list[tuple[Report, ...]]] = defaultdict(list)
    for act in acts:
        groups[_standing(act, voices), QUADS[_type(act[0])][0]].append(act)
    found: dict[Standing, dict[Quad, Figure]] = defaultdict(dict)
    for (standing, quad), own in groups.items():
        found[standing][quad] = Figure(len(own), sum(QUADS[_type(a[0])][1] for a in own) / len(own), tuple(own))
    return found


def _standing(act: Sequence[Report], voices: Voices) -> Standing:
    heard: frozenset[str] = frozenset().union(*map(voices.of, act))
    if len(heard) > 1:
        return "established"
    sided = any(voices.is_state(r) or r.record.said_by for r in act)
    return "claimed" if sided else "reported"


def _type(report: Report) -> EventType:
    if not isinstance(report.record, Event):
        raise TypeError("a report of an event")
    return report.record.type
