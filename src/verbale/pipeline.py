"""The stages in order: bytes → document → analysis → records. One document ends here."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from verbale.errors import UnsupportedLanguageError, VerbaleError
from verbale.extract import extract_records
from verbale.ingest import Dropped, Source, read_document
from verbale.language.read import Reader
from verbale.language.weights import languages
from verbale.lexicon import Lexicon, get_lexicon
from verbale.schema import Document, Record

__all__ = ["Pipeline", "Reading", "load_pipeline", "read"]

READ_ROLES = frozenset({"title", "body", "caption"})
"""The regions whose words may be evidence; breadcrumbs, credits and site furniture are kept but not read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document and its records, in the order of the text."""

    document: Document
    records: tuple[Record, ...]


class Pipeline:
    """Reader and lexicon of one language; what it says of a document depends on nothing else."""

    def __init__(self, reader: Reader, lexicon: Lexicon) -> None:
        self.reader = reader
        self.lexicon = lexicon

    def read(self, document: Document) -> Reading:
        """The record of one document; raises `UnsupportedLanguageError` where there are no weights for it."""
        if document.language not in languages():
            raise UnsupportedLanguageError(document.language, languages(), name=document.url or document.id)
        regions = [(r.start, r.end) for r in document.regions if r.role in READ_ROLES]
        analysis = self.reader.analyze(document.text, regions)
        return Reading(document, tuple(extract_records(document, analysis, self.lexicon)))

    def read_many(self, documents: Iterable[Source], workers: int = 2) -> Iterator[Reading | Dropped]:
        """Readings in the order of the documents, `workers` of them side by side; memory stays flat."""
        with ThreadPoolExecutor(workers) as pool:
            source = iter(documents)
            waiting = [pool.submit(self._attempt, d) for d in islice(source, 4 * workers)]
            while waiting:
                done: Future[Reading | Dropped] = waiting.pop(0)
                yield done.result()
                waiting += [pool.submit(self._attempt, d) for d in islice(source, 1)]

    def _attempt(self, document: Source) -> Reading | Dropped:
        if isinstance(document, Dropped):
            return document
        try:
            return self.read(document)
        except VerbaleError as error:
            return Dropped(document.url or document.id, error)


@lru_cache(maxsize=4)
def load_pipeline(language: str = "en", registry: Path | None = None) -> Pipeline:
    """The pipeline of a shipped language, loaded once in a process; `registry` is a file of more actors (`lexicon.added`)."""
    return Pipeline(Reader.load(language), get_lexicon(language, registry))


def read(
    data: str | bytes,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    name: str = "<input>",
    registry: str | Path | None = None,
) -> Reading:
    """Read one page, text or HTML, and return its document and records; `registry` is a file of more actors (`lexicon.added`).

    >>> reading = read("“We will sign in May,” the minister said.", published="2024-02-01")
    >>> reading.records[0].content[0].exact
    'We will sign in May'
    """
    document = read_document(data, name=name, published=published, title=title, url=url)
    return load_pipeline(registry=Path(registry) if registry else None).read(document)
