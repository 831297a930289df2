"""Whom each name of the lexicon stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from verbale.lexicon.actors import Actors, Body, FormerState, Organisation, State
from verbale.schema import Interval

__all__ = ["Title", "titles_of"]


@dataclass(frozen=True, slots=True)
class Title:
    """One name in the registry: whom it stands for.

    `code` is an alpha-3 code or a body's acronym, empty where the name stands for no one state; `form` is `state`, `seat` (a
    capital standing for its government), `people` (a demonym or adjective), `body`, `institution`, `place`, `joint` (several
    states by one name) or `region`; `name` is what an actor is called. `own` is the code of an organisation, `sector` the PLOVER
    sector where the registry knows it; `ground` is the state in which a seat or place lies, `days` are those of a former state;
    `states` are those that claim a disputed place or that a joint name stands for. A `generic` name belongs to the state right
    before it.
    """

    code: str
    name: str
    form: str
    own: str | None = None
    sector: str | None = None
    ground: str | None = None
    days: Interval | None = None
    states: tuple[str, ...] = ()
    generic: bool = False

    @property
    def acts(self) -> bool:
        """Whether who bears the name can act for a state or body: not so a mere place, a region, several states at once."""
        return bool(self.code) and self.form not in {"place", "region", "joint"}


def titles_of(actors: Actors) -> Iterator[tuple[str, Title]]:
    """Every name with its title; of two equal names of one code the first counts."""
    for state in actors.states.values():
        yield from _of_state(state)
    for former in actors.former.values():
        yield from _of_former(former)
    for body in actors.bodies.values():
        yield from _of_body(body)
    for organisation in actors.organisations.values():
        yield from _of_organisation(organisation)
    for i in actors.institutions:
        yield i.name, Title(i.country or "", i.name, "institution", sector=i.sector, generic=i.generic)
    yield from _of_places(actors)


def _keys(names: Iterable[str], title: Title) -> Iterator[tuple[str, Title]]:
    return ((name, title) for name in names)


def _plural(people: Iterable[str]) -> Iterator[str]:
    """Demonyms with their plurals.

    >>> list(_plural(["Dane", "Swiss"]))
    ['Dane', 'Danes', 'Swiss']
    """
    for word in people:
        yield word
        if not word.endswith(("s", "sh", "ch", "ese", "men")):
            yield f"{word}s"


def _of_state(row: State) -> Iterator[tuple[str, Title]]:
    yield from _keys([row.name, *row.also], Title(row.code, row.name, "state", ground=row.code))
    yield from _keys(row.seats, Title(row.code, row.name, "seat", ground=row.code))
    yield from _keys(_plural(row.people), Title(row.code, row.name, "people"))


def _of_former(row: FormerState) -> Iterator[tuple[str, Title]]:
    code = row.same or row.code
    yield from _keys([row.name, *row.also], Title(code, row.name, "state", ground=code, days=row.days))
    yield from _keys(row.seats, Title(code, row.name, "seat", ground=code, days=row.days))
    yield from _keys(_plural(row.people), Title(code, row.name, "people", days=row.days))


def _of_body(row: Body) -> Iterator[tuple[str, Title]]:
    yield from _keys([row.name, *row.also], Title(row.code, row.name, "body", sector=row.sector))
    yield from _keys(row.seats, Title(row.code, row.name, "seat", ground=row.host))
    for organ in row.organs:
        yield organ, Title(row.code, organ, "institution", sector=row.sector)


def _of_organisation(row: Organisation) -> Iterator[tuple[str, Title]]:
    for name in (row.name, *row.also):  # it keeps the name under which a document knows it
        yield name, Title(row.country or "", name, "institution", own=row.code, sector=row.sector)


def _of_places(actors: Actors) -> Iterator[tuple[str, Title]]:
    gazetteer = actors.gazetteer
    for code, names in gazetteer.places.items():
        yield from ((name, Title(code, name, "place", ground=code)) for name in names)
    for code, people in gazetteer.people.items():
        yield from ((name, Title(code, actors.states[code].name, "people")) for name in _plural(people))
    for name, states in gazetteer.disputed.items():
        yield name, Title("", name, "region", states=states)
    for name, states in gazetteer.joint.items():
        yield name, Title("", name, "joint", states=states)
    for name in gazetteer.regions:
        yield name, Title("", name, "region")
