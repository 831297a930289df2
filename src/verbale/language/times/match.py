"""What a matched rule captured: words, numbers, years."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbale.language.times.rules import Hit
from verbale.language.times.vocabulary import Tokens, Vocabulary

__all__ = ["Count", "Match", "parse_number", "spelled_year"]

Count = int | float | None
"""A number of units; None where it is not said ("several")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A hit on the tokens of a text, with what its rule captured."""

    hit: Hit
    tokens: Tokens
    words: Vocabulary
    table: Mapping[str, Any]
    groups: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, hit: Hit, tokens: Tokens, words: Vocabulary, table: Mapping[str, Any]) -> "Match":
        """Match the rule of a hit again for what it captures."""
        m = hit.rule.pattern.match(tokens.letters, hit.start)
        assert m is not None
        groups = {name: m.span(name) for name in m.groupdict() if m[name] is not None}
        return cls(hit, tokens, words, table, groups)

    def surface(self, name: str) -> str:
        """The text of a captured group."""
        first, last = self.groups[name]
        return self.tokens.text[self.tokens.spans[first][0] : self.tokens.spans[last - 1][1]]

    def value(self, name: str, *classes: str) -> Any:
        """The value of the first captured token that has one in a class; None without."""
        for at in range(*self.groups.get(name, (0, 0))):
            for kind in classes:
                found = self.words.value(kind, self.tokens.surface(at))
                if found is not None:
                    return found
        return None

    def integer(self, name: str) -> int | None:
        """The figures of a captured token, or the value of an ordinal or numeral."""
        if name not in self.groups:
            return None
        digits = "".join(c for c in self.tokens.surface(self.groups[name][0]) if c in "0123456789")
        if digits:
            return int(digits) if len(digits) <= 4 else None
        found = self.value(name, "ORD", "CARD")
        return int(found) if found is not None else None

    def count(self, name: str) -> Count:
        """The number that a group spells or writes; None if it is vague."""
        if name not in self.groups:
            return 1
        surfaces = [self.tokens.surface(at).lower() for at in range(*self.groups[name])]
        return parse_number(surfaces, self.words)

    def year(self, name: str = "y") -> int | None:
        """The year of a group, in figures or spelled; two figures are of the century that `table` implies."""
        if name not in self.groups:
            return None
        digits = "".join(c for c in self.surface(name) if c in "0123456789")
        if digits:
            return int(digits) if len(digits) > 2 else int(digits) + (1900 if int(digits) > 40 else 2000)
        return spelled_year([self.tokens.surface(at) for at in range(*self.groups[name])], self.words)

    def words_of(self) -> str:
        """The whole of the words, with single spaces."""
        start, end = self.tokens.spans[self.hit.start][0], self.tokens.spans[self.hit.end - 1][1]
        return " ".join(self.tokens.text[start:end].split())

    def month(self) -> int:
        """The month captured as `m`."""
        return int(self.value("m", "MONTH", "MAY", "MABBR"))

    def pick(self) -> int | None:
        """−1 for "last", 0 for "this", 1 for "next", captured as `p`."""
        value = self.value("p", "LAST", "NEXT", "THIS")
        return int(value) if value is not None else None

    def clock(self) -> str:
        """The part of the day captured as `c`, as TIMEX3 writes it."""
        return str(self.value("c", "PART") or "")

    def counted(self) -> tuple[Count, str]:
        """How many of which unit: captured as `n` and `u`."""
        count, unit = self.count("n"), str(self.value("u", "UNIT"))
        if unit == "2W":
            return (2 * count if count is not None else None), "W"
        return count, unit


def parse_number(surfaces: list[str], words: Vocabulary) -> Count:
    """The number in a row of words; None for a vague one, and for one of more than nine figures."""
    figures = [s.replace(",", "") for s in surfaces if s[:1].isdigit()]
    if figures:
        return _in_figures(figures, half="half" in surfaces) if max(map(len, figures)) <= 9 else None
    if any(words.value("SOME", s) == "X" for s in surfaces) or "number" in surfaces:
        return None
    total = current = 0
    for surface in surfaces:
        number = int(words.value("CARD", surface) or words.value("SOME", surface) or 0)
        current = max(current, 1) * number if number >= 100 else current + number
        if number >= 1000:
            total, current = total + current, 0
    part = 0.5 if "half" in surfaces else 0.25 if "quarter" in surfaces and not total + current else 0
    if total + current + part == 0:
        return 1 if surfaces[-1] in {"a", "an", "another"} else None
    return total + current + part


def _in_figures(figures: list[str], *, half: bool) -> int | float:
    """12, 2.5, or a whole with a fraction in three: 5 1/2."""
    whole = float(figures[0]) + 0.5 * half
    if len(figures) == 3 and float(figures[2]):
        whole += float(figures[1]) / float(figures[2])
    return int(whole) if whole.is_integer() else whole


def spelled_year(surfaces: list[str], words: Vocabulary) -> int | None:
    """The year in "nineteen ninety-six", "two thousand (and) three"."""
    values = [int(v) for s in surfaces if (v := words.value("CARD", s)) is not None]
    if not values:
        return None
    if 1000 in values:
        return 1000 * values[0] + sum(values[2:])
    rest = [v for v in values[1:] if v != 100]
    return 100 * values[0] + sum(rest)
