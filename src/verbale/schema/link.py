"""How records of one document hang together."""

from dataclasses import dataclass
from typing import Literal

from verbale.schema.evidence import Span

__all__ = ["Link", "Relation"]

Relation = Literal["aims_at", "responds_to", "follows", "in_parallel_with", "part_of", "modelled_on", "during", "contradicts"]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to the record with the id `to`, kept only where `words` of the text say so ("with the aim of")."""

    relation: Relation
    to: str
    words: Span
