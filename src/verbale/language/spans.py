"""Runs of labelled words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbale.language.encoder import Floats

Ints = NDArray[np.int64]

__all__ = ["find_runs", "likeliest", "sigmoid", "softmax"]

CERTAIN = 0.99
"""Probability from which a word is outside whatever stands beside it; only what is left is decoded as a sequence."""


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Probabilities of yes."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -60, 60))), np.float32)


def find_runs(kinds: Sequence[int], begins: Sequence[bool]) -> Iterator[tuple[int, int, int]]:
    """Runs (start, end, kind) of equal kinds other than 0; a `begins` mark starts a new one.

    >>> list(find_runs([0, 1, 1, 1, 2], [False, True, False, True, False]))
    [(1, 3, 1), (3, 4, 1), (4, 5, 2)]
    """
    start, kind = 0, 0
    for i, (k, begin) in enumerate(zip([*kinds, 0], [*begins, False], strict=True)):
        if kind and (k != kind or begin):
            yield start, i, kind
            kind = 0
        if k and not kind:
            start, kind = i, k


def likeliest(probability: Floats, starts: Sequence[bool] = ()) -> Ints:
    """The likeliest sequence of labels that can stand, from probabilities [n, 1 + 2 kinds] of single words.

    Label 0 is outside, 2k - 1 begins and 2k goes on inside kind k, which only stands behind its own begin or inside.
    A word that `starts` something (a paragraph) is decoded without regard to the words before it.
    """
    best = np.asarray(probability.argmax(1))
    best[probability[:, 0] >= CERTAIN] = 0
    starts = starts or [False] * len(probability)
    for a, b, _ in find_runs((probability[:, 0] < CERTAIN).astype(int).tolist(), starts):
        # where each word's likeliest label can stand, there is no likelier sequence
        if not _can_stand(best[a:b].tolist()):
            best[a:b] = _viterbi(np.log(probability[a:b] + 1e-9).tolist())
    return best


def _can_stand(labels: Sequence[int]) -> bool:
    """Whether each label that goes on stands behind its own begin or inside."""
    return all(label == 0 or label % 2 or before in {label, label - 1} for before, label in pairwise([0, *labels]))


def _viterbi(rows: Sequence[list[float]]) -> list[int]:
    labels = range(len(rows[0]))
    total = [p if label == 0 or label % 2 else -np.inf for label, p in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        first = max(labels, key=total.__getitem__)
        before = [first] * len(labels)
        for inside in labels[2::2]:
            before[inside] = inside if total[inside] >= total[inside - 1] else inside - 1
        total = [total[before[label]] + p for label, p in enumerate(row)]
        back.append(before)
    path = [max(labels, key=total.__getitem__)]
    for before in reversed(back):
        path.append(before[path[-1]])
    return path[::-1]
