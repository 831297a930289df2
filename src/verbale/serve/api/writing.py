"""What editors write: each answers with what stands then."""

from typing import Annotated, Any, Literal, Self

from fastapi import Body, Depends, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from verbale.asking.briefing import add_watch, drop_watch
from verbale.asking.desk import Desk
from verbale.serve.api.persons import Watch
from verbale.serve.api.records import Id, wire
from verbale.serve.sent import By
from verbale.serve.site import Here, Site
from verbale.store import Hit, Note, Query, Store

__all__ = ["Given", "Merge", "Missed", "NewNote", "NewWatch", "add_missed", "give", "merge", "note", "unwatch", "watch"]

Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$", max_length=500)]
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*[^\x00-\x20\x7f][^\x00]*$", max_length=20_000)]
Outcome = Literal["kept", "partly kept", "broken", "stalled", "reversed", "moot", "unverifiable", "open"]
Kind = Literal["statement", "agreement", "sanction", "meeting", "promise", "indicator", "event", "policy"]
Place = Annotated[int, Field(ge=0, le=2**31)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Verdict(_Body):
    reason: Words = Field(examples=["The pier was opened on 20 June."])


class Accept(_Body):
    """The record is right."""

    verdict: Literal["accept"] = Field(examples=["accept"])
    reason: Words | Literal[""] = Field("", examples=["It says so."])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.accept(id, author=author, reason=self.reason)


class Reject(_Verdict):
    """The record is wrong: it is kept, and left out of what is asked."""

    verdict: Literal["reject"] = Field(examples=["reject"])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.reject(id, author=author, reason=self.reason)


class Edit(_Verdict):
    """Fields are corrected, given as on the wire; words of the text and names may be given bare."""

    verdict: Literal["edit"] = Field(examples=["edit"])
    fields: dict[str, Any] = Field(examples=[{"realis": "future"}])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.edit(id, self.fields, author=author, reason=self.reason)


class Judge(_Verdict):
    """What became of a promise; `evidence` are ids of records or documents that tell it."""

    verdict: Literal["judge"] = Field(examples=["judge"])
    outcome: Outcome = Field(examples=["kept"])
    evidence: list[Line] = Field(default_factory=list, max_length=20, examples=[["c3ab8ff13720e8ad"]])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.judge(id, self.outcome, author=author, reason=self.reason, evidence=self.evidence)


class Dissent(_Verdict):
    """Somebody does not agree with what was found, of a promise perhaps with another outcome; what was found stays."""

    verdict: Literal["dissent"] = Field(examples=["dissent"])
    outcome: Outcome | None = Field(None, examples=["partly kept"])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.dissent(id, author=author, reason=self.reason, outcome=self.outcome)


class Reply(_Verdict):
    """The answer of somebody of whom the record speaks: `reason` is its text."""

    verdict: Literal["reply"] = Field(examples=["reply"])
    speaks_for: Line = Field(examples=["Quo"])

    def put(self, store: Store, id: str, author: str) -> Hit:
        """Put it on record."""
        return store.reply(id, self.reason, speaks_for=self.speaks_for, author=author)


Given = Annotated[Accept | Reject | Edit | Judge | Dissent | Reply, Body(discriminator="verdict")]


class Missed(_Body):
    """A record that the reading missed, on words of the newest version of a document."""

    document: Line = Field(examples=["b1946ac92492d234"])
    kind: Kind = Field(examples=["meeting"])
    start: Place = Field(examples=[120])
    end: Place = Field(examples=[147])
    fields: dict[str, Any] = Field(default_factory=dict, examples=[{"participants": ["Ilse Harnok"], "form": "visit"}])
    reason: Words | Literal[""] = Field("", examples=["The visit is in the caption."])


class Run(_Body):
    """Words of a text, from one place to another, in code points."""

    start: Place = Field(examples=[120])
    end: Place = Field(examples=[147])


class NewNote(_Body):
    """A remark on a record or a document, or on words of its newest version."""

    about: Line = Field(examples=["b1946ac92492d234"])
    text: Words = Field(examples=["Look again at the date."])
    words: Run | None = Field(None, examples=[None])


class Merge(_Body):
    """From now on who is called `name` counts as `into`; null takes that back."""

    name: Line = Field(examples=["I. Harnok"])
    into: Line | None = Field(examples=["Ilse Harnok"])
    reason: Words = Field(examples=["The same minister, by her first name in the second report."])


class NewWatch(BaseModel):
    """What a saved search asks for: one of these at least."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"minProperties": 1})

    kind: list[Kind] = Field([], min_length=1, examples=[["agreement"]])
    realis: list[Literal["actual", "future", "hypothetical", "negated"]] = Field([], min_length=1, examples=[["actual"]])
    actor: Line = Field("", examples=["QUO"])
    other: Line = Field("", examples=["VLM"])
    words: Line = Field("", examples=["ferr*"], json_schema_extra={"pattern": r"^[^\x00-\x1f\x7f]*[a-zA-Z0-9][^\x00-\x1f\x7f]*$"})

    @model_validator(mode="after")
    def _asks(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("one of the fields at least")
        return self


def _api(site: Here) -> Store:
    return site.store.through("api")


Desk_ = Annotated[Store, Depends(_api)]


def give(id: Id, given: Given, by: By, site: Here, store: Desk_) -> Any:
    """Accept, reject, correct or judge it, dissent from what was found, or reply to it: the record as it stands then."""
    return wire(site, given.put(store, id, by.name))


def add_missed(missed: Missed, by: By, site: Here, store: Desk_) -> Any:
    """The record that was added."""
    hit = store.add_missed(missed.document, missed.kind, missed.start, missed.end, missed.fields, author=by.name, reason=missed.reason)
    return wire(site, hit)


def note(given: NewNote, by: By, store: Desk_) -> Note:
    """The remark as it is kept."""
    span = (given.words.start, given.words.end) if given.words else None
    return store.note(given.about, given.text, author=by.name, span=span)


def merge(given: Merge, by: By, store: Desk_) -> Response:
    """Nothing, once it is done."""
    store.merge_actors(given.name, given.into, author=by.name, reason=given.reason)
    return Response(status_code=204)


def watch(name: Watch, given: NewWatch, by: By, site: Here, store: Desk_) -> Any:
    """The watch-list, in place of one of that name."""
    dyad = (given.actor, given.other) if given.actor and given.other else None
    actor = None if dyad else given.actor or given.other
    query = Query(kind=tuple(given.kind), realis=tuple(given.realis), dyad=dyad, actor=actor or None, words=given.words or None)
    add_watch(_desk(site, store), name, query, by.name)
    about = {part: getattr(given, part) or None for part in ("actor", "other", "words")}
    return {"name": name, "kind": given.kind, "realis": given.realis, **about}


def unwatch(name: Watch, by: By, site: Here, store: Desk_) -> Response:
    """Nothing, once it is gone."""
    drop_watch(_desk(site, store), name, by.name)
    return Response(status_code=204)


def _desk(site: Site, store: Store) -> Desk:
    return Desk(store, site.publishers, site.today)
