"""The two sides of a short official note: the persons, offices and states that deal with each other in it."""

from collections.abc import Iterable, Iterator

from verbale.extract.account import Account
from verbale.extract.reading.acts import codes_in, find_patient, iter_obliques, whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.extract.statement.kind import as_actor
from verbale.language.analysis import Run
from verbale.language.tokens import tokenize
from verbale.resolve.people import singular
from verbale.resolve.registry import Place
from verbale.resolve.tree import bare
from verbale.schema import Actor

__all__ = ["find_sides", "iter_arguments"]

_STATES = frozenset({"state", "seat", "people"})
_WHERE = frozenset({"in", "at", "near", "to", "from", "around", "over", "on"})
"""Prepositions by which two states are a place or a subject rather than a pair that acts."""
_BEHIND = 4
"""Words behind the name of a people in which its leader stands ("the newly elected Chadian head of state")."""


def find_sides(account: Account) -> tuple[Actor, ...]:
    """Two of different states or bodies: those who tell each other something, else persons, offices and pairs named; empty without."""
    page = account.page
    for found in (_told(account), _named(page), _officers(page)):
        sides = _two(page, list(found))
        if len(sides) == 2:
            return sides
    return next(_pairs(page), ()) or _in_title(page)


def _two(page: Page, actors: list[Actor]) -> tuple[Actor, ...]:
    """The first of some actors and the next of another state; where all are of one, the state that the page couples it with."""
    first = next((a for a in actors if a.country), None)
    if first is None:
        return ()
    second = next((a for a in actors if a.country not in {None, first.country}), None) or _coupled(page, first.country)
    return (first, second) if second else ()


def _coupled(page: Page, code: str | None) -> Actor | None:
    """The other of a pair that a state is named in, else the only other whose leader or side is spoken of."""
    pair = next((p for p in _pairs(page) if code in {a.country for a in p}), None)
    if pair:
        return next(a for a in pair if a.country != code)
    others = {a.country: a for a in _officers(page) if a.country != code}
    return next(iter(others.values())) if len(others) == 1 else None


def _told(account: Account) -> Iterator[Actor]:
    """Those who say and are told something in the main clauses of a page: persons, offices, sides."""
    page = account.page
    for sentence in page.analysis.sentences:
        root = next((i for i in sentence if page.analysis.head[i] < 0), None)
        if root is None or page.analysis.words[root].quote:
            continue
        for verb in (root, *(c for c in page.tree.children[root] if page.analysis.relation[c] == "conj")):
            for run in iter_arguments(page, verb):
                yield from _actors(account, run)


def iter_arguments(page: Page, verb: int) -> Iterator[Run]:
    """The phrases of who does a verb, whom it acts on and with whom."""
    told = (whole_phrase(page, c, verb) for c in page.tree.children[verb] if page.analysis.relation[c] == "iobj")
    runs = (subject_of(page, verb), find_patient(page, verb), *told, *iter_obliques(page, verb, "with", "to"))
    yield from (run for run in runs if run)


def _actors(account: Account, run: Run) -> Iterable[Actor]:
    """Persons, and the states of offices and sides ("the Chilean president", "the Kenyan side", "the Chadian and Kenyan presidents")."""
    page = account.page
    head = page.tree.head_of(run)
    noun = singular(page.tree.lower[head])
    if head in page.cast.mention_at:
        return account.actors(run)
    if noun != page.tree.lower[head] and noun in page.lexicon.roles.leaders:
        return tuple(_state(page, code) for code in codes_in(page, run))
    return account.actors(run) if noun in page.lexicon.roles.leaders | {"side"} else ()


def _state(page: Page, code: str) -> Actor:
    return Actor(page.cast.registry.name_of(code) or code, code)


def _named(page: Page) -> Iterator[Actor]:
    """The persons of a page that have a state, in the order of the text."""
    people = sorted((p for p in page.cast.people if p.country and p.at), key=lambda p: p.at[0])
    return (as_actor(page.cast.refer(p, inferred=True)) for p in people)


def _officers(page: Page) -> Iterator[Actor]:
    """The states of whose leaders, government or side a page speaks: "the Kenyan president", "the prime minister of Chad"."""
    return (_state(page, place.title.code) for place in page.cast.places if place.title.form in _STATES and _is_led(page, place))


def _is_led(page: Page, place: Place) -> bool:
    """Whether a name stands beside the word for who leads or speaks for what it names."""
    heads = page.lexicon.roles.leaders | {"side", "government"}
    lower = page.tree.lower
    above = page.analysis.head[place.start]
    if above < 0 or singular(lower[above]) not in heads:
        return False
    if bare(page.analysis.relation[place.start]) in {"amod", "compound"} or page.analysis.relation[place.start] == "nmod:poss":
        return above - place.end < _BEHIND
    case = page.tree.find_child(place.start, "case")
    return case is not None and lower[case] == "of"


def _pairs(page: Page) -> Iterator[tuple[Actor, ...]]:
    """States told as a pair: "Russian-British cooperation", "the French and German leaders", "relations between France and Japan"."""
    places = {p.start: p for p in page.cast.places if p.title.form in {"people", "state"}}
    names = {p.title.code: p.title.name for p in page.cast.places if p.title.form == "state"}
    for place in places.values():
        other = places.get(place.end + 1)
        if other and other.title.code != place.title.code and _is_coupled(page, place, other):
            yield tuple(Actor(names.get(p.title.code, p.title.name), p.title.code) for p in (place, other))


def _is_coupled(page: Page, place: Place, other: Place) -> bool:
    """Whether two names side by side are a pair: by a hyphen, as adjectives, or as the two that something is between, by or of."""
    lower = page.tree.lower
    if lower[place.end] in {"-", "–"}:
        return True
    third = any(other.end < i <= other.end + 2 and i in page.cast.place_at for i in page.tree.children[place.start])
    if lower[place.end] != "and" or third:
        return False
    case = page.tree.find_child(place.start, "case")
    before = lower[case] if case is not None else ""
    return place.title.form == other.title.form and before not in _WHERE and lower[place.start - 1 : place.start] != [","]


def _in_title(page: Page) -> tuple[Actor, ...]:
    """The two states that a title names, if it names two."""
    words = [w.surface for w in tokenize(page.document.title or "")]
    titles = {
        p.title.code: p.title
        for p in page.cast.registry.iter_places(words, page.document.published)
        if p.title.form in {"state", "people"} and p.title.acts
    }
    return tuple(Actor(t.name, t.code) for t in titles.values()) if len(titles) == 2 else ()
