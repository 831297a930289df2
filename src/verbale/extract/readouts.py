"""Read-outs: short official notes on what two leaders told each other, which leave it to their title whether they met or called."""

from collections.abc import Iterator, Mapping

from verbale.extract.account import Account, codes_of
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.extract.statement.kind import as_actor
from verbale.language.tokens import tokenize
from verbale.resolve.people import singular
from verbale.schema import Actor

__all__ = ["find_exchange", "find_sides"]

_WORDS = 450
"""A read-out is short."""
_OPENING = 3
"""Sentences in which it says that they spoke."""


def find_sides(account: Account) -> tuple[Actor, ...]:
    """The two sides of a read-out: the first persons of two states, else the states that it speaks of as a pair; empty without."""
    page = account.page
    people = sorted((p for p in page.cast.people if p.country and p.at), key=lambda p: p.at[0])
    other = next((p for p in people if p.country != people[0].country), None)
    if other:
        return tuple(as_actor(page.cast.refer(p, inferred=True)) for p in (people[0], other))
    return next(_pairs(page), ()) or _in_title(page)


def _in_title(page: Page) -> tuple[Actor, ...]:
    """The two states that a title names, if it names two."""
    words = [w.surface for w in tokenize(page.document.title or "")]
    titles = {
        p.title.code: p.title
        for p in page.cast.registry.iter_places(words, page.document.published)
        if p.title.form in {"state", "people"} and p.title.acts
    }
    return tuple(Actor(t.name, t.code) for t in titles.values()) if len(titles) == 2 else ()


def _pairs(page: Page) -> Iterator[tuple[Actor, ...]]:
    """States told as a pair: "Russian-British cooperation", "the French and German leaders", "relations between France and Japan"."""
    people = {p.start: p for p in page.cast.places if p.title.form == "people" or _is_between(page, p.start)}
    names = {p.title.code: p.title.name for p in page.cast.places if p.title.form == "state"}
    for place in people.values():
        other = people.get(place.end + 1)
        if other and page.tree.lower[place.end] in {"-", "–", "and"} and other.title.code != place.title.code:
            yield tuple(Actor(names.get(p.title.code, p.title.name), p.title.code) for p in (place, other))


def _is_between(page: Page, word: int) -> bool:
    before = page.tree.lower[max(word - 2, 0) : word]
    return "between" in before or (before[-1:] == ["and"] and "between" in page.tree.lower[max(word - 5, 0) : word])


def find_exchange(account: Account, verbs: frozenset[str], forms: Mapping[str, str]) -> tuple[int, tuple[Actor, ...]] | None:
    """The verb by which a short page without title and quotations opens to say that two sides exchanged words, and the sides.

    None elsewhere: a title would tell whether they met or called.
    """
    page = account.page
    if page.document.title or len(page.lemma) > _WORDS or any(w.quote for w in page.analysis.words):
        return None
    sides = find_sides(account)
    if len(codes_of(sides)) < 2:
        return None
    named = any(p.country == sides[1].country for p in page.cast.people)
    voiced = verbs | page.lexicon.speech.voiced
    for sentence in page.analysis.sentences[:_OPENING]:
        root = next((i for i in sentence if page.analysis.head[i] < 0), None)
        told = root is not None and forms.get(page.tree.lower[root], page.lemma[root]) in voiced
        if told and root is not None and (_is_joint(page, root) or (named and _is_to_person(page, root))):
            return root, sides
    return None


def _is_joint(page: Page, verb: int) -> bool:
    """Whether a verb's subject is two persons, "the two leaders" or "they"."""
    subject = subject_of(page, verb)
    if subject is None:
        return False
    people = {id(page.cast.person_of(k)) for k in page.cast.within(*subject)}
    head = page.tree.lower[page.tree.head_of(subject)]
    return len(people) > 1 or head in {"they", "both"} or (not people and singular(head) in _LEADERS and head not in _LEADERS)


def _is_to_person(page: Page, verb: int) -> bool:
    """Whether a person says something to another: "Mr X informed Mr Y"."""
    subject = subject_of(page, verb)
    patient = page.tree.find_child(verb, "obj", "iobj")
    return subject is not None and len(page.cast.within(*subject)) == 1 and patient is not None and patient in page.cast.mention_at


_LEADERS = frozenset({"president", "leader", "head", "minister", "side", "party", "premier", "chancellor", "king"})
