"""The word lists that the rules stand on: data in TOML, one folder a language, loaded once."""

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from verbale.errors import LexiconError
from verbale.lexicon.actors import Actors, load_actors
from verbale.lexicon.added import add_tables, read_added

__all__ = ["Actors", "Lexicon", "Media", "Roles", "Speech", "get_lexicon", "inflect", "lexicon_checksum"]

Words = frozenset[str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Speech:
    """Cues: which verbs report speech, what they take as content, and what makes them other than actual.

    A verb that the data has as `silent` is not `voiced`, nor does it tell anybody anything, whatever else the data says of it.
    """

    voiced: Words
    silent: Words
    clause: Words
    object: Words
    hollow: Words
    to: Words
    by: Mapping[str, Words]
    tells: Words
    judges: Words
    refusals: Words
    denials: Words
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
    plans: Words


@dataclass(frozen=True, slots=True)
class Media:
    """Where words are said (`occasions`), what carries them (`carriers`, `outlets`, `telephones`), and who merely takes them down."""

    occasions: Words
    carriers: Words
    silent: Words
    audiences: Words
    outlets: Words
    outlet_words: Words
    telephones: Words


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All word lists of one language; `actors` are the rows that `resolve.registry` stands on. Each lexicon equals itself alone."""

    language: str
    speech: Speech
    roles: Roles
    media: Media
    actors: Actors

    @staticmethod
    @cache
    def load(language: str = "en", registry: Path | None = None) -> "Lexicon":
        """The lexicon of a language, an ISO 639-1 code that has a folder here, with the actors of a `registry` file (`lexicon.added`)."""
        speech = _outspoken(_read(language, "speech"))
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
            actors=_actors(language, registry),
        )

    def table(self, name: str, form: Callable[..., T]) -> T:
        """The table `name`.toml as an instance of `form`, a dataclass with a field for each key: lists become sets.

        A kind of record keeps its words here under its own name, and says in its own file what form they have.
        """
        found: T = _table(self.language, name, form)
        return found

    def words(self, name: str, key: str) -> frozenset[str]:
        """The words of one key of the table `name`.toml, whether they stand in a list or each has a value."""
        return frozenset(word for _, word in _iter_words({key: _read(self.language, name)[key]}))

    def key_of(self, name: str, words: Iterable[str], hints: Collection[str] = ()) -> str | None:
        """Where the table `name`.toml lists the first of some words that it lists, as a path of keys: "stages.verbs.signed".

        Of several places the one that has most of the keys `hints`, then the first.
        """
        places = _places(self.language, name)
        found = next((places[word] for word in words if word in places), ())
        return max(found, key=lambda path: len({*path.split(".")}.intersection(hints)), default=None)


@cache
def _places(language: str, name: str) -> Mapping[str, Sequence[str]]:
    """Every word of a table, and the keys under which it stands."""
    try:
        rows = _read(language, name)
    except FileNotFoundError:
        return {}
    found: dict[str, list[str]] = {}
    for path, word in _iter_words(rows):
        found.setdefault(word, []).append(path)
    return found


def _iter_words(rows: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The words of a table with their paths: those in lists, and keys that a word stands under."""
    if isinstance(rows, Mapping):
        for key, value in rows.items():
            below = f"{path}.{key}" if path else key
            yield from [(below, key)] if isinstance(value, str) else _iter_words(value, below)
    elif isinstance(rows, list):
        yield from ((path, word) for word in rows if isinstance(word, str))


def _actors(language: str, registry: Path | None) -> Actors:
    read = partial(_read, language)
    if registry is None:
        return load_actors(read)
    added = add_tables(read, read_added(registry), registry)
    try:
        return load_actors(added)
    except LexiconError as error:  # the lexicon's own rows are sound: the place is in the added file
        raise LexiconError(f"{registry}, {error.place.replace('.toml, ', '.')}", error.problem) from error


@cache
def _table(language: str, name: str, form: Callable[..., Any]) -> Any:
    return form(**{key: frozenset(value) if isinstance(value, list) else value for key, value in _read(language, name).items()})


def _read(language: str, name: str) -> dict[str, Any]:
    path = files("verbale.lexicon") / language / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _outspoken(speech: dict[str, Any]) -> dict[str, Any]:
    """The rows of a speech table without the verbs that are silent."""
    silent = set(speech["silent"])
    return speech | {key: [verb for verb in speech[key] if verb not in silent] for key in ("voiced", "clause", "object", "to", "tells")}


def _sets(rows: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    return {key: frozenset(words) for key, words in rows.items()}


def get_lexicon(language: str = "en", registry: Path | None = None) -> Lexicon:
    """The lexicon of a shipped language, read once; `registry` is a file of more actors."""
    return Lexicon.load(language, registry)


@cache
def lexicon_checksum(language: str = "en", registry: Path | None = None) -> str:
    """One short name for all word lists of a language and a registry file: the first 12 hex digits of a sha256 over their bytes."""
    tables = sorted((t for t in (files("verbale.lexicon") / language).iterdir() if t.name.endswith(".toml")), key=lambda t: t.name)
    whole = sha256()
    for table in [*tables, *([registry] if registry else [])]:
        whole.update(table.name.encode() + b"\0" + table.read_bytes() + b"\0")
    return whole.hexdigest()[:12]


_VERBS = ("voiced", "silent", "clause", "object", "to", "tells", "refusals", "planned", "gathers")


def _forms(speech: dict[str, Any]) -> dict[str, str]:
    """The forms of all verbs of a speech table; the irregular ones are taken out of it."""
    irregular: dict[str, str] = speech.pop("irregular")
    return {form: verb for name in _VERBS for verb in speech[name] for form in inflect(verb)} | irregular


_DOUBLED = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
"""A verb of one syllable with one vowel before its last consonant, which is doubled: "slam", "quip"."""


def inflect(verb: str) -> Iterator[str]:
    """The regular forms of an English verb.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("slam"))
    ['slam', 'slammed', 'slamming', 'slams']
    """
    yield verb
    if _DOUBLED.fullmatch(verb):
        yield from (f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    else:
        yield from (f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s", f"{verb}ed", f"{verb}ing")
