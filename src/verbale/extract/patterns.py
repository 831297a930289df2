"""Patterns of a verb with its small words and its object, as a lexicon writes them ("call off @talks"), found in a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.extract.page import Page
from verbale.lexicon import inflect
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Patterns", "objects_of"]

_THINGS = frozenset({"obj", "iobj"})
_PARTS = frozenset({"compound", "advmod"})
_NO_VERB = frozenset({"amod", "compound", "case"})


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A verb's continuation: the small words after it and the nouns of which one must be its object."""

    group: str
    small: tuple[str, ...]
    nouns: frozenset[str] | None

    @property
    def weight(self) -> int:
        return len(self.small) + 2 * (self.nouns is not None)


class Patterns:
    """The groups of a lexicon table turned round: what each verb and each noun of action means.

    A group has `verbs` ("call off"), `phrases` (the last word is a noun, or "@" and a class of nouns) and `nouns` ("phone call"); the
    heaviest pattern of a verb wins. `irregular` are verb forms that no rule makes.
    """

    def __init__(self, groups: Mapping[str, Mapping[str, Any]], classes: Mapping[str, Sequence[str]], irregular: Mapping[str, str]) -> None:
        verbs: dict[str, list[_Pattern]] = {}
        self._nouns: dict[str, list[tuple[str, str]]] = {}
        for name, group in groups.items():
            for verb, pattern in _read(name, group, classes):
                verbs.setdefault(verb, []).append(pattern)
            for entry in group.get("nouns", ()):
                *before, noun = entry.split()
                self._nouns.setdefault(noun, []).append((" ".join(before), name))
        self._verbs = {verb: sorted(found, key=lambda p: -p.weight) for verb, found in verbs.items()}
        self._forms = {form: verb for verb in verbs for form in (*inflect(verb), *_doubled(verb))} | dict(irregular)

    def of_verb(self, page: Page, word: int) -> tuple[str, int | None] | None:
        """The group of a verb and the noun that completes it."""
        if page.analysis.upos[word] != "VERB" or page.analysis.relation[word] in _NO_VERB:
            return None
        lemma = self._forms.get(page.tree.lower[word], page.lemma[word])
        for pattern in self._verbs.get(lemma, ()):
            if pattern.nouns is None:
                if _has_small(page, word, pattern.small):
                    return pattern.group, None
                continue
            things = objects_of(page, word, pattern.small)
            thing = next((t for t in things if singular(page.tree.lower[t]) in pattern.nouns or page.tree.lower[t] in pattern.nouns), None)
            if thing is not None:
                return pattern.group, thing
        return None

    def of_noun(self, page: Page, word: int) -> str | None:
        """The group of a noun of action; a noun that only qualifies another names nothing."""
        if page.analysis.upos[word] != "NOUN" or page.analysis.relation[word] == "compound":
            return None
        lower = page.tree.lower
        for before, group in self._nouns.get(lower[word], ()) or self._nouns.get(singular(lower[word]), ()):
            if not before or (word and lower[word - 1] == before):
                return group
        return None


def _read(name: str, group: Mapping[str, Any], classes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, _Pattern]]:
    for entry in group.get("verbs", ()):
        verb, *small = entry.split()
        yield verb, _Pattern(name, tuple(small), None)
    for entry in group.get("phrases", ()):
        verb, *small, noun = entry.split()
        wanted: Iterable[str] = classes[noun[1:]] if noun.startswith("@") else [noun]
        yield verb, _Pattern(name, tuple(small), frozenset(wanted))


def _doubled(verb: str) -> Iterator[str]:
    """Forms with a doubled consonant ("barred", "stopping") for short verbs that end in one."""
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")


def _has_small(page: Page, verb: int, small: Sequence[str]) -> bool:
    """Whether the small words of a pattern stand after a verb: right behind it, or one of them below it."""
    if not small:
        return True
    lower = page.tree.lower
    if tuple(lower[verb + 1 : verb + 1 + len(small)]) == tuple(small):
        return True
    return len(small) == 1 and any(lower[c] == small[0] and bare(page.analysis.relation[c]) in _PARTS for c in page.tree.children[verb])


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
