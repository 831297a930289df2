"""Citations of records: a BibTeX file, a list in CSL-JSON."""

from collections.abc import Iterable, Iterator

from verbale.export.found import About
from verbale.export.table import json_array
from verbale.store import Hit
from verbale.store.citing import cite, csl_of

__all__ = ["to_bibtex", "to_csl"]


def to_bibtex(hits: Iterable[Hit], _: About) -> Iterator[str]:
    """An entry a record."""
    return (cite(hit, "bibtex") + "\n\n" for hit in hits)


def to_csl(hits: Iterable[Hit], _: About) -> Iterator[str]:
    """An item a record."""
    return json_array(map(csl_of, hits))
