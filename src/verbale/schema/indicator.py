"""A figure that is claimed."""

from dataclasses import dataclass, field
from math import isfinite
from typing import ClassVar, Literal

from verbale.schema.evidence import Span
from verbale.schema.record import RecordBase

__all__ = ["Comparator", "Direction", "Indicator", "Value"]

Comparator = Literal["=", "<", ">", "~", "times", "percent_change"]
Direction = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Value:
    """A number or a range of `unit`; an end that is not given is None.

    Comparator "times" is a multiple, "percent_change" a change in percent, "~" about.
    """

    low: float | None
    high: float | None
    unit: str | None
    comparator: Comparator

    def __post_init__(self) -> None:
        if not all(isfinite(end) for end in (self.low, self.high) if end is not None):
            raise ValueError("finite numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(RecordBase):
    """What is measured (`subject`, as written) and its value; None is a claimed result without a number.

    `countries` are the codes that it is about; `when` is the window that it covers.
    """

    KEY: ClassVar[tuple[str, ...]] = ("subject", "value")

    kind: Literal["indicator"] = field(default="indicator", init=False)
    subject: Span
    countries: tuple[str, ...] = ()
    value: Value | None = None
    direction: Direction | None = None
