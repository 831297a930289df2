"""A reading in other forms, one file a format; `FORMATS` is the registry."""

from collections.abc import Callable, Iterable

from verbale.export.html import to_html
from verbale.export.jsonl import to_json, to_jsonl
from verbale.export.text import to_text
from verbale.pipeline import Reading

__all__ = ["FORMATS", "to_html", "to_json", "to_jsonl", "to_text"]

FORMATS: dict[str, Callable[[Iterable[Reading]], Iterable[str]]] = {
    "text": to_text,
    "jsonl": to_jsonl,
    "json": to_json,
    "html": to_html,
}
"""Each takes readings and gives the pieces of its output in order."""
