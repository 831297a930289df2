"""One political act, in PLOVER's types."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.record import RecordBase

__all__ = ["Event", "EventType"]

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(RecordBase):
    """Who does what to whom; `actor` and `recipient` are codes, `recipient` may be empty.

    The act keeps its realis here (a planned visit is CONSULT, `future`); an export folds it as PLOVER 0.8 asks.
    `mode`, `context` and the sectors are PLOVER's, `cameo` is the CAMEO code where it is one to one.
    """

    KEY: ClassVar[tuple[str, ...]] = ("type", "actor", "recipient")

    kind: Literal["event"] = field(default="event", init=False)
    actor: tuple[str, ...]
    recipient: tuple[str, ...] = ()
    type: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor_sectors: tuple[str, ...] = ()
    recipient_sectors: tuple[str, ...] = ()
    cameo: str | None = None
