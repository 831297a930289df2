"""What editors write: forms that need no script, each sent back to the page that it came from."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from verbale.asking.briefing import add_watch, drop_watch
from verbale.asking.desk import Desk as Questions
from verbale.errors import VerbaleError
from verbale.schema import KINDS
from verbale.serve.asked import Text
from verbale.serve.fields import controls_of, values_of
from verbale.serve.lines import line_of
from verbale.serve.pages.entering import safe_path
from verbale.serve.problems import Refused
from verbale.serve.selecting import place_of
from verbale.serve.sent import By, Desk, Sent, words_of
from verbale.serve.site import Here, Site
from verbale.serve.templating import address_of, render
from verbale.store import Query

__all__ = ["router"]

router = APIRouter(prefix="/write")
_LONGEST = 20_000


@router.post("/verdict")
def verdict(fields: Sent, by: By, store: Desk) -> Response:
    """Accept, reject or judge a record, dissent or reply."""
    id, what, reason = _needed(fields, "record"), words_of(fields, "verdict"), words_of(fields, "reason")[:_LONGEST]
    if what != "accept" and not reason:
        raise Refused("bad-parameter", "a reason is needed")
    said: dict[str, Any] = {"author": by.name, "reason": reason}
    match what:
        case "accept" | "reject":
            getattr(store, what)(id, **said)
        case "judge":
            evidence = [e for given in fields.getlist("evidence") if isinstance(given, str) for e in given.split()]
            store.judge(id, _needed(fields, "outcome"), evidence=evidence, **said)
        case "dissent":
            store.dissent(id, outcome=words_of(fields, "outcome") or None, **said)
        case "reply":
            store.reply(id, reason, speaks_for=_needed(fields, "speaks_for"), author=by.name)
        case _:
            raise Refused("bad-parameter", f"verdict: {what!r} is none")
    return _back(fields, address_of("records", id))


@router.get("/edit")
def edit_form(request: Request, site: Here, record: str) -> Response:
    """The fields of a record, to correct."""
    return _edit(request, site, record)


@router.post("/edit")
def edit(request: Request, fields: Sent, by: By, site: Here, store: Desk) -> Response:
    """Correct a record; what does not fit is told above the form, which keeps what was typed."""
    id = _needed(fields, "record")
    try:
        hit = site.store.get(id)
        changed = values_of(hit.record.kind, lambda name: words_of(fields, name), hit.record)
        if not changed:
            raise Refused("bad-parameter", "nothing was changed")
        store.edit(id, changed, author=by.name, reason=_needed(fields, "reason"))
    except (VerbaleError, Refused) as error:
        return _edit(request, site, id, fields, error)
    return _back(fields, address_of("records", id))


def _edit(request: Request, site: Site, id: str, fields: FormData | None = None, error: Exception | None = None) -> Response:
    hit = site.store.get(id)
    controls = controls_of(hit.record.kind, hit.record, given=_typed(fields))
    values = {"title": "Correct a record", "row": line_of(hit), "action": "/write/edit", "hidden": {"record": hit.record.id}}
    return _form(request, values, controls, fields, error)


@router.get("/missed")
def missed_form(
    request: Request, site: Here, document: str, words: str = "", start: str = "", end: str = "", kind: Text = None
) -> Response:
    """A record on selected words: first its kind, then its fields."""
    page = site.store.document(document)
    low, high = place_of(page, words, start, end)
    about = {"document": document, "start": low, "end": high, "words": page.text[low:high]}
    if kind is None or kind not in KINDS:
        return render(request, "write_kind.html", {"kinds": tuple(KINDS), "about": about})
    return _missed(request, kind, about)


@router.post("/missed")
def missed(request: Request, fields: Sent, by: By, site: Here, store: Desk) -> Response:
    """Add the record."""
    kind, document = _needed(fields, "kind"), _needed(fields, "document")
    place = place_of(site.store.document(document), words_of(fields, "words"), words_of(fields, "start"), words_of(fields, "end"))
    about = {"document": document, "start": place[0], "end": place[1], "words": words_of(fields, "words")}
    try:
        given = values_of(kind, lambda name: words_of(fields, name))
        hit = store.add_missed(document, kind, *place, given, author=by.name, reason=words_of(fields, "reason")[:_LONGEST])
    except VerbaleError as error:
        return _missed(request, kind, about, fields, error)
    return RedirectResponse(address_of("documents", document, record=hit.record.id), 303)


def _missed(request: Request, kind: str, about: dict[str, Any], fields: FormData | None = None, error: Exception | None = None) -> Response:
    controls = controls_of(kind, words=str(about["words"]), given=_typed(fields))
    values = {"title": f"Add a missed {kind}", "row": None, "action": "/write/missed", "hidden": {"kind": kind, **about}}
    return _form(request, values, controls, fields, error)


def _form(request: Request, values: dict[str, Any], controls: list[Any], fields: FormData | None, error: Exception | None) -> Response:
    told = {"error": (error.detail if isinstance(error, Refused) else str(error)) if error else None, "hint": getattr(error, "hint", "")}
    reason = words_of(fields, "reason") if fields else ""
    return render(request, "write_fields.html", {**values, **told, "controls": controls, "reason": reason}, 422 if error else 200)


def _typed(fields: FormData | None) -> Callable[[str], str] | None:
    return None if fields is None else lambda name: words_of(fields, name)


@router.get("/note")
def note_form(request: Request, site: Here, document: str, words: str = "", start: str = "", end: str = "") -> Response:
    """A remark on selected words."""
    page = site.store.document(document)
    low, high = place_of(page, words, start, end)
    return render(request, "write_note.html", {"document": document, "start": low, "end": high, "words": page.text[low:high]})


@router.post("/note")
def note(fields: Sent, by: By, site: Here, store: Desk) -> Response:
    """Make a remark on a record, a document, or words of it."""
    about, text, words = _needed(fields, "about"), _needed(fields, "text")[:_LONGEST], words_of(fields, "words")
    place = place_of(site.store.document(about), words, words_of(fields, "start"), words_of(fields, "end")) if words else None
    made = store.note(about, text, author=by.name, span=place)
    return _back(fields, address_of("records", made.record) if made.record else address_of("documents", made.document))


@router.post("/merge")
def merge(fields: Sent, by: By, store: Desk) -> Response:
    """Say that one actor is another, or is nobody else again."""
    store.merge_actors(_needed(fields, "name"), words_of(fields, "into") or None, author=by.name, reason=_needed(fields, "reason"))
    return _back(fields, "/actors")


@router.post("/watch")
def watch(fields: Sent, by: By, site: Here, store: Desk) -> Response:
    """Keep a search as a watch-list."""
    actor, other = words_of(fields, "actor") or None, words_of(fields, "other") or None
    query = Query(
        kind=_several(fields, "kind"),
        realis=_several(fields, "realis"),
        words=words_of(fields, "words") or None,
        actor=None if actor and other else actor or other,
        dyad=(actor, other) if actor and other else None,
    )
    add_watch(Questions(store, site.publishers, site.today), _needed(fields, "name")[:80], query, by.name)
    return _back(fields, "/brief")


@router.post("/unwatch")
def unwatch(fields: Sent, by: By, site: Here, store: Desk) -> Response:
    """Take a watch-list away."""
    drop_watch(Questions(store, site.publishers, site.today), _needed(fields, "name"), by.name)
    return _back(fields, "/brief")


def _several(fields: FormData, name: str) -> tuple[str, ...]:
    return tuple(value for value in fields.getlist(name) if isinstance(value, str) and value)


def _needed(fields: FormData, name: str) -> str:
    value = words_of(fields, name)
    if not value:
        raise Refused("bad-parameter", f"{name.replace('_', ' ')}: it is needed")
    return value


def _back(fields: FormData, there: str) -> Response:
    """To the page from which the form came."""
    back = words_of(fields, "back")
    return RedirectResponse(safe_path(back) if back else there, 303)
