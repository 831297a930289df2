"""Who vouches for the words of a clause that the ledger reads itself, and the record that it makes."""

from collections.abc import Sequence
from dataclasses import replace

from verbale.language.times import find_times
from verbale.ledger.phrases import Mention
from verbale.ledger.publishers import Publishers
from verbale.ledger.steps import Step
from verbale.schema import Agreement, Basis, Document, Interval, Span, Statement, record_id

__all__ = ["WORDS_ALONE", "record_of"]

WORDS_ALONE = 0.3
"""The score of a claim that stands on the words of a clause alone, without a tree."""


def record_of(step: Step, statements: Sequence[Statement], publishers: Publishers) -> Agreement:
    """The record of a step; of the statements of its document the innermost around its words vouches for it."""
    mention = step.mention
    document = mention.passage.document
    evidence = _span(mention, step.start, step.end)
    name = _span(mention, mention.start, mention.end)
    voucher = min((s for s in statements if any(name in part for part in s.content)), key=_length, default=None)
    when = _when(document, evidence)
    draft = Agreement(
        evidence=evidence,
        name=name,
        parties=tuple(sorted(mention.codes)),
        stage=step.stage,
        nearly=step.nearly,
        realis=step.realis,
        said_by=voucher.speaker if voucher else (),
        within=voucher.id if voucher else None,
        basis="claimed" if voucher else _basis(document, publishers),
        when=when,
        extent="within" if when else None,
        when_basis="derived" if when else None,
        asserted_at=(voucher.asserted_at if voucher else None) or document.published,
        score=WORDS_ALONE,
    )
    return replace(draft, id=record_id(document, draft))


def _span(mention: Mention, start: int, end: int) -> Span:
    words = mention.passage.words
    return Span.cut(mention.passage.document.text, words[start].start, words[end - 1].end)


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.content)


def _basis(document: Document, publishers: Publishers) -> Basis:
    publisher = publishers.of(document)
    return "performed" if document.issuers or (publisher and publisher.state) else "narrated"


def _when(document: Document, evidence: Span) -> Interval | None:
    """The time that a clause states, where it states one."""
    return next((t.interval for t in find_times(evidence.exact, document.published) if t.interval), None)
