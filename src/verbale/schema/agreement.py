"""An instrument between parties, and a step in its life."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.evidence import Span
from verbale.schema.interval import Interval
from verbale.schema.record import RecordBase

__all__ = ["Agreement", "Stage"]

Stage = Literal[
    "proposed",
    "authorized",
    "negotiating",
    "concluded",
    "initialled",
    "signed",
    "ratified",
    "in_force",
    "implemented",
    "extended",
    "amended",
    "stalled",
    "rejected",
    "suspended",
    "breached",
    "withdrawn",
    "terminated",
    "expired",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(RecordBase):
    """A step (`stage`) of a treaty, pact, ceasefire, roadmap or the like.

    `name` is the longest noun phrase that names it; `parties` are codes, empty where the text names none; `term_years` is
    its length in years; `nearly` is True for "almost", "at its final stage", "about to".
    """

    KEY: ClassVar[tuple[str, ...]] = ("name", "stage", "realis")

    kind: Literal["agreement"] = field(default="agreement", init=False)
    name: Span
    parties: tuple[str, ...] = ()
    term_years: float | None = None
    stage: Stage
    nearly: bool = False
    effective: Interval | None = None
    expires: Interval | None = None
