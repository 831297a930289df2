"""Who acts in a record, as rows; and whom a name means that somebody asks for."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, func, or_, select, true

from verbale.errors import UnknownNameError
from verbale.lexicon import Lexicon
from verbale.resolve.registry import Registry
from verbale.schema import Actor, Record
from verbale.store.rows import ActorRow
from verbale.store.tables import actors, mentions, records
from verbale.store.words import fold

__all__ = ["Keys", "Who", "actor_keys", "code_of", "find_actors", "iter_mentions", "named_by"]

Who = tuple[str, str, str]
"""Name, country and code of an actor, "" for none: what makes two of them the same."""

Keys = tuple[int, ...]

_CODES = frozenset({"parties", "authority", "target", "countries", "actor", "recipient", "toward", "host"})
"""Fields that hold codes, or names where there is no code."""

_LONGEST = 500
"""Letters of a name that may be the end of a longer one; SQLite compares with no more than some ten thousand."""


def iter_mentions(record: Record, lexicon: Lexicon) -> Iterator[tuple[Who, str]]:
    """Everybody whom a record names, with the field as the role."""
    for field in fields(record):
        value: Any = getattr(record, field.name)
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, Actor):
                yield (part.name, part.country or "", part.code or ""), field.name
            elif field.name in _CODES and part:
                yield _of_code(part, lexicon), field.name


@cache
def _of_code(code: str, lexicon: Lexicon) -> Who:
    rows = lexicon.actors
    state = rows.states.get(code) or rows.former.get(code) or rows.bodies.get(code)
    if state:
        return state.name, code, ""
    organisation = rows.organisations.get(code)
    return (organisation.name, organisation.country or "", code) if organisation else (code, "", "")


def code_of(name: str, lexicon: Lexicon) -> str | None:
    """The code that a code, or a name of a state, a body or an organisation, stands for.

    >>> from verbale.lexicon import get_lexicon
    >>> [code_of(name, get_lexicon()) for name in ("Iran", "irn", "Ilse Harnok")]
    ['IRN', 'IRN', None]
    """
    if _of_code(name.upper(), lexicon)[1:] != ("", ""):
        return name.upper()
    title = Registry.over(lexicon).find(name)
    if title is None or title.form not in {"state", "seat", "people", "body"}:
        return title.own if title else None
    return title.code


def actor_keys(connection: Connection, lexicon: Lexicon, name: str) -> Keys:
    """The keys of all actors that a name means: a state with all who speak for it, a person, a surname.

    Who has been found to be somebody else counts as them. Raises `UnknownNameError` with names like it.
    """
    folded, code = fold(name), code_of(name, lexicon)
    own = code or name  # a record may bear a code that this registry does not know
    named = [actors.c.country == own, actors.c.code == own, actors.c.folded == folded]
    if not code and len(folded) <= _LONGEST and not connection.scalar(select(func.count()).where(or_(*named))):
        named = [actors.c.folded.endswith(f" {folded}", autoescape=True)]
    found = set(connection.scalars(select(actors.c.key).where(or_(*named))))
    if not found and not code:
        raise UnknownNameError("actor", name, [*connection.scalars(select(actors.c.name).distinct()), *_known_names(lexicon)])
    same = select(func.coalesce(actors.c.same_as, actors.c.key)).where(actors.c.key.in_(found))
    everybody = select(actors.c.key).where(or_(actors.c.key.in_(found), actors.c.key.in_(same), actors.c.same_as.in_(same)))
    return tuple(connection.scalars(everybody))


def named_by(table: FromClause, keys: Keys, *, tried: bool = False) -> ColumnElement[bool]:
    """The condition that a row of `mentions`, or of an alias of it, names one of these actors.

    Where it is `tried` on the few rows of a record, it is written so that no index of actors serves: hundreds may speak for a state.
    """
    return (table.c.actor + 0 if tried else table.c.actor).in_(keys)


@cache
def _known_names(lexicon: Lexicon) -> tuple[str, ...]:
    rows = lexicon.actors
    return tuple(row.name for table in (rows.states, rows.bodies) for row in table.values())


def find_actors(connection: Connection, lexicon: Lexicon, name: str | None, limit: int) -> list[ActorRow]:
    """Actors by the number of current records that name them; with a name, those whom it means."""
    other = actors.alias()
    count = func.count(func.distinct(mentions.c.record))
    wanted = named_by(mentions, actor_keys(connection, lexicon, name)) if name else true()
    query = (
        select(actors.c.name, actors.c.country, actors.c.code, other.c.name, count)
        .select_from(actors.join(mentions, mentions.c.actor == actors.c.key).join(records, records.c.key == mentions.c.record))
        .outerjoin(other, other.c.key == actors.c.same_as)
        .where(records.c.current, wanted)
        .group_by(actors.c.key, actors.c.name, actors.c.country, actors.c.code, other.c.name)
        .order_by(count.desc(), actors.c.name, actors.c.country, actors.c.code)
        .limit(limit)
    )
    return [
        ActorRow(name=name, country=country or None, code=code or None, records=n, same_as=same)
        for name, country, code, same, n in connection.execute(query)
    ]


def upsert(connection: Connection, insert: Any, wanted: Iterable[Who]) -> dict[Who, int]:
    """The keys of actors, those that are new put in; in one order, so that two writers never wait for each other in a ring."""
    ordered = sorted(set(wanted))
    if not ordered:
        return {}
    rows = [{"name": name, "country": country, "code": code, "folded": fold(name)} for name, country, code in ordered]
    connection.execute(insert(actors).on_conflict_do_nothing(), rows)
    names = sorted({name for name, _, _ in ordered})
    found = connection.execute(select(actors.c.name, actors.c.country, actors.c.code, actors.c.key).where(actors.c.name.in_(names)))
    return {(name, country, code): key for name, country, code, key in found}
