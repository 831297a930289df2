"""What is asked for in an address: the filters that every list of records takes."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query as Parameter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from verbale.schema import Interval
from verbale.schema.record import Basis, Realis
from verbale.store import Query

__all__ = ["Asked", "Blank", "Day", "SearchWords", "Text", "Wanted"]

Kind = Literal["statement", "agreement", "sanction", "meeting", "promise", "indicator", "event", "policy"]
Blank = BeforeValidator(lambda value: value.strip() or None if isinstance(value, str) else value)
"""A field of a form that was left empty is not given."""
_Given = BeforeValidator(lambda value: [v for v in value if v] if isinstance(value, list) else value)
Text = Annotated[Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")] | None, Blank]
_HAS_A_WORD = {"pattern": r"[^\W_]"}
"""Told to programs alone: persons are told by `BadQueryError` what to do."""
SearchWords = Annotated[Annotated[str, Field(max_length=500, json_schema_extra=_HAS_A_WORD)] | None, Blank]
Day = Annotated[date | None, Blank]


class Asked(BaseModel):
    """The filters of a list of records: all that is given must hold."""

    words: SearchWords = Field(None, description='words, "a phrase", the beginning of a word with a star', examples=["negotiat*"])
    kind: Annotated[list[Kind], _Given] = Field([], description="of one of these kinds")
    realis: Annotated[list[Realis], _Given] = Field([], description="actual, future, hypothetical or negated")
    basis: Annotated[list[Basis], _Given] = Field([], description="performed, narrated or claimed")
    actor: Text = Field(None, description="a code, a state, a body or a person", examples=["IRN"])
    other: Text = Field(None, description="a second one: records that name both, vouchers apart")
    role: Text = Field(None, description="the field in which the actor is named, such as `speaker`")
    speaker: Text = Field(None, description="who says it", examples=["Ilse Harnok"])
    addressee: Text = Field(None, description="to whom it is said")
    medium: Text = Field(None, description="the words that tell where it was said, such as `state TV`")
    on: Day = Field(None, description="the time of the thing covers this day")
    since: Day = Field(None, description="published on this day or later")
    until: Day = Field(None, description="published on this day or before")
    host: Text = Field(None, description="the host of the publisher")
    document: Text = Field(None, description="the id of a document")
    min_score: Annotated[float | None, Blank] = Field(None, ge=0, le=1, description="at least so likely right")
    after: Text = Field(None, description="the id of the last record of the page before")

    def query(self, **fixed: Any) -> Query:
        """What the store is asked; `fixed` is what the page itself says."""
        dyad = (self.actor, self.other) if self.actor and self.other else None
        given: dict[str, Any] = {
            "words": self.words,
            "kind": tuple(self.kind),
            "realis": tuple(self.realis),
            "basis": tuple(self.basis),
            "actor": None if dyad else self.actor or self.other,
            "roles": (self.role,) if self.role and not dyad else (),
            "named": tuple((role, name) for role in ("speaker", "addressee") if (name := getattr(self, role))),
            "medium": self.medium,
            "dyad": dyad,
            "when": Interval.on(self.on) if self.on else None,
            "since": self.since,
            "until": self.until,
            "host": self.host,
            "document": self.document,
            "min_score": self.min_score,
        }
        return Query(**given | fixed)


Wanted = Annotated[Asked, Parameter()]
