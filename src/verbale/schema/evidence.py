"""The words that a record stands on."""

from dataclasses import dataclass
from typing import Self

__all__ = ["Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words of a document's text, with where it stands.

    `start` and `end` are code points, half-open, so that `document.text[start:end] == exact`.

    >>> Span.cut("Oslo said: we will sign.", 11, 23)
    Span(exact='we will sign', start=11, end=23)
    """

    exact: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a start of 0 or more and an end after it")
        if len(self.exact) != self.end - self.start:
            raise ValueError("as many code points in exact as lie between start and end")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span that holds `text[start:end]`; raises `ValueError` where that is empty or outside the text."""
        return cls(text[start:end], start, end)

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end
