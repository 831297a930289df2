"""Agreements: each instrument's thread, the stage that each side claims, the stage that is established, and what does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verbale.ledger.claims import Claim
from verbale.ledger.steps import PRESUPPOSES
from verbale.ledger.voices import Voices
from verbale.ledger.vouching import WORDS_ALONE
from verbale.schema import Stage

__all__ = ["Contradiction", "Established", "Slip", "Thread", "follow_agreements"]

OWN_STEPS = frozenset({"proposed", "authorized", "ratified", "rejected", "suspended", "withdrawn"})
"""Steps that one party takes alone: its own text that takes them establishes them as its own."""
_SINGLE = frozenset({"concluded", "initialled", "signed", "ratified", "in_force", "extended", "amended"})
"""Steps that are taken on a day; only these slip."""
_ONCE = frozenset({"concluded", "initialled", "signed", "in_force"})
"""Steps that an instrument takes once: what announces one that was taken before only looks back."""
_IN_FORCE = frozenset({"implemented", "extended", "suspended", "breached", "expired"})
"""What only an instrument goes through that is in force."""
_SOON = timedelta(days=31)
"""How long "almost ready" and "soon" hold where they give no day."""
_CLOSE = timedelta(days=31)
"""Days between two claims that contradict each other; what is said later may tell of a change."""


@dataclass(frozen=True, slots=True)
class Established:
    """A step that two voices vouch for, or that its own taker performed; `claims` are what it stands on."""

    stage: Stage
    since: date | None
    voices: frozenset[str]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A step said to be near or planned for a day, and not told of when the day had passed; `ordinal` counts those of its stage."""

    claim: Claim
    expected: date
    ordinal: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two voices of whom one says that a step was taken and the other, about the same time, that it was not."""

    says: Claim
    denies: Claim


@dataclass(frozen=True, slots=True)
class Thread:
    """One instrument through all documents until a day.

    `claimed` is the latest step that each voice says was taken, `established` what does not hang on one side's word. Neither stands on
    what was read by the words of a clause alone, though that may bear out what another voice says.
    """

    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    claims: tuple[Claim, ...]
    claimed: dict[str, Claim]
    established: tuple[Established, ...]
    contradictions: tuple[Contradiction, ...]
    slips: tuple[Slip, ...]


def follow_agreements(claims: Iterable[Claim], voices: Voices, on: date) -> list[Thread]:
    """The threads of all instruments as they stand on a day, those of most claims first; undated documents come first in each."""
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _day(claim) <= on:
            groups[claim.thread].append(claim)
    threads = [_thread(sorted(group, key=_day), voices, on) for group in groups.values()]
    return sorted(threads, key=lambda t: (-len(t.claims), t.name))


def _thread(claims: Sequence[Claim], voices: Voices, on: date) -> Thread:
    taken = [c for c in claims if c.agreement.realis == "actual" and not c.agreement.nearly]
    claimed = {voice: claim for claim in taken if _is_sure(claim) for voice in sorted(voices.of(claim.report))}
    return Thread(
        name=claims[0].names[0],
        aliases=claims[0].names,
        parties=tuple(sorted({code for c in claims for code in c.agreement.parties})),
        claims=tuple(claims),
        claimed=claimed,
        established=tuple(_established(taken, voices)),
        contradictions=tuple(_contradictions(claims, taken, voices)),
        slips=tuple(_slips([c for c in claims if not voices.is_copy(c.report)], taken, on)),
    )


def _established(taken: Sequence[Claim], voices: Voices) -> list[Established]:
    found = []
    for stage in dict.fromkeys(c.agreement.stage for c in taken):
        own = [c for c in taken if c.agreement.stage == stage]
        heard: frozenset[str] = frozenset().union(*(voices.of(c.report) for c in own))
        sure = [c for c in own if _is_sure(c)]
        performed = [c for c in sure if stage in OWN_STEPS and _is_performed(c, voices)]
        if performed or (sure and len(heard) > 1):
            first, stands = (sure[0], own) if len(heard) > 1 else (performed[0], performed)
            found.append(Established(stage, first.report.day, heard, tuple(stands)))
    return found


def _is_performed(claim: Claim, voices: Voices) -> bool:
    """Whether the words are the act itself: a side's own text, in its own voice, about its own step."""
    record = claim.agreement
    return record.basis == "performed" and not record.said_by and voices.is_state(claim.report)


def _contradictions(claims: Sequence[Claim], taken: Sequence[Claim], voices: Voices) -> list[Contradiction]:
    denied = [c for c in claims if c.agreement.realis == "negated"]
    return [
        Contradiction(says, denies)
        for denies in denied
        for says in taken
        if says.agreement.stage == denies.agreement.stage
        and abs(_day(says) - _day(denies)) <= _CLOSE
        and voices.of(says.report).isdisjoint(voices.of(denies.report))
    ]


def _slips(claims: Sequence[Claim], taken: Sequence[Claim], on: date) -> list[Slip]:
    """Announcements whose day passed while nobody told of the step; those of one day and stage are one.

    Only what was read with its tree counts: the words of a clause alone are too unsure to hold somebody to.
    """
    found: list[Slip] = []
    count: dict[Stage, int] = defaultdict(int)
    seen: set[tuple[Stage, date]] = set()
    sure = [c for c in taken if _is_sure(c)]
    for claim in claims:
        expected = _expected(claim)
        stage = claim.agreement.stage
        if expected is None or expected >= on or (stage, _day(claim)) in seen or not _is_sure(claim):
            continue
        seen.add((stage, _day(claim)))
        if not any(_comes(claim, c, expected) for c in sure) and not _is_presupposed(claim, sure, expected):
            count[stage] += 1
            found.append(Slip(claim, expected, count[stage]))
    return found


def _is_sure(claim: Claim) -> bool:
    """Whether more than the words of a clause tell a claim; a record that a person wrote has no score."""
    return claim.agreement.score is None or claim.agreement.score > WORDS_ALONE


def _comes(claim: Claim, taken: Claim, expected: date) -> bool:
    """Whether a step that was taken is the one announced, or presupposes it, and came in time; what is taken once may have come before."""
    stage, told = claim.agreement.stage, taken.agreement
    when = told.when.latest if told.when and told.when.latest else _day(taken)
    same = stage == told.stage or (told.stage in {"signed", "in_force"} and stage in PRESUPPOSES[told.stage])
    return same and when <= expected and (stage in _ONCE or _day(claim) <= _day(taken))


def _is_presupposed(claim: Claim, taken: Sequence[Claim], expected: date) -> bool:
    """Whether later reports speak of what only an instrument in force goes through, and none says when it came into force."""
    later = {c.agreement.stage for c in taken if _day(c) > expected}
    return claim.agreement.stage == "in_force" and "in_force" not in later and bool(later & _IN_FORCE)


def _expected(claim: Claim) -> date | None:
    """The day until which a step was to be taken that is announced, or said to be near."""
    record, said = claim.agreement, claim.report.day
    if said is None or record.stage not in _SINGLE or record.realis == "negated" or not (record.nearly or record.realis == "future"):
        return None
    if record.when and record.when.latest and record.when.latest > said:
        return record.when.latest
    soon = record.when is not None and record.when.latest is None and record.when.earliest == said
    return said + _SOON if record.nearly or soon else None


def _day(claim: Claim) -> date:
    return claim.report.day or date.min
