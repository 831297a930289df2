"""The sentence around some words, without the reading model: for showing, never for reading."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

__all__ = ["AROUND", "iter_sentences", "sentence_around", "sentence_at", "stretch"]

_END = re.compile(r"""[.!?]["”’')\]]*(?=\s)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bNo\.)|\n+""")


AROUND = 700
"""Code points on either side of some words in which their sentence is looked for."""


def iter_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text stand; a line end ends one too.

    >>> [(a, b) for a, b in iter_sentences("Mr. Orn left. He sails.")]
    [(0, 13), (14, 23)]
    """
    start = 0
    for end in (*(m.end() for m in _END.finditer(text)), len(text)):
        inner = text[start:end]
        if inner.strip():
            yield start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
        start = end


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentences that the words from `start` to `end` stand in, on one line."""
    low, high = stretch(list(iter_sentences(text)), start, end)
    return " ".join(text[low:high].split())


def sentence_around(text: str, start: int, end: int) -> str:
    """The same in a long text, of which only what is near is looked at."""
    low = max(start - AROUND, 0)
    return sentence_at(text[low : end + AROUND], start - low, end - low)


def stretch(sentences: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first sentence that a run touches to the end of the last; the run itself where it touches none."""
    first = bisect_right(sentences, start, key=lambda sentence: sentence[1])
    last = bisect_left(sentences, end, key=lambda sentence: sentence[0])
    if first >= last:
        return start, end
    return min(sentences[first][0], start), max(sentences[last - 1][1], end)
