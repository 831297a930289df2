"""Passages: the sentences of a document with whom they name; of a whole corpus only where they stand is held."""

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import overload

from verbale.ledger.wording import Word, sentences_of, surfaces_of, words_of
from verbale.resolve.registry import Place, Registry
from verbale.schema import Document

__all__ = ["Corpus", "Passage", "passages_of"]

_HELD = 4096
"""Passages of a corpus whose words are held: more than most documents have, so that those of one that is being read are cut once."""


class Passage:
    """A sentence of a document, `text[start:end]`, with the names of states and places in it; `number` counts the document's sentences.

    `led` are the codes of the states and bodies for which somebody holds an office that day who is named in full.
    `held` are those of its corpus whose words are held; one by itself holds its own.
    """

    __slots__ = ("_held", "_words", "document", "end", "led", "number", "places", "start")

    def __init__(
        self,
        document: Document,
        number: int,
        bounds: tuple[int, int],
        places: Sequence[Place] = (),
        led: frozenset[str] = frozenset(),
        held: "deque[Passage] | None" = None,
    ) -> None:
        self.document, self.number, self.places, self.led = document, number, places, led
        self.start, self.end = bounds
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
        """The codes of all whom the sentence names, or those who speak for them."""
        return self.led | {p.title.code for p in self.places if p.title.code}

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

    __slots__ = ("_bounds", "_document", "_held", "_led", "_places")

    def __init__(self, document: Document, passages: Sequence[Passage], held: deque[Passage]) -> None:
        self._document, self._held = document, held
        self._bounds = array("L", [bound for p in passages for bound in (p.start, p.end)])
        self._places = {p.number: p.places for p in passages if p.places}
        self._led = {p.number: p.led for p in passages if p.led}

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
        bounds = self._bounds[2 * number], self._bounds[2 * number + 1]
        return Passage(self._document, number, bounds, self._places.get(number, ()), self._led.get(number, frozenset()), self._held)


def passages_of(document: Document, registry: Registry | None = None, held: deque[Passage] | None = None) -> list[Passage]:
    """The sentences of a document with whom they name; `registry` is one that knows more than the shipped, `held` is their corpus's."""
    registry = registry or Registry.of(document.language)
    found = []
    for number, words in enumerate(sentences_of(document.text)):
        surfaces = [w.surface for w in words]
        capitals = any(s[0].isupper() for s in surfaces)
        places = list(registry.iter_places(surfaces, document.published)) if capitals else []
        led = _led(surfaces, registry, document.published) if capitals and document.published else frozenset()
        found.append(Passage(document, number, (words[0].start, words[-1].end), places, led, held))
        found[-1].hold(words)
    return found


def _led(surfaces: Sequence[str], registry: Registry, on: date) -> frozenset[str]:
    """The states and bodies of those whose full names are among some words."""
    runs = [list(run) for capital, run in groupby(surfaces, key=lambda s: s[0].isupper()) if capital]
    terms = (registry.holders.find_term(run, on) for run in runs if len(run) > 1)
    return frozenset(code for term in terms if term and (code := registry.holders.country_of(term)))
