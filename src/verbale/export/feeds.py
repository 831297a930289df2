"""Feeds of records, newest first: Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from verbale.export.cards import card_of, day_line
from verbale.export.found import About, publisher_of, title_of, voucher_of
from verbale.schema.address import web_address
from verbale.store import Hit

__all__ = ["to_atom", "to_json_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = date(1970, 1, 1)
_E: Any = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})


def to_atom(hits: Iterable[Hit], about: About) -> Iterator[bytes]:
    """An entry a record; its `updated` is the day of publication, so that a reader sees the same entry as the same."""
    entries = list(hits)
    newest = max((hit.published for hit in entries if hit.published), default=about.day)
    feed = _E.feed(
        _E.title(about.title),
        _E.id(about.address or f"urn:verbale:list:{about.title}"),
        _E.updated(_moment(newest)),
        _E.author(_E.name("Verbale")),
    )
    if about.address:
        feed.append(_E.link(rel="self", href=about.address, type="application/atom+xml"))
    feed.extend(map(_entry, entries))
    yield etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(hit: Hit) -> Any:
    record = hit.record
    entry = _E.entry(
        _E.id(f"urn:verbale:record:{record.id}"),
        _E.title(_plain(title_of(hit))),
        _E.updated(_moment(hit.published)),
        _E.author(_E.name(_plain(voucher_of(hit)))),
        _E.content(_plain(_body(hit)), type="text"),
        *(_E.category(term=term, scheme=f"urn:verbale:{scheme}") for scheme, term in _terms(hit)),
    )
    if address := web_address(hit.url):
        entry.append(_E.link(rel="alternate", href=address))
    return entry


def to_json_feed(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """The same as JSON; what a record is worth stands under `_verbale` as well."""
    head = {"version": "https://jsonfeed.org/version/1.1", "title": about.title} | ({"feed_url": about.address} if about.address else {})
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n'
    for number, hit in enumerate(hits):
        yield (",\n" if number else "") + json.dumps(_item(hit), ensure_ascii=False)
    yield "\n]}\n"


def _item(hit: Hit) -> dict[str, Any]:
    item = {
        "id": f"urn:verbale:record:{hit.record.id}",
        "url": web_address(hit.url),
        "title": title_of(hit),
        "content_text": _body(hit),
        "date_published": _moment(hit.published) if hit.published else None,
        "authors": [{"name": voucher_of(hit)}],
        "tags": [term for _, term in _terms(hit)],
        "_verbale": dict(_terms(hit)) | {"voucher": voucher_of(hit), "document": hit.document},
    }
    return {name: value for name, value in item.items() if value is not None}


def _body(hit: Hit) -> str:
    record = hit.record
    facts = [record.realis, record.basis, voucher_of(hit), *card_of(record).facts, day_line(record.when), hit.standing]
    return f"“{hit.sentence}”\n{' · '.join(fact for fact in facts if fact)}\n{' · '.join(p for p in (hit.title, publisher_of(hit)) if p)}"


def _terms(hit: Hit) -> list[tuple[str, str]]:
    record = hit.record
    return [("kind", record.kind), ("realis", record.realis), ("basis", record.basis), ("standing", hit.standing)]


def _moment(day: date | None) -> str:
    return f"{day or _EPOCH}T00:00:00Z"


def _plain(text: str) -> str:
    """What may stand in XML: no control characters."""
    return "".join(c if c >= " " or c in "\t\n" else " " for c in text if c not in "\ufffe\uffff")
