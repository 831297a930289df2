"""Passages: the sentences of a document with whom they name; of a whole corpus only where they stand is held."""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from verbale.ledger.wording import Word, sentences_of, surfaces_of, words_of
from verbale.resolve.registry import Place, Registry
from verbale.schema import Document

__all__ = ["Corpus", "Passage", "passages_of"]

_HELD = 4096
"""Passages of a corpus whose words are held: more than most documents have, so that those of one that is being read are cut once."""


class Passage:
    """A sentence of a document, `text[start:end]`, with the names of states and places in it; `number` counts the document's sentences.

    `held` are those of its corpus whose words are held; one by itself holds its own.
    """

    __slots__ = ("_held", "_words", "document", "end", "number", "places", "start")

    def __init__(
        self, document: Document, number: int, start: int, end: int, places: Sequence[Place], held: "deque[Passage] | None" = None
    ) -> None:
        self.document, self.number, self.start, self.end, self.places = document, number, start, end, places
        self._held = held
        self._words: Sequence[Word] | None = None

    @property
    def words(self) -> Sequence[Word]:
        """Its words, cut anew where they were not looked at of late."""
        return self._words or self.hold(words_of(self.document.text, self.start, self.end))

    @property
    def surfaces(self) -> Sequence[str]:
        """Its words as they stand: much faster where nothing else is wanted."""
        return surfaces_of(self.document.text, self.start, self.end)

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands: the document's id and its own number."""
        return self.document.id, self.number

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all whom the sentence names."""
        return frozenset(p.title.code for p in self.places if p.title.code)

    def hold(self, words: Sequence[Word]) -> Sequence[Word]:
        """Keep the words until many others have been looked at."""
        self._words = words
        if self._held is not None:
            self._held.append(self)
            if len(self._held) > _HELD:
                self._held.popleft()._words = None
        return words


class Corpus(Mapping[str, Sequence[Passage]]):
    """The sentences of documents by id, each document cut when it is first looked at; afterwards only where they stand is held."""

    def __init__(self, documents: Iterable[Document], registry: Registry | None = None) -> None:
        self._documents = {d.id: d for d in documents}
        self._registry = registry
        self._sheets: dict[str, _Sheet] = {}
        self._held: deque[Passage] = deque()

    def __getitem__(self, id: str) -> Sequence[Passage]:
        if id in self._sheets:
            return self._sheets[id]
        found = passages_of(self._documents[id], self._registry, self._held)
        self._sheets[id] = _Sheet(self._documents[id], found, self._held)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


class _Sheet(Sequence[Passage]):
    """The sentences of a document, made of where they stand when they are looked at."""

    __slots__ = ("_bounds", "_document", "_held", "_places")

    def __init__(self, document: Document, passages: Sequence[Passage], held: deque[Passage]) -> None:
        self._document, self._held = document, held
        self._bounds = array("L", [bound for p in passages for bound in (p.start, p.end)])
        self._places = {p.number: p.places for p in passages if p.places}

    def __len__(self) -> int:
        return len(self._bounds) // 2

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        number = range(len(self))[at]
        start, end = self._bounds[2 * number], self._bounds[2 * number + 1]
        return Passage(self._document, number, start, end, self._places.get(number, ()), self._held)


def passages_of(document: Document, registry: Registry | None = None, held: deque[Passage] | None = None) -> list[Passage]:
    """The sentences of a document with whom they name; `registry` is one that knows more than the shipped, `held` is their corpus's."""
    registry = registry or Registry.of(document.language)
    found = []
    for number, words in enumerate(sentences_of(document.text)):
        capitals = any(w.surface[0].isupper() for w in words)
        places = list(registry.iter_places([w.surface for w in words], document.published)) if capitals else []
        found.append(Passage(document, number, words[0].start, words[-1].end, places, held))
        found[-1].hold(words)
    return found
