"""Quotations: where they run, which contents are quoted, and content without its outer marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbale.language.analysis import Analysis, Run
from verbale.schema import Mode

__all__ = ["Quotation", "find_mode", "find_quotations", "is_quoted", "tidy"]

_OUTSIDE, _INSIDE, _OPEN, _CLOSE = range(4)
_LEAD = frozenset({"that", ":", ",", "-", "–", "—", "_"})
_TRAIL = frozenset({",", ";", ":", "-", "–", "—"})
_ENDS = frozenset({".", "!", "?"})
_EMPTY = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})
"""Words of these kinds alone say nothing."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks (half-open); `closed` is False where the paragraph ends before the second mark."""

    start: int
    end: int
    closed: bool


def find_quotations(analysis: Analysis) -> list[Quotation]:
    """All quotations in double marks, in order."""
    return [q for paragraph in analysis.paragraphs for q in _in_paragraph(analysis, paragraph)]


def _in_paragraph(analysis: Analysis, paragraph: range) -> Iterator[Quotation]:
    start = None
    for i in paragraph:
        state = analysis.words[i].quote
        if state == _OPEN:
            start = i + 1
        elif state == _CLOSE and start is not None:
            if i > start:
                yield Quotation(start, i, closed=True)
            start = None
    if start is not None and start < paragraph.stop:
        yield Quotation(start, paragraph.stop, closed=False)


def _spoken(analysis: Analysis, run: Run) -> list[int]:
    return [i for i in range(*run) if analysis.upos[i] != "PUNCT" and analysis.words[i].surface[:1].isalnum()]


def is_quoted(analysis: Analysis, run: Run) -> bool:
    """Whether every word of a run stands inside quotation marks."""
    words = _spoken(analysis, run)
    return bool(words) and all(analysis.words[i].quote == _INSIDE for i in words)


def find_mode(analysis: Analysis, content: Sequence[Run], cue: Run | None = None) -> Mode:
    """`direct` where all words are in quotation marks, `mixed` where some are, else `indirect`.

    Where the cue stands in the same quotation the marks are those of whoever is quoted, not of whom he reports.
    """
    if cue and any(is_quoted(analysis, cue) and _same_marks(analysis, cue, run) for run in content):
        return "indirect"
    states = [analysis.words[i].quote == _INSIDE for run in content for i in _spoken(analysis, run)]
    return "direct" if states and all(states) else "mixed" if any(states) else "indirect"


def _same_marks(analysis: Analysis, first: Run, second: Run) -> bool:
    low, high = sorted((first, second))
    return all(analysis.words[i].quote == _INSIDE for i in range(low[0], high[0]))


def tidy(analysis: Analysis, run: Run) -> Run | None:
    """A content without outer quotation marks, a leading "that" and closing commas; None where nothing that says anything is left.

    Marks are kept where only a part of the content is quoted.
    """
    low, high = run
    words = analysis.words
    while low < high and words[low].surface.lower() in _LEAD:
        low += 1
    while high > low and words[high - 1].surface in _TRAIL:
        high -= 1
    if low == high:
        return None
    if is_quoted(analysis, (low, high)):
        low, high = _inside(analysis, low, high)
    else:
        low, high = _with_marks(analysis, low, high)
    says = any(analysis.upos[i] not in _EMPTY or analysis.words[i].quote == _INSIDE for i in _spoken(analysis, (low, high)))
    return (low, high) if says else None


def _inside(analysis: Analysis, low: int, high: int) -> Run:
    words = analysis.words
    while low < high and words[low].quote in {_OPEN, _CLOSE}:
        low += 1
    while high > low and (words[high - 1].quote in {_OPEN, _CLOSE, _OUTSIDE} or words[high - 1].surface == ","):
        high -= 1
    return low, high


def _with_marks(analysis: Analysis, low: int, high: int) -> Run:
    """The marks of a quotation that begins or ends a partly quoted content belong to it; its full stop does not."""
    words = analysis.words
    if low > 0 and words[low].quote == _INSIDE and words[low - 1].quote == _OPEN:
        low -= 1
    if high < len(words) and words[high - 1].quote == _INSIDE and words[high].quote == _CLOSE:
        high += 1
    while high > low and words[high - 1].quote == _OUTSIDE and words[high - 1].surface in _ENDS:
        high -= 1
    return low, high
