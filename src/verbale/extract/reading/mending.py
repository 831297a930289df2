"""Slips of the tree that the words themselves give away, put right before any rule looks at it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verbale.language.analysis import Analysis
from verbale.lexicon import Lexicon
from verbale.resolve.tree import bare

__all__ = ["TreeWords", "mend"]

_JOINED = frozenset({"conj", "appos", "flat", "compound", "nmod", "dep", "list"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})


@dataclass(frozen=True, slots=True)
class TreeWords:
    """The table `tree` of a lexicon."""

    weekdays: frozenset[str]


def mend(analysis: Analysis, lexicon: Lexicon) -> Analysis:
    """The analysis with every weekday that was joined to the name before it hung on the verb behind: "A and B Friday signed …"."""
    moved = dict(_weekdays(analysis, lexicon.table("tree", TreeWords).weekdays))
    if not moved:
        return analysis
    head, relation = list(analysis.head), list(analysis.relation)
    for day, verb in moved.items():
        head[day], relation[day] = verb, "obl:unmarked"
    return replace(analysis, head=tuple(head), relation=tuple(relation))


def _weekdays(analysis: Analysis, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The weekdays to be moved, each with its verb."""
    for day, word in enumerate(analysis.words):
        if word.surface.lower() in names and bare(analysis.relation[day]) in _JOINED and 0 <= analysis.head[day] < day:
            stop = analysis.sentence_of(day).stop
            verb = next((i for i in range(day + 1, stop) if analysis.upos[i] not in _BETWEEN), stop)
            if verb < stop and analysis.upos[verb] == "VERB" and day not in analysis.head:
                yield day, verb
