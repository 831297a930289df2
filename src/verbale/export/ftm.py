"""FollowTheMoney entities: each document, each actor and each record as one, a JSON object a line.

A record of any kind is an Event: a Sanction there says that somebody stands on a list, and what is kept here are reports. Realis, basis and
voucher stand in its keywords and notes, and a record that is not actual says so in its name.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from verbale.export.cards import card_of
from verbale.export.found import About, publisher_of, title_of, voucher_of
from verbale.export.known import country_of, known, place_of
from verbale.export.table import json_lines
from verbale.ledger.sanctions import NOTICE
from verbale.lexicon import Lexicon
from verbale.lexicon.actors import Body, FormerState, Organisation, State
from verbale.schema import Actor, Record
from verbale.schema.address import web_address
from verbale.schema.hashes import short_hash
from verbale.store import Hit
from verbale.store.who import iter_mentions

__all__ = ["to_ftm"]

_VOICES = frozenset({"said_by"})
_SCHEMAS: dict[type, str] = {State: "PublicBody", FormerState: "PublicBody", Body: "Organization", Organisation: "Organization"}
Entity = dict[str, Any]


def to_ftm(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """Every entity once, before those that point at it."""
    return json_lines(_entities(hits, about.lexicon))


def _entities(hits: Iterable[Hit], lexicon: Lexicon) -> Iterator[Entity]:
    known_ids: set[str] = set()
    for hit in hits:
        article = _article(hit)
        actors = {role: list(made.values()) for role, made in _actors(hit.record, lexicon).items()}
        for entity in (article, *(actor for made in actors.values() for actor in made)):
            if entity["id"] not in known_ids:
                known_ids.add(entity["id"])
                yield entity
        yield _event(hit, article["id"], actors, lexicon)


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """An entity with those of its properties that have a value."""
    kept = {name: [v for v in dict.fromkeys(values) if v] for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _article(hit: Hit) -> Entity:
    return _entity(
        f"verbale-document-{short_hash('ftm', hit.document)}",
        "Article",
        title=[hit.title],
        publisher=[publisher_of(hit)],
        publishedAt=[hit.published.isoformat() if hit.published else None],
        sourceUrl=[web_address(hit.url)],
        notes=[f"document {hit.document}, version {hit.version}, text sha256 {hit.text_sha256}"],
    )


def _actors(record: Record, lexicon: Lexicon) -> dict[str, dict[str, Entity]]:
    """The actors of a record by the fields that name them."""
    roles = {(a.name, a.country or "", a.code or ""): a for field in _actor_fields(record) for a in field}
    found: dict[str, dict[str, Entity]] = {}
    for who, field in iter_mentions(record, lexicon):
        entity = _actor(roles.get(who) or Actor(who[0], who[1] or None, code=who[2] or None), lexicon)
        found.setdefault(field, {})[entity["id"]] = entity
    return found


def _actor_fields(record: Record) -> Iterator[tuple[Actor, ...]]:
    for name in record.__dataclass_fields__:
        value = getattr(record, name)
        if isinstance(value, tuple) and value and isinstance(value[0], Actor):
            yield value


def _actor(actor: Actor, lexicon: Lexicon) -> Entity:
    row = known(actor.code or actor.country or "", lexicon)
    country = country_of(actor.code or actor.country or "", lexicon)
    itself = row is not None and actor.name == row.name
    schema = _SCHEMAS[type(row)] if itself else "Person" if actor.role else "LegalEntity"
    return _entity(
        f"verbale-actor-{short_hash('ftm', actor.name, actor.country, actor.code)}",
        schema,
        name=[actor.name],
        country=[country.alpha2.lower() if country and country.alpha2 else None],
        wikidataId=[row.wikidata if itself and isinstance(row, State | Body | Organisation) else None],
        classification=[f"PLOVER sector {actor.sector}" if actor.sector else None],
        **({"position": [actor.role]} if schema == "Person" else {}),
    )


def _event(hit: Hit, article: str, actors: dict[str, list[Entity]], lexicon: Lexicon) -> Entity:
    record, card = hit.record, card_of(hit.record)
    first, last = (record.when.earliest, record.when.latest) if record.when else (None, None)
    place = place_of(record, lexicon) or {}
    involved = [entity for field, made in actors.items() if field not in _VOICES for entity in made]
    return _entity(
        f"verbale-record-{record.id}",
        "Event",
        name=[title_of(hit)],
        summary=[hit.sentence],
        description=[" · ".join(card.facts)],
        keywords=[f"kind:{record.kind}", f"realis:{record.realis}", f"basis:{record.basis}", f"standing:{hit.standing}"],
        notes=[f"voucher: {voucher_of(hit)}", NOTICE if record.kind == "sanction" else None],
        involved=[entity["id"] for entity in involved],
        country=[code for entity in involved for code in entity["properties"].get("country", ())],
        location=[place.get("raw_text")],
        startDate=[first.isoformat() if first else None],
        endDate=[last.isoformat() if last else None],
        date=[first.isoformat() if first and first == last else None],
        proof=[article],
        publisher=[publisher_of(hit)],
        sourceUrl=[web_address(hit.url)],
        recordId=[record.id],
    )
