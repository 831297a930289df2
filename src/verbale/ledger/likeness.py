"""How alike sentences of a corpus are in what they are about: names, states and content words, the rarer the weightier."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import nan

import numpy as np
import numpy.typing as npt

from verbale.ledger.passages import Passage
from verbale.ledger.wording import ledger_words, singular

__all__ = ["Sentences"]

_STEM = 6
"""Letters of a word that count: "extend" and "extension" are about the same."""
_SHARE = 0.4
"""What it counts how much of what is looked for stands in a sentence, beside the cosine of both sentences."""
_COMMON = 0.003
"""The share of all sentences in which a word may stand that leads from one to another."""

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]
Tells = Callable[[Passage, Sequence[str]], float | None]
"""What a sentence, given with its words as they stand, tells of what is looked for."""


class Sentences:
    """The sentences of a corpus with a least number of words, held as numbers: what is asked of some days costs what those days hold.

    Only those are found of which `tells` says by how much it raises their likeness that they tell what is looked for; all are counted.
    """

    def __init__(self, corpus: Mapping[str, Sequence[Passage]], shortest: int, tells: Tells) -> None:
        self._corpus, self._documents = corpus, list(corpus)
        self._ids: dict[str, int] = {}
        words, counts, sizes, sheets, numbers, days = (array("i") for _ in range(6))
        raised = array("d")
        for sheet, parts in enumerate(corpus.values()):
            for part in parts:
                surfaces = part.surfaces
                if len(surfaces) >= shortest:
                    found = _features(part, surfaces)
                    words.extend(self._ids.setdefault(word, len(self._ids)) for word in found)
                    counts.extend(found.values())
                    sizes.append(len(found))
                    sheets.append(sheet)
                    numbers.append(part.number)
                    days.append(part.document.published.toordinal() if part.document.published else 0)
                    more = tells(part, surfaces)
                    raised.append(nan if more is None else more)
        self._places = sheets, numbers
        self._words: Numbers = np.array(words, np.int32)
        self._sizes = np.array(sizes, np.int64)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._raised: Floats = np.array(raised)
        self._weigh(np.array(counts, np.float64))
        self._hold(np.array(days, np.int32))

    def like(self, passage: Passage, own: Sequence[str], least: float, since: date, until: date) -> Iterator[tuple[float, Passage]]:
        """The sentences of some days that are alike to one by at least so much, raised, of those that share a rarer word with it.

        `own` are the words of it that matter most, as they stand: a sentence is the more alike the more of them it has.
        """
        words, values = self._weights(passage, passage.surfaces)
        held = [self._holders(word, since.toordinal(), until.toordinal()) for word in words]
        near = np.unique(np.concatenate([*held, np.empty(0, np.int32)]))
        alike = (1 - _SHARE) * self._sums(near, words, values / _length(np.sum(values**2)), self._values)
        wanted, _ = self._weights(passage, own)
        worth = self._worth[wanted]
        alike += _SHARE * self._sums(near, wanted, worth / (worth.sum() or 1.0)) + self._raised[near]
        for i in np.flatnonzero(alike >= least):
            sheet, number = (column[near[i]] for column in self._places)
            other = self._corpus[self._documents[sheet]][number]
            if other.place != passage.place:
                yield float(alike[i]), other

    def _weights(self, passage: Passage, surfaces: Sequence[str]) -> tuple[Numbers, Floats]:
        """The known words of a part of a sentence, and what each weighs there."""
        found = {self._ids[w]: n for w, n in _features(passage, surfaces).items() if w in self._ids}
        words = np.array(list(found), np.int32)
        return words, (1 + np.log(np.array(list(found.values()), np.float64))) * self._worth[words]

    def _weigh(self, counts: Floats) -> None:
        """Weigh each word by how few sentences it stands in; the weights of each sentence have length 1."""
        owners = np.repeat(np.arange(len(self._sizes)), self._sizes)
        self._spread = np.bincount(self._words, minlength=len(self._ids))
        self._worth: Floats = np.log(len(self._sizes) / self._spread)
        values = (1 + np.log(counts)) * self._worth[self._words]
        self._values: Floats = values / _length(np.bincount(owners, values**2, len(self._sizes)))[owners]

    def _hold(self, days: Numbers) -> None:
        """Put down in which telling sentences each of the rarer words stands, in order of their days."""
        owners = np.repeat(np.arange(len(days), dtype=np.int32), self._sizes)
        kept = (self._spread[self._words] <= max(20.0, _COMMON * len(days))) & ~np.isnan(self._raised)[owners]
        words, owners = self._words[kept], owners[kept]
        order = np.lexsort((days[owners], words))
        self._owners = owners[order]
        self._days = days[self._owners]
        self._bounds = np.searchsorted(words[order], np.arange(len(self._ids) + 1))

    def _holders(self, word: int, since: int, until: int) -> Numbers:
        """The sentences of some days in which one of the rarer words stands."""
        start, end = self._bounds[word : word + 2]
        low, high = np.searchsorted(self._days[start:end], (since, until + 1))
        return self._owners[start + low : start + high]

    def _sums(self, sentences: Numbers, words: Numbers, values: Floats, held: Floats | None = None) -> Floats:
        """What some words with their weights come to in sentences, where each word of these weighs what is `held` of it, else 1."""
        weights = np.zeros(len(self._ids))
        weights[words] = values
        sizes = self._sizes[sentences]
        owners = np.repeat(np.arange(len(sentences)), sizes)
        at = np.arange(len(owners)) + np.repeat(self._starts[sentences] - (np.cumsum(sizes) - sizes), sizes)
        found = weights[self._words[at]] if held is None else weights[self._words[at]] * held[at]
        return np.bincount(owners, found, len(sentences)).astype(np.float64)


def _features(passage: Passage, surfaces: Sequence[str]) -> Counter[str]:
    table = ledger_words(passage.document.language)
    dull = table.words["stops"] | table.words["dull"]
    words = (w.lower() for w in surfaces if w[0].isalnum())
    found = Counter([singular(w)[:_STEM] for w in words if len(w) > 2 and w not in dull])
    found.update(f"={code}" for code in sorted(passage.codes))
    return found


def _length(squares: npt.ArrayLike) -> Floats:
    """The lengths of vectors whose squares are summed; 1 for one without any."""
    return np.sqrt(np.where(np.greater(squares, 0), squares, 1.0))
