"""Who is named, who publishes, what persons said and wrote."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BaseModel, Field

from verbale.asking.briefing import watches
from verbale.asking.desk import Desk
from verbale.schema import Document, encode
from verbale.serve.api.listing import List
from verbale.serve.api.params import NO_NUL, Author, NameOf, Orphaned, RecordId
from verbale.serve.asked import Text
from verbale.serve.problems import PROBLEMS
from verbale.serve.quoting import quote_words
from verbale.serve.site import Here
from verbale.store.overview import PublisherRow as Kept

__all__ = [
    "Citation",
    "ProblemRow",
    "PublisherRow",
    "Stats",
    "WatchRow",
    "actors",
    "citation",
    "journal",
    "notes",
    "problems",
    "publishers",
    "stats",
    "verdicts",
    "watch_lists",
]

About = Annotated[
    str, Query(min_length=1, max_length=500, pattern=NO_NUL, description="the id of a record or a document", examples=["5f0c9a1d2b3e4f60"])
]
Thing = Annotated[Text, Query(description="only what is about this: a record, a document, an actor …", examples=["Ada"])]
Number = Annotated[int | None, Query(ge=1, le=2**31, description="a version of the document; the newest by default", examples=[1])]
Place = Annotated[int, Query(ge=0, le=2**31, description="a place in the text, in code points", examples=[120])]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherRow:
    """Whose pages are kept, who stands behind each, and as whose voice it counts."""

    host: str
    full_text: bool
    documents: int
    records: int
    earliest: date | None
    latest: date | None
    name: str | None
    country: str | None
    owner: str | None
    affiliation: str | None
    voice: str | None
    source: str | None


class WatchRow(BaseModel):
    """A saved search: its name and what it asks for."""

    name: str = Field(examples=["ferries"])
    kind: list[str] = Field(examples=[["agreement"]])
    realis: list[str] = Field(examples=[[]])
    actor: str | None = Field(examples=["QUO"])
    other: str | None = Field(examples=["VLM"], description="a second actor: records that name both")
    words: str | None = Field(examples=["ferr*"])


class ProblemRow(BaseModel):
    """A kind of problem that an answer can be."""

    code: str = Field(examples=["unknown-name"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["A name that is not there; `near` are names like it that are."])
    hint: str = Field(examples=["Check the name."])


class Stats(BaseModel):
    """How much the store holds."""

    documents: int = Field(examples=[120])
    versions: int = Field(examples=[125])
    dropped: int = Field(examples=[3])
    forgotten: int = Field(examples=[0])
    records: dict[str, int] = Field(examples=[{"statement": 900}])
    actors: int = Field(examples=[310])
    verdicts: int = Field(examples=[14])
    orphaned: int = Field(examples=[0])
    earliest: date | None = Field(examples=["2031-01-02"])
    latest: date | None = Field(examples=["2031-03-04"])


class Citation(BaseModel):
    """How words of a document are cited, and how they can be checked."""

    words: str = Field(examples=["the Ferry Treaty was signed"])
    text: str = Field(examples=["“the Ferry Treaty was signed”. Ferry treaty signed. news.example, 2031-03-04."])
    csl: dict[str, Any] = Field(examples=[{"id": "verbale-b1946ac92492d234-120-147", "type": "article-newspaper"}])
    link: str = Field(examples=["/cite?document=b1946ac92492d234&start=120&end=147&version=1"])


def actors(asked: List, name: NameOf = None) -> Any:
    """By the number of records; with a name, those whom it means."""
    return asked.rows(("actors", name), lambda: asked.site.store.actors(name, limit=2**31))


def publishers(asked: List) -> Any:
    """By the number of their documents."""
    return asked.rows(("publishers",), lambda: [_publisher(asked, row) for row in asked.site.overview.publishers()])


def _publisher(asked: List, row: Kept) -> dict[str, Any]:
    address = f"https://{row.host}/" if "." in row.host else None
    known = asked.site.publishers.of(Document.from_text("", url=address, publisher=None if address else row.host))
    about = {name: getattr(known, name) if known else None for name in ("name", "country", "owner", "affiliation", "voice", "source")}
    return {name: encode(getattr(row, name)) for name in Kept.__slots__} | about


def verdicts(asked: List, record: RecordId = None, orphaned: Orphaned = False) -> Any:
    """What persons said of records, oldest first; of one under the id that it has or had."""
    return asked.rows(("verdicts", record, orphaned), lambda: asked.site.store.verdicts(record, orphaned=orphaned))


def notes(asked: List, about: About) -> Any:
    """The remarks on a record, or on a document and its records, oldest first."""
    return asked.rows(("notes", about), lambda: asked.site.store.notes(about))


def journal(asked: List, about: Thing = None, author: Author = None) -> Any:
    """Who wrote what when, newest first; nothing of it can be altered."""
    return asked.rows(("journal", about, author), lambda: asked.site.store.journal(about, author, limit=None))


def watch_lists(asked: List) -> Any:
    """The saved searches, of which the brief tells what is new."""
    return asked.rows(("watches",), lambda: list(_watches(asked)))


def _watches(asked: List) -> Iterator[dict[str, Any]]:
    for name, query in watches(Desk(asked.site.store, asked.site.publishers, asked.site.today)).items():
        actor, other = query.dyad or (query.actor, None)
        said = {"kind": list(query.kind), "realis": list(query.realis), "actor": actor, "other": other, "words": query.words}
        yield {"name": name} | said


def problems(asked: List) -> Any:
    """Every kind of problem by its code: the table behind all errors."""
    rows = [{"code": code, "status": row.status, "detail": row.detail, "hint": row.hint} for code, row in sorted(PROBLEMS.items())]
    return asked.rows(("problems",), lambda: rows)


def stats(site: Here) -> Any:
    """Counts of what is kept."""
    return site.overview.stats()


def citation(site: Here, document: About, start: Place, end: Place, version: Number = None) -> Any:
    """Words of a document from one place to another, of the newest version or of a given one."""
    return quote_words(site, document, start, end, version)


Watch = Annotated[str, Path(min_length=1, max_length=80, pattern=r"^\S(.*\S)?$", description="its name", examples=["ferries"])]
