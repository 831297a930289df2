"""The page that a process is at, noted where it outlasts the process, and the alarm that ends one which is stuck."""

import faulthandler
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["STUCK", "Watch", "alarm", "watching"]

STUCK = frozenset({-signal.SIGPROF, 1})
"""The exit statuses of a process that was ended by the alarm: by its own time, and by the clock."""
_ASLEEP = 60
"""How many times longer by the clock than by the processor a page may take."""


class Watch:
    """Counts the pages of a shard as they are begun; `deaths` says how often an earlier process ended at the present one."""

    def __init__(self, note: BinaryIO, deaths: Counter[int], seconds: float) -> None:
        self._note, self._deaths, self._seconds = note, deaths, seconds
        self._number = -1

    def begin(self) -> None:
        """Go on to the next page; the process ends if it is not left in time."""
        self._number += 1
        self._note.seek(0)
        self._note.write(b"%08d\n" % self._number)
        self._note.flush()
        alarm(self._seconds)

    def rest(self) -> None:
        """Set no alarm for what keeps its own time."""
        alarm(0)

    @property
    def deaths(self) -> int:
        """How many processes ended while they were at this page."""
        return self._deaths[self._number]


def alarm(seconds: float) -> None:
    """End this process after so many seconds of a processor, unless another alarm is set before; with 0, not at all.

    The kernel does it, so that no code can hang too deep to hear of it; and it counts no time that other processes take, so that
    what a page comes to does not depend on them. One that sleeps is ended by the clock.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if seconds:
        faulthandler.dump_traceback_later(_ASLEEP * seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


@contextmanager
def watching(folder: Path, name: str, seconds: float) -> Iterator[Watch]:
    """Watch over a shard; what earlier processes left in the folder says at which pages they ended."""
    folder.mkdir(parents=True, exist_ok=True)
    at, ended = folder / f"{name}.at", folder / f"{name}.ended"
    if at.exists():
        with ended.open("ab") as out:
            out.write(at.read_bytes())
    deaths = Counter(int(line) for line in ended.read_text(encoding="ascii").split()) if ended.exists() else Counter[int]()
    with at.open("wb") as note:
        try:
            yield Watch(note, deaths, seconds)
        finally:
            alarm(0)
    at.unlink(missing_ok=True)
    ended.unlink(missing_ok=True)
