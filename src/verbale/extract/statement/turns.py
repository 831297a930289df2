"""Transcripts: paragraphs that open with a speaker's label, each a turn of its own."""

import re
from collections import Counter

from verbale.extract.reading.page import Report
from verbale.language.analysis import Analysis, Run

__all__ = ["find_turns"]

_LABEL = re.compile(
    r"""["“]?(?:
      (?:Q|A|QUESTION|ANSWER|Question|Answer)(?:\s+\([^)\n]{1,40}\))?[.:]?(?=\s)
    | (?:THE\s+)?[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]*){0,5}(?:\s+\([^)\n]{1,40}\))?:
    | (?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3}:
    )""",
    re.VERBOSE,
)
_LEAST_TURNS = 3
"""Labelled paragraphs from which a page is read as a transcript."""
_LOOSE = 4
"""Paragraphs a label up to which a page is a transcript through and through."""
_OPEN = 2
"""The place of an opening mark in a quotation, as `tokens.QUOTE` counts."""


def find_turns(analysis: Analysis) -> list[Report]:
    """The turns of a transcript, empty for other pages; the label is source and cue at once."""
    labels = {k: run for k, p in enumerate(analysis.paragraphs) if (run := _label(analysis, p))}
    named = {k: analysis.words_of(run).partition("(")[0].strip(' :."“') for k, run in labels.items()}
    if not {"Q", "QUESTION", "Question"} & set(named.values()):  # without a question "A" is an article
        labels = {k: run for k, run in labels.items() if named[k] != "A"}
    names = Counter(named[k] for k in labels)
    shouted = sum(n for name, n in names.items() if name.isupper())
    if len(labels) < _LEAST_TURNS or (shouted < _LEAST_TURNS and max(names.values()) < 2):
        return []
    starts = sorted(labels)
    stops = [*starts[1:], len(analysis.paragraphs)]
    if _LOOSE * len(labels) < len(analysis.paragraphs) - starts[0]:  # an article that quotes a transcript
        stops = [_quoted_on(analysis, k, stop) for k, stop in zip(starts, stops, strict=True)]
    return [t for k, stop in zip(starts, stops, strict=True) if (t := _turn(analysis, labels[k], range(k, stop)))]


def _quoted_on(analysis: Analysis, paragraph: int, stop: int) -> int:
    """The paragraph after a turn that goes on only in paragraphs that open with a quotation mark."""
    after = paragraph + 1
    while after < stop and analysis.paragraphs[after] and analysis.words[analysis.paragraphs[after].start].quote == _OPEN:
        after += 1
    return after


def _label(analysis: Analysis, paragraph: range) -> Run | None:
    if not paragraph:
        return None
    match = _LABEL.match(analysis.text, analysis.words[paragraph.start].start)
    if not match:
        return None
    end = paragraph.start
    while end < paragraph.stop and analysis.words[end].start < match.end():
        end += 1
    return (paragraph.start, end) if end < paragraph.stop else None


def _turn(analysis: Analysis, label: Run, paragraphs: range) -> Report | None:
    parts = [(max(p.start, label[1]), p.stop) for p in analysis.paragraphs[paragraphs.start : paragraphs.stop]]
    content = tuple(part for part in parts if part[0] < part[1])
    first = label[0] + (analysis.words[label[0]].quote == _OPEN)
    name = (first, label[1] - (analysis.words[label[1] - 1].surface == ":"))
    return Report((name,), name, content, 1.0, "turn") if content else None
