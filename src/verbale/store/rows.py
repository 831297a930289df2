"""What the store gives back: frozen rows, no cursors and no dictionaries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from verbale.schema import Document, Record
from verbale.schema.hashes import short_hash
from verbale.store.changes import Changes

__all__ = ["ActorRow", "Added", "Entry", "Hit", "Note", "Passage", "Report", "Run", "Stats", "Verdict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a reading was made with: checksums of weights and lexicon, the version of the program, its settings."""

    language: str
    weights: str
    lexicon: str
    version: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The same for the same weights, lexicon, version and settings."""
        return short_hash(self.language, self.weights, self.lexicon, self.version, sorted(self.settings.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding a document did.

    `version` and `records` are what counts now, left out where nothing was looked at; `changes` compares a new version with
    the one before; `orphaned` are verdicts that no record carries any more.
    """

    document: str
    outcome: Literal["new", "changed", "read again", "unchanged"]
    version: int | None = None
    records: int = 0
    changes: Changes | None = None
    orphaned: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """One record with the document that reports it."""

    document: Document
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was asked for, with the sentence that it stands in; `record` is the corrected one where there is a correction."""

    record: Record
    standing: str
    document: str
    version: int
    host: str
    url: str | None
    title: str | None
    published: date | None
    text_sha256: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A document in which words were found, and the first sentence of it that has one of them."""

    document: str
    version: int
    host: str
    url: str | None
    title: str | None
    published: date | None
    records: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Somebody whom records name, and in how many; `same_as` is whom a person has found them to be."""

    name: str
    country: str | None
    code: str | None
    records: int
    same_as: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What somebody said of a record; `stands_on` is the record's id after the last reading, None where it is orphaned."""

    key: int
    verdict: str
    record: str | None
    stands_on: str | None
    document: str | None
    body: Mapping[str, Any]
    author: str
    reason: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on a document, on one of its records, or on words of its text (`exact`, from `start` on in the version of then)."""

    document: str
    record: str | None
    text: str
    author: str
    at: str
    start: int | None = None
    exact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the journal: who wrote what about which record, document, actor, publisher or watch-list.

    `via` is the way on which it came: "library", "command line", "pages" or "api".
    """

    key: int
    at: str
    author: str
    via: str
    action: str
    about: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much the store holds; records are those of the newest reading of the newest versions."""

    documents: int
    versions: int
    dropped: int
    forgotten: int
    records: Mapping[str, int]
    actors: int
    verdicts: int
    orphaned: int
    earliest: date | None
    latest: date | None
