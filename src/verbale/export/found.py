"""What an export is made of: records where they stand, and what is known of the list that they make."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from verbale.export.cards import REALIS_SIGNS, actors_line, card_of
from verbale.lexicon import Lexicon, get_lexicon
from verbale.pipeline import Reading
from verbale.schema import Document, Record
from verbale.store import Hit
from verbale.store.adding import host_of
from verbale.store.sentences import sentence_at

__all__ = ["About", "hit_of", "hits_of", "publisher_of", "title_of", "voucher_of"]

_AROUND = 700


def _unknown(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A list of records: what it is called, where it can be asked for again, the day on which it was made, whom its names mean.

    `remarks` say more of a record, by its id. `text_of` gives the text of a document by its id, None where only short quotations of
    its publisher may be shown.
    """

    title: str = "Records"
    address: str | None = None
    day: date | None = None
    lexicon: Lexicon = field(default_factory=get_lexicon)
    remarks: Mapping[str, str] = field(default_factory=dict)
    text_of: Callable[[str], str | None] = _unknown


def hits_of(reading: Reading) -> Iterator[Hit]:
    """The records of a reading as they would be found in a store that holds it alone."""
    return (hit_of(reading.document, record) for record in reading.records)


def hit_of(document: Document, record: Record) -> Hit:
    """A record with its document, which no store has judged."""
    low = max(record.evidence.start - _AROUND, 0)
    window = document.text[low : record.evidence.end + _AROUND]
    return Hit(
        record=record,
        standing="unjudged",
        document=document.id,
        version=1,
        host=host_of(document),
        url=document.url,
        title=document.title,
        published=document.published,
        text_sha256=document.text_sha256,
        sentence=sentence_at(window, record.evidence.start - low, record.evidence.end - low),
    )


def publisher_of(hit: Hit) -> str:
    """Who published it, or the document where that is not known."""
    return hit.host or f"document {hit.document}"


def voucher_of(hit: Hit) -> str:
    """Who vouches for a record: the speakers on whom alone it stands, and whoever published it.

    Words that are themselves the act, and what a document tells in its own voice, stand on the publisher.
    """
    if hit.record.basis != "claimed":
        return publisher_of(hit)
    return f"{actors_line(hit.record.said_by) or 'an unnamed speaker'}, in {publisher_of(hit)}"


def title_of(hit: Hit) -> str:
    """A record in one line that says what it is: a planned visit must never look like a held one."""
    record = hit.record
    mark = "" if record.realis == "actual" else f" ({record.realis})"
    return f"{REALIS_SIGNS[record.realis]} {record.kind}{mark}: {card_of(record).head}"
