"""The word lists that the rules stand on: data in TOML, one folder a language, loaded once."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

__all__ = ["Lexicon", "Media", "Roles", "Speech", "get_lexicon", "inflect"]

Words = frozenset[str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Speech:
    """Cues: which verbs report speech, what they take as content, and what makes them other than actual."""

    voiced: Words
    silent: Words
    clause: Words
    object: Words
    to: Words
    by: Mapping[str, Words]
    tells: Words
    refusals: Words
    according: tuple[str, ...]
    continues: Words
    negators: Words
    possible: Words
    coming: Words
    planned: Words
    habitual: Words
    gathers: Words
    replies: Words
    forms: Mapping[str, str]
    """Every inflected form of these verbs with its lemma: the saying must not hang on a guessed lemma."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Words of offices and forms of address, in lower case, singular."""

    honorifics: Words
    male: Words
    female: Words
    heads: Words
    modifiers: Words
    state: Words
    leaders: Words
    suffixes: Words
    institutions: Words
    documents: Words


@dataclass(frozen=True, slots=True)
class Media:
    """Where words are said (`occasions`), what carries them (`carriers`, `outlets`), and who merely takes them down."""

    occasions: Words
    carriers: Words
    silent: Words
    audiences: Words
    outlets: Words
    outlet_words: Words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists of one language; `states`, `bodies` and `institutions` are rows for `resolve.registry`."""

    language: str
    speech: Speech
    roles: Roles
    media: Media
    states: Mapping[str, Mapping[str, Any]]
    bodies: Mapping[str, Mapping[str, Any]]
    institutions: Mapping[str, tuple[str, ...]]

    @staticmethod
    @cache
    def load(language: str = "en") -> "Lexicon":
        """The lexicon of a language, an ISO 639-1 code that has a folder here."""
        speech = _read(language, "speech")
        return Lexicon(
            language=language,
            speech=Speech(
                by={verb: frozenset(p) for verb, p in speech.pop("by").items()},
                according=tuple(speech.pop("according")),
                forms=_forms(speech),
                **_sets(speech),
            ),
            roles=Roles(**_sets(_read(language, "roles"))),
            media=Media(**_sets(_read(language, "media"))),
            states=_read(language, "states"),
            bodies=_read(language, "bodies"),
            institutions={code: tuple(names) for code, names in _read(language, "institutions")["country"].items()},
        )

    def table(self, name: str, form: Callable[..., T]) -> T:
        """The table `name`.toml as an instance of `form`, a dataclass with a field for each key: lists become sets.

        A kind of record keeps its words here under its own name, and says in its own file what form they have.
        """
        found: T = _table(self.language, name, form)
        return found


@cache
def _table(language: str, name: str, form: Callable[..., Any]) -> Any:
    return form(**{key: frozenset(value) if isinstance(value, list) else value for key, value in _read(language, name).items()})


def _read(language: str, name: str) -> dict[str, Any]:
    path = files("verbale.lexicon") / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _sets(rows: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    return {key: frozenset(words) for key, words in rows.items()}


def get_lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a shipped language, read once."""
    return Lexicon.load(language)


_VERBS = ("voiced", "silent", "clause", "object", "to", "tells", "refusals", "planned", "gathers")


def _forms(speech: dict[str, Any]) -> dict[str, str]:
    """The forms of all verbs of a speech table; the irregular ones are taken out of it."""
    irregular: dict[str, str] = speech.pop("irregular")
    return {form: verb for name in _VERBS for verb in speech[name] for form in inflect(verb)} | irregular


def inflect(verb: str) -> Iterator[str]:
    """The regular forms of an English verb.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    yield verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    else:
        yield from (f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s", f"{verb}ed", f"{verb}ing")
