"""Groups of alike things by average linkage."""

from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

__all__ = ["cluster"]

Pairs = Mapping[tuple[int, int], float]
Likeness = Callable[[int, int], float]


def cluster(size: int, pairs: Pairs, likeness: Likeness, least: float, weights: Sequence[int] | None = None) -> list[list[int]]:
    """Groups of the numbers below `size`: the two whose members are most alike on average are joined, as long as they reach `least`.

    `pairs` are all pairs, smaller number first, that are alike by at least `least`; how alike others are is asked only of those of
    two groups that share a neighbour. Each counts as often as its weight says. Groups and their members come in order.

    >>> cluster(3, {(0, 1): 0.9}, lambda one, other: 0.2, 0.5)
    [[0, 1], [2]]
    """
    groups = _Linked(size, pairs, likeness, weights or [1] * size)
    nearest = [(-value, one, other) for (one, other), value in pairs.items()]
    heapify(nearest)
    while nearest:
        value, one, other = heappop(nearest)
        if groups.links[one].get(other) == -value:
            for third, joined in groups.join(one, other):
                if joined >= least:
                    heappush(nearest, (-joined, min(one, third), max(one, third)))
    return sorted(sorted(group) for group in groups.members if group)


class _Linked:
    """Groups by their first member, and how alike those are that hold an alike pair."""

    def __init__(self, size: int, pairs: Pairs, likeness: Likeness, weights: Sequence[int]) -> None:
        self.members = [[i] for i in range(size)]
        self.links: list[dict[int, float]] = [{} for _ in range(size)]
        for (one, other), value in pairs.items():
            self.links[one][other] = self.links[other][one] = value
        self._likeness, self._weights, self._mass = likeness, weights, list(weights)

    def join(self, one: int, other: int) -> list[tuple[int, float]]:
        """Put the members of a group to those of another; all groups that are linked to either, with how alike they are to both."""
        shares = self._mass[one], self._mass[other]
        found = []
        for third in (self.links[one].keys() | self.links[other].keys()) - {one, other}:
            joined = (shares[0] * self._mean(one, third) + shares[1] * self._mean(other, third)) / sum(shares)
            self.links[third].pop(other, None)
            self.links[third][one] = joined
            found.append((third, joined))
        self.links[one], self.links[other] = dict(found), {}
        self.members[one] += self.members[other]
        self.members[other] = []
        self._mass[one] += self._mass[other]
        return found

    def _mean(self, one: int, other: int) -> float:
        """How alike two groups are, asked of their members where they are not linked."""
        if other in self.links[one]:
            return self.links[one][other]
        weights = self._weights
        total = sum(weights[a] * weights[b] * self._likeness(*sorted((a, b))) for a in self.members[one] for b in self.members[other])
        return total / (self._mass[one] * self._mass[other])
