"""Shards on a Ray cluster: actors that load the weights once, each given no more than it works at and one that waits.

The machines of a cluster share the folders of inputs and output, and have the same version of this program.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from verbale.batch.folder import Done, Folder
from verbale.batch.job import Job, Shard
from verbale.batch.page import load
from verbale.batch.shards import run_shard
from verbale.errors import MissingExtraError

__all__ = ["run_ray"]

_WAITING = 2
"""Shards that an actor is given at once, so that it does not wait for the next one."""


class Worker:
    """An actor: one processor, one thread."""

    def __init__(self, job: Job, folder: str) -> None:
        os.environ["OMP_NUM_THREADS"] = "1"
        os.chdir(folder)
        self._job = job
        load(job)

    def ready(self) -> None:
        """Comes back when the weights are loaded."""

    def run(self, shard: Shard, folder: Folder) -> Done:
        """Do a shard."""
        return run_shard(self._job, shard, folder)


def run_ray(job: Job, shards: Iterable[Shard], folder: Folder, workers: int, address: str | None = None) -> Iterator[Done]:
    """Do shards on the cluster at an address, with an actor for each of its processors; else on one of so many that is started here.

    Where an actor or its machine ends, what it was at goes to another one. Raises `MissingExtraError`.
    """
    try:
        import ray  # noqa: PLC0415 - it comes with an extra
    except ImportError as error:
        raise MissingExtraError("ray", "ray") from error
    here = {} if address else {"num_cpus": workers, "include_dashboard": False}
    ray.init(address=address or "local", log_to_driver=False, logging_level="ERROR", **here)
    try:
        count = int(ray.cluster_resources()["CPU"]) if address else workers
        yield from _Crew(ray, job, folder, count).run(iter(shards))
    finally:
        ray.shutdown()


class _Crew:
    """The actors, and what each was given: no actor is counted on before it has said that it is ready."""

    def __init__(self, ray: Any, job: Job, folder: Folder, count: int) -> None:
        self._ray, self._job, self._folder = ray, job, folder
        self._given: dict[Any, tuple[Any, Shard | None]] = {}
        """Calls that have not come back: the actor, and its shard; None where it is starting."""
        self._again = deque[Shard]()
        self._idle: list[Any] = []
        """Actors that wait for work, once for each shard that they may be given."""
        for _ in range(count):
            self._start()

    def run(self, shards: Iterator[Shard]) -> Iterator[Done]:
        """All shards, as they are done; a place in the cluster that is not filled again keeps none of them waiting."""
        while not self._idle or any(shard for _, shard in self._given.values()):
            (call,), _ = self._ray.wait(list(self._given), num_returns=1)
            actor, shard = self._given.pop(call)
            try:
                done = self._ray.get(call)
            except self._ray.exceptions.RayActorError:
                self._replace(actor, shard)
            else:
                self._idle += [actor] * (1 if shard else _WAITING)
                if shard:
                    yield done
            while self._idle and (shard := self._again.popleft() if self._again else next(shards, None)):
                self._give(self._idle.pop(), shard)

    def _start(self) -> None:
        actor = self._ray.remote(num_cpus=1)(Worker).remote(self._job, str(Path.cwd()))
        self._given[actor.ready.remote()] = (actor, None)

    def _give(self, actor: Any, shard: Shard) -> None:
        self._given[actor.run.remote(shard, self._folder)] = (actor, shard)

    def _replace(self, actor: Any, shard: Shard | None) -> None:
        """Take back all that an actor was given, and start another one, which gets to work when there is a processor for it."""
        mine = {call: shard for call, (owner, shard) in self._given.items() if owner is actor}
        self._given = {call: given for call, given in self._given.items() if call not in mine}
        self._idle = [other for other in self._idle if other is not actor]
        self._again.extend(each for each in (shard, *mine.values()) if each)
        self._start()
