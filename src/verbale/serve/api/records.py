"""Records and documents."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import Path, Query, Request
from pydantic import BaseModel, Field

from verbale.schema import encode
from verbale.serve.api.listing import After, Form, Limit, List, next_of, stream
from verbale.serve.api.params import NO_NUL, Host, Since, Until
from verbale.serve.api.rows import Correction, judged
from verbale.serve.asked import Wanted
from verbale.serve.lines import flat, line_of
from verbale.serve.site import Here, Site
from verbale.store import Hit
from verbale.store import Query as Records
from verbale.store.overview import Bucket
from verbale.store.rows import Passage

__all__ = [
    "Counts",
    "Passages",
    "Record",
    "WholeDocument",
    "counts",
    "document",
    "documents",
    "passages",
    "record",
    "records",
    "timeline",
    "wire",
]

_RECORD = {"id": "5f0c9a1d2b3e4f60", "kind": "meeting", "realis": "future", "basis": "claimed"}
Id = Annotated[str, Path(min_length=1, max_length=500, pattern=NO_NUL, description="the id", examples=["5f0c9a1d2b3e4f60"])]


class Record(BaseModel):
    """A record where it stands; `record` is as in `verbale schema`, corrected where a person has corrected it."""

    record: dict[str, Any] = Field(examples=[_RECORD])
    standing: str = Field(description="unjudged, accepted, rejected, corrected or added", examples=["unjudged"])
    corrections: list[Correction] = Field(examples=[[]])
    document: str = Field(examples=["b1946ac92492d234"])
    version: int = Field(examples=[1])
    host: str = Field(examples=["news.example"])
    url: str | None = Field(examples=["https://news.example/treaty"])
    title: str | None = Field(examples=["Ferry treaty signed"])
    published: str | None = Field(examples=["2024-05-01"])
    text_sha256: str = Field(examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"])
    sentence: str = Field(examples=["Brask will visit Port Arvid."])


class WholeDocument(BaseModel):
    """A document with its records; `text` is null where only short quotations of its publisher may be shown."""

    document: dict[str, Any] = Field(examples=[{"id": "b1946ac92492d234", "text": "Brask will visit Port Arvid."}])
    records: list[Record]


class PassageRow(BaseModel):
    """A document in which words were found, and the first sentence of it that has one of them."""

    document: str = Field(examples=["b1946ac92492d234"])
    version: int = Field(examples=[1])
    host: str = Field(examples=["news.example"])
    url: str | None = Field(examples=["https://news.example/treaty"])
    title: str | None = Field(examples=["Ferry treaty signed"])
    published: str | None = Field(examples=["2024-05-01"])
    records: int = Field(examples=[9])
    sentence: str = Field(examples=["The ferry sails."])


class Passages(BaseModel):
    """A page of documents in which words stand, newest first."""

    rows: list[PassageRow]
    next: str | None = Field(examples=["/api/v1/search?words=ferry&after=b1946ac92492d234"])


class Counts(BaseModel):
    """How many records of a query there are, by what."""

    total: int = Field(examples=[12])
    kind: dict[str, int] = Field(examples=[{"statement": 10, "meeting": 2}])
    realis: dict[str, int] = Field(examples=[{"actual": 11, "future": 1}])
    basis: dict[str, int] = Field(examples=[{"narrated": 12}])
    host: dict[str, int] = Field(examples=[{"news.example": 12}])
    actor: dict[str, int] = Field(examples=[{"Ilse Harnok": 4}])


def records(request: Request, asked: Wanted, site: Here, limit: Limit = 50, format: Form = "json") -> Any:
    """All that is given must hold; the newest publication comes first."""
    query = asked.query()
    if format != "json":
        count, found = site.store.counted(query)
        rows = (wire(site, hit) if format == "jsonl" else flat(line_of(hit)) for hit in found)
        return stream(request, format, count, rows)
    hits = site.store.find(query, after=asked.after, limit=limit + 1)
    last = hits[limit - 1].record.id if len(hits) > limit else None
    return {"rows": [wire(site, h) for h in hits[:limit]], "next": next_of(request, last), "total": site.overview.count(query)["all"][""]}


def record(id: Id, site: Here) -> Any:
    """By its id, or the beginning of it."""
    return wire(site, site.store.get(id))


def counts(asked: Wanted, site: Here) -> Any:
    """By kind, realis, basis, publisher and the actors named most."""
    found = site.overview.count(asked.query())
    return {"total": found["all"][""], **{name: found[name] for name in ("kind", "realis", "basis", "host", "actor")}}


def documents(asked: List, host: Host = None) -> Any:
    """By id, the newest version of each."""
    return asked.rows(("documents", host), lambda: asked.site.overview.documents(host=host, limit=2**31))


def document(id: Id, site: Here) -> Any:
    """The newest version."""
    found = site.store.document(id)
    hits = list(site.store.iter(Records(document=id)))
    host = hits[0].host if hits else found.publisher or ""
    shown = encode(found) | ({} if site.overview.shows_full_text(host) else {"text": None})
    return {"document": shown, "records": [wire(site, h) for h in hits]}


def passages(
    request: Request,
    site: Here,
    words: Annotated[
        str,
        Query(
            min_length=1,
            max_length=500,
            json_schema_extra={"pattern": r"[^\W_]"},
            description="as in the filter of records",
            examples=["negotiat*"],
        ),
    ],
    since: Since = None,
    until: Until = None,
    after: After = None,
    limit: Limit = 50,
) -> Any:
    """The words stand together in the document, in any order."""
    found: list[Passage] = site.store.search(words, since=since, until=until, after=after, limit=limit + 1)
    rows = [asdict(row) | {"published": encode(row.published)} for row in found[:limit]]
    return {"rows": rows, "next": next_of(request, found[limit - 1].document if len(found) > limit else None)}


def timeline(
    asked: List,
    wanted: Wanted,
    by: Annotated[str, Query(pattern="^(year|month|day)$", description="year, month or day", examples=["month"])] = "month",
) -> Any:
    """How many records of each kind and realis were published in each time, dated ones only."""
    letters = {"year": 4, "month": 7, "day": 10}[by]

    def make() -> list[Bucket]:
        return asked.site.overview.buckets(wanted.query(), letters)

    return asked.rows(("timeline", by, wanted.model_dump_json()), make)


def wire(site: Site, hit: Hit) -> dict[str, Any]:
    """A record as it goes out."""
    return {name: encode(getattr(hit, name)) for name in Hit.__slots__} | {
        "standing": hit.standing,
        "corrections": judged(hit.record.id, site.histories)["corrections"],
    }
