"""Passages: the sentences of a document with whom they name."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.ledger.wording import Word, sentences_of
from verbale.resolve.registry import Place, Registry
from verbale.schema import Document

__all__ = ["Passage", "passages_of"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document with the names of states and places in it; `number` counts the document's sentences."""

    document: Document
    number: int
    words: Sequence[Word]
    places: Sequence[Place]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all whom the sentence names."""
        return frozenset(p.title.code for p in self.places if p.title.code)


def passages_of(document: Document, registry: Registry | None = None) -> list[Passage]:
    """The sentences of a document with whom they name; `registry` is one that knows more than the shipped."""
    registry = registry or Registry.of(document.language)
    found = []
    for number, words in enumerate(sentences_of(document.text)):
        capitals = any(w.surface[0].isupper() for w in words)
        places = list(registry.iter_places([w.surface for w in words], document.published)) if capitals else []
        found.append(Passage(document, number, words, places))
    return found
