"""Which words are political acts: verbs, nouns of action and phrases of the lexicon, found in a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.extract.reading.page import Page
from verbale.extract.reading.patterns import Patterns
from verbale.lexicon import get_lexicon

__all__ = ["Act", "EventWords", "find_acts"]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The table `event` of a lexicon; `event.toml` says how its groups are written."""

    classes: Mapping[str, Sequence[str]]
    irregular: Mapping[str, str]
    groups: Mapping[str, Mapping[str, Any]]
    sectors: Mapping[str, Sequence[str]]
    contexts: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Act:
    """A word that names an act, the group of the lexicon that says so, and the noun that completes it ("hold talks")."""

    word: int
    group: str
    thing: int | None = None
    noun: bool = False
    predicate: bool = False


@cache
def _patterns(language: str) -> Patterns:
    words = get_lexicon(language).table("event", EventWords)
    return Patterns(words.groups, words.classes, words.irregular)


def find_acts(page: Page) -> list[Act]:
    """The acts of a page in the order of the text, before anybody asks whose they are."""
    patterns = _patterns(page.lexicon.language)
    found = []
    for word in range(len(page.analysis.words)):
        adjective = patterns.of_adjective(page, word)
        verb = None if adjective else patterns.of_verb(page, word)
        noun = None if adjective or verb else patterns.of_noun(page, word)
        if adjective:
            found.append(Act(word, adjective, predicate=True))
        elif verb:
            found.append(Act(word, *verb))
        elif noun:
            found.append(Act(word, noun, noun=True))
    return found
