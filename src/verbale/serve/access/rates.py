"""How often somebody may ask: a bucket for each, which fills again as time goes."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

__all__ = ["FAILED", "READING", "WRITING", "Rates"]

READING, WRITING, FAILED = 1, 10, 60
"""What it takes out of the bucket to read, to write, and to give a token that is none."""

_MOST = 10_000


class Rates:
    """Buckets of `per_minute`; 0 is no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._full, self._clock = float(per_minute), clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def wait(self, who: str, cost: int) -> float:
        """Take the cost out of somebody's bucket: 0, or the seconds until there is enough in it.

        >>> at = iter([0, 0, 0, 30])
        >>> rates = Rates(60, lambda: next(at))
        >>> rates.wait("Ada", 60), rates.wait("Ada", 30), rates.wait("Bo", 1), rates.wait("Ada", 30)
        (0.0, 30.0, 0.0, 0.0)
        """
        if not self._full:
            return 0.0
        with self._lock:
            now, speed = self._clock(), self._full / 60
            left, since = self._left.get(who, (self._full, now))
            left = min(left + (now - since) * speed, self._full)
            cost = min(cost, int(self._full))
            wait = max(cost - left, 0.0) / speed
            self._left[who] = (left if wait else left - cost), now
            if len(self._left) > _MOST:
                self._left = dict(list(self._left.items())[_MOST // 2 :])
            return wait
