"""A reading for a person at a terminal: the page's head, then the record, kind by kind in reading order."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from verbale.export.cards import HEADINGS, REALIS_SIGNS, actors_line, card_of, day_line, why_line
from verbale.pipeline import Reading
from verbale.schema import Document, Record

__all__ = ["to_text"]

WIDTH = 100
_CONTROL = dict.fromkeys([*range(32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")
"""A page must not steer the terminal that it is shown on."""


def to_text(readings: Iterable[Reading], *, explain: bool = False) -> Iterator[str]:
    """Each reading as a block of lines; `explain` says of each record why it was made."""
    for reading in readings:
        yield "".join(line.translate(_CONTROL) + "\n" for line in _lines(reading, explain))


def _lines(reading: Reading, explain: bool) -> Iterator[str]:
    yield from _head(reading.document)
    numbers = {r.id: i for i, r in enumerate(reading.records, 1)}
    for kind, heading in HEADINGS.items():
        records = [r for r in reading.records if r.kind == kind]
        if records:
            yield from ("", heading)
        for record in records:
            yield ""
            yield from _record(record, numbers)
            if explain:
                yield from textwrap.wrap(f"why: {why_line(record)}", WIDTH, initial_indent=" " * 7, subsequent_indent=" " * 12)
    yield ""
    counts = Counter[str](r.kind for r in reading.records)
    yield ", ".join(_counted(counts[kind], kind) for kind in HEADINGS if counts[kind]) or "nothing to record"
    if reading.records:
        yield "  ".join(f"{sign} {realis}" for realis, sign in REALIS_SIGNS.items())
    yield ""


def _counted(count: int, kind: str) -> str:
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"{count} {kind if count == 1 else plural}"


def _head(document: Document) -> Iterator[str]:
    yield from textwrap.wrap(document.title or "(no title)", WIDTH)
    published = document.published.isoformat() if document.published else "undated: give --published to date its words"
    if document.published and document.published_basis:
        published += f" ({document.published_basis})"
    yield " · ".join(x for x in (document.publisher, document.section, document.url, published) if x)
    for note in document.notes:
        yield f"note: {note}"
    yield "─" * WIDTH


def _record(record: Record, numbers: dict[str, int]) -> Iterator[str]:
    card = card_of(record)
    sign = REALIS_SIGNS[record.realis]
    yield f"{numbers[record.id]:>3}  {sign} {card.head}"
    facts = [record.realis.upper()] if record.realis != "actual" else []
    facts += [*card.facts, day_line(record.when), *_voucher(record, numbers)]
    facts += [f"{link.relation.replace('_', ' ')} {numbers[link.to]}" for link in record.links if link.to in numbers]
    yield from textwrap.wrap(" · ".join(facts), WIDTH, initial_indent=" " * 7, subsequent_indent=" " * 7)
    words = " […] ".join(" ".join(part.exact.split()) for part in card.words)
    yield from textwrap.wrap(f"“{words}”", WIDTH, initial_indent=" " * 9, subsequent_indent=" " * 9)


def _voucher(record: Record, numbers: dict[str, int]) -> Iterator[str]:
    """Who vouches for a record, where it is not the document's own voice."""
    if record.basis == "claimed":
        place = f", in {numbers[record.within]}" if record.within in numbers else ""
        yield f"according to {actors_line(record.said_by) or 'an unnamed speaker'}{place}"
    elif record.basis == "performed":
        yield "performed by these words"
