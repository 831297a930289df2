"""What every page needs: the store, the ledger over it, the settings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any

from anyio import CapacityLimiter
from fastapi import Depends, Request

from verbale.batch import IsolatedPipeline, Isolation
from verbale.errors import InputTooLargeError
from verbale.ingest.given import current_day
from verbale.ledger.publishers import Publisher, Publishers
from verbale.pipeline import Reading
from verbale.schema import Document
from verbale.serve.access.access import Access
from verbale.serve.rows import Ledger
from verbale.settings import Settings
from verbale.store import History, Store
from verbale.store.memo import Memo
from verbale.store.overview import Mark, Overview
from verbale.store.who import code_of

__all__ = ["Here", "Site"]

_AT_ONCE = 2
"""Pages that are read at the same time; others wait."""
_LONGEST = 300_000
"""Code points of a text that somebody waits for; `verbale read` takes longer ones."""
_KEPT = 64
"""Lists that are kept while they are read page by page."""


class Site:
    """One store that is served."""

    def __init__(self, store: Store, settings: Settings, access: Access) -> None:
        self.store, self.settings, self.access = store, settings, access
        self.overview = Overview(store.backend)
        self.publishers = Publishers.read(settings.publishers) if settings.publishers else Publishers.load()
        self.ledger = Ledger(store, self.overview, self.publishers)
        self.turns = CapacityLimiter(_AT_ONCE)
        """Whoever reads a page waits here, and holds up nobody who only looks at what is kept."""
        self._made = Memo(self.overview.stamp, most=_KEPT)
        self._said: tuple[Mark, Mapping[str, History]] | None = None

    @property
    def histories(self) -> Mapping[str, History]:
        """What persons said of each record, as the store stands now."""
        mark = self.overview.mark()
        if self._said is None or self._said[0] != mark:
            self._said = mark, self.store.histories()
        return self._said[1]

    def once(self, key: tuple[Any, ...], make: Callable[[], Sequence[Any]]) -> Sequence[Any]:
        """What was made under a key before, while the store stays as it is; else made now."""
        return self._made.get(key, make)

    @property
    def today(self) -> date:
        """The day on which things are due."""
        return self.settings.today or current_day()

    def publisher(self, host: str) -> Publisher | None:
        """Who stands behind a host, or behind the name of a publisher that has none."""
        address = f"https://{host}/" if "." in host else None
        return self.publishers.of(Document.from_text("", url=address, publisher=None if address else host))

    def independent(self, hosts: Iterable[str]) -> int:
        """How many of the publishers behind hosts are voices of their own."""
        known = ((host, self.publisher(host)) for host in hosts)
        return len({publisher.voice if publisher else host for host, publisher in known})

    def code(self, name: str) -> str:
        """The code that a code or a name of a state or a body stands for, else the name as it is."""
        return code_of(name, self.store.backend.lexicon) or name

    def read(self, name: str, make: Callable[[], Document]) -> Reading:
        """The record of a page that is not kept: made and read in a process of its own, within the limits of a page.

        Raises `InputTooLargeError` for a text over the limit of those who wait, and what `Isolation.call` does.
        """
        document = self._apart.open(name, make)
        if len(document.text) > _LONGEST:
            raise InputTooLargeError(document.url or name, len(document.text.encode()), _LONGEST)
        return self._apart.read(document)

    @cached_property
    def _apart(self) -> IsolatedPipeline:
        return IsolatedPipeline(_isolation(self.settings.page_seconds, self.settings.page_megabytes), self.settings.registry)


@cache
def _isolation(seconds: float, megabytes: int) -> Isolation:
    return Isolation(seconds, megabytes)


def _site(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(_site)]
