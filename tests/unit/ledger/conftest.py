"""Small corpora of invented states and outlets, written as documents and records without a reader."""

from datetime import date

import pytest

from verbale.ledger.report import Report
from verbale.schema import Document, Interval, Span


@pytest.fixture
def day():
    return date.fromisoformat


@pytest.fixture
def document():
    """A document of a text; `on` is its day, `host` makes an address with the id as path."""

    def make(id, text, on=None, host=None, **about):
        url = f"https://{host}/{id}" if host else None
        return Document.from_text(text, id=id, url=url, published=date.fromisoformat(on) if on else None, **about)

    return make


@pytest.fixture
def report():
    """A report of a record of a kind; `words` are its evidence and have to stand in the document's text."""

    def make(document, kind, words, **fields):
        span = Span.cut(document.text, document.text.index(words), document.text.index(words) + len(words))
        shared = {"id": f"{document.id}:{span.start}:{kind.__name__}", "evidence": span, "realis": "actual", "basis": "narrated"}
        spans = {k: cut(document, v) for k, v in fields.items() if k in {"name", "content", "subject"} and isinstance(v, str)}
        days = {k: Interval.parse(*v) for k, v in fields.items() if k in {"when", "due"} and v}
        return Report(document, kind(**shared | {"asserted_at": document.published} | fields | spans | days))

    def cut(document, words):
        at = document.text.index(words)
        return Span.cut(document.text, at, at + len(words))

    return make
