"""The worker: claims what is due, fetches it, reads it, and keeps it with the note that it is done in one transaction."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from functools import partial
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from verbale.batch import add_documents
from verbale.collect.sources import Source
from verbale.errors import FetchError, StoreError, VerbaleError, WeightsError
from verbale.ingest import Entry, Fetched, Fetcher, Robots, iter_inputs, read_fetched, read_listing
from verbale.ingest.given import Given
from verbale.pipeline import Pipeline
from verbale.store import Added, Job, Run, Store, Wanted

__all__ = ["Collector", "Told"]

_FIRST, _LONGEST, _TRIES = 300.0, 86_400.0, 6
"""Seconds until the second try, doubled each time, and at most; the tries after which a page is given up."""
_DEEPEST = 3
"""Listings below listings: a sitemap's index has sitemaps, and no more by its protocol."""
_LOOK, _SOON = 1.0, 0.02
"""Seconds after which the queue is looked at again, for others may have put something into it; and where they were faster."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a job: `queued` addresses of a listing, a page or file `added`, or the `error`; else nothing had changed."""

    source: str
    address: str
    queued: int | None = None
    added: Added | None = None
    error: VerbaleError | None = None


class Collector:
    """Works at the sources that it is given; several may work at one store, in threads or processes.

    `delay` are the seconds that a host is left alone after each request (more, where its robots.txt asks for it), `lease` those
    after which a job of a process that died is taken up by another.
    """

    def __init__(
        self,
        store: Store,
        pipeline: Pipeline,
        run: Run,
        sources: Iterable[Source],
        fetcher: Fetcher,
        *,
        delay: float = 2.0,
        lease: float | None = None,
        about: Given | None = None,
    ) -> None:
        self._store, self._pipeline, self._run, self._fetcher = store, pipeline, run, fetcher
        self._sources = {source.name: source for source in sources}
        self._delay, self._lease = delay, lease or 2 * fetcher.seconds + 60
        self._about = about or Given("")
        self._robots, self._stop = Robots(fetcher), Event()
        self._store.jobs.plan((s.name, s.wanted) for s in self._sources.values())

    def work(self, tell: Callable[[Told], None], *, once: bool = False, workers: int = 1) -> None:
        """Work until `stop`, or with `once` until nothing is due any more; `tell` is called with what became of each job."""
        with ThreadPoolExecutor(workers) as pool:
            loops = [pool.submit(self._loop, tell, once) for _ in range(workers)]
            try:
                for loop in as_completed(loops):
                    loop.result()
            finally:
                self._stop.set()

    def stop(self) -> None:
        """Let each worker finish its job and no more."""
        self._stop.set()

    def _loop(self, tell: Callable[[Told], None], once: bool) -> None:
        names = list(self._sources)
        while not self._stop.is_set():
            wait = self._store.jobs.next_in(names, within=0 if once else None)
            if wait is None and once:
                return
            if wait == 0 and (job := self._store.jobs.claim(names, self._lease)):
                self._do(job, tell)
            else:
                self._stop.wait(min(_LOOK, wait or _SOON) if wait is not None else _LOOK)

    def _do(self, job: Job, tell: Callable[[Told], None]) -> None:
        source = self._sources[job.source]
        try:
            if job.kind == "files":
                self._add_files(job, source, tell)
            else:
                tell(self._fetch(job, source))
        except (StoreError, WeightsError, SQLAlchemyError):
            raise
        except Exception as error:  # whatever is wrong with one page, the others are not held up by it
            told = error if isinstance(error, VerbaleError) else VerbaleError(f"{job.address}: {type(error).__name__}: {error}")
            self._fail(job, source, told)
            tell(Told(job.source, job.address, error=told))

    def _fetch(self, job: Job, source: Source) -> Told:
        rest = max(self._delay, self._robots.check(job.address))
        fetched = self._fetcher.fetch(job.address, etag=job.etag, modified=job.modified)
        if fetched.unchanged:
            self._store.jobs.pass_over(job, due=self._due(job, source), rest=rest)
            return Told(job.source, job.address)
        return self._list(job, source, fetched, rest) if job.kind == "listing" else self._keep(job, source, fetched, rest)

    def _list(self, job: Job, source: Source, fetched: Fetched, rest: float) -> Told:
        entries = read_listing(fetched.data, fetched.address, charset=fetched.charset, limit=self._fetcher.limit)
        wanted = [_wanted(e, job) for e in entries if source.takes(e) and not (e.listing and job.depth >= _DEEPEST)]
        due = self._due(job, source)
        queued = self._store.jobs.enqueue(job, wanted, due=due, rest=rest, etag=fetched.etag, modified=fetched.modified)
        return Told(job.source, job.address, queued=queued)

    def _keep(self, job: Job, source: Source, fetched: Fetched, rest: float) -> Told:
        about = replace(self._about, today=self._about.now)
        if job.published and about.has_come(job.published):
            about = Given(fetched.address, fallback=job.published, today=about.today)
        reading = self._pipeline.read(self._pipeline.open(fetched.address, partial(read_fetched, fetched, about, self._fetcher.limit)))
        due = self._due(job, source)
        kept = self._store.jobs.keep(
            job, reading.document, reading.records, self._run, due=due, rest=rest, etag=fetched.etag, modified=fetched.modified
        )
        return Told(job.source, job.address, added=kept)

    def _add_files(self, job: Job, source: Source, tell: Callable[[Told], None]) -> None:
        held = time.monotonic()
        inputs = iter_inputs([job.address], limit=self._fetcher.limit, today=self._about.today)
        for outcome in add_documents(self._store, self._pipeline, inputs, self._run):
            if outcome.error or (outcome.added and outcome.added.outcome != "unchanged"):
                tell(Told(job.source, outcome.name, added=outcome.added, error=outcome.error))
            if time.monotonic() - held > self._lease / 2:
                held = time.monotonic()
                self._store.jobs.extend(job, self._lease)
        self._store.jobs.pass_over(job, due=self._due(job, source), rest=0)

    def _due(self, job: Job, source: Source) -> float | None:
        """When a job that went well is due again: a source at its pace, what it lists when it says that it has changed."""
        again = job.depth == 0 or (job.kind == "listing" and job.changed is None)
        return source.every if again else None

    def _fail(self, job: Job, source: Source, error: VerbaleError) -> None:
        pause = error.pause if isinstance(error, FetchError) else None
        passing = isinstance(error, FetchError) and error.passing
        due: float | None = max(min(_FIRST * 2**job.tries, _LONGEST), pause or 0)
        if job.depth == 0:
            due = max(due or 0, source.every) if not passing else due
        elif not passing or job.tries + 1 >= _TRIES:
            due = None
        self._store.jobs.fail(job, error, due=due, rest=self._delay, pause=pause)


def _wanted(entry: Entry, job: Job) -> Wanted:
    return Wanted(entry.address, "listing" if entry.listing else "page", job.depth + 1, entry.changed, entry.published)
