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
from verbale.schema import Indicator, Interval, Meeting, Record, Statement
from verbale.schema.address import host_in

__all__ = ["POINTS", "Difference", "Point", "compare_reports", "compare_stages", "find_differences", "sides_of"]

Point = Literal["number", "day", "stage", "wording"]
POINTS: tuple[Point, ...] = get_args(Point)

_ALIKE = 0.5
"""The share of the shorter's words in both subjects from which two figures measure the same."""
_AROUND = 0.3
"""The same for the sentences around them, the counted things and the figures left out."""
_DAYS = 3
"""Days that may lie between two reports of which one number is the other's: after that it is news."""
_EXCLUDE = frozenset(
    frozenset(pair)
    for pair in (
        ("initialled", "signed"),
        ("stalled", "concluded"),
        ("stalled", "signed"),
        ("rejected", "concluded"),
        ("rejected", "signed"),
        ("rejected", "ratified"),
        ("breached", "implemented"),
        ("withdrawn", "implemented"),
        ("suspended", "implemented"),
        ("suspended", "in_force"),
        ("terminated", "in_force"),
        ("terminated", "extended"),
        ("expired", "in_force"),
        ("expired", "extended"),
    )
)
"""Steps that are not both the last on one day."""
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


def sides_of(found: Difference, voices: Voices) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose word each of both is; where that is one voice (an altered copy, a correction), where each is printed."""
    told = [(report, tuple(sorted(voices.of(report)))) for report in (found.one, found.other)]
    if told[0][1] == told[1][1]:
        told = [(report, (host_in(report.document.url) or report.document.id,)) for report, _ in told]
    return told[0][1], told[1][1]


def compare_reports(reports: Iterable[Report], stories: Mapping[str, int], voices: Voices) -> list[Difference]:
    """The differences in numbers, days and quotations between reports of one story; `stories` are the numbers of stories by document id.

    A copy in which a number is another than in what it copies differs from it; what two articles of one publisher say is its correction.
    """
    groups: dict[tuple[int, str], list[Report]] = defaultdict(list)
    for report in reports:
        if report.document.id in stories and report.record.realis == "actual" and _may_differ(report.record):
            groups[stories[report.document.id], report.record.kind].append(report)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    found = (d for one, other in pairs if one.document.id != other.document.id for d in _differences(one, other, voices))
    told: dict[object, Difference] = {}
    for difference in found:  # copies say the same again
        told.setdefault((difference.on, frozenset(r.record.evidence.exact for r in (difference.one, difference.other))), difference)
    return list(told.values())


def _may_differ(record: Record) -> bool:
    """Whether it says what can be compared at all; most do not, and there are far more pairs than reports."""
    match record:
        case Indicator():
            return record.value is not None
        case Meeting():
            return record.when is not None
        case Statement():
            return record.mode in {"direct", "mixed"}
    return False


def compare_stages(claims: Iterable[Claim], voices: Voices) -> list[Difference]:
    """The instruments of which two voices tell on one day steps that exclude each other, or one a step as taken and one as not taken."""
    groups: dict[tuple[int, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.agreement.realis in {"actual", "negated"} and claim.report.day and not _is_past(claim):
            groups[claim.thread, claim.report.day].append(claim)
    pairs = (pair for group in groups.values() for pair in combinations(group, 2))
    return [
        Difference("stage", a.report, b.report, (_step(a), _step(b)))
        for a, b in pairs
        if _contradict(a, b)
        and a.report.document.id != b.report.document.id  # one text tells the steps of an instrument one after the other
        and voices.of(a.report) != voices.of(b.report)
    ]


def _contradict(one: Claim, other: Claim) -> bool:
    a, b = one.agreement, other.agreement
    if a.stage == b.stage:
        return a.realis != b.realis
    return a.realis == b.realis == "actual" and frozenset({a.stage, b.stage}) in _EXCLUDE


def _is_past(claim: Claim) -> bool:
    """Whether a step is told as one of before."""
    when = claim.agreement.when
    return bool(when and when.latest and claim.report.day and (claim.report.day - when.latest).days > _DAYS)


def _step(claim: Claim) -> str:
    return claim.agreement.stage if claim.agreement.realis == "actual" else f"not {claim.agreement.stage}"


def _differences(one: Report, other: Report, voices: Voices) -> Iterator[Difference]:
    a, b = one.record, other.record
    if isinstance(a, Indicator) and isinstance(b, Indicator) and _measure_one(one, a, other, b) and a.value and b.value:
        yield Difference("number", one, other, (_range(a.value.low, a.value.high), _range(b.value.low, b.value.high)))
    if voices.of(one) == voices.of(other):
        return
    if isinstance(a, Meeting) and isinstance(b, Meeting) and a.form == b.form and a.when and b.when:
        same = {p.country or p.name for p in a.participants} == {p.country or p.name for p in b.participants}
        if same and not _meet(a.when, b.when):
            yield Difference("day", one, other, (_days(a.when), _days(b.when)))
    if isinstance(a, Statement) and isinstance(b, Statement):
        said = _words(a), _words(b)
        if {x.name for x in a.speaker} & {x.name for x in b.speaker} and _is_reworded(*said):
            yield Difference("wording", one, other, said)


def _measure_one(one: Report, a: Indicator, other: Report, b: Indicator) -> bool:
    """Whether two different figures measure the same thing at the same time."""
    if not (a.value and b.value) or a.value.unit != b.value.unit or (a.value.low, a.value.high) == (b.value.low, b.value.high):
        return False
    short, long = sorted((a.evidence.exact, b.evidence.exact), key=len)
    part = short != long and short in long  # "the eleven", "two of the eleven"
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    counted = _content(f"{a.evidence.exact} {b.evidence.exact}")
    around = [_content(_sentence(r)) - counted for r in (one, other)]
    return (
        days <= _DAYS
        and not part
        and _overlap(a.subject.exact, b.subject.exact) >= _ALIKE
        and (not all(around) or _share(*around) >= _AROUND)
    )


def _sentence(report: Report) -> str:
    """The sentence around the words of a record, near enough."""
    text, span = report.document.text, report.record.evidence
    before = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "! ", "? "))
    after = (text.find(mark, span.end) for mark in (". ", ".\n", "\n", "! ", "? "))
    return text[before + 1 : min((at for at in after if at >= 0), default=len(text))]


def _content(words: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", words.casefold()))


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _words(statement: Statement) -> str:
    return " […] ".join(" ".join(part.exact.split()) for part in statement.content)


def _is_reworded(one: str, other: str) -> bool:
    """Whether two quotations are of one utterance and not the same; one that is a part of the other is."""
    a, b = (re.findall(r"\w+", words.casefold()) for words in (one, other))
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return min(len(a), len(b)) >= _LEAST and short not in long and _overlap(one, other) >= _SAME_WORDS


def _overlap(one: str, other: str) -> float:
    return _share(*(set(re.findall(r"\w+", words.casefold())) for words in (one, other)))


def _meet(one: Interval, other: Interval) -> bool:
    after = one.earliest and other.latest and one.earliest > other.latest
    before = one.latest and other.earliest and one.latest < other.earliest
    return not (after or before)


def _range(low: float | None, high: float | None) -> str:
    return " to ".join(f"{end:,.12g}" if end is not None else "…" for end in dict.fromkeys((low, high)))


def _days(interval: Interval) -> str:
    return f"{interval.earliest}/{interval.latest}"
