"""What so many pages need: arithmetic on what one core does and what one page leaves behind."""

from dataclasses import dataclass

__all__ = ["Crawl", "Need", "Prices", "Rates", "needs"]


@dataclass(frozen=True, slots=True)
class Rates:
    """What was measured: pages a second of one core; bytes a page of the packed archive, of the tables and of a store.

    `divided` and `loaded` are pages a second of the two things that one process does alone: dividing an archive, and loading.
    """

    pages: float
    archive: float
    tables: float
    store: float
    divided: float
    loaded: float


@dataclass(frozen=True, slots=True)
class Crawl:
    """So many pages, to be read within so many hours and kept for so many months."""

    name: str
    pages: int
    hours: float
    months: float


@dataclass(frozen=True, slots=True)
class Prices:
    """Dollars of a core for an hour, and of a GB on disk for a month."""

    core: float = 0.05
    disk: float = 0.10


@dataclass(frozen=True, slots=True)
class Need:
    """Hours of one core, cores that are done in time, GB of archive, tables and store, dollars of reading and keeping.

    `division` and `loading` are the hours that one process needs to divide the archives, and to load the tables into one store.
    """

    core_hours: float
    cores: float
    archive: float
    tables: float
    store: float
    reading: float
    keeping: float
    division: float
    loading: float


def needs(crawl: Crawl, rates: Rates, prices: Prices) -> Need:
    """What a crawl needs; nothing is rounded up, and no core is ever idle.

    >>> need = needs(Crawl("a day", 360_000, 24, 1), Rates(1, 1e4, 2e4, 3e4, 100, 50), Prices(0.05, 0.1))
    >>> round(need.core_hours), round(need.cores, 1), round(need.tables, 1), round(need.reading, 2)
    (100, 4.2, 7.2, 5.0)
    """
    hours = crawl.pages / rates.pages / 3600
    archive, tables, store = (crawl.pages * each / 1e9 for each in (rates.archive, rates.tables, rates.store))
    return Need(
        core_hours=hours,
        cores=hours / crawl.hours,
        archive=archive,
        tables=tables,
        store=store,
        reading=hours * prices.core,
        keeping=(archive + tables + store) * crawl.months * prices.disk,
        division=crawl.pages / rates.divided / 3600,
        loading=crawl.pages / rates.loaded / 3600,
    )
