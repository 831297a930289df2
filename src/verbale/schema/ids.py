"""Record ids, derived from content: the same words give the same id on every machine and in every run."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from verbale.schema.actor import Actor
from verbale.schema.document import Document
from verbale.schema.evidence import Span
from verbale.schema.hashes import short_hash
from verbale.schema.indicator import Value
from verbale.schema.kinds import Record

__all__ = ["identify", "key_fields", "ordinal", "record_id"]


def identify(document: Document, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records of one document with their ids, in the same order.

    Until here `id` may hold any draft name; `within` and the links that point at a draft are turned to the new id. Should
    two records agree in all that enters the id, the later one also counts its repetition, so ids are always unique.
    """
    drafts, seen, ids = tuple(records), Counter[str](), []
    for record in drafts:
        first = record_id(document, record)
        ids.append(short_hash(first, seen[first]) if seen[first] else first)
        seen[first] += 1
    final = {draft.id: new for draft, new in zip(drafts, ids, strict=True) if draft.id}
    return tuple(_renamed(draft, new, final) for draft, new in zip(drafts, ids, strict=True))


def record_id(document: Document, record: Record) -> str:
    """The hash of the document's id, kind, evidence with spaces folded, its ordinal in the text, and the key fields."""
    return short_hash(document.id, record.kind, _folded(record.evidence.exact), ordinal(document.text, record.evidence), key_fields(record))


def key_fields(record: Record) -> list[Any]:
    """The fields that tell records of one evidence apart, as they enter the id: spaces folded, joint actors in one order."""
    return [_plain(getattr(record, name)) for name in record.KEY]


def ordinal(text: str, span: Span) -> int:
    """How many times the same words (spaces folded) begin in the text before this span.

    It is counted in the text, not among the records, so that a record found later does not change the ids of others.

    >>> ordinal("We agree. Yes, we agree.", Span("agree", 18, 23))
    1
    """
    words, before = _folded(span.exact), _folded(text[: span.end])
    count, at = 0, before.find(words) if words else -1
    while 0 <= at < len(before) - len(words):
        count, at = count + 1, before.find(words, at + 1)
    return count


def _renamed(record: Record, new: str, final: dict[str, str]) -> Record:
    within = final.get(record.within, record.within) if record.within else None
    links = tuple(replace(link, to=final.get(link.to, link.to)) for link in record.links)
    return replace(record, id=new, within=within, links=links)


def _plain(value: Any) -> Any:
    """What of a key field enters the id: words with spaces folded; joint actors and codes in no order of the text."""
    match value:
        case Span(exact=exact):
            return _folded(exact)
        case Actor(name=name, country=country):
            return [name, country or ""]
        case Value(low=low, high=high, unit=unit, comparator=comparator):
            return [low if low is None else float(low), high if high is None else float(high), unit, comparator]
        case tuple():
            parts = [_plain(part) for part in value]
            return parts if any(isinstance(part, Span) for part in value) else sorted(parts)
    return value


def _folded(text: str) -> str:
    return " ".join(text.split())
