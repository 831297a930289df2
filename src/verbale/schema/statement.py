"""Somebody says something."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.actor import Actor
from verbale.schema.evidence import Span
from verbale.schema.record import RecordBase

__all__ = ["Mode", "Statement"]

Mode = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(RecordBase):
    """The words said or reported, who said them, and the cue that says so.

    `content` has a part for each run that the cue splits, without outer quotation marks and a leading "that". `cue` is
    None where a quotation stands without one. `translated` is True where the quotation is known to be the publisher's
    translation, None where that is not known.
    """

    KEY: ClassVar[tuple[str, ...]] = ("speaker", "cue", "content")

    kind: Literal["statement"] = field(default="statement", init=False)
    speaker: tuple[Actor, ...]
    content: tuple[Span, ...]
    cue: Span | None = None
    mode: Mode
    addressee: tuple[Actor, ...] = ()
    medium: Span | None = None
    translated: bool | None = None
