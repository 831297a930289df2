"""The grammar of one language: finds the times of a text and tells tense by the words around them."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from verbale.language.times.composed import Range
from verbale.language.times.dates import Absolute, Partial
from verbale.language.times.makers import make_meaning
from verbale.language.times.meaning import Context, Lean, Meaning
from verbale.language.times.rules import Hit, RuleBook
from verbale.language.times.settle import Time, resolve_times
from verbale.language.times.tense import TenseWords
from verbale.language.times.vocabulary import Tokens

__all__ = ["AheadOf", "TimeGrammar", "find_times", "get_grammar"]

AheadOf = bool | Callable[[int, int], bool | None] | None
"""Whether what a time dates is still to come: for all, or asked for the code points of each; None leaves it to the words around."""


class TimeGrammar:
    """The rules and words of one language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self.book = RuleBook(table)
        self._spans = frozenset(table["range"]["words"])
        self._tense = TenseWords(table["ahead"])
        self._far, self._inside = frozenset(table["far_bound"]["words"]), frozenset(table["far_bound"]["across"])

    def find(self, text: str, published: date | None = None, ahead: AheadOf = None) -> list[Time]:
        """The times of a text in order, none inside another; see `find_times`."""
        tokens = self.book.words.tokenize(text)
        found: list[Time] = []
        hits: list[tuple[int, int]] = []
        for hit, bound in self.book.find(tokens):
            meaning = make_meaning(hit, tokens, self.book.words, self.table)
            if meaning is None:
                continue
            found.append(self._time(hit, bound, meaning, tokens, ahead))
            hits.append((hit.start, hit.end))
        return resolve_times(self._join(found, hits, tokens), published)

    def _time(self, hit: Hit, bound: Hit | None, meaning: Meaning, tokens: Tokens, ahead: AheadOf) -> Time:
        start, reach = tokens.spans[hit.start][0], tokens.spans[hit.end - 1][1]
        end = _without_tail(hit, tokens)
        lead, name = self._bound(hit, bound, tokens)
        lean = self._lean(hit, tokens, ahead(start, end) if callable(ahead) else ahead)
        time = Time(start, end, meaning, lead, reach, name, lean)
        return replace(time, bound=None, parts=_parts(time, meaning, hit, tokens)) if isinstance(meaning, Range) else time

    def _bound(self, hit: Hit, bound: Hit | None, tokens: Tokens) -> tuple[int, str | None]:
        """Where the word that bounds a time begins, and which it is; it may stand before the noun ("since the 2018 withdrawal")."""
        if bound:
            return tokens.spans[bound.start][0], str(bound.rule.settings.get("bound") or tokens.surface(bound.start).lower())
        for at in range(hit.start - 1, max(hit.start - 5, -1), -1):
            word = tokens.surface(at).lower()
            if word in self._far:
                return tokens.spans[at][0], word
            if not (word.isalpha() or word in self._inside):
                break
        return tokens.spans[hit.start][0], None

    def _lean(self, hit: Hit, tokens: Tokens, ahead: bool | None) -> Lean:
        """Told by the caller, else by the words around."""
        if ahead is not None:
            return float("inf") if ahead else 0.0
        return self._tense.lean(hit, tokens)

    def _join(self, found: list[Time], hits: list[tuple[int, int]], tokens: Tokens) -> list[Time]:
        """Times joined to ranges where they stand so: "from May to July"."""
        result: list[Time] = []
        for k, time in enumerate(found):
            opener = result[-1] if result else None
            opens = opener is not None and opener.bound in {"from", "between"} and not opener.parts
            joined = opener is not None and self.book.joins(tokens, hits[k - 1][1], hits[k][0])
            dashed = joined and tokens.surface(hits[k - 1][1]) in self._spans and hits[k][0] == hits[k - 1][1] + 1
            if opener and joined and isinstance(time.meaning, Absolute) and not opens:
                opener = result[-1] = _in_its_year(opener, time.meaning)
            if opener and joined and (opens or (dashed and _are_dates(opener, time))):
                meaning = Range(opener.meaning, time.meaning)
                result[-1] = replace(opener, end=time.end, reach=time.reach, meaning=meaning, bound=None, parts=(opener, time))
            else:
                result.append(time)
        return result


def _in_its_year(time: Time, other: Absolute) -> Time:
    """A month or day that takes its year from the one that it is listed with: "in May and June 2018"."""
    partial = isinstance(time.meaning, Partial) and time.meaning.grain == other.period.grain and time.meaning.month is not None
    if not partial or time.bound not in {None, "in"}:
        return time
    period = time.meaning.resolve(Context(other.period.first, lean=0.0)).period
    return replace(time, meaning=Absolute(period)) if period else time


def _are_dates(*times: Time) -> bool:
    """Whether times are days, months or years of the calendar, by themselves: what a dash joins to a range."""
    return all(isinstance(t.meaning, Absolute | Partial) and t.bound in {None, "in", "until"} and not t.parts for t in times)


def _parts(time: Time, meaning: Range, hit: Hit, tokens: Tokens) -> tuple[Time, ...]:
    """The two ends of a range that one rule found: its groups `a` and `b`."""
    match = hit.rule.pattern.match(tokens.letters, hit.start)
    assert match is not None
    ends = []
    for name, one in (("a", meaning.first), ("b", meaning.last)):
        start, end = tokens.spans[match.start(name)][0], tokens.spans[match.end(name) - 1][1]
        ends.append(replace(time, start=start, end=end, lead=start, reach=end, bound=None, meaning=one))
    return tuple(ends)


def _without_tail(hit: Hit, tokens: Tokens) -> int:
    """Where an expression ends without the word that points on from it ("later")."""
    match = hit.rule.pattern.match(tokens.letters, hit.start)
    at = match.start("tail") if match and "tail" in match.groupdict() else hit.end
    return tokens.spans[at - 1][1]


@cache
def get_grammar(language: str = "en") -> TimeGrammar:
    """The grammar of a language, an ISO 639-1 code with a `times.toml` in its folder of the lexicon; read once."""
    path = files("verbale") / "lexicon" / language / "times.toml"
    return TimeGrammar(tomllib.loads(path.read_text(encoding="utf-8")))


def find_times(text: str, published: date | None = None, *, ahead: AheadOf = None, language: str = "en") -> Sequence[Time]:
    """The times of a text in order, none inside another, settled against the day of publication where it is given.

    >>> [(t.value, str(t.interval.latest)) for t in find_times("They met on Friday. They will report by June.", date(2021, 12, 11))]
    [('2021-12-10', '2021-12-10'), ('2022-06', '2022-06-30')]
    """
    return get_grammar(language).find(text, published, ahead)
