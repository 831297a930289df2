"""What was worked out of a store and holds until the store changes."""

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

__all__ = ["Memo"]

_MOST = 512
"""Answers that are held."""
T = TypeVar("T")


class Memo:
    """Answers by their questions; all of them are dropped when the mark of the store is another one."""

    def __init__(self, mark: Callable[[], Any]) -> None:
        self._mark, self._lock = mark, RLock()
        self._known: tuple[Any, dict[Any, Any]] = None, {}

    def get(self, question: Any, answer: Callable[[], T]) -> T:
        """The answer to a question: the one from before, else the one that `answer` works out now; nobody works it out twice."""
        mark = self._mark()
        with self._lock:
            if self._known[0] != mark or len(self._known[1]) >= _MOST:
                self._known = mark, {}
            known = self._known[1]
            if question not in known:
                known[question] = answer()
            found: T = known[question]
            return found
