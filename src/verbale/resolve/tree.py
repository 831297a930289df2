"""The tree of a document with its children at hand: every step is made once, no question scans a sentence again."""

from collections.abc import Iterator
from functools import cache

from verbale.language.analysis import Analysis, Run

__all__ = ["Tree", "bare"]

_BESIDE = frozenset({"appos", "acl", "acl:relcl", "parataxis", "punct", "conj", "cc", "list", "dep", "discourse"})


@cache
def bare(relation: str) -> str:
    """A relation without its subtype.

    >>> bare("nsubj:pass")
    'nsubj'
    """
    return relation.partition(":")[0]


class Tree:
    """The dependency tree of an analysis; all arguments and results count in words of the document."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.lower = [w.surface.lower() for w in analysis.words]
        self.children: list[list[int]] = [[] for _ in analysis.words]
        for word, head in enumerate(analysis.head):
            if head >= 0:
                self.children[head].append(word)
        self.sentence = [k for k, s in enumerate(analysis.sentences) for _ in s]
        self.paragraph = [k for k, p in enumerate(analysis.paragraphs) for _ in p]

    def find_child(self, word: int, *relations: str) -> int | None:
        """The first dependent with one of the relations (without subtype)."""
        for child in self.children[word]:
            if bare(self.analysis.relation[child]) in relations:
                return child
        return None

    def subtree(self, word: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """A word and all below it in order, not going into dependents with the relations `without`."""
        found, todo = [], [word]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(c for c in self.children[at] if self.analysis.relation[c] not in without)
        return sorted(found)

    def phrase(self, word: int) -> Run:
        """The unbroken run around a noun that is its own phrase: no clauses, appositions or conjuncts of its own."""
        own = [c for c in self.children[word] if self.analysis.relation[c] not in _BESIDE]
        inside = {word}.union(*(self.subtree(c) for c in own))
        low = high = word
        while low - 1 in inside:
            low -= 1
        while high + 1 in inside:
            high += 1
        return low, high + 1

    def above(self, word: int) -> Iterator[int]:
        """The heads of a word up to the root, nearest first."""
        seen = 0
        while (word := self.analysis.head[word]) >= 0 and seen < 200:
            seen += 1
            yield word

    def head_of(self, run: Run) -> int:
        """The word of a run whose head lies outside: the first noun-like one, else the first."""
        outer = [i for i in range(*run) if not run[0] <= self.analysis.head[i] < run[1]]
        named = [i for i in outer if self.analysis.upos[i] in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}]
        return (named or outer or [run[0]])[0]
