"""A declared course."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.evidence import Span
from verbale.schema.record import RecordBase

__all__ = ["Policy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(RecordBase):
    """Whose course it is (`actor`, codes), to what `aim`, by what `means` (both as written), `toward` whom (codes)."""

    KEY: ClassVar[tuple[str, ...]] = ("actor", "aim")

    kind: Literal["policy"] = field(default="policy", init=False)
    actor: tuple[str, ...]
    aim: tuple[Span, ...] = ()
    means: tuple[Span, ...] = ()
    toward: tuple[str, ...] = ()
