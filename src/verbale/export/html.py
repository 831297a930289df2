"""A reading as one self-contained page: the text with its words marked, and beside it the record, tied both ways."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from verbale.export.cards import HEADINGS, REALIS_SIGNS, actors_line, card_of, day_line, why_line
from verbale.pipeline import Reading
from verbale.schema import Document, Record

__all__ = ["COLOURS", "legend", "sides", "to_html"]

COLOURS = "\n".join(
    f"mark.{kind},.swatch.{kind}{{background:var(--{kind})}}li.{kind}{{border-left-color:var(--{kind})}}" for kind in HEADINGS
)
"""The rules that give each kind its colour, to follow `page.css`."""


class _Mark(NamedTuple):
    """A run of code points that a record stands on: the record by its number from 1, the part by its number from 0."""

    start: int
    end: int
    number: int
    part: int


def to_html(readings: Iterable[Reading], *, explain: bool = False) -> Iterator[str]:
    """One page; several readings follow each other. `explain` says of each record why it was made."""
    folder = files("verbale.export")
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    yield (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Verbale</title><style>{style}{COLOURS}</style>\n"
    )
    for number, reading in enumerate(readings):
        yield from _page(reading, f"d{number}", explain)
    yield f'<script type="module">{script}</script></html>\n'


def _page(reading: Reading, prefix: str, explain: bool) -> Iterator[str]:
    document = reading.document
    published = document.published.isoformat() if document.published else "undated"
    facts = " · ".join(f for f in (document.publisher, document.section, document.url, published) if f)
    yield f"<header><h1>{escape(document.title or '(no title)')}</h1><p>{escape(facts)}</p>{legend(reading.records)}</header>\n"
    yield from sides(reading, prefix, explain=explain)


def sides(reading: Reading, prefix: str, *, explain: bool = False) -> Iterator[str]:
    """The text with its words marked and the record beside it; record n has the id `PREFIXrn`, its first words `PREFIXtn`."""
    yield '<article class="sides"><div class="text">\n'
    yield from _text(reading.document, reading.records, prefix)
    yield '</div><section class="record"><div class="cards">\n'
    numbers = {record.id: i for i, record in enumerate(reading.records, 1)}
    for kind, heading in HEADINGS.items():
        cards = [_card(record, numbers, prefix, explain) for record in reading.records if record.kind == kind]
        if cards:
            yield f"<h2>{escape(heading)}</h2><ol>\n{''.join(cards)}</ol>\n"
    yield "</div></section></article>\n"


def legend(records: Iterable[Record]) -> str:
    """The colours of the kinds that occur, and the signs of realis."""
    kinds = {record.kind for record in records}
    swatches = "".join(f'<span class="swatch {kind}">{kind}</span>' for kind in HEADINGS if kind in kinds)
    return f'<p class="legend">{swatches}{"".join(_realis_badge(realis) for realis in REALIS_SIGNS)}</p>' if kinds else ""


def _realis_badge(realis: str) -> str:
    return f'<span class="badge {realis}">{REALIS_SIGNS[realis]} {realis}</span>'


def _text(document: Document, records: tuple[Record, ...], prefix: str) -> Iterator[str]:
    """The stored text, region by region; the words of every record are marked and numbered."""
    marks = [
        _Mark(words.start, words.end, number, part)
        for number, record in enumerate(records, 1)
        for part, words in enumerate((*card_of(record).words, *record.also))
    ]
    for region in document.regions:
        inside = [m for m in marks if m.start < region.end and region.start < m.end]
        words = _marked(document.text, region.start, region.end, inside, records, prefix)
        yield f'<p class="{region.role}" data-start="{region.start}">{words}</p>\n'


def _marked(text: str, start: int, end: int, marks: list[_Mark], records: tuple[Record, ...], prefix: str) -> str:
    """HTML of text[start:end] with the marks; nested ones share their words, which lead to the innermost record."""
    cuts = sorted({start, end, *(max(m.start, start) for m in marks), *(min(m.end, end) for m in marks)})
    pieces = []
    for a, b in pairwise(cuts):
        covering = [m for m in marks if m.start <= a and b <= m.end]
        words = escape(text[a:b])
        if not covering:
            pieces.append(words)
            continue
        anchors = "".join(_anchor(m, prefix) for m in covering if m.start == a)
        inner = min(covering, key=lambda m: m.end - m.start)
        of = " ".join(f"{prefix}r{m.number}" for m in covering)
        record = records[inner.number - 1]
        link = f'<a href="#{prefix}r{inner.number}">{words}</a>' if words.strip() else words
        pieces.append(f'<mark class="{record.kind} {record.realis}" data-of="{of}">{anchors}{link}</mark>')
    return "".join(pieces)


def _anchor(mark: _Mark, prefix: str) -> str:
    place = f"{prefix}t{mark.number}" + (f"-{mark.part}" if mark.part else "")
    record = f"{prefix}r{mark.number}"
    return f'<sup id="{place}" data-record="{record}"><a href="#{record}">{mark.number}</a></sup>'


def _card(record: Record, numbers: dict[str, int], prefix: str, explain: bool) -> str:
    card, number = card_of(record), numbers[record.id]
    facts = [escape(fact) for fact in (*card.facts, day_line(record.when))]
    facts += [
        f'<a class="link" href="#{prefix}r{numbers[link.to]}">{escape(link.relation.replace("_", " "))} → {numbers[link.to]}</a>'
        for link in record.links
        if link.to in numbers
    ]
    words = escape(" […] ".join(part.exact for part in card.words))
    why = f'<div class="why">{escape(why_line(record))}</div>' if explain else ""
    return (
        f'<li class="{record.kind} {record.realis}" id="{prefix}r{number}"><b>{number}. {escape(card.head)}</b>'
        f'<div class="badges">{_realis_badge(record.realis)}{_voucher(record, numbers, prefix)}</div>'
        f'<div class="facts">{" · ".join(facts)}</div><blockquote><a href="#{prefix}t{number}">“{words}”</a></blockquote>{why}</li>\n'
    )


def _voucher(record: Record, numbers: dict[str, int], prefix: str) -> str:
    """Who vouches for a record: the basis, and the speaker with the statement where there is one."""
    badge = f'<span class="badge basis">{record.basis}</span>'
    if record.basis != "claimed":
        return badge
    name = escape(actors_line(record.said_by) or "an unnamed speaker")
    return f'{badge} by <a href="#{prefix}r{numbers[record.within]}">{name}</a>' if record.within in numbers else f"{badge} by {name}"
