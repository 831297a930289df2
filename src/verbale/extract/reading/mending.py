"""Slips of the tree that the words themselves give away, put right before any rule looks at it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.language.analysis import Analysis
from verbale.lexicon import Lexicon
from verbale.resolve.tree import bare

__all__ = ["TreeWords", "mend"]

_JOINED = frozenset({"conj", "appos", "flat", "compound", "nmod", "dep", "list"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_OF_A_CLAUSE = frozenset({"nsubj", "cop", "aux"})

Move = tuple[int, int, str]
"""A word, the head that it is to have, and as what."""


@dataclass(frozen=True, slots=True)
class TreeWords:
    """The table `tree` of a lexicon."""

    weekdays: frozenset[str]
    negators: frozenset[str]


def mend(analysis: Analysis, lexicon: Lexicon) -> Analysis:
    """The analysis with such words hung where they belong: weekdays, what leaps over a head, and a "never" before "to"."""
    words = lexicon.table("tree", TreeWords)
    moved = [*_weekdays(analysis, words.weekdays), *_leaps(analysis), *_negators(analysis, words.negators)]
    if not moved:
        return analysis
    head, relation = list(analysis.head), list(analysis.relation)
    for word, over, name in moved:
        head[word], relation[word] = over, name
    return replace(analysis, head=tuple(head), relation=tuple(relation))


def _weekdays(analysis: Analysis, names: frozenset[str]) -> Iterator[Move]:
    """Weekdays that were joined to the name before them: "A and B Friday signed …"."""
    for day, word in enumerate(analysis.words):
        if word.surface.lower() in names and bare(analysis.relation[day]) in _JOINED and 0 <= analysis.head[day] < day:
            stop = analysis.sentence_of(day).stop
            verb = next((i for i in range(day + 1, stop) if analysis.upos[i] not in _BETWEEN), stop)
            if verb < stop and analysis.upos[verb] == "VERB" and day not in analysis.head:
                yield day, verb, "obl:unmarked"


def _leaps(analysis: Analysis) -> Iterator[Move]:
    """Subjects and helpers of a clause whose infinitive was taken for it: "Norway is due to sign" is of "due"."""
    for word, verb in enumerate(analysis.head):
        over = analysis.head[verb] if verb >= 0 else -1
        if word < over < verb and analysis.upos[over] == "ADJ" and analysis.relation[word] in _OF_A_CLAUSE:
            yield word, over, analysis.relation[word]


def _negators(analysis: Analysis, names: frozenset[str]) -> Iterator[Move]:
    """Negators that stand before the "to" of an infinitive and were hung on the verb before: "vowed never to sign"."""
    for to, mark in enumerate(analysis.words):
        verb, word = analysis.head[to], to - 1
        if mark.surface != "to" or analysis.relation[to] != "mark" or verb < to or word < 0:
            continue
        if analysis.words[word].surface.lower() not in names:
            continue
        if analysis.head[verb] == word and analysis.head[word] >= 0:
            yield verb, analysis.head[word], "xcomp"
        if analysis.head[verb] in {word, analysis.head[word]}:
            yield word, verb, "advmod"
