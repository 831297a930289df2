"""A reading in other forms, one file a format; `FORMATS` is the registry."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from verbale.export.html import to_html
from verbale.export.jsonl import to_json, to_jsonl
from verbale.export.text import to_text
from verbale.pipeline import Reading

__all__ = ["FORMATS", "Format", "to_html", "to_json", "to_jsonl", "to_text"]


class Format(Protocol):
    """Turns readings into the pieces of an output in order; `explain` says of each record why it was made."""

    def __call__(self, readings: Iterable[Reading], *, explain: bool = False) -> Iterable[str]:
        """The pieces of the output."""


FORMATS: Mapping[str, Format] = {
    "text": to_text,
    "jsonl": to_jsonl,
    "json": to_json,
    "html": to_html,
}
"""The formats by their names."""
