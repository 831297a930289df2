"""Agreements as rows: all threads, or one with every claim."""

from collections.abc import Iterator

from verbale.asking.desk import Desk
from verbale.asking.rows import ClaimRow, ThreadRow, names_of, source_of
from verbale.ledger.agreements import Thread
from verbale.ledger.claims import Claim

__all__ = ["claim_rows", "thread_row", "thread_rows"]


def thread_rows(desk: Desk) -> list[ThreadRow]:
    """All instruments, those of the most claims first."""
    return [thread_row(thread) for thread in desk.threads]


def thread_row(thread: Thread) -> ThreadRow:
    """An instrument on one row, with the sentence of its newest claim."""
    claimed = sorted(thread.claimed.items(), key=lambda pair: (str(pair[1].report.day), pair[0]))
    return ThreadRow(
        name=thread.name,
        aliases=thread.aliases,
        parties=thread.parties,
        claims=len(_distinct(thread)),
        claimed=tuple(f"{voice} {_step(claim)}" for voice, claim in claimed),
        established=tuple(f"{e.stage.replace('_', ' ')}{f' {e.since}' if e.since else ''}" for e in thread.established),
        slips=len(thread.slips),
        contradictions=len(thread.contradictions),
        **source_of(thread.claims[-1].report),
    )


def _step(claim: Claim) -> str:
    return f"{claim.agreement.stage.replace('_', ' ')}{f' {claim.report.day}' if claim.report.day else ''}"


def claim_rows(desk: Desk, name: str) -> list[ClaimRow]:
    """Every claim about the instrument of a name, oldest first; raises `UnknownNameError`.

    Words that several instruments have in their names give each of them, one after the other.
    """
    return [_row(desk, thread, claim) for thread in desk.threads_of(name) for claim in _distinct(thread)]


def _distinct(thread: Thread) -> list[Claim]:
    """The claims of a thread without those that only say again what the same words of a document say."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in thread.claims:
        step, document = claim.agreement, claim.report.document.id
        home = next((k for k, c in kept.items() if k[:4] == (document, step.stage, step.realis, step.nearly) and _overlap(c, claim)), None)
        if home is None:
            kept[document, step.stage, step.realis, step.nearly, len(kept)] = claim
        elif any(_marks(thread, claim)) and not any(_marks(thread, kept[home])):
            kept[home] = claim
    return list(kept.values())


def _overlap(one: Claim, other: Claim) -> bool:
    return one.agreement.evidence.overlaps(other.agreement.evidence)


def _row(desk: Desk, thread: Thread, claim: Claim) -> ClaimRow:
    return ClaimRow(
        instrument=thread.name,
        day=claim.report.day,
        stage=claim.agreement.stage,
        nearly=claim.agreement.nearly,
        realis=claim.agreement.realis,
        voices=tuple(sorted(desk.voices.of(claim.report))),
        said_by=names_of(claim.agreement.said_by),
        score=claim.agreement.score,
        marks=tuple(_marks(thread, claim)),
        **source_of(claim.report),
    )


def _marks(thread: Thread, claim: Claim) -> Iterator[str]:
    yield from (f"establishes {e.stage.replace('_', ' ')}" for e in thread.established if e.claims[0] is claim)
    yield from (f"slip {s.ordinal}: expected by {s.expected}, not reported by then" for s in thread.slips if s.claim is claim)
    yield from (f"contradicted in {c.denies.report.document.id}" for c in thread.contradictions if c.says is claim)
    yield from (f"contradicts {c.says.report.document.id}" for c in thread.contradictions if c.denies is claim)
