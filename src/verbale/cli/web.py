"""How the commands fetch."""

from verbale.ingest import Fetcher
from verbale.settings import Settings

__all__ = ["fetcher_of"]


def fetcher_of(settings: Settings) -> Fetcher:
    """Fetching as it is set."""
    return Fetcher(settings.max_bytes, settings.fetch_seconds, loopback=settings.fetch_loopback)
