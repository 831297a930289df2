"""The lines that stand above the running text: headlines, trails of sections, bylines and stamps."""

import re

from verbale.ingest.page import one_line
from verbale.ingest.published import parse_visible_date

__all__ = ["SEPARATOR", "find_authors", "is_apart", "is_sentence", "is_trail", "looks_like_title"]

SEPARATOR = re.compile(r"(?<!\s)\s++[/|›»>→·•]\s+|(?:(?<!\s)\s++)?[›»→]\s*")
"""What stands between the parts of a trail, as in "News / World / Asia"."""

_NAME = r"[A-Z][\w.'’-]+(?:[\s,&]+(?:and\s+|in\s+)?[A-Z][\w.'’-]*){0,8}"
_BYLINE = re.compile(rf"^(?:[Bb]y|BY|From|Written by|Reporting by|Edited by|Editing by)\s+{_NAME}$|^(?:[Bb]y|BY)\s+[A-Z].{{0,60}}[|•·].*$")
_AUTHORS = re.compile(r"^(?:written )?by\s+(.*?)(?:\s*(?:[|•·]|\bin\b).*)?$", re.IGNORECASE)
_STAMP = re.compile(
    r"^(?:first |last )?(?:published|posted|updated|modified|publication date|date|issued|created)\b[^.!?]{0,60}$"
    r"|^\d+\s*min(?:ute)?s?\.? read$|^\d\d?[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?$",
    re.IGNORECASE,
)
_OPEN_OR_TOLD = re.compile(r"(?:[-–—_]|(?<!\b[ap]\.m)\.)$", re.IGNORECASE)
_STOP = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
_QUOTED_STOP = re.compile(r"\.['\"”’»]+$")
_LAST_QUOTE = re.compile(r"[‘'“\"«]([^‘'“\"«]*)$")
_REPORTED = re.compile(r"\b(?:said|told|added|wrote|asked)\b")
_ADDRESSED = re.compile(r"^(?:dear\b|[QA](?:[:.]\s|\s{2}))", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether a paragraph is running text: it ends like a sentence and not like a headline, or is long."""
    words = text.split()
    return len(words) > 40 or (len(words) >= 4 and bool(_STOP.search(text)) and not looks_like_title(text))


def looks_like_title(text: str) -> bool:
    """Whether a line may be a headline: 2 to 40 words that begin like one and have no full stop.

    A stop inside quotation marks counts only for a phrase of the headline, not for a quotation that someone says.

    >>> looks_like_title("Envoy calls the offer ‘a bad joke.’"), looks_like_title("The envoy said it was “a bad joke.”")
    (True, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 40 or not any(word[0].isalpha() for word in words) or _ADDRESSED.match(text):
        return False
    if text[0].islower() or text[0] in "<-–—•" or text[-1] in ".:;,…-–—_":
        return False
    if _QUOTED_STOP.search(text):
        quoted = _LAST_QUOTE.search(text.rstrip(".'\"”’»"))
        phrase = quoted is not None and quoted.start() > 0 and len(quoted[1].split()) <= 6
        return phrase and len(words) <= 16 and not _REPORTED.search(text)
    return not (text[0] in '“"«„' and text[-1] in '”"»' and len(words) > 20)


def is_trail(text: str) -> bool:
    """Whether a line is a trail of sections.

    >>> is_trail("News / World / Asia")
    True
    """
    parts = SEPARATOR.split(text)
    return len(parts) >= 2 and all(1 <= len(part.split()) <= 4 for part in parts) and not _STOP.search(text)


def is_apart(text: str) -> bool:
    """Whether a line of the head is no part of the article: a trail, a byline, the day and hour; a dateline is part of it."""
    return is_trail(text) or bool(_BYLINE.match(text) or _STAMP.match(text)) or _is_dated(text)


def _is_dated(text: str) -> bool:
    """Whether a line gives a date and little else; a dateline ends with a dash, and a sentence about a day with a full stop."""
    if len(text.split()) > 12 or _OPEN_OR_TOLD.search(text):
        return False
    return len(re.findall(r"[^\W\d_]{4,}", text)) <= 5 and parse_visible_date(text) is not None


def find_authors(text: str) -> list[str]:
    """The names of a byline.

    >>> find_authors("By Mira Solheim and Tomas Reik | Port Arvid")
    ['Mira Solheim', 'Tomas Reik']
    """
    found = _AUTHORS.match(one_line(text)) if _BYLINE.match(text) else None
    return [name for name in re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", found[1]) if name] if found else []
