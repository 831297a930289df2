"""What is common to all names of a corpus: in how many a word stands, the states around each, the days of each."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import log

import numpy as np
import numpy.typing as npt

from verbale.ledger.names import Name

__all__ = ["Scale"]

_FAR = timedelta(days=60)
"""What may lie between the days of two names of which one describes the other."""
_EARLY = timedelta(days=365)
"""How long before a proper name another may be in use that is short for it."""


class Scale:
    """What is common to all names: in how many a word stands, the states around each, weighed, and which stand for each other."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.count = Counter(word for name in names for word in name.core)
        self._at = {id(n): at for at, n in enumerate(names)}
        self._states = _weighed(names)
        self._days = {id(n): sorted(d for m in n.mentions if (d := m.passage.document.published)) for n in names}
        self._since = {n.key: self._days[id(n)][0] for n in names if self._days[id(n)]}

    def states(self, one: Name, other: Name) -> float:
        """How alike the states are that are spoken of around two names (cosine)."""
        return float(self._states[self._at[id(one)]] @ self._states[self._at[id(other)]])

    def amid(self, name: Name, least: float) -> list[int]:
        """The numbers of the names around which the states are spoken of that are spoken of around one, by a least cosine."""
        found: list[int] = np.flatnonzero(self._states @ self._states[self._at[id(name)]] >= least).tolist()
        return found

    def days(self, name: Name) -> Sequence[date]:
        """The days of the documents that use a name, in order."""
        return self._days[id(name)]

    def shortens(self, one: Name, other: Name) -> bool:
        """Whether the shorter of two names may stand for the longer: it is not in use long before that."""
        short, long = sorted((one, other), key=lambda n: len(n.core))
        a, b = self.days(short), self.days(long)
        return len(short.core) == len(long.core) or not a or not b or a[0] + _EARLY >= b[0]

    def misdates(self, one: Name, other: Name) -> bool:
        """Whether the year of a name is not the one in which the instrument came up that the other means."""
        since = self.since(other) if other.era and one.years else None
        return since is not None and str(since.year) not in one.years

    def since(self, name: Name) -> date | None:
        """The first day on which an instrument is spoken of: that of the name which another stands for."""
        return self._since.get(name.era or name.key)

    def near(self, one: Name, other: Name, far: timedelta = _FAR) -> bool:
        """Whether two names are used in the same time."""
        a, b = self.days(one), self.days(other)
        return not a or not b or (a[0] - far <= b[-1] and b[0] - far <= a[-1])


def _weighed(names: Sequence[Name]) -> npt.NDArray[np.float64]:
    """How much the states count that are spoken of around each name: a row of length 1 for each."""
    spread = Counter(word for name in names for word in name.around if word[0] == "=")
    column = {word: at for at, word in enumerate(spread)}
    found = np.zeros((len(names), len(spread)))
    for row, name in zip(found, names, strict=True):
        for word in name.around:
            if word[0] == "=":
                row[column[word]] = name.share(word) * log((1 + len(names)) / spread[word])
    lengths: npt.NDArray[np.float64] = np.linalg.norm(found, axis=1, keepdims=True)
    return found / np.where(lengths > 0, lengths, 1.0)
