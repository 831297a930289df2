"""Bare surnames that leaders of a day bear who are told of together: "Mr X and Mr Y discussed …"."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from verbale.lexicon.actors import Term
from verbale.resolve.holders import Holders
from verbale.resolve.people import Person

__all__ = ["pair_leaders"]


def pair_leaders(people: Sequence[Person], led: Collection[str], holders: Holders, on: date) -> list[tuple[Person, Term]]:
    """The persons without a country whose surname a leader of the day bears, with the term, where another state's leader stands by.

    `people` are those named near each other, `led` the codes of states whose leaders are spoken of there without a name. A
    surname alone is no sign; two that are those of leaders of two states are.
    """
    found = list(_bare(people, holders, on))
    others = {*led, *(p.term.code for p in people if p.term), *(term.code for _, term in found)}
    return [(person, term) for person, term in found if others - {term.code}]


def _bare(people: Sequence[Person], holders: Holders, on: date) -> Iterator[tuple[Person, Term]]:
    for person in people:
        term = holders.find_leader(person.names, on) if person.country is None and len(person.names) == 1 and not person.roles else None
        if term:
            yield person, term
