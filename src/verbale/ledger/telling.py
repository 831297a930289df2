"""Telling words: those of each text that say most, weighed, so that texts can be compared by numbers alone."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Floats", "Numbers", "Telling", "telling_words"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_KNOWN = 0.2
"""The share of all documents in which a word may stand that tells stories apart."""
_NAMED = 2.0
"""What a name or a number counts beside another word: stories of one kind differ by who, where, when and how many."""
_KEPT = 150
"""Words of a document that are compared: those that say most."""

Numbers = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a text that say most, by number, each once in order, and their weights: a vector of length 1."""

    words: Numbers
    weights: Floats

    def cosine(self, other: "Telling") -> float:
        """How alike two texts are."""
        if not len(self.words) or not len(other.words):
            return 0.0
        at = np.minimum(np.searchsorted(self.words, other.words), len(self.words) - 1)
        both = self.words[at] == other.words
        return float(self.weights[at[both]] @ other.weights[both])


def telling_words(texts: Iterable[str]) -> list[Telling]:
    """The telling words of each text: names, numbers and rarer words, weighed by how few of all texts have them."""
    ids: dict[str, int] = {}
    named = array("l")
    counted = [_counted(text, ids, named) for text in texts]
    spread = np.bincount(np.concatenate([*(words for words, _ in counted), np.empty(0, np.int32)]), minlength=len(ids))
    told = (spread > 1) & (spread <= max(5.0, _KNOWN * len(counted))) & (spread < len(counted))
    worth = np.log(len(counted) / np.maximum(spread, 1)) * np.where(np.array(named) > 0, _NAMED, 1.0)
    alphabet = np.argsort(np.argsort(np.array(list(ids), object))).astype(np.int32)
    return [_telling(words[told[words]], counts[told[words]], worth, alphabet) for words, counts in counted]


def _counted(text: str, ids: dict[str, int], named: "array[int]") -> tuple[Numbers, Numbers]:
    """The words of a text, by number, and how often each stands there.

    `ids` and `named` grow: the latter says of each word how much oftener it is written with a capital, or figures, than twice as not.
    """
    found: Counter[int] = Counter()
    for word, count in Counter(_WORD.findall(text)).items():
        number = ids.setdefault(word.casefold(), len(ids))
        if number == len(named):
            named.append(0)
        named[number] += -2 * count if word[0].islower() else count
        found[number] += count
    return np.array(list(found), np.int32), np.array(list(found.values()), np.int32)


def _telling(words: Numbers, counts: Numbers, worth: Floats, alphabet: Numbers) -> Telling:
    weights = (1 + np.log(counts)) * worth[words]
    kept = np.lexsort((alphabet[words], -weights))[:_KEPT]
    kept = kept[np.argsort(words[kept])]
    return Telling(words[kept], weights[kept] / (np.linalg.norm(weights[kept]) or 1.0))
