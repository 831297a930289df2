"""Bytes to documents: text, HTML and JSONL, one or many; what cannot be read is told with its place."""

from verbale.ingest.decode import DEFAULT_LIMIT
from verbale.ingest.inputs import READERS, count_inputs, iter_inputs
from verbale.ingest.languages import detect_language, supported
from verbale.ingest.listing import Entry, read_listing
from verbale.ingest.reading import date_document, read_document, read_fetched
from verbale.ingest.source import Dropped, Source
from verbale.ingest.web import Fetched, Fetcher, Robots, is_address

__all__ = [
    "DEFAULT_LIMIT",
    "READERS",
    "Dropped",
    "Entry",
    "Fetched",
    "Fetcher",
    "Robots",
    "Source",
    "count_inputs",
    "date_document",
    "detect_language",
    "is_address",
    "iter_inputs",
    "read_document",
    "read_fetched",
    "read_listing",
    "supported",
]
