"""Groups of alike things by average linkage."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["cluster"]

_GONE = -np.inf


def cluster(likeness: npt.NDArray[np.float64], least: float, weights: Sequence[int] | None = None) -> list[list[int]]:
    """Groups of rows: the two groups whose members are most alike on average are joined, as long as they reach `least`.

    `likeness` is square and symmetric; a row counts as often as its weight says. Groups and their members come in order.
    Quadratic in memory; each joining is one pass over the best partners of each group.

    >>> cluster(np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]), 0.5)
    [[0, 1], [2]]
    """
    size = len(likeness)
    alike = likeness.astype(np.float64)
    np.fill_diagonal(alike, _GONE)
    members = [[i] for i in range(size)]
    mass = list(weights or [1] * size)
    best, value = (alike.argmax(axis=1), alike.max(axis=1)) if size else (np.empty(0, int), np.empty(0))
    while size > 1 and value.max() >= least:
        one, other = sorted((int(value.argmax()), int(best[value.argmax()])))
        joined = (mass[one] * alike[one] + mass[other] * alike[other]) / (mass[one] + mass[other])
        joined[[one, other]] = _GONE
        alike[one], alike[:, one] = joined, joined
        alike[other], alike[:, other] = _GONE, _GONE
        members[one] += members[other]
        members[other] = []
        mass[one] += mass[other]
        stale = np.flatnonzero((best == one) | (best == other) | (joined > value))
        for row in {one, other, *stale.tolist()}:
            best[row], value[row] = alike[row].argmax(), alike[row].max()
    return sorted(sorted(group) for group in members if group)
