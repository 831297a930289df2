"""Which words are political acts: verbs, nouns of action and phrases of the lexicon, found in a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verbale.extract.page import Page
from verbale.lexicon import get_lexicon, inflect
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Act", "EventWords", "find_acts", "objects_of"]

_THINGS = frozenset({"obj", "iobj"})
_PARTS = frozenset({"compound", "advmod"})


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


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A verb's continuation: the small words after it and the nouns of which one must be its object."""

    group: str
    small: tuple[str, ...]
    nouns: frozenset[str] | None

    @property
    def weight(self) -> int:
        return len(self.small) + 2 * (self.nouns is not None)


@dataclass(frozen=True, slots=True)
class _Index:
    verbs: Mapping[str, Sequence[_Pattern]]
    nouns: Mapping[str, Sequence[tuple[str, str]]]
    forms: Mapping[str, str]


@cache
def _index(language: str) -> _Index:
    """The groups turned round: by verb the patterns, heaviest first; by noun its group and the word before."""
    words = get_lexicon(language).table("event", EventWords)
    verbs: dict[str, list[_Pattern]] = {}
    nouns: dict[str, list[tuple[str, str]]] = {}
    for name, group in words.groups.items():
        for entry in group.get("verbs", ()):
            verb, *small = entry.split()
            verbs.setdefault(verb, []).append(_Pattern(name, tuple(small), None))
        for entry in group.get("phrases", ()):
            verb, *small, noun = entry.split()
            wanted = words.classes[noun[1:]] if noun.startswith("@") else [noun]
            verbs.setdefault(verb, []).append(_Pattern(name, tuple(small), frozenset(wanted)))
        for entry in group.get("nouns", ()):
            *before, noun = entry.split()
            nouns.setdefault(noun, []).append((" ".join(before), name))
    ordered = {verb: sorted(found, key=lambda p: -p.weight) for verb, found in verbs.items()}
    forms = {form: verb for verb in ordered for form in inflect(verb)} | {form: verb for verb in ordered for form in _doubled(verb)}
    return _Index(ordered, nouns, forms | dict(words.irregular))


def _doubled(verb: str) -> Iterator[str]:
    """Forms with a doubled consonant ("barred", "stopping") for short verbs that end in one."""
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def find_acts(page: Page) -> list[Act]:
    """The acts of a page in the order of the text, before anybody asks whose they are."""
    index = _index(page.lexicon.language)
    found = []
    for word, upos in enumerate(page.analysis.upos):
        act = _verb(page, index, word) if upos == "VERB" else _noun(page, index, word) if upos == "NOUN" else None
        if act:
            found.append(act)
    return found


def _verb(page: Page, index: _Index, word: int) -> Act | None:
    if page.analysis.relation[word] in {"amod", "compound", "case"}:
        return None
    lower = page.tree.lower[word]
    lemma = index.forms.get(lower, page.lemma[word])
    for pattern in index.verbs.get(lemma, ()):
        if pattern.nouns is None:
            if _has_small(page, word, pattern.small):
                return Act(word, pattern.group)
            continue
        thing = next((t for t in objects_of(page, word, pattern.small) if _noun_lemma(page, t) in pattern.nouns), None)
        if thing is not None:
            return Act(word, pattern.group, thing)
    return None


def _noun(page: Page, index: _Index, word: int) -> Act | None:
    if page.analysis.relation[word] == "compound":
        return None
    for before, group in index.nouns.get(page.tree.lower[word], ()) or index.nouns.get(_noun_lemma(page, word), ()):
        if not before or (word and page.tree.lower[word - 1] == before):
            return Act(word, group, noun=True)
    return None


def _noun_lemma(page: Page, word: int) -> str:
    return singular(page.tree.lower[word])


def _has_small(page: Page, verb: int, small: Sequence[str]) -> bool:
    """Whether the small words of a pattern stand after a verb: right behind it, or one of them below it."""
    if not small:
        return True
    lower = page.tree.lower
    if tuple(lower[verb + 1 : verb + 1 + len(small)]) == tuple(small):
        return True
    return len(small) == 1 and any(
        lower[c] == small[0] and (bare(page.analysis.relation[c]) in _PARTS or c == verb + 1) for c in page.tree.children[verb]
    )


def objects_of(page: Page, verb: int, small: Sequence[str] = ()) -> Iterator[int]:
    """The nouns that a verb acts on, each with its conjuncts and what "of" brings; behind a preposition where the pattern has one."""
    attached = _has_small(page, verb, small)
    for child in page.tree.children[verb]:
        relation = page.analysis.relation[child]
        case = page.tree.find_child(child, "case")
        behind = bare(relation) in {"obl", "nmod"} and case is not None and bool(small) and page.tree.lower[case] == small[-1]
        if behind or (attached and (bare(relation) in _THINGS or relation == "nsubj:pass")):
            yield from _with_parts(page, child)
    if attached and page.analysis.relation[verb] == "acl" and "Tense=Past" in page.analysis.feats[verb]:
        yield page.analysis.head[verb]


def _with_parts(page: Page, noun: int) -> Iterator[int]:
    yield noun
    for child in page.tree.children[noun]:
        case = page.tree.find_child(child, "case")
        of = page.analysis.relation[child] == "nmod" and case is not None and page.tree.lower[case] == "of"
        if of or page.analysis.relation[child] == "conj":
            yield child
