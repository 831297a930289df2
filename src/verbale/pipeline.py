"""The stages in order: bytes → document → analysis → records. One document ends here."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from verbale.errors import BrokenPageError, UnsupportedLanguageError, VerbaleError
from verbale.extract import extract_records
from verbale.ingest import Dropped, Source, date_document, read_document
from verbale.language.read import Reader
from verbale.language.weights import languages
from verbale.lexicon import Lexicon, get_lexicon
from verbale.lexicon.gate import Gate
from verbale.schema import Document, Record

__all__ = ["Pipeline", "Reading", "load_pipeline", "read"]

READ_ROLES = frozenset({"title", "body", "caption"})
"""The regions whose words may be evidence; breadcrumbs, credits and site furniture are kept but not read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One document and its records, in the order of the text."""

    document: Document
    records: tuple[Record, ...]

    def resolve(self, published: date | str, *, registry: str | Path | None = None, today: date | None = None) -> "Reading":
        """The reading once its day of publication is known: "on Friday" gets its day, and the records keep their ids.

        The page is read again, with the `registry` of `read`, so that the day can also fold what it could not before.
        Raises `BadDateError`, and `FutureDateError` for a day after `today`.
        """
        document = date_document(self.document, published, today=today)
        return load_pipeline(document.language, Path(registry) if registry else None).read(document)


class Pipeline:
    """Reader and lexicon of one language; what it says of a document depends on nothing else.

    With a gate, a document in which no word of public life stands is not read at all, and has no records.
    """

    def __init__(self, reader: Reader, lexicon: Lexicon, gate: Gate | None = None) -> None:
        self.reader = reader
        self.lexicon = lexicon
        self.gate = gate

    def open(self, name: str, read: Callable[[], Document]) -> Document:  # noqa: ARG002 - one in another process tells of it
        """The document that `read` makes of a page; `name` is what messages call the page."""
        return read()

    def read(self, document: Document) -> Reading:
        """The record of one document; raises `UnsupportedLanguageError` where there are no weights for it."""
        if document.language not in languages():
            raise UnsupportedLanguageError(document.language, languages(), name=document.url or document.id)
        if self.gate and not self.gate.passes(document.text):
            return Reading(document, ())
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
        except Exception as error:  # one page that nobody foresaw stops no other
            name = document.url or document.id
            return Dropped(name, BrokenPageError(name, f"{type(error).__name__}: {error}"))


@lru_cache(maxsize=4)
def load_pipeline(language: str = "en", registry: Path | None = None, *, gated: bool = False) -> Pipeline:
    """The pipeline of a shipped language, loaded once in a process; `registry` is a file of more actors (`lexicon.added`).

    `gated` is for documents of which most have nothing to say.
    """
    lexicon = get_lexicon(language, registry)
    return Pipeline(Reader.load(language), lexicon, Gate.of(lexicon) if gated else None)


def read(
    data: str | bytes,
    *,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    name: str = "<input>",
    registry: str | Path | None = None,
    today: date | None = None,
) -> Reading:
    """Read one page, text or HTML, and return its document and records; `registry` is a file of more actors (`lexicon.added`).

    Nothing was published after `today`, by default the day by the clock: raises `FutureDateError` for such a `published`.

    >>> reading = read("“We will sign in May,” the minister said.", published="2024-02-01")
    >>> reading.records[0].content[0].exact
    'We will sign in May'
    """
    document = read_document(data, name=name, published=published, title=title, url=url, today=today)
    return load_pipeline(registry=Path(registry) if registry else None).read(document)
