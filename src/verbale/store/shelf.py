"""Documents whose text is fetched when it is looked at: thousands of them are held for what is known about them."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from verbale.schema import Document, decode
from verbale.store.backend import Backend
from verbale.store.tables import versions

__all__ = ["Shelf", "Shelved"]

_TEXTS = 256
"""Texts that are held."""
_KNOWN = tuple(name for name in Document.__slots__ if name != "text")


class Shelved(Document):
    """A document as it is kept; of two the ids and hashes say whether they are the same."""

    __slots__ = ("_fetch", "_version")

    _fetch: Callable[[int], str]
    _version: int

    @property
    def text(self) -> str:
        """The text, fetched if it has not been of late."""
        return self._fetch(self._version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and (self.id, self.text_sha256) == (other.id, other.text_sha256)

    def __hash__(self) -> int:
        return hash((self.id, self.text_sha256))

    def __repr__(self) -> str:
        return f"<document {self.id}>"


class Shelf:
    """Makes documents of the rows of a store."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._fetch = lru_cache(_TEXTS)(self._text)

    def document(self, version: int, head: Mapping[str, Any]) -> Document:
        """The document of a version, by its key and what is known of it."""
        known: Document = decode(Document, {**head, "text": ""})
        found = object.__new__(Shelved)
        for name in _KNOWN:
            object.__setattr__(found, name, getattr(known, name))
        object.__setattr__(found, "_fetch", self._fetch)
        object.__setattr__(found, "_version", version)
        return found

    def _text(self, version: int) -> str:
        with self._backend.reading() as connection:
            return connection.scalar(select(versions.c.text).where(versions.c.key == version)) or ""  # forgotten meanwhile
