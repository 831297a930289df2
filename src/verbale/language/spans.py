"""Runs of labelled words."""

from collections.abc import Iterator, Sequence

import numpy as np

from verbale.language.encoder import Floats

__all__ = ["find_runs", "sigmoid", "softmax"]


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
