"""Records out of an analysis: one extractor a kind, each a pure function of the account of a page."""

from collections.abc import Callable, Mapping, Sequence

from verbale.extract.account import Account
from verbale.extract.agreement.kind import extract_agreements
from verbale.extract.dressing import dress_actors
from verbale.extract.event.kind import extract_events
from verbale.extract.indicator.kind import extract_indicators
from verbale.extract.links import link_records
from verbale.extract.meeting.kind import extract_meetings
from verbale.extract.policy.kind import extract_policies
from verbale.extract.promise.kind import extract_promises
from verbale.extract.reading.page import Page
from verbale.extract.sanction.kind import extract_sanctions
from verbale.extract.scoring import score_records
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
    "promise": extract_promises,
    "event": extract_events,
    "indicator": extract_indicators,
    "policy": extract_policies,
}
"""The registry of extractors by the kind that they give, in order: a later one may look at what earlier ones found."""


def extract_records(document: Document, analysis: Analysis, lexicon: Lexicon) -> tuple[Record, ...]:
    """All records of a document with their ids, in the order in which their evidence begins, statements first."""
    account = Account(Page.of(document, analysis, lexicon))
    for extract in KINDS.values():
        account.found += extract(account)
    drafts = dress_actors(account.page, link_records(account, account.found))
    records = identify(document, sorted(drafts, key=lambda record: record.evidence.start))
    return tuple(score_records(lexicon, records))
