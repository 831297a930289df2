"""Runs of words that texts share, counted without comparing every text with every other."""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["Shingles", "count_shared", "likely_pairs", "shingles_of"]

Shingles = npt.NDArray[np.uint64]
"""The hashes of the runs of words of one text, each once, in order of size."""

_WORD = re.compile(r"\w+")
_RUN = 5
"""Words in a run: short enough that an edited sentence keeps some, long enough that two texts share none by chance."""
_SAMPLED = 4
"""One run in so many looks for candidates; the shares are counted on all of them."""
_COMMON = 40
"""Texts in which a run may stand: one in more is the furniture of a site."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shingles_of(texts: Iterable[str]) -> list[Shingles]:
    """The runs of five words of each text, case and punctuation apart; a shorter text is one run."""
    ids: dict[str, int] = {}
    return [_hash([ids.setdefault(w, len(ids) + 1) for w in _WORD.findall(text.casefold())]) for text in texts]


def likely_pairs(texts: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of texts that may share much, earlier one first, in order."""
    sizes = [len(runs) for runs in texts]
    hashes = np.concatenate([*texts, np.empty(0, np.uint64)])
    owners = np.repeat(np.arange(len(texts)), sizes)
    kept = hashes % np.uint64(_SAMPLED) == 0
    kept[np.cumsum([0, *sizes])[:-1]] = True  # a text of few runs is sampled too
    hashes, owners = hashes[kept], owners[kept]
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    breaks = [0, *(np.flatnonzero(hashes[1:] != hashes[:-1]) + 1), len(hashes)]
    groups = {tuple(owners[start:end].tolist()) for start, end in pairwise(breaks) if 1 < end - start <= _COMMON}
    return sorted({pair for group in groups for pair in combinations(group, 2)})


def count_shared(one: Shingles, other: Shingles) -> int:
    """How many runs two texts share."""
    short, long = sorted((one, other), key=len)
    at = np.searchsorted(long, short)
    return int(np.count_nonzero(long[np.minimum(at, len(long) - 1)] == short))


def _hash(words: list[int]) -> Shingles:
    row = np.array(words or [0], np.uint64)
    length = min(_RUN, len(row))
    found = np.zeros(len(row) - length + 1, np.uint64)
    for at in range(length):
        found = (found ^ row[at : at + len(found)]) * _FACTOR
        found ^= found >> np.uint64(29)
    return np.unique(found)
