"""States, intergovernmental bodies and institutions, found by any of their names in a text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from verbale.language.tokens import tokenize
from verbale.lexicon import Lexicon

__all__ = ["Place", "Registry", "Title"]


_SHOUTED = 4
"""Letters from which a word in capitals may be a name in capitals ("MOSCOW") rather than an acronym."""


@dataclass(frozen=True, slots=True)
class Title:
    """One name in the registry: whom it stands for.

    `code` is an alpha-3 code or a body's acronym; `form` is `state`, `seat` (a capital standing for its government),
    `people` (a demonym or adjective), `body` or `institution`; `name` is what an actor is called.
    """

    code: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Place:
    """A name of the registry in a text: words `start` to `end`, half-open."""

    start: int
    end: int
    title: Title


class Registry:
    """All names of a lexicon; matching is by whole words, longest first, and case matters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles: dict[tuple[str, ...], Title] = {}
        self._longest: dict[str, int] = {}
        for key, title in _titles(lexicon):
            words = tuple(w.surface.replace("’", "'") for w in tokenize(key))
            self._titles.setdefault(words, title)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @staticmethod
    @cache
    def of(language: str = "en") -> "Registry":
        """The registry of a shipped language."""
        return Registry(Lexicon.load(language))

    def find(self, name: str) -> Title | None:
        """The title that a name as a whole bears."""
        return self._titles.get(tuple(w.surface.replace("’", "'") for w in tokenize(name)))

    def iter_places(self, surfaces: Sequence[str]) -> Iterator[Place]:
        """The names in a sequence of words, left to right, never overlapping."""
        words = [s.replace("’", "'") for s in surfaces]
        at = 0
        while at < len(words):
            found = self._match(words, at)
            if found:
                yield found
            at = found.end if found else at + 1

    def _match(self, words: Sequence[str], at: int) -> Place | None:
        for first in (words[at], words[at].title() if len(words[at]) >= _SHOUTED and words[at].isupper() else ""):
            for size in range(self._longest.get(first, 0), 0, -1):
                rest = words[at + 1 : at + size]
                title = self._titles.get((first, *(rest if first == words[at] else (w.title() for w in rest))))
                if title:
                    return Place(at, at + size, title)
        return None


def _titles(lexicon: Lexicon) -> Iterator[tuple[str, Title]]:
    for code, row in lexicon.states.items():
        name = row["name"]
        yield from _keys([name, *row.get("also", ())], Title(code, name, "state"))
        yield from _keys(row.get("seats", ()), Title(code, name, "seat"))
        people = row.get("people", ())
        yield from _keys([*people, *(f"{p}s" for p in people)], Title(code, name, "people"))
    for code, row in lexicon.bodies.items():
        yield from _keys([row["name"], *row.get("also", ())], Title(code, row["name"], "body"))
        yield from _keys(row.get("seats", ()), Title(code, row["name"], "seat"))
        yield from ((organ, Title(code, organ, "institution")) for organ in row.get("organs", ()))
    for code, names in lexicon.institutions.items():
        for name in names:
            yield name, Title(code, name, "institution")


def _keys(names: Iterable[str], title: Title) -> Iterator[tuple[str, Title]]:
    return ((name, title) for name in names)
