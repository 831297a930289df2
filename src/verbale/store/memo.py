"""What was worked out of a store and holds until the store changes."""

from collections.abc import Callable
from threading import Lock, RLock
from typing import Any, TypeVar

__all__ = ["Memo"]

T = TypeVar("T")


class _Answer:
    """An answer, or the place where it will be; its lock is held while it is worked out."""

    def __init__(self) -> None:
        self.lock = RLock()
        self.values: list[Any] = []


class Memo:
    """Answers by their questions, `most` of them; all are dropped when the mark of the store is another one."""

    def __init__(self, mark: Callable[[], Any], most: int = 512) -> None:
        self._mark, self._most, self._lock = mark, most, Lock()
        self._known: tuple[Any, dict[Any, _Answer]] = None, {}

    def get(self, question: Any, answer: Callable[[], T]) -> T:
        """The answer to a question: the one from before, else the one that `answer` works out now; nobody works it out twice.

        Who asks something else does not wait. `answer` may ask other questions, as long as none of them asks this one.
        """
        known = self._place(self._mark(), question)
        with known.lock:
            if not known.values:
                known.values.append(answer())
            found: T = known.values[0]
            return found

    def _place(self, mark: Any, question: Any) -> _Answer:
        with self._lock:
            if self._known[0] != mark or len(self._known[1]) >= self._most:
                self._known = mark, {}
            return self._known[1].setdefault(question, _Answer())
