"""Watch-lists: what a saved search newly finds, and what of it moved, falls due or is contradicted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from verbale.serve.groups import told
from verbale.serve.lines import Line, line_of
from verbale.serve.site import Site
from verbale.store import Query

__all__ = ["Watched", "asked_by", "watched"]

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Watched:
    """One list: how many records it finds at all and newly, and the parts of its news with their rows; empty ones are left out."""

    name: str
    asked: dict[str, Any]
    total: int
    fresh: int
    parts: list[tuple[str, list[Line]]]


def asked_by(query: Query) -> dict[str, Any]:
    """A saved search as the parameters of an address."""
    actor, other = query.dyad or (query.actor, None)
    return {"words": query.words, "kind": query.kind, "realis": query.realis, "actor": actor, "other": other}


def watched(site: Site, since: date, until: date, ahead: date) -> list[Watched]:
    """All lists with what came in from one day to another; what falls due is counted from `since` to `ahead`."""
    return [_watched(site, name, query, since, until, ahead) for name, query in sorted(site.ledger.watches().items())]


def _watched(site: Site, name: str, query: Query, since: date, until: date, ahead: date) -> Watched:
    own = frozenset(id for _, id in site.store.ids(query))
    new = replace(query, since=since, until=until)
    hits = site.store.find(new, limit=_SHOWN)
    parts = [
        ("moved", list(_moved(site, own, since, until))),
        ("falls due, or fell due", _due(site, query, since, ahead)),
        ("contradicted", list(_contradicted(site, own, since, until))),
        ("new", [line_of(hit) for hit in hits]),
    ]
    return Watched(name, asked_by(query), len(own), site.overview.count(new)["all"][""], [(n, rows[:_SHOWN]) for n, rows in parts if rows])


def _moved(site: Site, own: frozenset[str], since: date, until: date) -> Iterator[Line]:
    for claim in site.ledger.claims:
        step = claim.agreement
        if step.id in own and step.realis == "actual" and claim.report.day and since <= claim.report.day <= until:
            yield told(site.ledger, claim.report)


def _due(site: Site, query: Query, since: date, ahead: date) -> list[Line]:
    if query.kind and "promise" not in query.kind:
        return []
    hits = site.overview.due(replace(query, kind=("promise",)), ahead, between=(since, ahead), limit=_SHOWN)
    return [line_of(hit) for hit in hits]


def _contradicted(site: Site, own: frozenset[str], since: date, until: date) -> Iterator[Line]:
    for thread in site.ledger.agreements(until):
        for each in thread.contradictions:
            near = any(c.report.day and since <= c.report.day <= until for c in (each.says, each.denies))
            if near and own & {each.says.agreement.id, each.denies.agreement.id}:
                yield told(site.ledger, each.denies.report)
