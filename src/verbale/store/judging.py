"""What persons have said of a document's records, laid over what the program reads: verdicts outlive every reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from verbale.errors import SchemaError
from verbale.schema import Document, Record, decode, encode, key_fields, verify
from verbale.store.anchoring import Unanchored, anchor
from verbale.store.words import plain

__all__ = ["OUTCOMES", "VERDICTS", "Judged", "Standing", "VerdictLine", "judge", "standing_after", "standing_place"]

Standing = Literal["unjudged", "accepted", "rejected", "corrected", "added"]

VERDICTS = ("accept", "reject", "edit", "add", "judge", "dissent", "reply", "merge")
"""Of these, `dissent` and `reply` stand beside what was found and change nothing of it."""

OUTCOMES = ("kept", "partly kept", "broken", "stalled", "reversed", "moot", "unverifiable", "open")
"""What a person may find that became of a promise; `open` takes back what was found before."""

_ALIKE = 0.5
"""The share of words that two evidences have in common (Jaccard) from which one record may be the other, read again."""


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A verdict as it enters the judging: the record's id when it was given, and what was known and said of it then."""

    key: int
    verdict: str
    record: str
    body: dict[str, Any]


@dataclass(slots=True)
class Judged:
    """A record as read (or added by a person), with its correction beside it, never in its place."""

    record: Record
    standing: Standing = "unjudged"
    corrected: Record | None = None

    @property
    def effective(self) -> Record:
        """The record as it counts."""
        return self.corrected or self.record


def judge(document: Document, records: Iterable[Record], verdicts: Sequence[VerdictLine]) -> tuple[list[Judged], dict[int, str | None]]:
    """The records of a reading with the verdicts laid over them, and the id on which each verdict stands (None: orphaned)."""
    judged = [Judged(record) for record in records]
    places: dict[int, str | None] = {}
    for line in (v for v in verdicts if v.verdict == "add"):
        added = _anchored(document, line.body["record"])
        places[line.key] = added.id if added else None
        if added and all(j.record.id != added.id for j in judged):
            judged.append(Judged(added, "added"))
    for line in (v for v in verdicts if v.verdict != "add"):
        place = standing_place(line, [j.record for j in judged])
        target = next((j for j in judged if j.record.id == place), None)
        places[line.key] = place if target and _lay(document, line, target) else None
    return judged, places


def standing_place(line: VerdictLine, records: Sequence[Record]) -> str | None:
    """The same id, else the only record of the kind with equal key fields and evidence of much the same words, else None."""
    if any(record.id == line.record for record in records):
        return line.record
    before: Record = decode(Record, line.body["record"])
    key, words = key_fields(before), _words(before)
    alike = [r for r in records if r.kind == before.kind and key_fields(r) == key and _jaccard(_words(r), words) >= _ALIKE]
    return alike[0].id if len(alike) == 1 else None


def _lay(document: Document, line: VerdictLine, target: Judged) -> bool:
    """Lay one verdict on its record; False where a correction does not fit the text any more."""
    if line.verdict == "edit":
        corrected = _anchored(document, encode(target.effective) | line.body["fields"])
        if corrected is None:
            return False
        target.corrected = corrected
    target.standing = standing_after(line.verdict, target.standing)
    return True


def standing_after(verdict: str, standing: Standing) -> Standing:
    """How a record stands after a verdict.

    >>> standing_after("accept", "rejected"), standing_after("accept", "corrected"), standing_after("judge", "added")
    ('accepted', 'corrected', 'added')
    """
    if verdict == "accept" and standing not in {"unjudged", "rejected"}:
        return standing
    laid: dict[str, Standing] = {"accept": "accepted", "reject": "rejected", "edit": "corrected", "add": "added"}
    return laid.get(verdict, standing)


def _anchored(document: Document, wire: dict[str, Any]) -> Record | None:
    try:
        record: Record = decode(Record, anchor(wire, document.text))
        verify(document, [record])
    except (Unanchored, SchemaError):
        return None
    return record


def _words(record: Record) -> frozenset[str]:
    return frozenset(plain(record.evidence.exact).split())


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(len(a | b), 1)
