"""Records out of an analysis: one extractor a kind, each a pure function of document, analysis and lexicon."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from verbale.extract.statement import extract_statements
from verbale.language.analysis import Analysis
from verbale.lexicon import Lexicon
from verbale.schema import Document, Record

__all__ = ["KINDS", "extract_records"]

Extractor = Callable[[Document, Analysis, Lexicon], Sequence[Record]]

KINDS: Mapping[str, Extractor] = {"statement": extract_statements}
"""The registry of extractors by the kind that they give."""


def extract_records(document: Document, analysis: Analysis, lexicon: Lexicon) -> Iterator[Record]:
    """All records of a document, kind after kind, each in the order of the text."""
    for extract in KINDS.values():
        yield from extract(document, analysis, lexicon)
