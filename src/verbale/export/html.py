"""A reading as one self-contained page: the text with its words marked, and beside it the record, tied both ways."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from verbale.export.cards import HEADINGS, REALIS_SIGNS, actors_line, card_of, day_line
from verbale.pipeline import Reading
from verbale.schema import Document, Record

__all__ = ["to_html"]

_STYLE = """
:root{--ink:#1c1b19;--paper:#fbfaf7;--rule:#d8d3c8;--quiet:#6a655b;--hit:#b4540a;
--statement:#fbe7b2;--agreement:#cfe6cf;--sanction:#f3cfc9;--meeting:#cfe0f2;--promise:#e4d6f0;--indicator:#d9e8e6;--event:#ece3d4;--policy:#e8e0b8}
@media(prefers-color-scheme:dark){
:root{--ink:#ece8df;--paper:#1a1917;--rule:#3c3932;--quiet:#a39d90;--hit:#ffb26b;
--statement:#57451a;--agreement:#24472a;--sanction:#5a2a24;--meeting:#213f5e;--promise:#43305a;--indicator:#214744;--event:#453a28;--policy:#4b4520}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,'Times New Roman',serif}
article,header{max-width:78rem;margin:0 auto;padding:1rem 1.5rem}
header{border-bottom:1px solid var(--rule)}
h1{font-size:1.5rem;line-height:1.25;margin:.4rem 0}
header p,.facts{color:var(--quiet);font:14px/1.5 system-ui,sans-serif;margin:.2rem 0}
.sides{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem}
.text p{white-space:pre-wrap;margin:0 0 1em}
.title{font-weight:bold;font-size:1.15em}
.furniture,.credit,.section{color:var(--quiet);font-size:.85em}
.caption{border-left:3px solid var(--rule);padding-left:.8em}
mark{color:inherit;padding:.08em 0}
KINDS
mark a{color:inherit;text-decoration:none}
ol{list-style:none;margin:0;padding:0}
h2{font:600 15px system-ui,sans-serif;color:var(--quiet);margin:1.4rem 0 .5rem}
li{border:1px solid var(--rule);border-left-width:5px;border-radius:6px;padding:.6rem .8rem;margin:0 0 .7rem;font-size:.95em}
li b{font:600 15px system-ui,sans-serif}
li:target,mark:has(:target){outline:2px solid var(--hit)}
li blockquote{margin:.3rem 0 0;padding:0}
li a{color:inherit}
sup{font:11px system-ui,sans-serif;color:var(--hit)}
@media(max-width:52rem){.sides{grid-template-columns:1fr}}
@media print{.sides{display:block}li{break-inside:avoid}}
"""


_COLOURS = "\n".join(f"mark.{kind}{{background:var(--{kind})}}li.{kind}{{border-left-color:var(--{kind})}}" for kind in HEADINGS)
_HEAD = f"""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Verbale</title><style>{_STYLE.replace("KINDS", _COLOURS)}</style>
"""


def to_html(readings: Iterable[Reading]) -> Iterator[str]:
    """One page; several readings follow each other."""
    yield _HEAD
    for number, reading in enumerate(readings):
        yield from _page(reading, f"d{number}")
    yield "</html>\n"


def _page(reading: Reading, prefix: str) -> Iterator[str]:
    document = reading.document
    facts = [document.publisher, document.section, document.url, document.published.isoformat() if document.published else "undated"]
    yield f"<header><h1>{escape(document.title or '(no title)')}</h1><p>{escape(' · '.join(f for f in facts if f))}</p></header>\n"
    yield '<article class="sides"><div class="text">\n'
    yield from _text(document, reading.records, prefix)
    yield "</div><div>\n"
    numbers = {record.id: i for i, record in enumerate(reading.records, 1)}
    for kind, heading in HEADINGS.items():
        cards = [_card(record, numbers, prefix) for record in reading.records if record.kind == kind]
        if cards:
            yield f"<h2>{escape(heading)}</h2><ol>\n{''.join(cards)}</ol>\n"
    yield "</div></article>\n"


def _text(document: Document, records: tuple[Record, ...], prefix: str) -> Iterator[str]:
    """The stored text, region by region; the words of every record are marked and numbered."""
    spans = [(part.start, part.end, i, k) for i, r in enumerate(records, 1) for k, part in enumerate(card_of(r).words)]
    kinds = [r.kind for r in records]
    for region in document.regions:
        inside = [s for s in spans if region.start <= s[0] and s[1] <= region.end]
        words = _marked(document.text, region.start, region.end, inside, kinds, prefix)
        yield f'<p class="{region.role}">{words}</p>\n'


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int, int, int]], kinds: Sequence[str], prefix: str) -> str:
    """HTML of text[start:end] with the spans marked; nested spans share their words."""
    cuts = sorted({start, end, *(s[0] for s in spans), *(s[1] for s in spans)})
    pieces = []
    for a, b in pairwise(cuts):
        covering = [s for s in spans if s[0] <= a and b <= s[1]]
        words = escape(text[a:b])
        if not covering:
            pieces.append(words)
            continue
        opening = [s for s in covering if s[0] == a]
        anchors = "".join(f'<sup id="{prefix}t{i}{"" if k == 0 else f"-{k}"}">{i}</sup>' for _, _, i, k in opening)
        inner = min(covering, key=lambda s: s[1] - s[0])
        pieces.append(f'<mark class="{kinds[inner[2] - 1]}">{anchors}<a href="#{prefix}r{inner[2]}">{words}</a></mark>')
    return "".join(pieces)


def _card(record: Record, numbers: dict[str, int], prefix: str) -> str:
    card, number = card_of(record), numbers[record.id]
    facts = [escape(fact) for fact in (*card.facts, day_line(record.when), record.realis, record.basis)]
    if record.within in numbers:
        voucher = escape(actors_line(record.said_by) or "an unnamed speaker")
        facts.append(f'according to <a href="#{prefix}r{numbers[record.within]}">{voucher}</a>')
    facts += [
        f'<a href="#{prefix}r{numbers[link.to]}">{link.relation.replace("_", " ")} {numbers[link.to]}</a>'
        for link in record.links
        if link.to in numbers
    ]
    words = escape(" […] ".join(part.exact for part in card.words))
    return (
        f'<li class="{record.kind}" id="{prefix}r{number}"><b>{number}. {REALIS_SIGNS[record.realis]} {escape(card.head)}</b>'
        f'<div class="facts">{" · ".join(facts)}</div><blockquote><a href="#{prefix}t{number}">“{words}”</a></blockquote></li>\n'
    )
