"""Stories: documents that report the same event, in whatever words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import log

import numpy as np

from verbale.ledger.groups import Groups
from verbale.ledger.linkage import cluster

__all__ = ["find_stories"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_KNOWN = 0.2
"""The share of all documents in which a word may stand that tells stories apart."""
_NAMED = 2.0
"""What a name or a number counts beside another word: stories of one kind differ by who, where, when and how many."""
_KEPT = 150
"""Words of a document that are compared: those that say most."""
_DAYS = 45
"""Days between two documents of one story at most, where both are dated."""
LIKE = 0.23
"""The mean likeness (cosine) of the documents of two groups that are one story; chosen on one half of the topics of ECB+."""

Weights = Mapping[str, float]


def find_stories(texts: Sequence[str], published: Sequence[date | None] | None = None, like: float = LIKE) -> list[int]:
    """The number of the story of each text, from 0 in order of appearance.

    Names, numbers and the rarer words of each text are weighed by how few texts have them; groups whose documents are alike
    on average are joined, the most alike first. `published` keeps apart what lies far apart in time.
    """
    days = published or [None] * len(texts)
    vectors = _vectors(texts)
    pairs = {(a, b): value for a, b, value in _alike(vectors, like) if _near(days[a], days[b])}
    groups = Groups(len(texts))
    for a, b in pairs:
        groups.join(a, b)
    story = [0] * len(texts)
    found = (part for group in groups.all() for part in _split(group, vectors, days, like))
    for number, part in enumerate(sorted(found)):
        for i in part:
            story[i] = number
    return story


def _vectors(texts: Sequence[str]) -> list[Weights]:
    """The words of each text that say most, weighed, at length 1."""
    written = [_WORD.findall(text) for text in texts]
    named, plain = Counter[str](), Counter[str]()
    for word in (w for words in written for w in words):
        (named if not word[0].islower() else plain)[word.casefold()] += 1
    counts = [Counter(w.casefold() for w in words) for words in written]
    spread = Counter(w for count in counts for w in count)
    limit = max(5.0, _KNOWN * len(texts))
    worth = {
        w: log(len(texts) / n) * (_NAMED if named[w] > 2 * plain[w] else 1.0)
        for w, n in spread.items()
        if 1 < n <= limit and n < len(texts)
    }
    return [_normal({w: (1 + log(n)) * worth[w] for w, n in count.items() if w in worth}) for count in counts]


def _normal(weights: Weights) -> Weights:
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT]
    length = sum(value * value for _, value in kept) ** 0.5 or 1.0
    return {word: value / length for word, value in kept}


def _alike(vectors: Sequence[Weights], like: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts that are alike enough to be what joins two groups, by the words that they share."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for here, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for there, other in holders[word]:
                sums[there] += value * other
            holders[word].append((here, value))
        yield from ((there, here, value) for there, value in sums.items() if value >= like)


def _split(group: list[int], vectors: Sequence[Weights], days: Sequence[date | None], like: float) -> list[list[int]]:
    likeness = np.eye(len(group))
    for a, b in combinations(range(len(group)), 2):
        i, j = group[a], group[b]
        likeness[a, b] = likeness[b, a] = _cosine(vectors[i], vectors[j]) if _near(days[i], days[j]) else 0.0
    return [[group[i] for i in part] for part in cluster(likeness, like)]


def _cosine(one: Weights, other: Weights) -> float:
    short, long = sorted((one, other), key=len)
    return sum(value * long[word] for word, value in short.items() if word in long)


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= _DAYS
