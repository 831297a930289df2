"""The PLOVER sector of who acts or speaks, and the actor that goes on record."""

import re
from collections.abc import Iterable
from datetime import date

from verbale.lexicon.actors import Actors, Offices, covers
from verbale.resolve.cast import Referent
from verbale.resolve.people import singular
from verbale.resolve.titles import Title
from verbale.schema import Actor

__all__ = ["find_sector", "sector_of_title", "to_actor"]

_OF_FORM = {"state": "GOV", "seat": "GOV", "body": "IGO", "people": "CVL"}


def to_actor(referent: Referent, actors: Actors, on: date | None = None) -> Actor:
    """Who a phrase stands for as an actor: with the role of a person, the sector, and the own code of an organisation."""
    role = referent.role if referent.kind == "person" else None
    title = referent.title
    own = title.own if title and referent.kind != "group" else None
    return Actor(referent.name, referent.country, role, _sector(referent, actors, on), own)


def _sector(referent: Referent, actors: Actors, on: date | None) -> str | None:
    """By the registry, else by the words of the role or the name; a person of a body without a telling role is the body's."""
    if referent.title and referent.kind not in {"group", "person"}:
        return sector_of_title(referent.title, actors, on)
    words = referent.role if referent.kind == "person" else referent.name
    found = find_sector(words or "", actors.offices) or _sector_of_term(referent, actors)
    body = actors.bodies.get(referent.country or "")
    if body and found in {None, "GOV"}:
        return body.sector
    return found or ("CVL" if referent.title and referent.title.form == "people" else None)


def _sector_of_term(referent: Referent, actors: Actors) -> str | None:
    """The sector of a known office holder: that of the organisation, else the government's."""
    term = referent.person.term if referent.person else None
    if term is None:
        return None
    organisation = actors.organisations.get(term.code)
    return organisation.sector if organisation else "GOV"


def sector_of_title(title: Title, actors: Actors, on: date | None = None) -> str | None:
    """The sector of a name of the registry on a day; None for a place. A group that governs its state on that day is GOV."""
    organisation = actors.organisations.get(title.own or "")
    if organisation and on and any(covers(days, on) for days in organisation.rules):
        return "GOV"
    return title.sector or _OF_FORM.get(title.form)


def find_sector(words: str, offices: Offices) -> str | None:
    """The PLOVER sector that the words of a role, an institution or a group give; None where they give none.

    Phrases ("defence minister") count before words ("general"), and the rows of the lexicon in their order. Source: the
    sectors of the PLOVER manual.

    >>> from verbale.lexicon import get_lexicon
    >>> offices = get_lexicon().actors.offices
    >>> [find_sector(w, offices) for w in ("Iranian defence minister", "army general", "rebel leader", "former president")]
    ['GOV', 'MIL', 'REB', 'ELI']
    """
    given = re.findall(r"[^\W\d_]+(?:[.\-'’][^\W\d_]+)*\.?", words.lower())
    text = f" {' '.join(given)} | {' '.join(map(singular, given))} "
    if _holds(text, offices.sectors["ELI"]):
        return "ELI"
    for table in (offices.phrases, offices.sectors):
        found = [sector for sector, phrases in table.items() if _holds(text, phrases)]
        if found:
            return found[0]
    return None


def _holds(text: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in text for phrase in phrases)
