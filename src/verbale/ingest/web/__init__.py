"""Pages from the web: fetched with manners, and never from where a page of the public cannot be."""

from verbale.ingest.web.fetch import Fetched, Fetcher, is_address
from verbale.ingest.web.robots import Robots

__all__ = ["Fetched", "Fetcher", "Robots", "is_address"]
