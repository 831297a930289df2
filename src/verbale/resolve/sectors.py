"""The PLOVER sector of who acts or speaks, and the own codes of armed groups, parties and companies."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from verbale.lexicon.actors import Actors, Offices, covers
from verbale.resolve.cast import Cast
from verbale.resolve.people import Person, singular
from verbale.resolve.titles import Title
from verbale.schema import Actor

__all__ = ["Sectors", "find_sector", "sector_of_title"]

_OF_FORM = {"state": "GOV", "seat": "GOV", "body": "IGO", "people": "CVL"}


class Sectors:
    """Sectors and own codes of the actors of one document, by its cast and day."""

    def __init__(self, cast: Cast) -> None:
        self._actors, self._registry, self._on = cast.lexicon.actors, cast.registry, cast.published
        self._people = {p.name: p for p in cast.people}

    def complete(self, actor: Actor) -> Actor:
        """An actor with the PLOVER sector, and the own code of an organisation; what it has already stays."""
        title = None if actor.name in self._people else self._registry.find(actor.name, self._on)
        own = title.own if title and title.form == "institution" else None
        return replace(actor, sector=actor.sector or self._sector(actor, title), code=actor.code or own)

    def _sector(self, actor: Actor, title: Title | None) -> str | None:
        """By the registry, else by the words of the role or the name; who speaks for a body without a telling role is the body's."""
        if title and title.form not in {"place", "region", "joint"}:
            return sector_of_title(title, self._actors, self._on)
        person = self._people.get(actor.name)
        words = (actor.role if person or actor.role else actor.name) or ""
        found = find_sector(words, self._actors.offices) or self._of_term(person)
        body = self._actors.bodies.get(actor.country or "")
        return body.sector if body and found in {None, "GOV"} else found

    def _of_term(self, person: Person | None) -> str | None:
        """The sector of a known office holder: that of the organisation, else the government's."""
        if person is None or person.term is None:
            return None
        organisation = self._actors.organisations.get(person.term.code)
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
