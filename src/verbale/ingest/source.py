"""What an input gives: a document, or the reason why there is none."""

from dataclasses import dataclass

from verbale.errors import VerbaleError
from verbale.schema.document import Document

__all__ = ["Dropped", "Source"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """An input that could not be read: its place (a file, or "pages.jsonl:3") and the reason; it never stops a run."""

    name: str
    error: VerbaleError


Source = Document | Dropped
