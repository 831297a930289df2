"""Who wrote what when: a line for each thing that a person wrote, entered with it in one transaction and never altered."""

from typing import Any

from sqlalchemy import Connection, insert, select

from verbale.store.adding import now
from verbale.store.rows import Entry
from verbale.store.tables import journal

__all__ = ["enter", "find_entries"]


def enter(connection: Connection, action: str, about: str, author: str, via: str, **detail: Any) -> None:
    """Add a line; `detail` says in short what was written, and quotes no text: what is forgotten must not stay here."""
    row = {"at": now(), "author": author, "via": via, "action": action, "about": about, "detail": detail}
    connection.execute(insert(journal).values(row))


def find_entries(connection: Connection, about: str | None, author: str | None, after: int | None, limit: int | None) -> list[Entry]:
    """The lines, newest first: those about one thing, those of one author; those before the line `after`."""
    wanted = select(journal).order_by(journal.c.key.desc()).limit(limit)
    if about is not None:
        wanted = wanted.where(journal.c.about == about)
    if author is not None:
        wanted = wanted.where(journal.c.author == author)
    if after is not None:
        wanted = wanted.where(journal.c.key < after)
    return [Entry(**row) for row in connection.execute(wanted).mappings()]
