"""Passages: runs of whole paragraphs as the arrays that the encoder reads, the same in training and at run time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from verbale.language.tokens import Word

__all__ = ["BUDGET", "HARD_LIMIT", "Batch", "Subwords", "encode_passage", "passage_ranges"]

BUDGET = 256
"""Sub-words a passage is filled up to; training packs alike."""
HARD_LIMIT = 500
"""Sub-words that a passage never exceeds: the encoder knows 512 positions."""
_MOST_PIECES = 12
_CANON = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "‘": "'", "’": "'", "`": "'", "–": "-", "—": "-"})
_CANON_WORDS = {"``": '"', "''": '"', "‘’": '"', "’’": '"', "--": "-"}

Ints = NDArray[np.int64]


class Subwords:
    """The encoder's vocabulary: the piece ids of single words, remembered."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}
        self.start, self.stop, self.unknown = self._mark("[CLS]"), self._mark("[SEP]"), self._mark("[UNK]")
        self.hidden = self._mark("[MASK]")

    def _mark(self, token: str) -> int:
        found = self._tokenizer.token_to_id(token)
        assert found is not None, token
        return int(found)

    def ids(self, surface: str) -> tuple[int, ...]:
        """The piece ids of one word, at least one and at most twelve."""
        found = self._known.get(surface)
        if found is None:
            canonical = _CANON_WORDS.get(surface) or surface.translate(_CANON)
            pieces = self._tokenizer.encode(canonical, add_special_tokens=False).ids[:_MOST_PIECES]
            found = tuple(pieces) or (self.unknown,)
            if len(self._known) < 200_000:
                self._known[surface] = found
        return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages side by side: `ids`, `mask` [n, pieces], `looks` [n, pieces, 3], `first` [n, words]; `sizes` in words."""

    ids: Ints
    mask: Ints
    looks: Ints
    first: Ints
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, passages: Sequence[Sequence[Word]], subwords: Subwords) -> "Batch":
        """Encode passages; shorter ones are padded with zeros."""
        rows = [encode_passage(p, subwords) for p in passages]
        pieces, words = max(len(r[0]) for r in rows), max([1, *(len(r[2]) for r in rows)])
        n = len(rows)
        ids, mask = np.zeros((n, pieces), np.int64), np.zeros((n, pieces), np.int64)
        looks, first = np.zeros((n, pieces, 3), np.int64), np.zeros((n, words), np.int64)
        for i, (row_ids, row_looks, row_first) in enumerate(rows):
            ids[i, : len(row_ids)] = row_ids
            mask[i, : len(row_ids)] = 1
            looks[i, : len(row_ids)] = row_looks
            first[i, : len(row_first)] = row_first
        return cls(ids, mask, looks, first, tuple(len(p) for p in passages))


def encode_passage(words: Sequence[Word], subwords: Subwords) -> tuple[list[int], list[tuple[int, int, int]], list[int]]:
    """One passage: piece ids, the looks of each piece (shape, space, quote; 0 for marks), the first piece of each word."""
    ids, looks, first = [subwords.start], [(0, 0, 0)], []
    for word in words:
        pieces = subwords.ids(word.surface)
        first.append(len(ids))
        ids.extend(pieces)
        # 0 is kept for the encoder's own marks
        looks.extend([(word.shape + 1, word.space + 1, word.quote + 1)] * len(pieces))
    return [*ids, subwords.stop], [*looks, (0, 0, 0)], first


def passage_ranges(words: Sequence[Word], subwords: Subwords, budget: int = BUDGET) -> list[range]:
    """Pack whole paragraphs into passages of about `budget` sub-words, as ranges of word indices.

    A paragraph is cut only where it alone is over the budget, and then where no quotation is cut from its cue
    if there is such a place; a paragraph that goes on with a quotation left open stays with the one before it where
    both fit.
    """
    ranges, start, filled = [], 0, 0
    for block, size in _grouped(words, _blocks(words, subwords, budget), budget):
        if filled and filled + size > budget:
            ranges.append(range(start, block.start))
            start, filled = block.start, 0
        filled += size
    if start < len(words):
        ranges.append(range(start, len(words)))
    return ranges


_Block = tuple[range, int]
"""A run of words with its size in sub-words."""


def _grouped(words: Sequence[Word], blocks: Iterable[_Block], budget: int) -> Iterator[_Block]:
    """The blocks, those that go on with an open quotation joined to the one before while they are not over the budget."""
    group: _Block | None = None
    for block, size in blocks:
        if group and words[block.start - 1].quote == 1 and words[block.start].quote == 2 and group[1] + size <= budget:
            group = range(group[0].start, block.stop), group[1] + size
            continue
        if group:
            yield group
        group = block, size
    if group:
        yield group


def _blocks(words: Sequence[Word], subwords: Subwords, budget: int) -> Iterator[_Block]:
    """Paragraphs, those over the budget cut into pieces."""
    sizes = [len(subwords.ids(w.surface)) for w in words]
    starts = [i for i, w in enumerate(words) if w.space == 2]
    for a, b in pairwise([*starts, len(words)]):
        size = sum(sizes[a:b])
        while size > budget and (cut := _cut(words, sizes, a, b, budget)) < b:
            piece = sum(sizes[a:cut])
            yield range(a, cut), piece
            a, size = cut, size - piece
        yield range(a, b), size


def _cut(words: Sequence[Word], sizes: Sequence[int], a: int, b: int, budget: int) -> int:
    """Where to cut an overlong paragraph: the last calm sentence end within the budget, else any, else the limit."""
    ends = dict(_sentence_ends(words, a, b))
    filled, calm, end, last = 0, 0, 0, a
    for i in range(a, b):
        filled += sizes[i]
        if filled > HARD_LIMIT - 2 or (filled > budget and (calm or end)):
            break
        last = i + 1
        if last in ends:
            calm, end = (last if ends[last] else calm), last
    if last == b:
        return b
    return calm or end or last


def _sentence_ends(words: Sequence[Word], a: int, b: int) -> Iterator[tuple[int, bool]]:
    """Where sentences of a paragraph may end, within one passage; False where a quotation may still belong to a cue beyond.

    That is inside a quotation, right after one, and where a quotation follows a sentence that has one: `“…,” said X. “…”`.
    """
    quoted = False
    for i in range(a, min(b, a + HARD_LIMIT)):
        quoted = quoted or words[i].quote > 0
        following = words[i + 1].quote if i + 1 < b else 0
        closing = words[i].quote == 3 and i > a and words[i - 1].surface in _ENDS
        if (closing or words[i].surface in _ENDS) and following != 3:
            yield i + 1, words[i].quote == 0 and not (quoted and following == 2)
            quoted = quoted and not (words[i].quote == 0 or words[i - 1].surface == ".")


_ENDS: Iterable[str] = frozenset({".", "!", "?", "...", "…", "?!", "!?"})
