"""How alike sentences of a corpus are in what they are about: names, states and content words, the rarer the weightier."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from verbale.ledger.passages import Passage
from verbale.ledger.wording import ledger_words, singular

__all__ = ["Sentences"]

_STEM = 6
"""Letters of a word that count: "extend" and "extension" are about the same."""
_COMMON = 0.003
"""The share of all sentences in which a word may stand that leads from one to another."""


class Sentences:
    """The sentences of a corpus, indexed by their words."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = passages
        counts = [_features(p) for p in passages]
        spread = Counter(word for count in counts for word in count)
        self._worth = {w: log(len(passages) / n) for w, n in spread.items() if n < len(passages)}
        self._limit = max(20.0, _COMMON * len(passages))
        self._spread = spread
        self._vectors = [self._vector(count) for count in counts]
        self._at: dict[str, list[int]] = defaultdict(list)
        for i, vector in enumerate(self._vectors):
            for word in vector:
                if spread[word] <= self._limit:
                    self._at[word].append(i)

    def like(self, passage: Passage, least: float) -> Iterator[tuple[float, Passage]]:
        """The sentences that are alike to one by at least a cosine, those that share a rarer word with it."""
        vector = self._vector(_features(passage))
        near = {i for word in vector for i in self._at.get(word, ())}
        for i in sorted(near):
            value = _dot(vector, self._vectors[i])
            if value >= least and self.passages[i].place != passage.place:
                yield value, self.passages[i]

    def _vector(self, count: Mapping[str, int]) -> dict[str, float]:
        values = {w: (1 + log(n)) * self._worth[w] for w, n in count.items() if w in self._worth}
        length = sum(v * v for v in values.values()) ** 0.5 or 1.0
        return {w: v / length for w, v in values.items()}


def _features(passage: Passage) -> Counter[str]:
    table = ledger_words(passage.document.language)
    dull = table.words["stops"] | table.words["dull"]
    words = (w.lower() for w in passage.surfaces if w[0].isalnum() and len(w.lower()) > 2)
    return Counter([singular(w)[:_STEM] for w in words if w not in dull]) + Counter(f"={code}" for code in sorted(passage.codes))


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(v * other[w] for w, v in one.items() if w in other)
