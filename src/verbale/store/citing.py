"""How a record is cited: who said what, where it was published, under which checksum the words can be checked."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from verbale.schema import Actor, Statement
from verbale.store.rows import Hit

__all__ = ["CITATIONS", "cite", "csl_of"]


def cite(hit: Hit, form: str = "text") -> str:
    """The citation of a record in one of `CITATIONS`."""
    return CITATIONS[form](hit)


def _speakers(hit: Hit) -> tuple[Actor, ...]:
    return hit.record.speaker if isinstance(hit.record, Statement) else hit.record.said_by


def _words(hit: Hit) -> str:
    spans = hit.record.content if isinstance(hit.record, Statement) else (hit.record.evidence,)
    return " … ".join(" ".join(span.exact.split()) for span in spans)


def _version(hit: Hit) -> str:
    return f"record {hit.record.id}, version {hit.version} of document {hit.document}, text sha256 {hit.text_sha256}"


def _note(hit: Hit) -> str:
    """What the words are worth, and where they can be checked: a claim must not look like a fact in a list of references."""
    told = f" by {'; '.join(a.name for a in hit.record.said_by) or 'an unnamed speaker'}" if hit.record.basis == "claimed" else ""
    return f"realis {hit.record.realis}, {hit.record.basis}{told}, in {hit.host or hit.document}; {_version(hit)}"


def _text(hit: Hit) -> str:
    who = "; ".join(", ".join(part for part in (a.name, a.role) if part) for a in _speakers(hit))
    said = f" (said {hit.record.asserted_at})" if hit.record.asserted_at else ""
    where = ". ".join(part for part in (hit.title, hit.host) if part)
    published = hit.published.isoformat() if hit.published else "undated"
    parts = [f"{who + ': ' if who else ''}“{_words(hit)}”{said}", f"{where}, {published}", hit.url, _note(hit)]
    return ". ".join(part for part in parts if part) + "."


def csl_of(hit: Hit) -> dict[str, Any]:
    """An item of CSL-JSON; what it is worth stands in its `note`."""
    day = hit.published
    item: dict[str, Any] = {
        "id": f"verbale-{hit.record.id}",
        "type": "article-newspaper",
        "title": hit.title or _words(hit),
        "container-title": hit.host,
        "URL": hit.url,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "author": [{"literal": a.name} for a in _speakers(hit)],
        "abstract": _words(hit),
        "note": _note(hit),
    }
    return {name: value for name, value in item.items() if value}


def _bibtex(hit: Hit) -> str:
    fields = {
        "title": hit.title or _words(hit),
        "author": " and ".join(f"{{{_escaped(a.name)}}}" for a in _speakers(hit)),
        "howpublished": hit.host,
        "year": f"{hit.published.year}" if hit.published else "",
        "date": f"{hit.published}" if hit.published else "",
        "url": hit.url or "",
        "abstract": _words(hit),
        "note": _note(hit),
    }
    raw = {"author", "url"}
    lines = [f"  {name} = {{{value if name in raw else _escaped(value)}}}" for name, value in fields.items() if value]
    return f"@misc{{verbale-{hit.record.id},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(special.get(c, f"\\{c}" if c in "&%$#_{}" else c) for c in text)


CITATIONS: Mapping[str, Callable[[Hit], str]] = {
    "text": _text,
    "bibtex": _bibtex,
    "csl-json": lambda hit: json.dumps([csl_of(hit)], ensure_ascii=False, indent=2),
}
"""The forms of a citation by name."""
