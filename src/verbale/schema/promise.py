"""Someone says what is going to happen, and can later be held to it."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from verbale.schema.actor import Actor
from verbale.schema.evidence import Span
from verbale.schema.interval import Interval
from verbale.schema.record import RecordBase

__all__ = ["Promise", "PromiseForm"]

PromiseForm = Literal["commitment", "prediction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(RecordBase):
    """A commitment about the own side's doing, or a prediction of what will come.

    `promisor` can be held to it; `doer` is whose doing it is to be; `content` is the promised thing as written; `due` is
    when it is to be done, None where no time is given.
    """

    KEY: ClassVar[tuple[str, ...]] = ("content",)

    kind: Literal["promise"] = field(default="promise", init=False)
    form: PromiseForm
    promisor: tuple[Actor, ...] = ()
    doer: tuple[Actor, ...] = ()
    content: Span
    beneficiary: tuple[Actor, ...] = ()
    due: Interval | None = None
