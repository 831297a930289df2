"""One shard: its pages read one after the other and written together. All that engines do is to have this done by many."""

from collections.abc import Iterator

from verbale.batch.folder import Done, Folder
from verbale.batch.job import Job, Shard
from verbale.batch.page import Outcome, broken, load, read_alone, read_page
from verbale.batch.tables import Rows
from verbale.batch.watch import Watch, watching
from verbale.errors import FatalPageError
from verbale.ingest import Dropped
from verbale.ingest.given import Given
from verbale.ingest.parts import Part, read_part
from verbale.ingest.source import Piece

__all__ = ["run_shard"]

_TRIES = 3
"""Processes that may end while they unpack a page, before the rest of its part is given up."""


def run_shard(job: Job, shard: Shard, folder: Folder) -> Done:
    """Do a shard, unless it is done; the output hangs on the job and the shard alone. To be called in a process that may end.

    A page at which an earlier process ended is read in a process of its own: if that ends too, the page is the reason.
    Raises `BatchFolderError`.
    """
    if done := folder.done(shard):
        return done
    load(job)
    rows = Rows()
    with watching(folder.path / "work", shard.name, job.seconds) as watch:
        for part in shard.parts:
            for piece in _pieces(job, part, watch):
                try:
                    rows.take(_read(job, piece, watch))
                except ValueError as error:
                    rows.take(broken(piece.name, error))
        watch.rest()
        return folder.finish(shard, rows)


def _read(job: Job, piece: Piece, watch: Watch) -> Outcome:
    if not watch.deaths:
        return read_page(job, piece)
    watch.rest()
    return read_alone(job, piece)


def _pieces(job: Job, part: Part, watch: Watch) -> Iterator[Piece]:
    """The pages of a part; what is wrong with the file itself ends it."""
    pieces = read_part(part, Given(part.path, fallback=job.published, today=job.today), job.limit)
    while True:
        watch.begin()
        if watch.deaths >= _TRIES:
            yield Dropped(part.path, FatalPageError(part.path, "unpacking it ends the process; the rest of this part was not read"))
            return
        try:
            piece = next(pieces, None)
        except Exception as error:
            yield broken(part.path, error)
            return
        if piece is None:
            return
        yield piece
