"""People come together or talk live."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.actor import Actor
from verbale.schema.evidence import Span
from verbale.schema.record import RecordBase

__all__ = ["Form", "Meeting"]

Form = Literal["visit", "meeting", "call", "talks", "summit", "ceremony"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(RecordBase):
    """Who met, in which form; of a visit the visitors, and those visited where they are named.

    `host` is the code of the state or body on whose ground or invitation it is; `place` is as written.
    """

    KEY: ClassVar[tuple[str, ...]] = ("participants", "form")

    kind: Literal["meeting"] = field(default="meeting", init=False)
    participants: tuple[Actor, ...]
    form: Form
    host: str | None = None
    place: Span | None = None
