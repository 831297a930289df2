"""How likely a record is right: a few things that are known of it, weighed as they were seen to matter on marked documents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from math import exp, log

from verbale.lexicon import Lexicon
from verbale.schema import Actor, Event, Record, Span, Statement

__all__ = ["ScoreWeights", "features_of", "score_records"]

_LEAST = 0.05
"""Under this certainty a tree is no worse: the logarithm must not run away."""
_MANY = 3


@dataclass(frozen=True, slots=True)
class ScoreWeights:
    """The table `score` of a lexicon, written by `python -m benchmarks.calibrate`: the weight of each feature, 0 for others."""

    weights: Mapping[str, float]


def score_records(lexicon: Lexicon, records: Sequence[Record]) -> Iterator[Record]:
    """The records with the probability that each is right as its score."""
    weights = lexicon.table("score", ScoreWeights).weights
    for record, features in zip(records, features_of(records), strict=True):
        total = sum(weights.get(name, 0.0) * value for name, value in features.items())
        yield replace(record, score=round(1 / (1 + exp(-total)), 4))


def features_of(records: Sequence[Record]) -> Iterator[Mapping[str, float]]:
    """What is known of each record of a page, by name, about 0 to 1 each."""
    by_id = {record.id: record for record in records}
    kinds: dict[Span, set[str]] = defaultdict(set)
    for record in records:
        for words in _told_by(record):
            kinds[words].add(record.kind)
    for record in records:
        borne_out = any(len(kinds[words]) > 1 for words in _told_by(record))
        yield dict(_features(record, by_id.get(record.within or ""), borne_out))


def _told_by(record: Record) -> tuple[Span, ...]:
    """The words that set off the rule of a record: a record of another kind may be told by the same."""
    return record.trace.words if record.trace else ()


def _features(record: Record, voucher: Record | None, borne_out: bool) -> Iterator[tuple[str, float]]:
    trace = record.trace
    yield f"kind {record.kind}", 1.0
    yield f"basis {record.basis}", 1.0
    yield "sides", min(len(_codes(record)), _MANY) / _MANY
    yield "inferred", float(bool(set(record.inferred) - {"when"}))
    yield "told again", float(bool(record.also))
    yield "long", log(len(record.evidence.exact)) / 5
    if isinstance(record, Event):
        yield f"type {record.type}", 1.0
        yield "no recipient", float(not record.recipient)
    if trace:
        yield f"rule {trace.rule}", 1.0
        yield "tree", log(max(trace.score("tree"), _LEAST))
        yield "rule", trace.score("rule", 0.7) - 0.7
        yield "spans", log(1.001 - trace.score("spans", 0.9))
        yield "borne out", float(borne_out)
    if isinstance(voucher, Statement) and voucher.trace:
        yield "voucher", log(1.001 - voucher.trace.score("spans", 0.9))


def _codes(record: Record) -> set[str]:
    """Those whom a record names, by their codes, else by their names."""
    found: set[str] = set()
    for field in fields(record):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) and field.name not in {"said_by", "inferred"} else ():
            if isinstance(part, Actor):
                found.add(part.country or part.name)
            elif isinstance(part, str):
                found.add(part)
    return found
