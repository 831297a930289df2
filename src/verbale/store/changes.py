"""What changed from one version of a page to the next: its figures, its words, its records."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from verbale.lexicon import get_lexicon
from verbale.schema import Document, Record
from verbale.store.pairing import RecordChange, compare_records
from verbale.store.sentences import iter_sentences, sentence_at

__all__ = ["Changes", "FigureChange", "WordChange", "compare"]

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that were taken out (`old`) and put in (`new`), with where they stand in the two texts; "" where there are none."""

    old: str
    new: str
    old_at: int
    new_at: int


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A number that is not the one it was, as written, with the sentences; None where it was put in, or taken out."""

    old: str | None
    new: str | None
    old_sentence: str
    new_sentence: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between two versions of a document."""

    figures: tuple[FigureChange, ...]
    words: tuple[WordChange, ...]
    records: tuple[RecordChange, ...]


def compare(before: Document, old: Iterable[Record], after: Document, new: Iterable[Record]) -> Changes:
    """What changed between two versions of one document and their records.

    A sentence that only moved changes no figure. Numbers in figures, in words ("three") and with their scale ("2 million" to
    "2 billion") are told.
    """
    runs = list(_changed_runs(before.text, after.text))
    words = tuple(WordChange(before.text[a:b], after.text[c:d], a, c) for (a, b), (c, d) in runs)
    figures = [f for run in runs for f in _figures(before.text, after.text, *run)]
    return Changes(tuple(_without_moved(figures)), words, tuple(compare_records(old, new)))


def _changed_runs(old: str, new: str) -> Iterator[tuple[Run, Run]]:
    """Code points that differ, word by word within the sentences that differ."""
    old_sentences, new_sentences = list(iter_sentences(old)), list(iter_sentences(new))
    for (a, b), (c, d) in _differing([old[a:b] for a, b in old_sentences], [new[a:b] for a, b in new_sentences]):
        left = _tokens(old, _stretch(old_sentences, a, b))
        right = _tokens(new, _stretch(new_sentences, c, d))
        for (i, j), (k, m) in _differing([old[s:e] for s, e in left], [new[s:e] for s, e in right]):
            yield _stretch(left, i, j), _stretch(right, k, m)


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Run, Run]]:
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op != "equal":
            yield (a, b), (c, d)


def _stretch(runs: Sequence[Run], first: int, last: int) -> Run:
    """From the beginning of one run to the end of another; an empty one stands where the next begins."""
    if first < last:
        return runs[first][0], runs[last - 1][1]
    at = runs[first][0] if first < len(runs) else runs[-1][1] if runs else 0
    return at, at


def _tokens(text: str, run: Run) -> list[Run]:
    return [(m.start(), m.end()) for m in re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|\S").finditer(text, *run)]


def _figures(old: str, new: str, before: Run, after: Run) -> Iterator[FigureChange]:
    """The numbers that a run of changed words touches, paired in order."""
    gone, come = _touched(old, before), _touched(new, after)
    for i in range(max(len(gone), len(come))):
        a, at = gone[i] if i < len(gone) else (None, before[0])
        b, to = come[i] if i < len(come) else (None, after[0])
        if a != b:
            yield FigureChange(a, b, sentence_at(old, at, at + 1), sentence_at(new, to, to + 1))


def _touched(text: str, run: Run) -> list[tuple[str, int]]:
    """The numbers that overlap a run, each as a whole."""
    low, high = max(run[0] - 40, 0), run[1] + 40
    return [
        (" ".join(m.group().split()), m.start()) for m in _numbers().finditer(text, low, high) if m.start() < run[1] and run[0] < m.end()
    ]


@cache
def _numbers() -> re.Pattern[str]:
    """A number in figures or words, with its scale and a per cent sign."""
    table: dict[str, Any] = get_lexicon().table("numbers", dict)
    small, scales = "|".join(table["small"]), "|".join(table["scales"])
    short = "|".join(table["short_scales"])
    digits = rf"\d+(?:[.,:/]\d+)*(?:\s?(?:{short})\b)?"
    return re.compile(rf"(?:{digits}|\b(?:{small})\b)(?:[\s-]+(?:{scales})s?\b)*(?:\s?%)?|\b(?:{scales})\b", re.IGNORECASE)


def _without_moved(figures: Sequence[FigureChange]) -> Iterator[FigureChange]:
    """Without the numbers of sentences that only stand elsewhere now."""
    gone = Counter((f.old, f.old_sentence) for f in figures if f.new is None)
    come = Counter((f.new, f.new_sentence) for f in figures if f.old is None)
    moved = gone & come
    left = {False: Counter(moved), True: Counter(moved)}
    for f in figures:
        inserted = f.old is None
        key = (f.new, f.new_sentence) if inserted else (f.old, f.old_sentence)
        if (f.old is None or f.new is None) and left[inserted][key] > 0:
            left[inserted][key] -= 1
        else:
            yield f
