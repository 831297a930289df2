"""Groups of alike things by average linkage."""

import numpy as np
import numpy.typing as npt

__all__ = ["cluster"]


def cluster(likeness: npt.NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups of rows: the two groups whose members are most alike on average are joined, as long as they reach `least`.

    `likeness` is square and symmetric. Groups and their members come in order. Quadratic in memory; each joining is one
    pass over the best partners of each group.

    >>> cluster(np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]), 0.5)
    [[0, 1], [2]]
    """
    size = len(likeness)
    alike = likeness.astype(np.float64)
    np.fill_diagonal(alike, -1.0)
    members = [[i] for i in range(size)]
    best, value = alike.argmax(axis=1), alike.max(axis=1)
    while size > 1 and value.max() >= least:
        one, other = sorted((int(value.argmax()), int(best[value.argmax()])))
        kept, lost = len(members[one]), len(members[other])
        joined = (kept * alike[one] + lost * alike[other]) / (kept + lost)
        joined[alike[one] < 0] = -1.0
        joined[[one, other]] = -1.0
        alike[one], alike[:, one] = joined, joined
        alike[other], alike[:, other] = -1.0, -1.0
        members[one] += members[other]
        members[other] = []
        stale = np.flatnonzero((best == one) | (best == other) | (joined > value))
        for row in {one, other, *stale.tolist()}:
            best[row], value[row] = alike[row].argmax(), alike[row].max()
    return sorted(sorted(group) for group in members if group)
