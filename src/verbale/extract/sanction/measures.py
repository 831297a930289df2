"""Where a page speaks of restrictive measures: the noun of the measure, or the verb that is one, and what is done about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.extract.reading.acts import iter_obliques
from verbale.extract.reading.page import Page
from verbale.extract.reading.patterns import Patterns
from verbale.lexicon import get_lexicon
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Mention", "SanctionWords", "find_mentions", "qualifiers_of"]

_BEFORE = frozenset({"amod", "compound", "nmod:poss", "nmod", "nummod"})
_DOING = frozenset({"obj", "nmod", "compound", "obl", "nsubj"})


@dataclass(frozen=True, slots=True)
class SanctionWords:
    """The table `sanction` of a lexicon; `sanction.toml` says how it is written."""

    nouns: Mapping[str, str]
    weak: Mapping[str, str]
    modifiers: Mapping[str, str]
    qualifiers: Mapping[str, Sequence[str]]
    classes: Mapping[str, Sequence[str]]
    adjectives: Mapping[str, Sequence[str]]
    characters: Mapping[str, str]
    legal: Mapping[str, Sequence[str]]
    groups: Mapping[str, Mapping[str, Any]]
    irregular: Mapping[str, str]
    alone: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """The word that does something about a measure (`word`), its group, and the noun of the measure where there is one.

    A measure that is only spoken of has itself as `word` and no group.
    """

    word: int
    group: str | None
    thing: int | None


@cache
def _patterns(language: str) -> Patterns:
    words = get_lexicon(language).table("sanction", SanctionWords)
    return Patterns(words.groups, words.classes, words.irregular)


def find_mentions(page: Page, words: SanctionWords) -> list[Mention]:
    """The mentions of a page in the order of the text."""
    patterns = _patterns(page.lexicon.language)
    found = list(_by_verbs(page, words, patterns))
    taken = {m.thing for m in found} | {m.word for m in found}
    for noun in range(len(page.analysis.words)):
        if _is_measure(page, words, noun):
            doing = _doing(page, patterns, noun) or _by_itself(page, words, noun)
            if doing:
                found.append(Mention(*doing, noun))
            elif noun not in taken:
                found.append(Mention(noun, None, noun))
    return sorted(found, key=lambda m: m.word)


def _by_verbs(page: Page, words: SanctionWords, patterns: Patterns) -> Iterator[Mention]:
    for word in range(len(page.analysis.words)):
        match = patterns.of_verb(page, word)
        if match is None:
            continue
        group, thing = match
        named = thing is not None and singular(page.tree.lower[thing]) in words.classes["measure"]
        if not named or (_is_measure(page, words, thing, weakly=True) and not _doing(page, patterns, thing)):
            yield Mention(word, group, thing)


def _is_measure(page: Page, words: SanctionWords, noun: int | None, *, weakly: bool = False) -> bool:
    """Whether a noun names a restrictive measure; a weak one must be qualified, or aimed at somebody by what is done with it."""
    if noun is None or page.analysis.upos[noun] != "NOUN":
        return False
    lemma = singular(page.tree.lower[noun])
    if lemma in words.nouns:
        return True
    if lemma not in words.weak or (page.analysis.relation[noun] == "compound" and not weakly):
        return False
    return bool(qualifiers_of(page, noun) & set(words.qualifiers["any"])) or _is_against(page, noun)


def _is_against(page: Page, noun: int) -> bool:
    """Whether a measure is one against a state or body that is named: "its measures against Belarus", "restrictions on Mali"."""
    plain = singular(page.tree.lower[noun]) in page.lexicon.table("sanction", SanctionWords).adjectives["plain"]
    runs = iter_obliques(page, noun, *(("against", "on") if plain else ("against",)))
    return any(i in page.cast.place_at for run in runs for i in range(*run))


def qualifiers_of(page: Page, noun: int) -> set[str]:
    """The adjectives and nouns that qualify a noun, in lower case."""
    below = [c for c in page.tree.children[noun] if page.analysis.relation[c] in _BEFORE and c < noun]
    deeper = [d for c in below for d in page.tree.children[c] if page.analysis.relation[d] in {"amod", "compound", "conj"}]
    return {page.tree.lower[i] for i in (*below, *deeper)}


def _by_itself(page: Page, words: SanctionWords, noun: int) -> tuple[int, str] | None:
    """The verb by which a measure comes or goes of itself: "the sanctions came back", "the embargo lapsed"."""
    verb = page.analysis.head[noun]
    if verb < 0 or page.analysis.relation[noun] != "nsubj" or page.analysis.upos[verb] != "VERB":
        return None
    after = (page.tree.lower[c] for c in page.tree.children[verb] if c > verb)
    keys = (page.lemma[verb], *(f"{page.lemma[verb]} {w}" for w in after))
    return next(((verb, words.alone[k]) for k in keys if k in words.alone), None)


def _doing(page: Page, patterns: Patterns, noun: int | None) -> tuple[int, str] | None:
    """The noun of action that takes a measure: "removal of sanctions", "sanctions relief"."""
    at = noun if noun is not None else -1
    for _ in range(2 if at >= 0 else 0):
        head = page.analysis.head[at]
        if head < 0 or bare(page.analysis.relation[at]) not in _DOING:
            return None
        group = patterns.of_noun(page, head)
        if group:
            return head, group
        at = head
    return None
