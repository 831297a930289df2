"""Words for the full-text indexes: folded here, so that both databases index and find exactly the same ones."""

import re
import unicodedata
from dataclasses import dataclass

from verbale.errors import BadQueryError

__all__ = ["LONGEST", "Phrase", "fold", "parse_words", "plain", "split_passages"]

_WORD = re.compile(r"[^\W_]+")
_HIGH = re.compile("[\u0300-\U0010ffff]")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_LONGEST = 100
"""Letters of a word that count: longer ones are no words, and PostgreSQL takes none over 2 KB."""

_MOST = 200
"""Words of one query; PostgreSQL's parser gives up at some thousand."""

_PASSAGE = 8_000
"""Code points after which a passage ends with its paragraph: PostgreSQL counts no more than 16,383 words of one text."""


LONGEST = 2 * _PASSAGE
"""Code points that no passage exceeds."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; the last one may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def fold(text: str) -> str:
    """A text without case and accents: "Erdoğan" is found as "erdogan".

    >>> fold("Erdoğan’s")
    'erdogan’s'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return _HIGH.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], parts)


def plain(text: str) -> str:
    """The folded words of a text with one space between them, letters and digits only."""
    return " ".join(word[:_LONGEST] for word in _WORD.findall(fold(text)))


def parse_words(query: str) -> tuple[Phrase, ...]:
    """What is asked for: words in any order, "phrases" in quotation marks, and beginnings of words with a star.

    Raises `BadQueryError` where no word is left.

    >>> parse_words('ferry "Port Arvid" negotiat*')
    (Phrase(words=('ferry',), prefix=False), Phrase(words=('port', 'arvid'), prefix=False), Phrase(words=('negotiat',), prefix=True))
    """
    found = []
    for quoted, bare in _PHRASE.findall(query.replace("“", '"').replace("”", '"')):
        words = tuple(plain(quoted or bare).split())
        if words:
            found.append(Phrase(words, prefix=bare.endswith("*")))
    if not found:
        raise BadQueryError(query)
    if sum(len(phrase.words) for phrase in found) > _MOST:
        raise BadQueryError(query, f"holds more than {_MOST} words")
    return tuple(found)


def split_passages(text: str) -> list[tuple[int, int]]:
    """Where the passages of a text stand that are indexed each by itself: whole paragraphs, most documents are one passage."""
    passages, start = [], 0
    while start < len(text):
        line_end = text.find("\n", start + _PASSAGE, start + LONGEST)
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = line_end if line_end > 0 else len(text) if len(text) - start <= LONGEST else max(space, start + _PASSAGE)
        passages.append((start, end))
        start = end
    return passages
