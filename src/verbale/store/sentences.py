"""The sentence around some words, without the reading model: for showing, never for reading."""

import re
from collections.abc import Iterator

__all__ = ["iter_sentences", "sentence_at"]

_END = re.compile(r"""[.!?]["”’')\]]*(?=\s)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bNo\.)|\n+""")


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
    touched = [(a, b) for a, b in iter_sentences(text) if a < end and start < b]
    return " ".join(text[touched[0][0] : touched[-1][1]].split()) if touched else ""
