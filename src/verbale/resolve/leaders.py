"""Bare surnames that two leaders of a day bear who are told of together: "Mr X and Mr Y discussed …"."""

from collections.abc import Iterator
from datetime import date

from verbale.lexicon.actors import Term
from verbale.resolve.holders import Holders
from verbale.resolve.people import Person

__all__ = ["pair_leaders"]


def pair_leaders(together: list[list[Person]], holders: Holders, on: date) -> Iterator[tuple[Person, Term]]:
    """The persons without a country whose surname a leader of the day bears, each with the term, where another leader stands by.

    `together` are the persons of each sentence. A surname alone is no sign, two that are those of leaders of two states are.
    """
    seen: dict[int, Term | None] = {}
    for people in together:
        known = [(p, p.term.code) for p in people if p.term]
        for person in people:
            if id(person) not in seen:
                bare = person.country is None and len(person.names) == 1 and not person.roles
                seen[id(person)] = holders.find_leader(person.names, on) if bare else None
        bare_ones = [(p, term) for p in people if (term := seen[id(p)])]
        for person, term in bare_ones:
            others = [code for p, code in (*known, *((q, t.code) for q, t in bare_ones)) if p is not person]
            if any(code != term.code for code in others):
                yield person, term
