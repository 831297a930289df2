"""Acts that records of other kinds amount to: a meeting is a consultation, a measure a sanction, a signature support."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from verbale.extract.account import Account, codes_of
from verbale.extract.reading.acts import whole_phrase
from verbale.schema import Agreement, Event, Meeting, Promise, Record, Sanction
from verbale.schema.event import EventType

__all__ = ["answered", "completed", "iter_kin", "merge"]

_SHARED = ("evidence", "also", "realis", "said_by", "within", "basis", "when", "extent", "when_basis", "asserted_at", "score", "trace")
_SIGNING = "057"
"""The CAMEO code of signing and ratifying."""
_SIGNED = frozenset({"signed", "initialled"})
_HOLDS = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN", "ACCUSE"})
_HOSTILE = frozenset({"SANCTION", "THREATEN", "ACCUSE", "COERCE", "ASSAULT", "MOBILIZE"})
_MODES = {"visit": "visit", "call": "phone"}


def iter_kin(account: Account) -> Iterator[Event]:
    """The acts of the records that the page has given so far, and what speakers say that others must do."""
    yield from _urged(account)
    for record in account.found:
        if isinstance(record, Meeting):
            yield from _met(record)
        elif isinstance(record, Sanction):
            yield from _sanctioned(record)
        elif isinstance(record, Agreement):
            yield from _signed(record)
        elif isinstance(record, Promise):
            yield from _promised(account, record)


def completed(account: Account, events: Sequence[Event]) -> list[Event]:
    """The acts, those of one side that signs or ratifies an instrument with its other parties as recipients."""
    agreements = [r for r in account.found if isinstance(r, Agreement)]
    result: list[Event] = []
    for event in events:
        others: tuple[str, ...] = ()
        if event.cameo == _SIGNING and set(event.recipient) <= set(event.actor):
            own = next((a for a in agreements if any(event.evidence.overlaps(s) for s in (a.evidence, *a.also))), None)
            others = tuple(code for code in own.parties if code not in event.actor) if own else ()
        result.append(replace(event, recipient=others) if others else event)
    return result


def merge(events: Sequence[Event], kin: Sequence[Event]) -> list[Event]:
    """The acts that words alone tell and those of other records; of two of one type in the same words the fuller one stays."""
    result = list(events)
    for event in kin:
        rivals = [e for e in result if e.type == event.type and e.evidence.overlaps(event.evidence)]
        fuller = [e for e in rivals if len(e.actor) + len(e.recipient) >= len(event.actor) + len(event.recipient)]
        if not fuller and not _is_content(event, [*events, *kin]):
            result = [e for e in result if e not in rivals] + [event]
    return sorted(result, key=lambda e: e.evidence.start)


def _is_content(event: Event, events: Sequence[Event]) -> bool:
    """Whether a meeting or signature that has not come about is only what another act promises, asks for or refuses.

    What is promised against a third side is no agreement.
    """
    if event.type == "AGREE":
        return any(e.type in _HOSTILE and e.evidence.overlaps(event.evidence) for e in events)
    if event.realis == "actual" or event.type not in {"CONSULT", "SUPPORT", "CONCEDE"}:
        return False
    own = event.evidence
    return any(e.type in _HOLDS and e.evidence.start <= own.start and own.end <= e.evidence.end for e in events)


def _met(meeting: Meeting) -> Iterator[Event]:
    """A meeting is joint; a visit goes from the visitors to those on whose ground it is."""
    codes = codes_of(meeting.participants)
    if meeting.form == "visit" and meeting.host and meeting.host not in codes[:1]:
        visitors = tuple(c for c in codes if c != meeting.host)
        yield from _event(meeting, "CONSULT", visitors, (meeting.host,), mode="visit")
    elif meeting.realis != "hypothetical" and meeting.form != "ceremony":
        yield from _event(meeting, "CONSULT", codes, (), mode=_MODES.get(meeting.form))


def _sanctioned(sanction: Sanction) -> Iterator[Event]:
    kind: EventType | None = None
    if sanction.action in {"impose", "tighten"} and sanction.realis in {"actual", "future"}:
        kind = "SANCTION"
    elif sanction.action in {"ease", "lift"}:
        kind = {"actual": "RETREAT", "future": "CONCEDE"}.get(sanction.realis)  # type: ignore[assignment]
    if kind and all(code.isupper() for code in (*sanction.authority, *sanction.target)):
        yield from _event(sanction, kind, sanction.authority, sanction.target)


def _signed(agreement: Agreement) -> Iterator[Event]:
    if agreement.stage in _SIGNED and agreement.realis in {"actual", "future"} and len(agreement.parties) > 1:
        yield from _event(agreement, "SUPPORT", tuple(agreement.parties), (), cameo=_SIGNING)


def _promised(account: Account, promise: Promise) -> Iterator[Event]:
    """A promise to another side, or one that sides make each other, is an agreement; one's own words are the act themselves.

    What the issuers of a paper say that they will do is none of itself.
    """
    actor, to = codes_of(promise.promisor), codes_of(promise.beneficiary)
    to = tuple(code for code in to if code not in actor)
    if promise.form == "commitment" and promise.realis == "future" and (len(actor) > 1 or to):
        if not to and promise.within is None and set(promise.promisor) == set(account.issuers):
            return
        own = next((s for s in account.statements if s.id == promise.within and set(codes_of(s.speaker)) & set(actor)), None)
        yield from _event(replace(own, also=()) if own else promise, "AGREE", actor, to)


def _urged(account: Account) -> Iterator[Event]:
    """Demands in the words of others: "the minister said that Norway must withdraw"."""
    page = account.page
    for word in (i for i, lower in enumerate(page.tree.lower) if lower == "must" and page.analysis.relation[i] == "aux"):
        verb = page.analysis.head[word]
        voucher = account.voucher((word, word + 1))
        subject = page.tree.find_child(verb, "nsubj")
        if voucher is None or subject is None:
            continue
        actor = codes_of(voucher.speaker)
        asked = tuple(code for code in account.codes(whole_phrase(page, subject, verb)) if code not in actor)
        if actor and asked:
            yield from _event(replace(voucher, realis="actual", also=()), "REQUEST", actor, asked)


_ANSWERED = frozenset({"AGREE", "REJECT", "MOBILIZE", "CONCEDE", "THREATEN", "ACCUSE", "REQUEST"})


def answered(account: Account, events: Sequence[Event]) -> list[Event]:
    """The acts with the other side that the page tells of nearby, where an act of one side names nobody.

    That side is the one who is spoken to, else the one with whom the actor was last at odds or in touch.
    """
    result: list[Event] = []
    for number, event in enumerate(events):
        other = None
        alone = not event.recipient or (event.type == "CONCEDE" and event.recipient == event.actor)
        if len(event.actor) == 1 and alone and (event.type in _ANSWERED or event.cameo == _SIGNING):
            other = _spoken_to(account, event) or _partner(event.actor[0], [*reversed(events[:number]), *events[number + 1 :]])
        result.append(replace(event, recipient=(other,), inferred=(*event.inferred, "recipient")) if other else event)
    return result


def _spoken_to(account: Account, event: Event) -> str | None:
    said = next((s for s in account.statements if s.cue and s.cue.overlaps(event.evidence) and s.addressee), None)
    codes = [c for c in codes_of(said.addressee) if c not in event.actor] if said else []
    return next(iter(codes), None)


def _partner(actor: str, events: Sequence[Event]) -> str | None:
    """The other side of the first act that pairs an actor with one other."""
    for event in events:
        sides = {*event.actor, *event.recipient}
        if actor in sides and len(sides) == _PAIR:
            return next(side for side in sides if side != actor)
    return None


_PAIR = 2


def _event(record: Record, kind: EventType, actor: tuple[str, ...], recipient: tuple[str, ...], **more: Any) -> Iterator[Event]:
    shared = {name: getattr(record, name) for name in _SHARED}
    if record.trace:
        shared["trace"] = replace(record.trace, rule=f"event.{record.kind}")  # the words are those of the other record
    if kind == "AGREE":
        shared["realis"] = "actual"
    if actor:
        yield Event(**shared, actor=actor, recipient=recipient, type=kind, **more)
