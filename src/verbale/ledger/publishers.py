"""Publishers: who stands behind an address, and therefore whose voice a report is."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Self

from verbale.errors import LexiconError
from verbale.lexicon import get_lexicon
from verbale.schema import Document
from verbale.schema.address import host_in

__all__ = ["Affiliation", "Publisher", "Publishers"]

Affiliation = Literal["state", "party", "funded", "public", "private"]
_OWN_VOICE = frozenset({"state", "party"})
_FIELDS = frozenset({"hosts", "country", "owner", "affiliation", "source"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher with its addresses, its home state, its owner, and how a state stands to it.

    `source` is where country, owner and affiliation are known from; all are None for one that is only known by its name.
    """

    name: str
    hosts: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    affiliation: Affiliation | None = None
    source: str | None = None

    @property
    def state(self) -> str | None:
        """The code of the state that speaks through it: what a state or its party owns has no voice of its own."""
        return self.country if self.affiliation in _OWN_VOICE else None

    @property
    def voice(self) -> str:
        """What it counts as where independent reports are counted: its state, else its owner, else itself."""
        return self.state or self.owner or self.name


class Publishers:
    """All known publishers, found by address or by name."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self.all = tuple(publishers)
        self._hosts = {host: p for p in self.all for host in p.hosts}
        self._names = {p.name.casefold(): p for p in self.all}

    @classmethod
    def load(cls, more: Iterable[Publisher] = ()) -> Self:
        """The publishers of the lexicon, and others that a project adds; of one name the added one counts."""
        added = tuple(more)
        names = {p.name for p in added}
        return cls((*(p for p in _shipped() if p.name not in names), *added))

    @classmethod
    def read(cls, path: Path) -> Self:
        """The publishers of the lexicon and those of a TOML file in the same form; raises `LexiconError` with the place in it."""
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise LexiconError(str(path), getattr(error, "strerror", None) or str(error)) from error
        for name, row in tables.items():
            if not isinstance(row, dict) or row.keys() - _FIELDS or not all(map(_is_words, row.values())):
                raise LexiconError(f"{path}, {name}", f"a table of words was expected, of these fields: {', '.join(sorted(_FIELDS))}")
        return cls.load(_publishers(**tables))

    def of(self, document: Document) -> Publisher | None:
        """The publisher of a document: by its address, else by the name that it gives; None where it gives neither."""
        host = host_in(document.url).removeprefix("www.")
        parts = host.split(".")
        known = next((self._hosts[h] for h in (".".join(parts[i:]) for i in range(len(parts))) if h in self._hosts), None)
        name = (document.publisher or host).strip()
        return known or self._names.get(name.casefold()) or (Publisher(name) if name else None)


def _is_words(value: object) -> bool:
    """Whether a value is a string, or a list of them."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(part, str) for part in value))


@cache
def _shipped() -> tuple[Publisher, ...]:
    return get_lexicon().table("publishers", _publishers)


def _publishers(**rows: Mapping[str, object]) -> tuple[Publisher, ...]:
    return tuple(Publisher(name, **{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}) for name, row in rows.items())  # type: ignore[arg-type]
