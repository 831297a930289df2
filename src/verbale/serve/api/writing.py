"""What editors write: each answers with what stands then."""

from typing import Annotated, Any, Literal

from fastapi import Depends, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from verbale.asking.briefing import add_watch, drop_watch
from verbale.asking.desk import Desk
from verbale.serve.api.persons import Watch
from verbale.serve.api.records import Id, wire
from verbale.serve.problems import Refused
from verbale.serve.sent import By
from verbale.serve.site import Here, Site
from verbale.store import Note, Query, Store

__all__ = ["Given", "Merge", "Missed", "NewNote", "NewWatch", "add_missed", "give", "merge", "note", "unwatch", "watch"]

Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]*[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$", max_length=500)]
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00]*[^\x00-\x20\x7f][^\x00]*$", max_length=20_000)]
Outcome = Literal["kept", "partly kept", "broken", "stalled", "reversed", "moot", "unverifiable", "open"]
Kind = Literal["statement", "agreement", "sanction", "meeting", "promise", "indicator", "event", "policy"]
Place = Annotated[int, Field(ge=0, le=2**31)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Given(_Body):
    """A verdict on a record.

    `reason` is needed but for accept; `fields` are those of an edit, `outcome` that of a judgement or a dissent, `evidence` ids of
    records or documents that tell it, `speaks_for` whose answer a reply is.
    """

    verdict: Literal["accept", "reject", "edit", "judge", "dissent", "reply"] = Field(examples=["judge"])
    reason: Words | Literal[""] = Field("", examples=["The pier was opened on 20 June."])
    fields: dict[str, Any] = Field(default_factory=dict, examples=[{}])
    outcome: Outcome | None = Field(None, examples=["kept"])
    evidence: list[Line] = Field(default_factory=list, max_length=20, examples=[["c3ab8ff13720e8ad"]])
    speaks_for: Line | None = Field(None, examples=[None])


class Missed(_Body):
    """A record that the reading missed, on words of the newest version of a document."""

    document: Line = Field(examples=["b1946ac92492d234"])
    kind: Kind = Field(examples=["meeting"])
    start: Place = Field(examples=[120])
    end: Place = Field(examples=[147])
    fields: dict[str, Any] = Field(default_factory=dict, examples=[{"participants": ["Ilse Harnok"], "form": "visit"}])
    reason: Words | Literal[""] = Field("", examples=["The visit is in the caption."])


class NewNote(_Body):
    """A remark on a record or a document, or on words of its newest version (`start` and `end`)."""

    about: Line = Field(examples=["b1946ac92492d234"])
    text: Words = Field(examples=["Look again at the date."])
    start: Place | None = Field(None, examples=[None])
    end: Place | None = Field(None, examples=[None])


class Merge(_Body):
    """From now on who is called `name` counts as `into`; null takes that back."""

    name: Line = Field(examples=["I. Harnok"])
    into: Line | None = Field(examples=["Ilse Harnok"])
    reason: Words = Field(examples=["The same minister, by her first name in the second report."])


class NewWatch(_Body):
    """What a saved search asks for; one that finds everything is refused."""

    kind: list[Kind] = Field(default_factory=list, examples=[["agreement"]])
    realis: list[Literal["actual", "future", "hypothetical", "negated"]] = Field(default_factory=list, examples=[[]])
    actor: Line | None = Field(None, examples=["QUO"])
    other: Line | None = Field(None, examples=[None])
    words: Line | None = Field(None, examples=["ferr*"])


def _api(site: Here) -> Store:
    return site.store.through("api")


Desk_ = Annotated[Store, Depends(_api)]


def give(id: Id, given: Given, by: By, site: Here, store: Desk_) -> Any:
    """Accept, reject, correct or judge it, dissent from what was found, or reply to it: the record as it stands then."""
    if not given.reason and given.verdict != "accept":
        raise Refused("bad-parameter", f"reason: a reason is needed to {given.verdict}")
    said: dict[str, Any] = {"author": by.name, "reason": given.reason}
    match given.verdict:
        case "edit":
            hit = store.edit(id, given.fields, **said)
        case "judge":
            hit = store.judge(id, _needed("outcome", given.outcome), evidence=given.evidence, **said)
        case "dissent":
            hit = store.dissent(id, outcome=given.outcome, **said)
        case "reply":
            hit = store.reply(id, given.reason, speaks_for=_needed("speaks_for", given.speaks_for), author=by.name)
        case _:
            hit = getattr(store, given.verdict)(id, **said)
    return wire(site, hit)


def _needed(name: str, value: str | None) -> str:
    if value is None:
        raise Refused("bad-parameter", f"{name}: it is needed for this verdict")
    return value


def add_missed(missed: Missed, by: By, site: Here, store: Desk_) -> Any:
    """The record that was added."""
    hit = store.add_missed(missed.document, missed.kind, missed.start, missed.end, missed.fields, author=by.name, reason=missed.reason)
    return wire(site, hit)


def note(given: NewNote, by: By, store: Desk_) -> Note:
    """The remark as it is kept."""
    if (given.start is None) != (given.end is None):
        raise Refused("bad-parameter", "start and end: give both or none")
    span = (given.start, given.end) if given.start is not None and given.end is not None else None
    return store.note(given.about, given.text, author=by.name, span=span)


def merge(given: Merge, by: By, store: Desk_) -> Response:
    """Nothing, once it is done."""
    store.merge_actors(given.name, given.into, author=by.name, reason=given.reason)
    return Response(status_code=204)


def watch(name: Watch, given: NewWatch, by: By, site: Here, store: Desk_) -> Any:
    """The watch-list, in place of one of that name."""
    dyad = (given.actor, given.other) if given.actor and given.other else None
    actor = None if dyad else given.actor or given.other
    query = Query(kind=tuple(given.kind), realis=tuple(given.realis), dyad=dyad, actor=actor, words=given.words)
    add_watch(_desk(site, store), name, query, by.name)
    return {"name": name, **given.model_dump()}


def unwatch(name: Watch, by: By, site: Here, store: Desk_) -> Response:
    """Nothing, once it is gone."""
    drop_watch(_desk(site, store), name, by.name)
    return Response(status_code=204)


def _desk(site: Site, store: Store) -> Desk:
    return Desk(store, site.publishers, site.today)
