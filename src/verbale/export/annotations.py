"""W3C Web Annotations as one page of JSON-LD: each record on its words; PROV says from what it was derived and who tells it.

The words are found again by their place in the stored text (code points, as the model says), and by themselves with those around them.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from verbale.export.cards import card_of
from verbale.export.found import About, publisher_of, voucher_of
from verbale.schema import Actor, Span, encode, iter_spans
from verbale.schema.address import web_address
from verbale.store import Hit

__all__ = ["CONTEXT", "to_annotations"]

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "verbale": "urn:verbale:term:",
        "kind": "verbale:kind",
        "realis": "verbale:realis",
        "basis": "verbale:basis",
        "voucher": "verbale:voucher",
        "standing": "verbale:standing",
        "field": "verbale:field",
        "score": "verbale:score",
        "when": "verbale:when",
        "textSha256": "verbale:textSha256",
        "record": {"@id": "verbale:record", "@type": "@json"},
        "name": "prov:label",
    },
]
"""The context of the W3C, and our own terms beside it."""
_AROUND = 60
"""Letters on either side by which the words are told from others like them."""


def to_annotations(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """One AnnotationPage, an annotation a line."""
    head = {"@context": CONTEXT, "type": "AnnotationPage", "id": about.address or "urn:verbale:annotations", "label": about.title}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n'
    for number, hit in enumerate(hits):
        yield ("" if number == 0 else ",\n") + json.dumps(_annotation(hit), ensure_ascii=False)
    yield "\n]}\n"


def _annotation(hit: Hit) -> dict[str, Any]:
    record = hit.record
    return {
        "id": f"urn:verbale:record:{record.id}",
        "type": "Annotation",
        "motivation": "describing",
        "creator": {"id": "urn:verbale:program", "type": "Software", "name": f"verbale {version('verbale')}"},
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "value": " · ".join(part for part in (f"{record.kind}: {card_of(record).head}", *card_of(record).facts) if part),
        },
        "target": [_target(hit, field, span) for field, span in iter_spans(record)],
        "kind": record.kind,
        "realis": record.realis,
        "basis": record.basis,
        "voucher": voucher_of(hit),
        "standing": hit.standing,
        "score": record.score,
        "when": "/".join(day.isoformat() if day else ".." for day in (record.when.earliest, record.when.latest)) if record.when else None,
        "prov:wasDerivedFrom": {"id": _source(hit), "prov:generatedAtTime": encode(hit.published), "name": hit.title},
        "prov:wasAttributedTo": [*map(_agent, record.said_by), {"type": "prov:Organization", "name": publisher_of(hit)}],
        "record": encode(record),
    }


def _target(hit: Hit, field: str, span: Span) -> dict[str, Any]:
    before, found, after = hit.sentence.partition(span.exact)
    around = {"prefix": before[-_AROUND:], "suffix": after[:_AROUND]} if found else {}
    return {
        "type": "SpecificResource",
        "source": _source(hit),
        "field": field,
        "textSha256": hit.text_sha256,
        "selector": [
            {"type": "TextQuoteSelector", "exact": span.exact, **around},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _source(hit: Hit) -> str:
    """The address of a document, or a name for it where it has none that is safe to follow."""
    return web_address(hit.url) or f"urn:sha256:{hit.text_sha256}"


def _agent(actor: Actor) -> dict[str, Any]:
    return {"type": "prov:Agent", "name": actor.name, "verbale:country": actor.country, "verbale:role": actor.role}
