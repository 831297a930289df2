"""A restrictive measure by an authority on a target."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.interval import Interval
from verbale.schema.record import RecordBase

__all__ = ["Action", "Character", "Detail", "Measure", "Sanction"]

Measure = Literal["general", "asset_freeze", "trade", "oil", "finance", "arms", "travel", "technology", "tariff", "other"]
Action = Literal["impose", "tighten", "maintain", "ease", "lift", "counter"]
Detail = Literal["reimpose", "renew", "expire", "designate", "delist", "waive", "suspend"]
Character = Literal["unilateral", "multilateral", "secondary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction(RecordBase):
    """What is done (`action`) about a measure; `authority` and `target` are codes or names.

    "maintain" speaks of a measure as being in force; "counter" is the target working against it. A threatened or demanded
    measure is told from an imposed one by its realis.
    """

    KEY: ClassVar[tuple[str, ...]] = ("authority", "target", "action")

    kind: Literal["sanction"] = field(default="sanction", init=False)
    authority: tuple[str, ...]
    target: tuple[str, ...]
    measure: Measure
    action: Action
    detail: Detail | None = None
    character: Character | None = None
    legal_basis: str | None = None
    effective: Interval | None = None
    expires: Interval | None = None
