"""A reading for a person at a terminal: the page's head, then each record with its words, the speaker, the day."""

import textwrap
from collections.abc import Iterable, Iterator

from verbale.pipeline import Reading
from verbale.schema import Actor, Document, Record, Statement

__all__ = ["actors_line", "day_line", "to_text"]

WIDTH = 100
_CONTROL = dict.fromkeys([*range(32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")
"""A page must not steer the terminal that it is shown on."""


def to_text(readings: Iterable[Reading]) -> Iterator[str]:
    """Each reading as a block of lines."""
    for reading in readings:
        yield "".join(line.translate(_CONTROL) + "\n" for line in _lines(reading))


def _lines(reading: Reading) -> Iterator[str]:
    yield from _head(reading.document)
    numbers = {r.id: i for i, r in enumerate(reading.records, 1)}
    for record in reading.records:
        yield ""
        yield from _record(record, numbers)
    yield ""
    count = len(reading.records)
    yield f"{count} statement{'' if count == 1 else 's'}"
    yield ""


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
    number = numbers[record.id]
    if isinstance(record, Statement):
        head = actors_line(record.speaker) or "(speaker not named)"
        if record.addressee:
            head += f" → {actors_line(record.addressee)}"
        facts = [record.cue.exact if record.cue else "no cue", record.mode, day_line(record)]
        facts += [f"on {record.medium.exact}"] if record.medium else []
        facts += [record.realis] if record.realis != "actual" else []
        facts += [f"inside {numbers[record.within]}"] if record.within in numbers else []
        yield f"{number:>3}  {head}"
        yield f"     {' · '.join(facts)}"
        words = " […] ".join(" ".join(part.exact.split()) for part in record.content)
        yield from textwrap.wrap(f"“{words}”", WIDTH, initial_indent=" " * 7, subsequent_indent=" " * 7)


def actors_line(actors: Iterable[Actor]) -> str:
    """Names with their codes: 'Ilse Harnok (VLM), Teodor Brask'."""
    return ", ".join(f"{a.name} ({a.country})" if a.country and a.country != a.name else a.name for a in actors)


def day_line(record: Record) -> str:
    """The time of a record: a day, an interval with open ends, or 'undated'."""
    if record.when is None:
        return "undated"
    first, last = (day.isoformat() if day else "…" for day in (record.when.earliest, record.when.latest))
    return first if first == last else f"{first} to {last}"
