"""Bytes to documents: text, HTML and JSONL, one or many; what cannot be read is told with its place."""

from verbale.ingest.decode import DEFAULT_LIMIT
from verbale.ingest.inputs import READERS, count_inputs, iter_inputs
from verbale.ingest.languages import detect_language, supported
from verbale.ingest.reading import date_document, read_document
from verbale.ingest.source import Dropped, Source
from verbale.ingest.web import Fetcher

__all__ = [
    "DEFAULT_LIMIT",
    "READERS",
    "Dropped",
    "Fetcher",
    "Source",
    "count_inputs",
    "date_document",
    "detect_language",
    "iter_inputs",
    "read_document",
    "supported",
]
