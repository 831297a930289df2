"""A batch run as a user starts it, and looked at from outside while it works: pages done, time and memory of each worker."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

__all__ = ["Look", "Run", "run_batch"]

_EVERY = 0.2
_WORKERS = (b"spawn_main", b"ray::Worker")
"""What the command lines of workers have: those of the local pool, and Ray's actors."""


class Look(NamedTuple):
    """What was seen when pages were done: seconds since the start, pages so far, MB that a worker holds."""

    at: float
    pages: int
    megabytes: float


@dataclass(slots=True)
class Run:
    """A batch from its start to its end; `peak` is the most that one worker ever held, in MB."""

    seconds: float = 0.0
    peak: float = 0.0
    looks: list[Look] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """All pages."""
        return self.looks[-1].pages

    @property
    def rate(self) -> float:
        """Pages a second between the first shards that were done and the last: without start and end of the processes."""
        return 1 / self.cost(self.looks[0].pages, self.pages)

    def cost(self, since: float, until: float) -> float:
        """Seconds a page between two numbers of pages that were done."""
        first = min(self.looks, key=lambda look: abs(look.pages - since))
        last = min(self.looks, key=lambda look: abs(look.pages - until))
        return (last.at - first.at) / (last.pages - first.pages) if last is not first else self.seconds / self.pages

    def growth(self) -> float:
        """What a worker holds in the last quarter of the run, as a share of what it held in the second one; medians."""
        quarter = max(1, len(self.looks) // 4)
        early, late = self.looks[quarter : 2 * quarter] or self.looks, self.looks[-quarter:]
        return median(look.megabytes for look in late) / median(look.megabytes for look in early)


def run_batch(source: Path, out: Path, *, workers: int, pages: int, engine: str = "local") -> Run:
    """Run `verbale batch` on a file, one thread a worker, and watch it; raises `CalledProcessError` where it fails."""
    command = [sys.executable, "-m", "verbale", "batch", str(source), "--out", str(out), "--engine", engine]
    command += ["--workers", str(workers), "--pages", str(pages)]
    run, began, done = Run(), time.perf_counter(), dict[str, int]()
    with subprocess.Popen(command, env=os.environ | {"OMP_NUM_THREADS": "1"}, stdout=subprocess.DEVNULL) as process:
        ended, held = False, 0.0
        while not ended:
            time.sleep(_EVERY)
            ended = process.poll() is not None
            states = [state for worker in _below(process.pid) if (state := _held(worker))]
            held = max((now for now, _ in states), default=held)
            run.peak = max([run.peak, *(most for _, most in states)])
            if new := {path.stem: path for path in (out / "done").glob("*.json") if path.stem not in done}:
                done |= {name: _pages(path) for name, path in new.items()}
                run.looks.append(Look(time.perf_counter() - began, sum(done.values()), held))
        run.seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return run


def _pages(marker: Path) -> int:
    """The pages of a shard, whatever became of them."""
    counts = json.loads(marker.read_bytes())["counts"]
    return int(sum(counts[name] for name in ("documents", "drops", "skipped")))


def _below(process: int) -> Iterator[int]:
    """The processes that a process has started, and those that these have."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in map(int, children.split()):
        yield child
        yield from _below(child)


def _held(process: int) -> tuple[float, float] | None:
    """MB of a worker now and at most; None for what is none, or has ended."""
    folder = Path(f"/proc/{process}")
    try:
        if any(name in (folder / "cmdline").read_bytes() for name in _WORKERS):
            lines = (line.partition(":") for line in (folder / "status").read_text(encoding="utf-8").splitlines())
            told = {name: value.split()[0] for name, _, value in lines if name in {"VmRSS", "VmHWM"}}
            return int(told["VmRSS"]) / 1024, int(told["VmHWM"]) / 1024
    except (OSError, KeyError):
        pass
    return None
