"""Compare: where publishers differ on a number, a day, a stage or the wording of one thing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import ceil
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
    reports: Iterable[Report], claims: Iterable[Claim], stories: Mapping[str, int], voices: Voices
) -> Iterator[Difference]:
    """All differences among what is told."""
    yield from compare_reports(reports, stories, voices)
    yield from compare_stages(claims, voices)


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
    groups: dict[tuple[int, object], list[Report]] = defaultdict(list)
    for report in reports:
        if report.document.id in stories and report.record.realis == "actual":
            for key in _keys(report.record):
                groups[stories[report.document.id], key].append(report)
    pairs = (pair for group in groups.values() for pair in _pairs(group))
    found = (d for one, other in pairs if one.document.id != other.document.id for d in _differences(one, other, voices))
    told: dict[object, Difference] = {}
    for difference in found:  # copies say the same again
        told.setdefault((difference.on, frozenset(r.record.evidence.exact for r in (difference.one, difference.other))), difference)
    return list(told.values())


def _keys(record: Record) -> Iterator[object]:
    """What two records share that may differ: a unit, a form with its participants, a speaker; none where nothing is to be compared."""
    match record:
        case Indicator(value=value) if value is not None:
            yield "number", value.unit
        case Meeting(when=when) if when is not None:
            yield "day", record.form, frozenset(p.country or p.name for p in record.participants)
        case Statement(mode="direct" | "mixed"):
            yield from {("wording", speaker.name) for speaker in record.speaker}


def _pairs(group: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """The pairs of a group that may differ; of quotations and figures those alike in enough words, for most are of other things."""
    match group[0].record:
        case Statement():
            yield from _alike(group, [_words(r.record) for r in group if isinstance(r.record, Statement)], _SAME_WORDS)
        case Indicator():
            yield from _alike(group, [r.record.subject.exact for r in group if isinstance(r.record, Indicator)], _ALIKE)
        case _:
            yield from combinations(group, 2)


def _alike(group: Sequence[Report], said: Sequence[str], least: float) -> Iterator[tuple[Report, Report]]:
    """The pairs of which the shorter shares so many of its words with the other: one of its rarest words at least is then shared."""
    words = [sorted(set(_tokens(each))) for each in said]
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(words):
        for word in own:
            places[word].append(place)
    near: set[tuple[int, int]] = set()
    for place, own in enumerate(words):
        rare = sorted(own, key=lambda word: len(places[word]))[: len(own) - ceil(least * len(own)) + 1]
        near.update((min(place, other), max(place, other)) for word in rare for other in places[word] if other != place)
    yield from ((group[one], group[other]) for one, other in sorted(near))


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
    """How two records that share a key differ; a number may within one voice, as its correction."""
    a, b = one.record, other.record
    if isinstance(a, Indicator) and isinstance(b, Indicator) and _measure_one(one, a, other, b) and a.value and b.value:
        yield Difference("number", one, other, (_range(a.value.low, a.value.high), _range(b.value.low, b.value.high)))
    elif isinstance(a, Meeting) and isinstance(b, Meeting) and a.when and b.when:
        if not _meet(a.when, b.when) and voices.of(one) != voices.of(other):
            yield Difference("day", one, other, (_days(a.when), _days(b.when)))
    elif isinstance(a, Statement) and isinstance(b, Statement):
        said = _words(a), _words(b)
        if _is_reworded(*said) and voices.of(one) != voices.of(other):
            yield Difference("wording", one, other, said)


def _measure_one(one: Report, a: Indicator, other: Report, b: Indicator) -> bool:
    """Whether two different figures measure the same thing at the same time."""
    if not (a.value and b.value) or (a.value.low, a.value.high) == (b.value.low, b.value.high):
        return False
    if (one.day and other.day and abs((one.day - other.day).days) > _DAYS) or _overlap(a.subject.exact, b.subject.exact) < _ALIKE:
        return False
    short, long = sorted((a.evidence.exact, b.evidence.exact), key=len)
    if short != long and short in long:  # "the eleven", "two of the eleven"
        return False
    counted = _content(f"{a.evidence.exact} {b.evidence.exact}")
    around = [_content(_sentence(r)) - counted for r in (one, other)]
    return not all(around) or _share(*around) >= _AROUND


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
    a, b = _tokens(one), _tokens(other)
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return min(len(a), len(b)) >= _LEAST and _overlap(one, other) >= _SAME_WORDS and short not in long


def _overlap(one: str, other: str) -> float:
    return _share(set(_tokens(one)), set(_tokens(other)))


@lru_cache(4096)  # each is compared with many
def _tokens(words: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", words.casefold()))


def _meet(one: Interval, other: Interval) -> bool:
    after = one.earliest and other.latest and one.earliest > other.latest
    before = one.latest and other.earliest and one.latest < other.earliest
    return not (after or before)


def _range(low: float | None, high: float | None) -> str:
    return " to ".join(f"{end:,.12g}" if end is not None else "…" for end in dict.fromkeys((low, high)))


def _days(interval: Interval) -> str:
    return f"{interval.earliest}/{interval.latest}"
