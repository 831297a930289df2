"""Threads: which names, in which documents, are names of one instrument."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from verbale.ledger.eras import by_era
from verbale.ledger.linkage import cluster
from verbale.ledger.names import Name, find_names
from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention
from verbale.ledger.sameness import likely_pairs, pair_likeness
from verbale.ledger.scale import Scale

__all__ = ["Thread", "name_threads"]

LIKE = 0.20
"""The mean likeness of two groups of names, weighed by their mentions, that are one instrument."""


@dataclass(slots=True)
class Thread:
    """One instrument: its names, the most used first, and all mentions by them.

    `another` is True for one that is only spoken of as one more after it ("another deal"), `kinds` are the words by which one is told
    from it ("the interim deal").
    """

    names: list[Name]
    mentions: list[Mention]
    another: bool = False
    kinds: frozenset[str] = frozenset()


def name_threads(mentions: Iterable[Mention], passages: Mapping[str, Sequence[Passage]]) -> list[Thread]:
    """The instruments that the mentions name, those named most first; `passages` are the sentences of each document by its id.

    Mentions that do not tell which instrument they mean ("the deal", "an agreement with Iran") are passed over: `resolve_mentions`
    ties those to the threads.
    """
    names = by_era(find_names(mentions, passages), passages)
    scale = Scale(names)

    def likeness(one: int, other: int) -> float:
        return pair_likeness(names[one], names[other], scale)

    alike = {pair: value for pair in likely_pairs(names, scale) if (value := likeness(*pair)) >= LIKE}
    threads = []
    for group in cluster(len(names), alike, likeness, LIKE, [len(n.mentions) for n in names]):
        own = sorted((names[i] for i in group), key=lambda n: -len(n.mentions))
        told = sorted((m for n in own for m in n.mentions), key=lambda m: m.another)
        threads += [Thread(own, list(part), another) for another, part in groupby(told, key=lambda m: m.another)]
    return sorted(threads, key=lambda t: -len(t.mentions))
