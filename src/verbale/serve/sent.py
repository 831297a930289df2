"""A form that was sent from a page of ours: its fields, once it is sure that it was."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from verbale.serve.access.people import Person
from verbale.serve.problems import Refused
from verbale.serve.site import Here
from verbale.store import Store

__all__ = ["OWN_FORM", "By", "Desk", "Sent", "words_of"]

_FIELDS = 200


async def _sent(request: Request, site: Here) -> FormData:
    """The fields; raises `Refused` for a form that was not made here for this visitor."""
    fields = await request.form(max_files=0, max_fields=_FIELDS)
    person: Person | None = request.state.person
    if person is None or not site.access.is_own_form(person, words_of(fields, "form_token")):
        raise Refused("stale-form")
    return fields


def words_of(fields: FormData, name: str) -> str:
    """A field without white space around it, "" for none; a browser's line ends become those of a text."""
    value = fields.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def _by(request: Request) -> Person:
    """The editor who writes: the guard lets nobody else come here."""
    person: Person | None = request.state.person
    if person is None or not person.writes:
        raise Refused("role-needed")
    return person


def _desk(site: Here) -> Store:
    """The store, for its journal with the way on which somebody comes."""
    return site.store.through("pages")


OWN_FORM = Depends(_sent)
Sent = Annotated[FormData, OWN_FORM]
By = Annotated[Person, Depends(_by)]
Desk = Annotated[Store, Depends(_desk)]
