"""A record as one row of plain columns, the same for every table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from verbale.export.cards import actors_line, card_of, day_line
from verbale.export.found import voucher_of
from verbale.schema import encode
from verbale.store import Hit

__all__ = ["COLUMNS", "flat", "wire"]


def wire(hit: Hit) -> dict[str, Any]:
    """All that is known of a record, itself as it goes on the wire."""
    return {name: encode(getattr(hit, name)) for name in Hit.__slots__} | {"voucher": voucher_of(hit)}


def flat(hit: Hit) -> dict[str, Any]:
    """The columns of a record: what it says, who vouches for it, where its words stand."""
    return {name: of(hit) for name, of in COLUMNS.items()}


def _first(hit: Hit) -> date | None:
    return hit.record.when.earliest if hit.record.when else None


def _last(hit: Hit) -> date | None:
    return hit.record.when.latest if hit.record.when else None


COLUMNS: Mapping[str, Callable[[Hit], Any]] = {
    "id": lambda hit: hit.record.id,
    "kind": lambda hit: hit.record.kind,
    "realis": lambda hit: hit.record.realis,
    "basis": lambda hit: hit.record.basis,
    "voucher": voucher_of,
    "said_by": lambda hit: actors_line(hit.record.said_by),
    "within": lambda hit: hit.record.within,
    "what": lambda hit: card_of(hit.record).head,
    "facts": lambda hit: " · ".join(card_of(hit.record).facts),
    "when": lambda hit: day_line(hit.record.when),
    "when_first": _first,
    "when_last": _last,
    "when_extent": lambda hit: hit.record.extent,
    "when_basis": lambda hit: hit.record.when_basis,
    "asserted_at": lambda hit: hit.record.asserted_at,
    "score": lambda hit: hit.record.score,
    "standing": lambda hit: hit.standing,
    "document": lambda hit: hit.document,
    "version": lambda hit: hit.version,
    "host": lambda hit: hit.host,
    "url": lambda hit: hit.url,
    "title": lambda hit: hit.title,
    "published": lambda hit: hit.published,
    "text_sha256": lambda hit: hit.text_sha256,
    "start": lambda hit: hit.record.evidence.start,
    "end": lambda hit: hit.record.evidence.end,
    "exact": lambda hit: hit.record.evidence.exact,
    "sentence": lambda hit: hit.sentence,
}
"""Each column with where it comes from; the words stand from code point `start` to `end` of the text with `text_sha256`."""
