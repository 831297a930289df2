"""A batch from inputs to tables: what is done is left, what is not is handed to an engine."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from verbale.batch.adding import run_of
from verbale.batch.folder import Done, Folder
from verbale.batch.job import Job, Shard, fingerprint, iter_shards
from verbale.batch.local import run_local
from verbale.batch.ray_engine import run_ray
from verbale.ingest.given import Given, parse_day
from verbale.ingest.parts import iter_files
from verbale.pipeline import load_pipeline

__all__ = ["ENGINES", "PAGES", "SECONDS", "Engine", "run_batch"]

PAGES = 500
"""Pages a shard: about a minute of one processor, which is what a crash costs at most."""
SECONDS = 60.0
"""The time limit of a page, of a processor: some hundred times what a long one takes."""

Engine = Callable[[Job, Iterable[Shard], Folder, int, str | None], Iterator[Done]]

ENGINES: Mapping[str, Engine] = {"local": run_local, "ray": run_ray}
"""What has shards done: by name, with job, shards, folder, workers and the address of a cluster."""


def run_batch(
    paths: Sequence[str | Path],
    out: Path,
    *,
    engine: str = "local",
    address: str | None = None,
    workers: int = 1,
    pages: int = PAGES,
    published: date | str | None = None,
    today: date | None = None,
    limit: int,
    seconds: float = SECONDS,
    gated: bool = True,
    registry: Path | None = None,
) -> Iterator[Done]:
    """Read files into a folder of tables, shard by shard; each comes back when it is done, those done earlier too.

    The same call goes on where one was stopped, and the tables are the same byte for byte, whatever the engine and the number of
    workers. Raises `BatchFolderError` where the folder was begun for other inputs or settings, and the leaves of `InputError` for
    what is no file.
    """
    given = Given("published", fallback=parse_day(published), today=today)
    given.check()
    files = list(iter_files(paths))
    job = Folder(out).begin(
        Job(
            files=fingerprint(files),
            pages=pages,
            published=given.fallback,
            today=given.now,
            limit=limit,
            seconds=seconds,
            gated=gated,
            registry=str(registry) if registry else None,
            run=run_of(load_pipeline(registry=registry), registry),
        )
    )
    return _run(job, files, Folder(out), ENGINES[engine], workers, address)


def _run(job: Job, files: Sequence[str], folder: Folder, engine: Engine, workers: int, address: str | None) -> Iterator[Done]:
    before = list[Done]()

    def missing() -> Iterator[Shard]:
        for shard in iter_shards(files, job.pages):
            done = folder.done(shard)
            if done is None:
                yield shard
            else:
                before.append(done)

    for done in engine(job, missing(), folder, workers, address):
        yield from (before.pop() for _ in tuple(before))
        yield done
    yield from before
