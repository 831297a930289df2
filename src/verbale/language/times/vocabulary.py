"""The words of time: a text as a row of letters, one a token, on which rules are plain regular expressions.

Each distinct set of classes has a letter of its own, every word that no rule knows shares one. So a rule over classes is a
character-level pattern over a short string, and what it costs does not depend on the words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["FIGURES", "FILLER", "Tokens", "Vocabulary"]

FILLER = "\x00"
"""The letter of every token that no rule knows."""

FIGURES = ("INT", "DAYNUM", "YEAR", "YY", "NUMBER", "ORDNUM", "DECADE", "ISO", "NUMERIC", "CLOCK", "APOSYY", "POSS")
"""Classes that tokens have by their looks rather than by the word lists."""

_FIRST_LETTER = 0x100
_TOKEN = re.compile(
    r"""
      (?P<WORD>[^\W\d_]+)
    | (?P<ISO>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))
    | (?P<NUMERIC>[0-9]{1,2}(?P<sep>[/.])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![\w/]))
    | (?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?![\w:]))
    | (?P<ORDNUM>[0-9]{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<DECADE>(?:[0-9]{3}0|['’]?[0-9]0)['’]?s(?!\w))
    | (?P<NUMBER>[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![\d,])|[0-9]{1,9}\.[0-9]{1,9}(?![\d]))
    | (?P<INT>[0-9]++)
    | (?P<POSS>['’]s(?!\w))
    | (?P<APOSYY>['’][0-9]{2}(?!\w))
    | (?P<PAR>\n[^\S\n]*+\n\s*+)
    | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: code points of each, and `letters`, one a token."""

    text: str
    spans: list[tuple[int, int]]
    letters: str

    def surface(self, at: int) -> str:
        """The text of one token."""
        start, end = self.spans[at]
        return self.text[start:end]


class Vocabulary:
    """The classes of words and figures, and the letters that stand for them."""

    def __init__(self, classes: Mapping[str, Mapping[str, Any] | Iterable[str]], literals: Iterable[str]) -> None:
        self.values: dict[str, dict[str, Any]] = {name: dict(_spellings(words)) for name, words in classes.items()}
        for word in literals:
            self.values[f"'{word}"] = {word: word}
        sets: dict[str, frozenset[str]] = {}
        for name, words in self.values.items():
            for word in words:
                sets[word] = sets.get(word, frozenset()) | {name}
        # a word with a capital also has what its lower-case form has
        sets = {w: s | sets.get(w.lower(), frozenset()) for w, s in sets.items()}
        self._letters: dict[frozenset[str], str] = {}
        self._words = {word: self._letter(names) for word, names in sets.items()}
        self._figures = {name: self._letter(frozenset({name})) for name in FIGURES}
        self._ints = {key: self._letter(key) for key in map(frozenset, _INTS)}

    def letters_of(self, name: str) -> str:
        """All letters whose tokens belong to a class; raises `KeyError` for a class that is not there."""
        found = "".join(letter for names, letter in self._letters.items() if name in names)
        if not found:
            raise KeyError(name)
        return found

    def value(self, name: str, surface: str) -> Any:
        """The value that a word has in a class, None if it is not in it."""
        words = self.values.get(name, {})
        return words.get(surface, words.get(surface.lower()))

    def tokenize(self, text: str) -> Tokens:
        """The tokens of a text in time linear in its length."""
        spans: list[tuple[int, int]] = []
        letters: list[str] = []
        words, figures = self._words, self._figures
        for match in _TOKEN.finditer(text):
            kind, span = match.lastgroup, match.span()
            if kind in {"WORD", "MARK"}:
                surface = match[0]
                letter = words.get(surface) or words.get(surface.lower(), FILLER)
            elif kind == "INT":
                letter = self._int(match[0], glued=bool(spans) and spans[-1][1] == span[0] and text[span[0] - 1].isalpha())
            else:
                letter = figures.get(kind or "", FILLER)
            spans.append(span)
            letters.append(letter)
        return Tokens(text, spans, "".join(letters))

    def _int(self, figures: str, *, glued: bool) -> str:
        """The letter of a whole number; one that is glued to a word ("G20") is only that."""
        number = int(figures) if len(figures) <= 4 else 10000
        names = ["INT"]
        if len(figures) == 2:
            names.append("YY")
        if not glued and len(figures) <= 2 and 1 <= number <= 31:
            names.append("DAYNUM")
        if not glued and len(figures) == 4 and 1000 <= number <= 2199:
            names.append("YEAR")
        return self._ints[frozenset(names)]

    def _letter(self, names: frozenset[str]) -> str:
        return self._letters.setdefault(names, chr(_FIRST_LETTER + len(self._letters)))


_INTS = (("INT",), ("INT", "YY"), ("DAYNUM", "INT"), ("DAYNUM", "INT", "YY"), ("INT", "YEAR"))


def _spellings(words: Mapping[str, Any] | Iterable[str]) -> Iterable[tuple[str, Any]]:
    """The words with their values; a capitalised one of more than three letters also all in capitals."""
    for word, value in words.items() if isinstance(words, Mapping) else ((w, w) for w in words):
        yield word, value
        if word[0].isupper() and len(word) > 3:
            yield word.upper(), value
