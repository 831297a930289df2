"""Compare: where publishers differ on a number, a day, a stage or the wording of one thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, get_args

from verbale.ledger.claims import Claim
from verbale.ledger.report import Report
from verbale.ledger.voices import Voices
from verbale.schema import Indicator, Interval, Meeting, Statement

__all__ = ["POINTS", "Difference", "Point", "compare_reports", "compare_stages", "find_differences"]

Point = Literal["number", "day", "stage", "wording"]
POINTS: tuple[Point, ...] = get_args(Point)

_ALIKE = 0.5
"""The share of the shorter's words in both subjects from which two figures measure the same."""
_SAME_WORDS = 0.6
"""The share of the shorter's words in both quotations from which they are one utterance."""
_LEAST = 4
"""Words of a quotation from which it can be told from another."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two reports of one thing by two voices that do not say the same; `said` are what they say, in the same order."""

    on: Point
    one: Report
    other: Report
    said: tuple[str, str]


def find_differences(
    reports: Iterable[Report], claims: Iterable[Claim], stories: Mapping[str, int], voices: Voices, on: date
) -> Iterator[Difference]:
    """All differences among what was told until a day."""
    yield from compare_reports((r for r in reports if r.day is None or r.day <= on), stories, voices)
    yield from compare_stages((c for c in claims if c.report.day is None or c.report.day <= on), voices)


def compare_reports(reports: Iterable[Report], stories: Mapping[str, int], voices: Voices) -> list[Difference]:
    """The differences in numbers, days and quotations between reports of one story; `stories` are the numbers of stories by document id."""
    groups: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        if report.document.id in stories and report.record.realis == "actual":
            groups[stories[report.document.id]].append(report)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [d for one, other in pairs if voices.of(one) != voices.of(other) for d in _differences(one, other)]


def compare_stages(claims: Iterable[Claim], voices: Voices) -> list[Difference]:
    """The instruments of which two voices tell different steps as taken on one day."""
    groups: dict[tuple[int, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.agreement.realis == "actual" and claim.report.day:
            groups[claim.thread, claim.report.day].append(claim)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [
        Difference("stage", a.report, b.report, (a.agreement.stage, b.agreement.stage))
        for a, b in pairs
        if a.agreement.stage != b.agreement.stage
        and a.report.document.id != b.report.document.id  # one text tells the steps of an instrument one after the other
        and voices.of(a.report) != voices.of(b.report)
    ]


def _differences(one: Report, other: Report) -> Iterator[Difference]:
    a, b = one.record, other.record
    if isinstance(a, Indicator) and isinstance(b, Indicator) and a.value and b.value:
        same = a.value.unit == b.value.unit and _overlap(a.subject.exact, b.subject.exact) >= _ALIKE
        if same and (a.value.low, a.value.high) != (b.value.low, b.value.high):
            yield Difference("number", one, other, (_range(a.value.low, a.value.high), _range(b.value.low, b.value.high)))
    if isinstance(a, Meeting) and isinstance(b, Meeting) and a.form == b.form and a.when and b.when:
        same = {p.country or p.name for p in a.participants} == {p.country or p.name for p in b.participants}
        if same and not _meet(a.when, b.when):
            yield Difference("day", one, other, (_days(a.when), _days(b.when)))
    if isinstance(a, Statement) and isinstance(b, Statement) and {a.mode, b.mode} <= {"direct", "mixed"}:
        said = _words(a), _words(b)
        if {x.name for x in a.speaker} & {x.name for x in b.speaker} and _is_reworded(*said):
            yield Difference("wording", one, other, said)


def _words(statement: Statement) -> str:
    return " […] ".join(" ".join(part.exact.split()) for part in statement.content)


def _is_reworded(one: str, other: str) -> bool:
    """Whether two quotations are of one utterance and not the same; one that is a part of the other is."""
    a, b = (re.findall(r"\w+", words.casefold()) for words in (one, other))
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return min(len(a), len(b)) >= _LEAST and short not in long and _overlap(one, other) >= _SAME_WORDS


def _overlap(one: str, other: str) -> float:
    a, b = (set(re.findall(r"\w+", words.casefold())) for words in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _meet(one: Interval, other: Interval) -> bool:
    after = one.earliest and other.latest and one.earliest > other.latest
    before = one.latest and other.earliest and one.latest < other.earliest
    return not (after or before)


def _range(low: float | None, high: float | None) -> str:
    return " to ".join(f"{end:,.12g}" if end is not None else "…" for end in dict.fromkeys((low, high)))


def _days(interval: Interval) -> str:
    return f"{interval.earliest}/{interval.latest}"
