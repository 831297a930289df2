"""Read-outs: short official notes on what two leaders told each other, which leave it to their title whether they met or called."""

from collections.abc import Iterator, Mapping

from verbale.extract.account import Account, codes_of
from verbale.extract.clauses import subject_of
from verbale.extract.page import Page
from verbale.extract.statement import as_actor
from verbale.resolve.people import singular
from verbale.schema import Actor

__all__ = ["find_exchange", "find_sides"]

_WORDS = 450
"""A read-out is short."""
_OPENING = 2
"""Sentences in which it says that they spoke."""


def find_sides(account: Account, sentences: int | None = None) -> tuple[Actor, ...]:
    """The two sides of a read-out: the first persons of two states, else the states that it speaks of as a pair; empty without.

    Only the first `sentences` are looked at, all where None.
    """
    page = account.page
    end = len(page.lemma) if sentences is None else page.analysis.sentences[: max(sentences, 1)][-1].stop if page.lemma else 0
    people = sorted((p for p in page.cast.people if p.country and p.at and p.at[0] < end), key=lambda p: p.at[0])
    other = next((p for p in people if p.country != people[0].country), None)
    if other:
        return tuple(as_actor(page.cast.refer(p, inferred=True)) for p in (people[0], other))
    return next(_pairs(page, end), ())


def _pairs(page: Page, end: int) -> Iterator[tuple[Actor, ...]]:
    """States that an adjective joins: "Russian-British cooperation", "the French and German leaders"."""
    people = {p.start: p for p in page.cast.places if p.title.form == "people" and p.start < end}
    names = {p.title.code: p.title.name for p in page.cast.places if p.title.form == "state"}
    for place in people.values():
        other = people.get(place.end + 1)
        if other and page.tree.lower[place.end] in {"-", "–", "and"} and other.title.code != place.title.code:
            yield tuple(Actor(names.get(p.title.code, p.title.name), p.title.code) for p in (place, other))


def find_exchange(account: Account, verbs: frozenset[str], forms: Mapping[str, str]) -> tuple[int, tuple[Actor, ...]] | None:
    """The verb by which a short page without title and quotations opens to say that two sides exchanged words, and the sides.

    None elsewhere: a title would tell whether they met or called.
    """
    page = account.page
    if page.document.title or len(page.lemma) > _WORDS or any(w.quote for w in page.analysis.words):
        return None
    sides = find_sides(account, _OPENING)
    if len(codes_of(sides)) < 2:
        return None
    for sentence in page.analysis.sentences[:_OPENING]:
        root = next((i for i in sentence if page.analysis.head[i] < 0), None)
        if root is not None and forms.get(page.tree.lower[root]) in verbs and _is_mutual(account, root):
            return root, sides
    return None


def _is_mutual(account: Account, verb: int) -> bool:
    """Whether a verb's subject is two persons or "the two leaders", or one person speaks to another."""
    page = account.page
    subject = subject_of(page, verb)
    if subject is None:
        return False
    head = page.tree.head_of(subject)
    people = list(page.cast.within(*subject))
    joint = len(people) > 1 or (not people and singular(page.tree.lower[head]) in _LEADERS and page.tree.lower[head] not in _LEADERS)
    patient = page.tree.find_child(verb, "obj", "iobj")
    return joint or (len(people) == 1 and patient is not None and patient in page.cast.mention_at)


_LEADERS = frozenset({"president", "leader", "head", "minister", "side", "party", "premier", "chancellor", "they", "king"})
