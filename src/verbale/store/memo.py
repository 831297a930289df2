"""What was worked out of a store and holds until the store changes."""

from collections.abc import Callable
from threading import Lock, RLock
from time import monotonic
from typing import Any, Generic, TypeVar

__all__ = ["Memo", "Pace"]

T = TypeVar("T")
M = TypeVar("M")
_REST, _LONGEST = 10, 300.0
"""How many times as long as the dearest answer took it is not worked out again, and for how many seconds at most."""
_QUICKLY = 0.1
"""Seconds up to which an answer needs no rest."""


class Pace(Generic[M]):
    """The mark to go by: that of the store, or the one before as long as what was made by it rests.

    Where somebody goes on adding, answers so take a tenth of the time or so, and tell of what came in a little later.
    `may_wait` says whether a change, from one mark to another, is such that nobody waits for it.
    """

    def __init__(self, look: Callable[[], M], may_wait: Callable[[M, M], bool]) -> None:
        self._look, self._may_wait, self._lock = look, may_wait, Lock()
        self._taken: tuple[M, float] | None = None
        self._dearest = 0.0
        self.newest: M | None = None
        """The mark of the store when it was looked at last."""

    def mark(self) -> M:
        """The mark to go by now."""
        found = self._look()
        with self._lock:
            self.newest = found
            if self._taken is None or (found != self._taken[0] and not self._waits(*self._taken, found)):
                self._taken, self._dearest = (found, monotonic()), 0.0
            return self._taken[0]

    def took(self, seconds: float) -> None:
        """Tell how long an answer took."""
        with self._lock:
            self._dearest = max(self._dearest, seconds)

    def _waits(self, taken: M, at: float, found: M) -> bool:
        rest = min(_REST * self._dearest, _LONGEST) if self._dearest > _QUICKLY else 0.0
        return monotonic() < at + rest and self._may_wait(taken, found)


class _Answer:
    """An answer, or the place where it will be; its lock is held while it is worked out."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.values: list[Any] = []


class Memo:
    """Answers by their questions, `most` of them; all are dropped when the mark of the store is another one."""

    def __init__(self, mark: Callable[[], Any], most: int = 512, took: Callable[[float], None] | None = None) -> None:
        self._mark, self._most, self._took, self._lock = mark, most, took, Lock()
        self._known: tuple[Any, dict[Any, _Answer]] = None, {}

    def get(self, question: Any, answer: Callable[[], T]) -> T:
        """The answer to a question: the one from before, else the one that `answer` works out now; nobody works it out twice.

        Who asks something else does not wait. `answer` may ask other questions, as long as none of them asks this one.
        """
        known = self._place(self._mark(), question)
        with known.lock:
            if not known.values:
                began = monotonic()
                known.values.append(answer())
                if self._took:
                    self._took(monotonic() - began)
            found: T = known.values[0]
            return found

    def _place(self, mark: Any, question: Any) -> _Answer:
        with self._lock:
            if self._known[0] != mark or len(self._known[1]) >= self._most:
                self._known = mark, {}
            return self._known[1].setdefault(question, _Answer())
