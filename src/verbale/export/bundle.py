"""A frozen list that can be published as it is: one page without scripts, its rows as data, a manifest with checksums, in one zip file.

Of every text, whoever published it, there are short quotations only.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.metadata import version
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from verbale.export.cards import card_of, day_line
from verbale.export.flat import COLUMNS, flat
from verbale.export.found import About, publisher_of, title_of, voucher_of
from verbale.export.html import COLOURS
from verbale.export.table import csv_lines, json_lines
from verbale.schema.address import web_address
from verbale.store import Hit

__all__ = ["to_bundle", "to_list"]

QUOTED = 60
"""Words of a text that are quoted in one place."""
_NOTICE = (
    "A record of what documents report: no line is a fact by being in it. Sanctions are as reported, no legal list, and not for screening."
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_list(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """The page alone."""
    style = (files("verbale.export") / "page.css").read_text(encoding="utf-8")
    title = escape(about.title)
    yield (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><title>{title}</title><style>{style}{COLOURS}</style>\n'
        f'<header><h1>{title}</h1><p>{escape(_NOTICE)}</p></header><main class="record"><ol class="cards">\n'
    )
    for hit in hits:
        yield _card(hit, about.remarks.get(hit.record.id))
    address = f" from {escape(about.address)}" if about.address else ""
    made = f"Made with Verbale {version('verbale')}{f' on {about.day}' if about.day else ''}{address}."
    yield f"</ol></main><footer><p>{made}</p></footer></html>\n"


def to_bundle(hits: Iterable[Hit], about: About) -> Iterator[bytes]:
    """The zip file; the same records and day give the same bytes."""
    found = list(hits)
    rows = [_short(hit) for hit in found]
    parts = {
        "index.html": "".join(to_list(found, about)),
        "records.csv": "".join(csv_lines(rows, tuple(COLUMNS))),
        "records.jsonl": "".join(json_lines(rows)),
    }
    parts["manifest.json"] = json.dumps(_manifest(parts, len(found), about), ensure_ascii=False, indent=2) + "\n"
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as bundle:
        for name, text in parts.items():
            bundle.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    yield out.getvalue()


def _manifest(parts: dict[str, str], count: int, about: About) -> dict[str, Any]:
    return {
        "title": about.title,
        "address": about.address,
        "made": about.day and about.day.isoformat(),
        "generator": f"verbale {version('verbale')}",
        "records": count,
        "quoted_words_at_most": QUOTED,
        "notice": _NOTICE,
        "files": {name: f"sha256:{sha256(text.encode()).hexdigest()}" for name, text in parts.items()},
    }


def _short(hit: Hit) -> dict[str, Any]:
    """A row with quotations of at most so many words; where they stand is said in full."""
    return {name: _clipped(value) if name in {"exact", "sentence", "what", "facts"} else value for name, value in flat(hit).items()}


def _clipped(text: str) -> str:
    words = text.split()
    return text if len(words) <= QUOTED else f"{' '.join(words[:QUOTED])} […]"


def _card(hit: Hit, remark: str | None) -> str:
    record = hit.record
    address = web_address(hit.url)
    title = escape(hit.title or "(no title)")
    source = f'<a href="{escape(address)}" rel="noopener noreferrer">{title}</a>' if address else title
    facts = " · ".join(fact for fact in (*card_of(record).facts, day_line(record.when), remark or "") if fact)
    judged = "" if hit.standing == "unjudged" else f' <span class="badge standing">{hit.standing}</span>'
    return (
        f'<li class="{record.kind} {record.realis}" id="r{escape(record.id)}"><b>{escape(_clipped(title_of(hit)))}</b>'
        f'<div class="badges"><span class="badge {record.realis}">{record.realis}</span> <span class="badge basis">{record.basis}</span> '
        f'<span class="voucher">{escape(voucher_of(hit))}</span>{judged}</div>'
        f'<div class="facts">{escape(_clipped(facts))}</div><blockquote>“{escape(_clipped(hit.sentence))}”</blockquote>'
        f'<div class="facts">{source} · {escape(publisher_of(hit))} · {hit.published or "undated"} · text sha256 {hit.text_sha256}, '
        f"code points {record.evidence.start} to {record.evidence.end}</div></li>\n"
    )
