"""What only all documents together say, settled once after they have changed and kept in the store: no question reads texts again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from verbale.ledger.claims import Claim, find_claims
from verbale.ledger.compare import Difference, find_differences
from verbale.ledger.copies import Copy, find_copies, origins
from verbale.ledger.deeds import outcomes_of_deeds
from verbale.ledger.outcomes import likeliest, outcomes_of_claims, propose_outcomes
from verbale.ledger.passages import Corpus, Passage
from verbale.ledger.promises import Outcome
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Quote, Report
from verbale.ledger.stories import find_stories
from verbale.ledger.voices import Voices
from verbale.resolve.registry import Registry
from verbale.schema import Actor, Agreement, Document, Promise, Record, Span, Statement, decode, encode
from verbale.store import Query, Store

__all__ = ["Settlement", "settle"]

_KINDS = ("agreement", "indicator", "meeting", "promise", "sanction", "statement")
"""The kinds of records that are needed: instruments, promises with the deeds that may keep them, who vouches for any, what may differ."""


def settle(store: Store, publishers: Publishers) -> None:
    """Follow instruments, promises, copies, stories and differences through all documents of a store, and keep what was found."""
    state = store.kept.state()
    documents = list(store.documents())
    known = {d.id: d for d in documents}
    told = store.reports(Query(kind=_KINDS))
    reports = [Report(known[r.document.id], r.record) for r in told if _is(r.document, known)]
    copies = find_copies(documents, publishers)
    voices = Voices(documents, origins(documents, copies), publishers)
    passages = Corpus(documents, Registry.over(store.backend.lexicon))
    claims = find_claims(documents, reports, publishers, passages=passages)
    stories = _stories(documents)
    rows = [
        *(("copy", c.document, _copy(c)) for c in copies),
        *(("claim", c.agreement.id, _claim(c)) for c in claims),
        *(("outcome", o.promise.record.id, _outcome(o)) for o in _outcomes(passages, reports, claims, voices)),
        *(("story", id, {"document": id, "number": number}) for id, number in stories.items()),
        *(("difference", d.one.record.id, _difference(d)) for d in find_differences(reports, claims, stories, voices)),
    ]
    store.kept.settle(rows, state)


def _is(document: Document, known: Mapping[str, Document]) -> bool:
    """Whether it is known in this version; what came in while the store was read is for the next time."""
    return document.id in known and known[document.id].text_sha256 == document.text_sha256


def _copy(copy: Copy) -> Mapping[str, Any]:
    return {name: getattr(copy, name) for name in Copy.__slots__}


def _outcomes(
    passages: Mapping[str, Sequence[Passage]], reports: Sequence[Report], claims: Sequence[Claim], voices: Voices
) -> Iterator[Outcome]:
    """What is proposed for the promises on record; a step that was announced is a promise where a record of one shares its words."""
    promises = [r for r in reports if isinstance(r.record, Promise)]
    if not promises:
        return
    at: dict[str, list[Report]] = defaultdict(list)
    for promise in promises:
        at[promise.document.id].append(promise)
    statements = [r for r in reports if isinstance(r.record, Statement)]
    told = [*propose_outcomes(promises, passages, voices, statements), *outcomes_of_claims(claims, voices)]
    found = [own for outcome in told for own in _of_record(outcome, at[outcome.promise.document.id])]
    yield from likeliest([*found, *outcomes_of_deeds(reports, voices)])


def _of_record(outcome: Outcome, promises: Iterable[Report]) -> Iterator[Outcome]:
    """An outcome for each promise of its document with which it shares words."""
    for report in promises:
        if report.record.evidence.overlaps(outcome.promise.record.evidence):
            yield Outcome(report, outcome.verdict, outcome.evidence, outcome.score, outcome.own_word)


def _stories(documents: Sequence[Document]) -> dict[str, int]:
    """The number of the story of each document."""
    numbers = find_stories((f"{d.title or ''}\n{d.text}" for d in documents), [d.published for d in documents])
    return {d.id: number for d, number in zip(documents, numbers, strict=True)}


def _claim(claim: Claim) -> Mapping[str, Any]:
    document, record = claim.report.document.id, encode(claim.agreement)
    return {"thread": claim.thread, "names": list(claim.names), "document": document, "record": record | {"id": claim.agreement.id}}


def _outcome(outcome: Outcome) -> Mapping[str, Any]:
    evidence = outcome.evidence
    return {
        "document": outcome.promise.document.id,
        "promise": outcome.promise.record.id,
        "verdict": outcome.verdict,
        "told_by": evidence.document.id,
        "span": encode(evidence.span),
        "said_by": encode(evidence.said_by),
        "score": outcome.score,
        "own_word": outcome.own_word,
    }


def _difference(found: Difference) -> Mapping[str, Any]:
    sides = [{"document": r.document.id, "record": encode(r.record) | {"id": r.record.id}} for r in (found.one, found.other)]
    return {"on": found.on, "sides": sides, "said": list(found.said)}


class Settlement:
    """What was settled last, read back from the store; what hangs on a document that is gone is left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def copies(self) -> list[Copy]:
        """The documents that print what another printed before."""
        return [Copy(**row) for row in self._store.kept.settled("copy")]

    @property
    def firsts(self) -> dict[str, str]:
        """The id of each copy with that of the document that it copies."""
        return {copy.document: copy.first for copy in self.copies}

    def stories(self) -> dict[str, int]:
        """The number of the story of each document."""
        return {row["document"]: row["number"] for row in self._store.kept.settled("story")}

    def claims(self) -> list[Claim]:
        """All claims of all instruments."""
        rows = list(self._store.kept.settled("claim"))
        documents = self._documents(row["document"] for row in rows)
        return [_decoded(row, documents[row["document"]]) for row in rows if row["document"] in documents]

    def outcomes(self, promises: Iterable[Report]) -> list[Outcome]:
        """What is proposed for some promises."""
        known = {r.key: r for r in promises}
        about = self._store.kept.settled("outcome", {promise for _, promise in known})
        rows = [row for row in about if (row["document"], row["promise"]) in known]
        documents = self._documents(row["told_by"] for row in rows)
        return [
            _proposed(row, known[row["document"], row["promise"]], documents[row["told_by"]]) for row in rows if row["told_by"] in documents
        ]

    def differences(self, on: date) -> list[Difference]:
        """Where two voices do not say the same of one thing, of what was told until a day."""
        rows = list(self._store.kept.settled("difference"))
        documents = self._documents({side["document"] for row in rows for side in row["sides"]})
        known = (row for row in rows if all(side["document"] in documents for side in row["sides"]))
        found = (_differing(row, documents) for row in known)
        return [d for d in found if all(r.day is None or r.day <= on for r in (d.one, d.other))]

    def _documents(self, ids: Iterable[str]) -> dict[str, Document]:
        return {d.id: d for d in self._store.documents(ids)}


def _decoded(row: Mapping[str, Any], document: Document) -> Claim:
    record: Agreement = decode(Record, row["record"])
    return Claim(row["thread"], tuple(row["names"]), Report(document, record), record)


def _differing(row: Mapping[str, Any], documents: Mapping[str, Document]) -> Difference:
    one, other = (Report(documents[side["document"]], decode(Record, side["record"])) for side in row["sides"])
    return Difference(row["on"], one, other, (row["said"][0], row["said"][1]))


def _proposed(row: Mapping[str, Any], promise: Report, document: Document) -> Outcome:
    span: Span = decode(Span, row["span"])
    said_by = tuple(decode(Actor, actor) for actor in row["said_by"])
    return Outcome(promise, row["verdict"], Quote(document, span, said_by), row["score"], row["own_word"])
