"""What the heads of the reading model say: the label alphabets, kept beside the weights."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["NAMES", "SPANS", "Alphabets", "LinkTable", "lemma_of", "lemma_script"]

NAMES = ("person", "organisation", "place", "event", "other")
SPANS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Alphabets:
    """Labels of the treebank heads in the order of their scores."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    relation: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Alphabets":
        """Back from plain data."""
        return cls(**{k: tuple(v) for k, v in data.items()})


@dataclass(frozen=True, slots=True)
class LinkTable:
    """What is added to the scores of links, for sources and contents: a bias [2] and one for each distance bucket [2, buckets]."""

    width: int
    bias: NDArray[np.float32]
    distance: NDArray[np.float32]

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "LinkTable":
        """Back from plain data."""
        return cls(data["width"], np.array(data["bias"], np.float32), np.array(data["distance"], np.float32))


def lemma_script(form: str, lemma: str) -> str:
    """How to make the lemma from the form: 'case strip+append', learnt as a label.

    >>> lemma_script("signed", "sign")
    'l2+'
    """
    lowered = form.lower()
    keep = "k" if lemma.startswith(form[:1]) and form[:1].isupper() else "l"
    common = 0
    while common < min(len(form), len(lemma)) and lowered[common] == lemma[common].lower():
        common += 1
    return f"{keep}{len(form) - common}+{lemma[common:]}"


def lemma_of(form: str, script: str) -> str:
    """Apply a script of `lemma_script` to a form.

    >>> lemma_of("signed", "l2+")
    'sign'
    """
    strip, append = script[1:].split("+", 1)
    stem = form if script[0] == "k" else form.lower()
    return stem[: max(len(stem) - int(strip), 0)] + append
