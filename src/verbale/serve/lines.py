"""A record as a row of a page or a table: what it says, the sentence that it stands in, and where that is from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from verbale.export.cards import REALIS_SIGNS, actors_line, card_of, day_line
from verbale.ledger.report import Quote, Report
from verbale.schema import Record, encode
from verbale.store import Hit
from verbale.store.adding import host_of
from verbale.store.sentences import sentence_around
from verbale.store.words import Phrase, fold

__all__ = ["SHOWN", "Line", "flat", "highlighted", "line_of", "quote_line"]

_WORD = re.compile(r"[^\W_]+")
SHOWN = 25
"""Rows that open behind a number on a page; the data have the ids of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row; `before`, `words` and `after` are the sentence around the evidence."""

    id: str
    kind: str
    realis: str
    basis: str
    said_by: str
    head: str
    facts: tuple[str, ...]
    when: str
    score: float | None
    standing: str
    before: str
    words: str
    after: str
    document: str
    title: str | None
    host: str
    url: str | None
    published: date | None
    kept: bool = True
    """Whether the store has it: what only the ledger read in a clause has no page of its own."""

    @property
    def sign(self) -> str:
        """The sign of its realis."""
        return REALIS_SIGNS[self.realis]

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.words}{self.after}"


def line_of(found: Hit | Report) -> Line:
    """The row of a record that was asked for, or of a report of the ledger."""
    record = found.record
    if isinstance(found, Hit):
        about = {name: getattr(found, name) for name in ("standing", "document", "title", "host", "url", "published")}
        return _line(record, found.sentence, about)
    d = found.document
    about = {"standing": "unjudged", "document": d.id, "title": d.title, "host": host_of(d), "url": d.url, "published": d.published}
    return _line(record, sentence_around(d.text, record.evidence.start, record.evidence.end), about)


def _line(record: Record, sentence: str, about: Mapping[str, Any]) -> Line:
    card = card_of(record)
    before, words, after = _parted(sentence, " ".join(record.evidence.exact.split()))
    return Line(
        id=record.id,
        kind=record.kind,
        realis=record.realis,
        basis=record.basis,
        said_by=actors_line(record.said_by),
        head=card.head,
        facts=card.facts,
        when=day_line(record.when),
        score=record.score,
        before=before,
        words=words,
        after=after,
        **about,
    )


def quote_line(quote: Quote) -> Mapping[str, Any]:
    """Words of a document that are no record, with their source."""
    d = quote.document
    return {
        "words": " ".join(quote.span.exact.split()),
        "said_by": actors_line(quote.said_by),
        "document": d.id,
        "title": d.title,
        "published": d.published,
        "host": host_of(d),
    }


def _parted(sentence: str, words: str) -> tuple[str, str, str]:
    before, found, after = sentence.partition(words)
    return (before, found, after) if found else ("", words, "")


def flat(line: Line) -> dict[str, Any]:
    """A row of plain columns."""
    row = asdict(line)
    for part in ("before", "words", "after", "kept"):
        del row[part]
    return row | {"facts": " · ".join(line.facts), "sentence": line.sentence, "published": encode(line.published)}


def highlighted(text: str, phrases: Iterable[Phrase]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, those that were searched for marked True.

    >>> list(highlighted("The ferry sails.", [Phrase(("ferr",), prefix=True)]))
    [('The ', False), ('ferry', True), (' sails.', False)]
    """
    words = [(m.start(), m.end(), fold(m[0])) for m in _WORD.finditer(text)]
    at = 0
    for start, end in _runs(words, tuple(phrases)):
        if start >= at:
            if start > at:
                yield text[at:start], False
            yield text[start:end], True
            at = end
    if at < len(text):
        yield text[at:], False


def _runs(words: list[tuple[int, int, str]], phrases: tuple[Phrase, ...]) -> Iterator[tuple[int, int]]:
    for i in range(len(words)):
        found = next((p for p in phrases if _stands([w for _, _, w in words[i : i + len(p.words)]], p)), None)
        if found:
            yield words[i][0], words[i + len(found.words) - 1][1]


def _stands(here: list[str], phrase: Phrase) -> bool:
    """Whether these words are the phrase; of the last one the beginning may do."""
    *first, last = phrase.words
    same = len(here) == len(phrase.words) and here[:-1] == first
    return same and (here[-1].startswith(last) if phrase.prefix else here[-1] == last)
