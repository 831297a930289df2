"""What an input gives: pages as they lie in it, then documents, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from verbale.errors import VerbaleError
from verbale.schema.document import Document

__all__ = ["Dropped", "Piece", "Source", "Unread"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """An input that could not be read: its place (a file, or "pages.jsonl:3") and the reason; it never stops a run."""

    name: str
    error: VerbaleError


Source = Document | Dropped


@dataclass(frozen=True, slots=True)
class Unread:
    """A page as it lies in its input: its place, and how it is read; it can be sent to another process."""

    name: str
    read: Callable[[], Document]

    def attempt(self) -> Source:
        """The document, or why there is none."""
        try:
            return self.read()
        except VerbaleError as error:
            return Dropped(self.name, error)


Piece = Unread | Dropped
