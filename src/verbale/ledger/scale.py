"""What is common to all names of a corpus: in how many a word stands, the states around each, the days of each."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import log

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
        spread = Counter(word for name in names for word in name.around if word[0] == "=")
        self._states = {id(n): _unit({w: n.share(w) * log((1 + len(names)) / spread[w]) for w in n.around if w[0] == "="}) for n in names}
        self._days = {id(n): sorted(d for m in n.mentions if (d := m.passage.document.published)) for n in names}
        self._since = {n.key: self._days[id(n)][0] for n in names if self._days[id(n)]}

    def states(self, one: Name, other: Name) -> float:
        """How alike the states are that are spoken of around two names (cosine)."""
        a, b = self._states[id(one)], self._states[id(other)]
        return float(sum(v * b[w] for w, v in a.items() if w in b))

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


def _unit(values: dict[str, float]) -> dict[str, float]:
    length = sum(v * v for v in values.values()) ** 0.5 or 1.0
    return {w: v / length for w, v in values.items()}
