"""Things that are joined in pairs, as groups."""

from collections import defaultdict

__all__ = ["Groups"]


class Groups:
    """The numbers from 0 to `size` - 1, each a group of its own until joined.

    >>> groups = Groups(4)
    >>> groups.join(0, 2)
    >>> groups.all()
    [[0, 2], [1], [3]]
    """

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def of(self, item: int) -> int:
        """The number that stands for the group of an item."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make one group of the two that hold the items."""
        low, high = sorted((self.of(one), self.of(other)))
        self._above[high] = low

    def all(self) -> list[list[int]]:
        """The groups, each in order, by their first item."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._above)):
            found[self.of(item)].append(item)
        return list(found.values())
