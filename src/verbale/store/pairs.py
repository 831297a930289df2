"""Who is told to have done something to whom, counted in the database."""

from collections import Counter
from itertools import groupby, product

from sqlalchemy import Connection, case, select

from verbale.store.tables import actors, mentions, records

__all__ = ["count_pairs"]

_CODE = case((actors.c.code != "", actors.c.code), (actors.c.country != "", actors.c.country), else_=actors.c.name)


def count_pairs(connection: Connection) -> Counter[tuple[str, str]]:
    """The records of acts that are told as done, by who acted on whom; a joint act counts both ways."""
    done = records.c.kind == "event", records.c.realis == "actual", records.c.current, records.c.standing != "rejected"
    wanted = select(mentions.c.record, mentions.c.role, _CODE).join(actors, actors.c.key == mentions.c.actor)
    wanted = wanted.join(records, records.c.key == mentions.c.record).where(*done, mentions.c.role.in_(("actor", "recipient")))
    count = Counter[tuple[str, str]]()
    for _, rows in groupby(connection.execute(wanted.order_by(mentions.c.record)), key=lambda row: row[0]):
        sides: dict[str, set[str]] = {"actor": set(), "recipient": set()}
        for _, role, code in rows:
            sides[role].add(code)
        count.update({pair for pair in product(sides["actor"], sides["recipient"] or sides["actor"]) if pair[0] != pair[1]})
    return count
