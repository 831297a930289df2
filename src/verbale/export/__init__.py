"""What is kept and read in other forms, one file a format; `FORMATS` is the registry."""

from verbale.export.formats import FORMATS, Format, format_of, names_of
from verbale.export.found import About, hit_of, hits_of
from verbale.export.html import to_html
from verbale.export.jsonl import to_json, to_jsonl
from verbale.export.text import to_text

__all__ = [
    "FORMATS",
    "About",
    "Format",
    "format_of",
    "hit_of",
    "hits_of",
    "names_of",
    "to_html",
    "to_json",
    "to_jsonl",
    "to_text",
]
