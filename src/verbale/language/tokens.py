"""Words of a text, as the English treebanks cut them, with exact offsets.

A word is `text[start:end]`; nothing is normalised, so every offset holds on any Unicode text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

__all__ = ["QUOTE", "SHAPES", "SPACE", "Word", "dress", "paragraph_spans", "shape_of", "tokenize"]


class Word(NamedTuple):
    """One word: `text[start:end]`, and what the encoder sees of its looks.

    `shape` indexes `SHAPES`, `space` indexes `SPACE`, `quote` indexes `QUOTE`.
    """

    start: int
    end: int
    surface: str
    shape: int
    space: int
    quote: int


SHAPES = ("lower", "title", "upper", "letter", "mixed", "digits", "mark", "other")
SPACE = ("none", "space", "paragraph")
QUOTE = ("outside", "inside", "open", "close")

_PREFIXES = "e|non|anti|pre|post|re|co|ex|pro|mid|semi|multi|cross|psycho|over|pan|mini"
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|St|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Cmdr|Adm|Rev|Gov|Sen|Rep|Reps|Sens|Hon|Jr|Sr|Inc|Corp|Co|Ltd|vs|Ft|al|Amb|Brig"
    "|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thur|Thurs|Fri|Ph\\.D|cf|approx|dept|est|esp|Mt|Messrs|Pres|Supt|Atty"
)
_WORD = re.compile(
    rf"""
      [a-z]++(?=\s)                                                   # most words; what follows never cuts them
    | (?:https?://|www\.)[^\s<>"“”]+[^\s<>"“”.,;:!?)\]}}'’]           # addresses
    | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+                           # RFC 5321: no more than 64 before the @
    | \b(?:{_ABBREVIATIONS})\.(?!\w)
    | \b(?:No|Art)\.(?=\s?\d)                                         # No. 5, but "They said no."
    | \b(?:[^\W\d_]\.){{2,20}}(?![^\W\d_])                            # U.S., a.m.
    | \b(?:[^\W\d_]\.){{1,20}}[^\W\d_](?![\w.])                        # U.S
    | (?<![\w.])[A-Z]\.(?=\s+[A-Z])                                   # an initial
    | \d{{3}}-(?:\d{{3}}-)?\d{{4}}(?!\w)                                 # telephone numbers
    | [+]?\d++(?:[.,:/]\d++)++(?:st|nd|rd|th|s)?                       # 1,000  10:30
    | [+]?\d++(?:st|nd|rd|th|s)?(?![^\W_])                             # 20th  1990s
    | ['’]\d\ds?\b                                                    # '90s
    | \.\d+
    | (?<!\w)(?:{_PREFIXES})-[^\W\d_]+
    | [^\W_]+(?:[’'&][^\W_]+)*(?:_[^\W_]+)*                           # words, with inner apostrophe or &
    | etc\.(?=\s+[a-z])
    | \.{{2,}} | …+ | -{{2,}} | —+ | ={{2,}} | _+ | \*+
    | [!?]+ | `` | '' | ‘’ | ’’ | << | >>
    | [:;]-?[()DP](?!\w)
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"(?i)(?<=.)(?:n[’']t|[’'](?:s|re|ve|ll|d|m))$")
_WHOLE = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wont": 2, "cant": 2, "im": 1}
_UNIT = re.compile(r"^(\d+(?:[.,]\d+)*)(am|pm|km|kg|cm|mm|bn|m|k|mph|hrs?|x|g|ft|lbs?)$", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text as half-open spans without the white space around them.

    Lines are paragraphs unless the text is hard-wrapped, where a blank line ends one.
    """
    cut = _BLANK if _hard_wrapped(text) else _LINE
    spans, at = [], 0
    for end, after in [*((m.start(), m.end()) for m in cut.finditer(text)), (len(text), len(text))]:
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
        stop = start + len(text[start:end].rstrip())
        if stop > start:
            spans.append((start, stop))
        at = after
    return spans


def _hard_wrapped(text: str) -> bool:
    """Whether line breaks fall inside sentences: full lines of even length that go on in lower case."""
    lines = [line.rstrip() for line in text.split("\n")]
    pairs = [(a, b.lstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 3:
        return False
    going_on = sum(40 <= len(a) <= 120 and a[-1] not in '.!?:”"' for a, _ in pairs)
    return going_on > 0.6 * len(pairs) and sum(b[0].islower() for _, b in pairs) > 0.3 * len(pairs)


def shape_of(surface: str) -> int:
    """The looks of a word as an index into `SHAPES`: the encoder's own vocabulary has no case."""
    if surface.islower():
        return 0
    if any(c.isdigit() for c in surface):
        return 5
    if not any(c.isalnum() for c in surface):
        return 6
    if surface.isupper():
        return 3 if len(surface) == 1 else 2
    if surface[0].isupper():
        return 1 if surface[1:].islower() else 4
    return 4 if surface.isascii() else 7


def tokenize(text: str, regions: Sequence[tuple[int, int]] | None = None) -> list[Word]:
    """The words of a text in order, with shape, the space before each and its place in a quotation.

    `regions` are the spans to read, in order; all of the text if None.

    >>> [w.surface for w in tokenize("He didn't sign the U.S.-led pact.")]
    ['He', 'did', "n't", 'sign', 'the', 'U.S.', '-', 'led', 'pact', '.']
    """
    spans = paragraph_spans(text)
    if regions is not None:
        spans = list(_within(spans, regions))
    return [word for start, end in spans for word in _paragraph_words(text, start, end)]


def _within(spans: Sequence[tuple[int, int]], regions: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of the spans lies in the regions; both are in order, and none overlaps its neighbour."""
    first = 0
    for start, end in regions:
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        at = first
        while at < len(spans) and spans[at][0] < end:
            yield max(spans[at][0], start), min(spans[at][1], end)
            at += 1


def _paragraph_words(text: str, start: int, end: int) -> list[Word]:
    spans = [s for m in _WORD.finditer(text, start, end) for s in _split(m.group(), m.start())]
    quotes = _Quotes()
    words, before = [], start
    for a, b in spans:
        surface = text[a:b]
        space = 2 if a == start else int(a > before)
        words.append(Word(a, b, surface, shape_of(surface), space, quotes.step(surface)))
        before = b
    return words


def _split(surface: str, start: int) -> list[tuple[int, int]]:
    """Cut what the treebank cuts inside one run: clitics, 'cannot', '5pm'."""
    end = start + len(surface)
    cut = _WHOLE.get(surface.lower())
    if cut is None and (m := _CLITIC.search(surface)) and not surface[: m.start()].isdigit():
        cut = m.start()
    if cut is None and (m := _UNIT.match(surface)):
        cut = m.end(1)
    if cut is None:
        return [(start, end)]
    return [(start, start + cut), (start + cut, end)]


@dataclass(slots=True)
class _Quotes:
    """Follows double quotation marks through one paragraph; one left open runs to the paragraph's end."""

    inside: bool = False

    def step(self, surface: str) -> int:
        """The place of the next word as an index into `QUOTE`."""
        if surface in {"“", "«", "``", "„"}:
            self.inside = True
            return 2
        if surface in {"”", "»", "''", "’’"}:
            self.inside = False
            return 3
        if surface == '"':
            self.inside = not self.inside
            return 2 if self.inside else 3
        return int(self.inside)


_TIGHT_LEFT = frozenset(",.;:!?)]%}”»") | {"''", "...", "…"}
_TIGHT_RIGHT = frozenset("([{$£€“«") | {"``"}


def dress(surfaces: list[str], spaces: list[bool] | None = None) -> tuple[str, list[Word]]:
    """Words cut elsewhere as one paragraph of running text: the text and its words.

    `spaces[i]` says whether white space stands before word i; where it is not known the usual typesetting is assumed.
    """
    text, quotes = "", _Quotes()
    words: list[Word] = []
    for i, surface in enumerate(surfaces):
        before = quotes.inside
        quote = quotes.step(surface)
        if spaces is None:
            tight = i == 0 or surface in _TIGHT_LEFT or surfaces[i - 1] in _TIGHT_RIGHT or bool(_CLITIC.search("x" + surface))
            tight = tight or (quote == 3 and before) or (i > 0 and words[-1].quote == 2)
        else:
            tight = i == 0 or not spaces[i]
        text += "" if tight else " "
        words.append(Word(len(text), len(text) + len(surface), surface, shape_of(surface), 2 if i == 0 else int(not tight), quote))
        text += surface
    return text, words
