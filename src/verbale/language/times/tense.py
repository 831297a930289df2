"""What the words beside a time say of it: told as past, or as still to come."""

from collections.abc import Iterable, Mapping, Sequence

from verbale.language.times.meaning import COMING, GONE, UNSURE, Lean
from verbale.language.times.rules import Hit
from verbale.language.times.vocabulary import Tokens

__all__ = ["TenseWords"]

_BEFORE, _AFTER = 12, 6
"""Tokens looked at on either side of a time, within its sentence."""


class TenseWords:
    """The words of tense of one language: the table `ahead` of its file."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._future, self._past, self._never = (frozenset(table[k]) for k in ("future", "past", "never_past"))
        self._before_to, self._to, self._participles = (frozenset(table[k]) for k in ("future_before_to", "to", "participle_after"))
        self._ending = tuple(table["past_ending"])

    def lean(self, hit: Hit, tokens: Tokens) -> Lean:
        """Told by the nearest word of tense before a time in the sentence, else after it."""
        before, after = range(hit.start - 1, max(hit.start - 1 - _BEFORE, -1), -1), range(hit.end, min(hit.end + _AFTER, len(tokens.spans)))
        told = self._told(before, hit.start, tokens)
        return told if told is not None else self._told(after, len(tokens.spans), tokens) or UNSURE

    def _told(self, reach: Iterable[int], limit: int, tokens: Tokens) -> Lean | None:
        for at in reach:
            if _ends_sentence(tokens, at, limit):
                return None
            if (lean := self._tense(tokens, at)) is not None:
                return lean
        return None

    def _tense(self, tokens: Tokens, at: int) -> Lean | None:
        word = tokens.surface(at)
        if word in self._future or (word in self._before_to and at + 1 < len(tokens.spans) and tokens.surface(at + 1) in self._to):
            return COMING
        return GONE if self._is_past(word, tokens, at) else None

    def _is_past(self, word: str, tokens: Tokens, at: int) -> bool:
        """Whether a word is a past, by the list or its ending: neither a name nor a participle ("an unspecified date")."""
        regular = word.endswith(self._ending) and word.islower() and word not in self._never
        return (regular or word in self._past) and not (at and tokens.surface(at - 1).lower() in self._participles)


def _ends_sentence(tokens: Tokens, at: int, limit: int) -> bool:
    mark = tokens.surface(at)
    return mark in {"?", "!", ";"} or (mark == "." and at + 1 < limit and tokens.surface(at + 1)[:1].isupper()) or "\n" in mark
