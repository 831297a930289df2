"""Where words stand that somebody selected: at the place that the page says, else where alone they stand."""

import re

from verbale.errors import BadVerdictError
from verbale.schema import Document

__all__ = ["place_of"]


def place_of(document: Document, words: str, start: str = "", end: str = "") -> tuple[int, int]:
    r"""The place of some words, white space apart, without that around them.

    Raises `BadVerdictError` for words that do not stand there, or in more places than one.

    >>> page = Document.from_text("The ferry sails. The\nferry lands.")
    >>> place_of(page, " ferry sails "), place_of(page, "The ferry", "17", "26")
    ((4, 15), (17, 26))
    """
    if start.isdecimal() and end.isdecimal():
        low, high = int(start), min(int(end), len(document.text))
        found = document.text[low:high]
        if _bare(found) and (not words.strip() or _bare(found) == _bare(words)):
            return low + len(found) - len(found.lstrip()), high - len(found) + len(found.rstrip())
    parts = [re.escape(part) for part in words.split()]
    places = list(re.finditer(r"\s+".join(parts), document.text)) if parts else []
    if len(places) != 1:
        problem = f"the words {words.strip()[:120]!r} stand in the text {len(places)} times"
        raise BadVerdictError(document.id, problem, "Give them exactly, and so many that they stand there once.")
    return places[0].start(), places[0].end()


def _bare(text: str) -> str:
    return "".join(text.split())
