"""Rules over the letters of a text: compiled from the language's file, tried at each place, the longest match kept."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from verbale.language.times.vocabulary import FIGURES, FILLER, Tokens, Vocabulary

__all__ = ["Hit", "Rule", "RuleBook"]

_PIECE = re.compile(
    r"(?P<name>[a-z_][a-z0-9_]*)=|(?P<look>\(\?<?[=!])|(?P<open>\()|(?P<atom>[A-Za-z][A-Za-z']*)|(?P<rest>[)?|]|\{\d,\d\})|\s+|(?P<bad>.)"
)
_FORM = re.compile(r"<(\w+)>")
_LONGEST_CACHED = 24


@dataclass(frozen=True, slots=True)
class Rule:
    """One order of words: what it makes, its pattern over letters, its settings."""

    make: str
    pattern: re.Pattern[str]
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matches the tokens from `start` to `end`, and the hit that it changes, for a rule that stands before another time."""

    rule: Rule
    start: int
    end: int
    inner: "Hit | None" = None


class RuleBook:
    """All rules of a language over its vocabulary."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        forms: dict[str, str] = table["forms"]
        rows: dict[str, Any] = {kind: r if isinstance(r[0], list) else [r] for kind, r in table["rules"].items()}
        expanded = {kind: [(r[0], _expand(r[1], forms), r[2] if len(r) > 2 else {}) for r in group] for kind, group in rows.items()}
        classes = table["words"]
        atoms = {m["atom"] for group in expanded.values() for _, text, _ in group for m in _PIECE.finditer(text) if m["atom"]}
        known = set(classes) | set(FIGURES)
        self.words = Vocabulary(classes, sorted((atoms | set(table["triggers"])) - known))
        kinds = {kind: [Rule(make, self._compile(text), settings) for make, text, settings in group] for kind, group in expanded.items()}
        self._main, self._before, self._bound, self._join = kinds["main"], kinds["before"], kinds["bound"], kinds["join"]
        self._runs = re.compile(f"[^{FILLER}]+")
        self._trigger = re.compile(f"[{''.join(self._class(t) for t in table['triggers'])}]")
        self._cached = lru_cache(maxsize=8192)(self._read_run)

    def find(self, tokens: Tokens) -> Iterator[tuple[Hit, Hit | None]]:
        """The times of a text in order, each with the word before it that bounds it ("since"); linear in the tokens."""
        for run in self._runs.finditer(tokens.letters):
            letters, base = run[0], run.start()
            if not self._trigger.search(letters):
                continue
            read = self._cached if len(letters) <= _LONGEST_CACHED else self._read_run
            for hit, bound in read(letters):
                yield _moved(hit, base), _moved(bound, base) if bound else None

    def joins(self, tokens: Tokens, start: int, end: int) -> bool:
        """Whether the tokens from `start` to `end` join two times to a range."""
        hit = _longest(self._join, tokens.letters, start)
        return hit is not None and hit.end == end

    def _read_run(self, letters: str) -> Sequence[tuple[Hit, Hit | None]]:
        """The times of one run of known words."""
        found: list[tuple[Hit, Hit | None]] = []
        at = 0
        while at < len(letters):
            plain = self._time_at(letters, at)
            bound = _longest(self._bound, letters, at)
            hit = self._time_at(letters, bound.end) if bound else None
            if hit is None or (plain is not None and plain.end >= hit.end):
                bound, hit = None, plain
            later = self._time_at(letters, hit.start + 1) if hit else None
            if hit is None or (later is not None and later.end > hit.end):
                at = hit.start + 1 if hit else at + 1  # "a | year-earlier": what begins one later and reaches farther has it
                continue
            found.append((hit, bound))
            at = hit.end
        return tuple(found)

    def _time_at(self, letters: str, at: int, depth: int = 2) -> Hit | None:
        """The longest time that begins at a token, with what stands before it ("the end of")."""
        plain = _longest(self._main, letters, at)
        before = _longest(self._before, letters, at) if depth else None
        inner = self._time_at(letters, before.end, depth - 1) if before else None
        if before and inner and (plain is None or inner.end > plain.end):
            return Hit(before.rule, at, inner.end, inner)
        return plain

    def _compile(self, text: str) -> re.Pattern[str]:
        parts, name = [], ""
        for m in _PIECE.finditer(text):
            if m["bad"]:
                raise ValueError(f"{m['bad']!r} in the rule {text!r}")
            if m["name"]:
                name = m["name"]
            elif m["open"]:
                parts.append(f"(?P<{name}>" if name else "(?:")
                name = ""
            elif m["atom"]:
                letters = f"[{self._class(m['atom'])}]"
                parts.append(f"(?P<{name}>{letters})" if name else letters)
                name = ""
            else:
                parts.append(m["look"] or m["rest"] or "")
        return re.compile("".join(parts))

    def _class(self, name: str) -> str:
        try:
            return self.words.letters_of(name if name in self.words.values or name in FIGURES else f"'{name}")
        except KeyError:
            raise ValueError(f"the rules name a class that is not there: {name}") from None


def _expand(text: str, forms: Mapping[str, str]) -> str:
    for _ in range(4):
        text = _FORM.sub(lambda m: forms[m[1]], text)
    return text


def _longest(rules: Iterable[Rule], letters: str, at: int) -> Hit | None:
    best: Hit | None = None
    for rule in rules:
        m = rule.pattern.match(letters, at)
        if m and m.end() > at and (best is None or m.end() > best.end):
            best = Hit(rule, at, m.end())
    return best


def _moved(hit: Hit, by: int) -> Hit:
    inner = _moved(hit.inner, by) if hit.inner else None
    return Hit(hit.rule, hit.start + by, hit.end + by, inner)
