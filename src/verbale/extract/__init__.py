"""Records out of an analysis: one extractor a kind, each a pure function of the account of a page."""

from collections.abc import Callable, Mapping, Sequence

from verbale.extract.account import Account
from verbale.extract.agreement import extract_agreements
from verbale.extract.event import extract_events
from verbale.extract.indicator import extract_indicators
from verbale.extract.meeting import extract_meetings
from verbale.extract.page import Page
from verbale.extract.promise import extract_promises
from verbale.extract.sanction import extract_sanctions
from verbale.language.analysis import Analysis
from verbale.lexicon import Lexicon
from verbale.schema import Document, Record, identify

__all__ = ["KINDS", "extract_records"]

Extractor = Callable[[Account], Sequence[Record]]

KINDS: Mapping[str, Extractor] = {
    "statement": lambda account: account.statements,
    "agreement": extract_agreements,
    "meeting": extract_meetings,
    "sanction": extract_sanctions,
    "event": extract_events,
    "promise": extract_promises,
    "indicator": extract_indicators,
}
"""The registry of extractors by the kind that they give."""


def extract_records(document: Document, analysis: Analysis, lexicon: Lexicon) -> tuple[Record, ...]:
    """All records of a document with their ids, in the order in which their evidence begins, statements first."""
    account = Account(Page.of(document, analysis, lexicon))
    drafts = [record for extract in KINDS.values() for record in extract(account)]
    return identify(document, sorted(drafts, key=lambda record: record.evidence.start))
