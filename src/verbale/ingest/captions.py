"""Captions of pictures, and the credits that tell whose picture it is."""

import re

__all__ = ["find_credit", "is_caption", "is_credit"]

_PICTURE = (
    r"(?:file |stock |handout |archive |undated )?"
    r"(?:photo(?:graph)?|image|picture|pic|illustration|graphic|screenshot|video|footage|map)s?"
)
_GIVEN_BY = r"\s*(?::|/|\||-|by\b|via\b|from\b|of\b|courtesy\b|credit\b|provided\b|supplied\b)"
# (Photo by …)  (file photo)  [File: …]  (© …)  (credit: …)
_REST = r"[^()\[\]]*"
_SAID = rf"[(\[]\s*(?:{_PICTURE}(?:{_GIVEN_BY}{_REST})?|files?(?:\s*:{_REST})?|(?:credits?\s*:|courtesy|©|source:){_REST})\s*[)\]]"
# (Photographer/Agency)  [Photographer via Agency]: two names, not two acronyms
_NAMED = r"[(\[](?-i:(?=[^()\[\]]*[a-z])[A-Z][\w.'’ &-]{1,50}(?: via |/)[A-Z@][\w.'’ &-]{1,50})[)\]]"
# … in March. Photo: Agency
_TRAILING = rf"(?<=[.!?”\"])\s+(?:{_PICTURE}|credit)\s*(?::|by\b|courtesy\b|/)[^.]{{2,80}}\.?"
_AT_END = re.compile(rf"\s*(?<!\])(?:{_SAID}|{_NAMED}|{_TRAILING})$", re.IGNORECASE)
_ALONE = re.compile(
    rf"^[(\[]?\s*(?:{_PICTURE}|{_PICTURE} (?:credit|by|courtesy)|credits?|courtesy)\s*(?::|by\b|of\b|/|\|).{{2,90}}$|^©.{{2,80}}$",
    re.IGNORECASE,
)
_OPENING = re.compile(rf"^(?:{_PICTURE}|caption|file)\s*(?::|[-–—]\s)|^(?-i:FILE|PHOTO)(?: (?-i:PHOTO))?\s*[-–—:]", re.IGNORECASE)
_LONGEST = 600
"""Characters that a caption may have; a longer paragraph that ends with a credit is text of an agency."""


def find_credit(text: str) -> int | None:
    """Where the credit at the end of a caption begins.

    >>> find_credit("The envoy leaves the hall. (Photo by Ana Brel)")
    27
    """
    found = _AT_END.search(text, max(0, len(text) - _LONGEST))
    return found.end() - len(found.group().lstrip()) if found else None


def is_credit(text: str) -> bool:
    """Whether a paragraph is nothing but a credit, as "Photo: Ana Brel"; one that ends like a sentence is none."""
    return bool(_ALONE.match(text)) and not text.endswith(".")


def is_caption(text: str) -> bool:
    """Whether a paragraph says that it belongs to a picture: by its first words, or by a credit at its end."""
    return len(text) <= _LONGEST and (bool(_OPENING.match(text)) or find_credit(text) is not None)
