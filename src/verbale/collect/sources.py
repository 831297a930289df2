"""The list of sources: a TOML file with a table for each."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Literal

from verbale.errors import BadSourceError
from verbale.ingest import Entry, is_address
from verbale.store import Wanted

__all__ = ["Source", "load_sources"]

SourceKind = Literal["feed", "sitemap", "page", "files"]
_KINDS: tuple[SourceKind, ...] = ("feed", "sitemap", "page", "files")
_FIELDS = {"every", "only", "without", "since"}
_EVERY: Mapping[SourceKind, str] = {"feed": "30m", "sitemap": "6h", "page": "1d", "files": "5m"}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_HINT = 'Write it as in [sources.quay], feed = "https://quay.example/rss", every = "30m".'


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages come from: the address of a feed, a sitemap or a page, or a path or glob of files; asked `every` so many seconds.

    Of what it lists only addresses are taken that fit one of `only` (all, if there are none) and none of `without`, which are
    globs, and that were published or changed no earlier than `since`, where the listing says when.
    """

    name: str
    kind: SourceKind
    address: str
    every: float
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    since: date | None = None

    @property
    def wanted(self) -> Wanted:
        """The source itself, as something to do."""
        return Wanted(self.address, "page" if self.kind == "page" else "files" if self.kind == "files" else "listing")

    def takes(self, entry: Entry) -> bool:
        """Whether an entry of its listing is to be fetched."""
        if entry.listing:
            return True
        fits = not self.only or any(fnmatch(entry.address, glob) for glob in self.only)
        old = self.since and entry.published and entry.published < self.since
        return fits and not old and not any(fnmatch(entry.address, glob) for glob in self.without)


def load_sources(path: Path) -> list[Source]:
    """The sources of a file; raises `BadSourceError` with the place in it."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadSourceError(str(path), getattr(error, "strerror", None) or str(error), _HINT) from error
    rows = tables.get("sources")
    if not isinstance(rows, dict) or not rows:
        raise BadSourceError(str(path), "it names no sources", _HINT)
    sources = [_source(f"{path}, sources.{name}", name, row) for name, row in rows.items()]
    by_address: dict[str, str] = {}
    for source in sources:
        if (other := by_address.setdefault(source.address, source.name)) != source.name:
            raise BadSourceError(f"{path}, sources.{source.name}", f"the address is that of {other!r} already", "Remove one of the two.")
    return sources


def _source(place: str, name: str, row: Any) -> Source:
    if not isinstance(row, dict):
        raise BadSourceError(place, "a table was expected", _HINT)
    kinds = [kind for kind in _KINDS if kind in row]
    if len(kinds) != 1:
        raise BadSourceError(place, f"{'none' if not kinds else 'more than one'} of {', '.join(_KINDS)} is given", _HINT)
    kind = kinds[0]
    if unknown := sorted(set(row) - {kind} - _FIELDS):
        raise BadSourceError(f"{place}.{unknown[0]}", "there is no such field", f"Fields: {', '.join(sorted(_FIELDS))}.")
    address = row[kind]
    if not isinstance(address, str) or not address or (kind != "files" and not is_address(address)):
        raise BadSourceError(f"{place}.{kind}", f"{address!r} is no address", _HINT)
    return Source(
        name,
        kind,
        address,
        _seconds(f"{place}.every", row.get("every", _EVERY[kind])),
        _globs(f"{place}.only", row.get("only", [])),
        _globs(f"{place}.without", row.get("without", [])),
        _since(f"{place}.since", row.get("since")),
    )


def _seconds(place: str, value: Any) -> float:
    found = re.fullmatch(r"(\d+)\s*([smhd])", value) if isinstance(value, str) else None
    if not found or not int(found[1]):
        raise BadSourceError(place, f"{value!r} is no length of time", 'Write it as "90s", "30m", "6h" or "1d".')
    return int(found[1]) * _UNITS[found[2]]


def _globs(place: str, value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(glob, str) for glob in listed):
        raise BadSourceError(place, f"{value!r} is no glob and no list of globs", 'Write it as "*/news/*" or ["*/news/*", "*/press/*"].')
    return tuple(listed)


def _since(place: str, value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is not None and not isinstance(value, date):
        raise BadSourceError(place, f"{value!r} is no date", "Write it as 2031-03-04, without quotation marks.")
    return value
