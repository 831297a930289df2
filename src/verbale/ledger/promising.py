"""Sentences that promise, beyond the promises that a page's records have: what later reports are held against."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from verbale.language.times import find_times
from verbale.ledger.passages import Passage
from verbale.ledger.report import Report
from verbale.ledger.wording import ledger_words
from verbale.schema import Document, Interval, Promise, Span, Statement, record_id

__all__ = ["read_promises"]

_SCORE = 0.2
"""The score of a promise that stands on the words of a sentence alone."""
_SHORT = 6


def read_promises(passages: Iterable[Passage], known: Sequence[Report], statements: Sequence[Statement] = ()) -> Iterator[Report]:
    """The sentences of a document with a word that promises, where no known promise fills half of it; each as a promise of low score."""
    taken = [r.record.evidence for r in known]
    for passage in passages:
        words = [w.lower for w in passage.words]
        if len(words) < _SHORT or words[-1] == "?" or not ledger_words().realis["promised"].intersection(words):
            continue
        document = passage.document
        span = Span.cut(document.text, passage.words[0].start, passage.words[-1].end)
        if not any(span.overlaps(other) and 2 * len(other.exact) > len(span.exact) for other in taken):
            yield Report(document, _promise(document, span, statements))


def _promise(document: Document, span: Span, statements: Sequence[Statement]) -> Promise:
    voucher = next((s for s in statements if any(p.overlaps(span) for p in s.content)), None)
    promise = Promise(
        evidence=span,
        content=span,
        realis="future",
        basis="claimed" if voucher else "narrated",
        said_by=voucher.speaker if voucher else (),
        within=voucher.id if voucher else None,
        promisor=voucher.speaker if voucher else document.issuers,
        form="commitment",
        due=_due(document, span),
        asserted_at=document.published,
        score=_SCORE,
    )
    return replace(promise, id=record_id(document, promise))


def _due(document: Document, span: Span) -> Interval | None:
    """The first time in a sentence that lies ahead of its publication."""
    found = (t.interval for t in find_times(span.exact, document.published) if t.interval)
    return next((i for i in found if document.published and (i.latest is None or i.latest > document.published)), None)
