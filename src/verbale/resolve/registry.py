"""States, intergovernmental bodies, organisations, institutions and places, found by any of their names in a text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from verbale.language.tokens import tokenize
from verbale.lexicon import Lexicon
from verbale.lexicon.actors import Actors, covers
from verbale.resolve.ambiguity import choose
from verbale.resolve.holders import Holders
from verbale.resolve.titles import Title, titles_of

__all__ = ["Place", "Registry", "Title"]

Run = tuple[int, int]

_SHOUTED = 4
"""Letters from which a single word in capitals may be a name in capitals ("MOSCOW") rather than an acronym."""

_PERSONAL = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lady", "dame"})
"""Forms of address after which a name is a person's."""


@dataclass(frozen=True, slots=True)
class Place:
    """A name of the registry in a text: words `start` to `end`, half-open."""

    start: int
    end: int
    title: Title


class _Match:
    """Words of a text that bear a name, with all who bear it."""

    __slots__ = ("end", "key", "start", "titles")

    def __init__(self, start: int, end: int, key: str, titles: Sequence[Title]) -> None:
        self.start, self.end, self.key, self.titles = start, end, key, titles


class Registry:
    """All names of a lexicon; matching is by whole words, longest first, and case matters."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors: Actors = lexicon.actors
        self.holders = Holders(lexicon.actors)
        self._offices = lexicon.roles.heads | lexicon.roles.honorifics | lexicon.roles.modifiers
        self._titles: dict[tuple[str, ...], list[Title]] = {}
        self._longest: dict[str, int] = {}
        for key, title in titles_of(lexicon.actors):
            words = _words_of(key)
            known = self._titles.setdefault(words, [])
            if all((t.code, t.days) != (title.code, title.days) for t in known):
                known.append(title)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @staticmethod
    @cache
    def of(language: str = "en") -> "Registry":
        """The registry of a shipped language."""
        return Registry.over(Lexicon.load(language))

    @staticmethod
    @cache
    def over(lexicon: Lexicon) -> "Registry":
        """The registry of a lexicon, made once for each."""
        return Registry(lexicon)

    def find(self, name: str, on: date | None = None) -> Title | None:
        """The title that a name as a whole bears on a day, without any context.

        >>> Registry.of().find("Moscow", date(1987, 3, 1)).name
        'Soviet Union'
        """
        words = _words_of(name)
        return next((p.title for p in self.iter_places(words, on) if (p.start, p.end) == (0, len(words))), None)

    def name_of(self, code: str) -> str | None:
        """The common English name of a state, a former state or a body."""
        row = self._actors.states.get(code) or self._actors.former.get(code) or self._actors.bodies.get(code)
        return row.name if row else None

    def iter_places(self, surfaces: Sequence[str], on: date | None = None, persons: Iterable[Run] = ()) -> Iterator[Place]:
        """The names in a sequence of words, left to right, never overlapping.

        `on` is the day of the document: it chooses between a former state and its successor. `persons` are runs of words that are
        held to be persons' names; in them a name that a person may bear ("Jordan") is none of a state.
        """
        words = [s.replace("’", "'") for s in surfaces]
        matches = [_at_day(m, on) for m in self._matches(words)]
        matches = self._without_persons(words, matches, list(persons))
        sure = _sure(matches)
        places: list[Place] = []
        for match in matches:
            title = choose(match.titles, self._actors.ambiguities.get(match.key), words, match.start, sure, on)
            before = places[-1] if places else None
            places.append(Place(match.start, match.end, _owned(title, before, words, match.start)))
        yield from places

    def _matches(self, words: Sequence[str]) -> Iterator[_Match]:
        at = 0
        while at < len(words):
            if words[at] not in self._longest and not words[at].isupper():
                at += 1
                continue
            found = self._match(words, at)
            if found:
                yield found
            at = found.end if found else at + 1

    def _match(self, words: Sequence[str], at: int) -> _Match | None:
        for shouted in (False, True) if words[at].isupper() and len(words[at]) > 1 else (False,):
            first = words[at].title() if shouted else words[at]
            least = 2 if shouted and len(words[at]) < _SHOUTED else 1
            for size in range(min(self._longest.get(first, 0), len(words) - at), least - 1, -1):
                rest = words[at + 1 : at + size]
                key = (first, *((w.title() for w in rest) if shouted else rest))
                titles = self._titles.get(key)
                if titles:
                    return _Match(at, at + size, " ".join(key), titles)
        return None

    def _without_persons(self, words: Sequence[str], matches: Sequence[_Match], persons: Sequence[Run]) -> list[_Match]:
        """Without the names that are a person's: by what stands around them, or because the document has them only so."""
        doubtful = [m for m in matches if m.key in self._actors.persons]
        if not doubtful:
            return list(matches)
        personal = [m for m in doubtful if self._is_person(words, m, persons)]
        spread = {m.key for m in personal if not any(t.form == "people" for t in m.titles)}
        backed = {t.code for m in matches if m not in doubtful or m.key not in spread for t in m.titles}
        spread = {m.key for m in personal if m.key in spread and not backed & {t.code for t in m.titles}}
        return [m for m in matches if m not in personal and m.key not in spread]

    def _is_person(self, words: Sequence[str], match: _Match, persons: Sequence[Run]) -> bool:
        if match.start and words[match.start - 1].lower() in _PERSONAL:
            return True
        run = next((r for r in persons if r[0] <= match.start and match.end <= r[1]), None)
        if run is None:
            return False
        beside = [words[i] for i in range(*run) if not match.start <= i < match.end]
        return bool(beside) and all(w[:1].isupper() and w.lower() not in self._offices and (w,) not in self._titles for w in beside)


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(w.surface.replace("’", "'") for w in tokenize(name))


def _at_day(match: _Match, on: date | None) -> _Match:
    """A match with those alone who bear the name on the day: a former state in its days, else a state of today if there is one."""
    former = [t for t in match.titles if t.days]
    if not former:
        return match
    then = [t for t in former if on and t.days and covers(t.days, on)]
    now = [t for t in match.titles if not t.days]
    return _Match(match.start, match.end, match.key, then or now or former)


def _sure(matches: Sequence[_Match]) -> list[tuple[int, str]]:
    """Where a name stands that one code alone can bear, and the code."""
    return [(m.start, m.titles[0].code) for m in matches if len({t.code for t in m.titles}) == 1]


def _owned(title: Title, before: Place | None, words: Sequence[str], start: int) -> Title:
    """A name that many states have goes to the state right before it: "Pakistan's National Assembly"."""
    if not title.generic or before is None or before.title.form not in {"state", "people", "seat"}:
        return title
    between = words[before.end : start]
    return replace(title, code=before.title.code) if all(w in {"'s", "'"} for w in between) else title
