"""The last touch to the actors of all records: the sector, and the codes that the registry has for organisations."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from verbale.extract.reading.page import Page
from verbale.resolve.sectors import Sectors
from verbale.schema import Actor, Record

__all__ = ["dress_actors"]


def dress_actors(page: Page, records: Iterable[Record]) -> Iterator[Record]:
    """The records with every actor completed, whichever field it is in; ids do not hang on what is added."""
    complete = cache(Sectors(page.cast).complete)
    for record in records:
        found: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if isinstance(value, tuple) and any(isinstance(part, Actor) for part in value):
                found[field.name] = tuple(map(complete, value))
        yield replace(record, **found) if found else record
