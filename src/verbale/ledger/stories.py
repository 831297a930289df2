"""Stories: documents that report the same event, in whatever words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from verbale.ledger.linkage import cluster
from verbale.ledger.telling import Floats, Numbers, Telling, telling_words

__all__ = ["find_stories"]

_DAYS = 45
"""Days between two documents of one story at most, where both are dated."""
LIKE = 0.23
"""The mean likeness (cosine) of the documents of two groups that are one story; chosen on one half of the topics of ECB+."""


def find_stories(texts: Iterable[str], published: Sequence[date | None] | None = None, like: float = LIKE) -> list[int]:
    """The number of the story of each text, from 0 in order of appearance.

    Names, numbers and the rarer words of each text are weighed by how few texts have them; groups whose documents are alike
    on average are joined, the most alike first. `published` keeps apart what lies far apart in time.
    """
    told = telling_words(texts)
    days = published or [None] * len(told)

    def likeness(one: int, other: int) -> float:
        return told[one].cosine(told[other]) if _near(days[one], days[other]) else 0.0

    pairs = {(a, b): value for a, b, value in _alike(told, days, like)}
    story = [0] * len(told)
    for number, group in enumerate(cluster(len(told), pairs, likeness, like)):
        for i in group:
            story[i] = number
    return story


def _alike(told: Sequence[Telling], days: Sequence[date | None], like: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of texts of one time that are alike by at least so much, smaller number first.

    Those that have a day come in its order, and each is held only against those of the days before it; one without against all.
    """
    last = date.max.toordinal()
    when = np.array([d.toordinal() if d else last + _DAYS + 1 for d in days], np.int64)
    order = np.argsort(when, kind="stable")
    when = when[order]
    holders = _Holders([told[i] for i in order])
    for here, i in enumerate(order.tolist()):
        first = int(np.searchsorted(when, when[here] - _DAYS)) if when[here] <= last else 0
        alike = holders.cosines(told[i], first, here)
        for at in np.flatnonzero(alike >= like):
            one, other = sorted((int(order[first + at]), i))
            yield one, other, float(alike[at])


class _Holders:
    """Which texts hold each word, in their order, with its weight in each."""

    def __init__(self, told: Sequence[Telling]) -> None:
        words = np.concatenate([*(t.words for t in told), np.empty(0, np.int32)])
        order = np.argsort(words, kind="stable")
        self._texts: Numbers = np.repeat(np.arange(len(told), dtype=np.int32), [len(t.words) for t in told])[order]
        self._weights: Floats = np.concatenate([*(t.weights for t in told), np.empty(0)])[order]
        self._bounds = np.searchsorted(words[order], np.arange(int(words.max(initial=-1)) + 2))

    def cosines(self, text: Telling, first: int, last: int) -> Floats:
        """How alike the texts from `first` to before `last` are to one."""
        sums = np.zeros(last - first)
        for word, weight in zip(text.words.tolist(), text.weights.tolist(), strict=True):
            start, end = self._bounds[word], self._bounds[word + 1]
            low, high = np.searchsorted(self._texts[start:end], (first, last))
            sums[self._texts[start + low : start + high] - first] += weight * self._weights[start + low : start + high]
        return sums


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= _DAYS
