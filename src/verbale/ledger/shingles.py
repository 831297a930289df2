"""Runs of words that texts share, counted without comparing every text with every other."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["Shingles", "shared_shingles", "shingles_of"]

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


def shingles_of(texts: Sequence[str]) -> list[Shingles]:
    """The runs of five words of each text, case and punctuation apart; a shorter text is one run."""
    ids: dict[str, int] = {}
    return [_hash([ids.setdefault(w, len(ids) + 1) for w in _WORD.findall(text.casefold())]) for text in texts]


def shared_shingles(texts: Sequence[Shingles]) -> Iterator[tuple[int, int, int]]:
    """Pairs of texts that may share much, earlier one first, with the number of runs that they share."""
    sizes = [len(runs) for runs in texts]
    hashes = np.concatenate([*texts, np.empty(0, np.uint64)])
    owners = np.repeat(np.arange(len(texts)), sizes)
    kept = hashes % np.uint64(_SAMPLED) == 0
    kept[np.cumsum([0, *sizes])[:-1]] = True  # a text of few runs is sampled too
    hashes, owners = hashes[kept], owners[kept]
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    breaks = [0, *(np.flatnonzero(hashes[1:] != hashes[:-1]) + 1), len(hashes)]
    pairs: set[tuple[int, int]] = set()
    for start, end in pairwise(breaks):
        if 1 < end - start <= _COMMON:
            group = owners[start:end].tolist()
            pairs.update((a, b) for i, a in enumerate(group) for b in group[i + 1 :])
    for a, b in sorted(pairs):
        yield a, b, len(np.intersect1d(texts[a], texts[b], assume_unique=True))


def _hash(words: list[int]) -> Shingles:
    row = np.array(words or [0], np.uint64)
    length = min(_RUN, len(row))
    found = np.zeros(len(row) - length + 1, np.uint64)
    for at in range(length):
        found = (found ^ row[at : at + len(found)]) * _FACTOR
        found ^= found >> np.uint64(29)
    return np.unique(found)
