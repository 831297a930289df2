"""Events for those who count them: PLOVER as JSON with actor blocks, and a table with the columns of POLECAT.

PLOVER counts acts, so what did not happen or is only possible is left out, and what is planned or threatened is folded (`plover`); each act
keeps beside that the realis, the basis and the voucher of its record.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from verbale.export.found import About, publisher_of, voucher_of
from verbale.export.known import block_of, place_of, precision_of
from verbale.export.plover import PloverRow, plover_rows
from verbale.export.table import csv_lines, json_lines
from verbale.schema import Event, Record
from verbale.store import Hit

__all__ = ["to_plover_json", "to_polecat"]

_QUAD_CODES = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


def to_plover_json(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """One act in one direction a line."""
    return json_lines(_act(hit, row, about) for hit, row in _rows(hits))


def to_polecat(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """One act in one direction a line, the columns parted by tabs."""
    return csv_lines((_columns(_act(hit, row, about)) for hit, row in _rows(hits)), tuple(POLECAT), "\t")


def _rows(hits: Iterable[Hit]) -> Iterator[tuple[Hit, PloverRow]]:
    """Each act and pair once a document, as PLOVER counts; records of one document come one after the other."""
    document, seen = "", set[tuple[str, str, str]]()
    for hit in hits:
        if hit.document != document:
            document, seen = hit.document, set()
        for row in plover_rows(hit.record) if isinstance(hit.record, Event) else ():
            if (key := (row.plover_type, row.source, row.target)) not in seen:
                seen.add(key)
                yield hit, row


def _act(hit: Hit, row: PloverRow, about: About) -> dict[str, Any]:
    event, words, lexicon = hit.record, hit.sentence, about.lexicon
    sectors = _sectors(event)
    first, last = (event.when.earliest, event.when.latest) if event.when else (None, None)
    return {
        "id": f"{event.id}:{row.source}:{row.target}",
        "record": event.id,
        "event_type": row.plover_type,
        "event_mode": row.mode,
        "contexts": row.context,
        "cameo": row.cameo,
        "quad": row.quad,
        "quad_code": _QUAD_CODES[row.quad],
        "intensity": row.intensity,
        "scale": row.scale,
        "date": first if first == last else None,
        "date_first": first,
        "date_last": last,
        "date_precision": precision_of(event.when),
        "date_basis": event.when_basis,
        "location": place_of(event, lexicon),
        "actor": asdict(block_of(row.actor, sectors[0], words, lexicon)) | {"code": row.source},
        "recipient": asdict(block_of(row.recipient, sectors[1], words, lexicon)) | {"code": row.target} if row.recipient else None,
        "realis": event.realis,
        "basis": event.basis,
        "voucher": voucher_of(hit),
        "score": event.score,
        "standing": hit.standing,
        "text": event.evidence.exact,
        "sentence": words,
        "publisher": publisher_of(hit),
        "published": hit.published,
        "url": hit.url,
        "document": hit.document,
        "text_sha256": hit.text_sha256,
        "start": event.evidence.start,
        "end": event.evidence.end,
    }


def _sectors(event: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of actor and recipient; in a joint act both are actors."""
    if not isinstance(event, Event):
        return (), ()
    return event.actor_sectors, event.recipient_sectors if event.recipient else event.actor_sectors


_SIDE = {
    "Name": "entity_name",
    "Name Raw": "raw_text",
    "Country": "country",
    "Country Name": "country_name",
    "Sector": "sector_code",
    "Wikidata ID": "wikidata_id",
    "Code": "code",
}
POLECAT: Mapping[str, tuple[str, ...]] = {
    "Event ID": ("id",),
    "Event Date": ("date_first",),
    "Event Date Last": ("date_last",),
    "Date Precision": ("date_precision",),
    "Event Type": ("event_type",),
    "Event Mode": ("event_mode",),
    "Intensity": ("intensity",),
    "Quad Code": ("quad_code",),
    "Contexts": ("contexts",),
    **{f"{side} {name}": (side.lower(), key) for side in ("Actor", "Recipient") for name, key in _SIDE.items()},
    "Raw Placename": ("location", "raw_text"),
    "Country": ("location", "country"),
    "Place Precision": ("location", "precision"),
    "Source": ("publisher",),
    "Publication Date": ("published",),
    "Realis": ("realis",),
    "Basis": ("basis",),
    "Voucher": ("voucher",),
    "Score": ("score",),
    "Standing": ("standing",),
    "Record ID": ("record",),
    "URL": ("url",),
    "Sentence": ("sentence",),
}
"""The columns of the table, each with its place in an act; those that POLECAT has bear its names."""


def _columns(act: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _at(act, path) for name, path in POLECAT.items()}


def _at(act: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What stands at a place; nothing where an act has no recipient or place."""
    first, *rest = path
    found = act[first]
    return found.get(rest[0]) if rest and found else None if rest else found
