"""Shards on the processors of this machine: processes that load the weights once and die with this one."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from verbale.batch.folder import Done, Folder
from verbale.batch.job import Job, Shard
from verbale.batch.shards import run_shard

__all__ = ["run_local"]

_WAITING = 2
"""Shards a worker that are handed out at once, so that none waits for the next one."""


def run_local(job: Job, shards: Iterable[Shard], folder: Folder, workers: int, _address: str | None = None) -> Iterator[Done]:
    """Do shards by so many processes; each comes back when it is done. Where a process ends, what it was at is begun anew."""
    todo, handed = iter(shards), dict[Future[Done], Shard]()
    while True:
        with ProcessPoolExecutor(workers, get_context("spawn"), _prepare) as pool:
            try:
                handed |= _hand_out(pool, job, folder, islice(todo, _WAITING * workers - len(handed)))
                while handed:
                    for future in wait(handed, return_when=FIRST_COMPLETED).done:
                        done = future.result()
                        del handed[future]
                        handed |= _hand_out(pool, job, folder, islice(todo, 1))
                        yield done
                return
            except BrokenProcessPool:
                todo = chain(list(handed.values()), todo)
                handed.clear()


def _hand_out(pool: ProcessPoolExecutor, job: Job, folder: Folder, shards: Iterable[Shard]) -> dict[Future[Done], Shard]:
    return {pool.submit(run_shard, job, shard, folder): shard for shard in shards}


def _prepare() -> None:
    """One thread a worker, and none that outlives the process which started it, even when that is killed."""
    os.environ["OMP_NUM_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
