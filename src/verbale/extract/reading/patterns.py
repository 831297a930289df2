"""Patterns of a verb with its small words and its object, as a lexicon writes them ("call off @talks"), found in a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.extract.reading.page import Page
from verbale.lexicon import inflect
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Patterns", "objects_of"]

_THINGS = frozenset({"obj", "iobj"})
_PARTS = frozenset({"compound", "advmod"})
_WINDOW = 9
"""Words behind a verb within which two small words of it may stand apart from it: "forced the agency out of the country"."""
_NO_VERB = frozenset({"amod", "compound", "case"})
_BEHIND = frozenset({"obl", "nmod", "xcomp"})
_ANYBODY = "*person"
"""The entry of a class of nouns that stands for every named person and every office."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What goes with a verb or noun of action: the small words beside it and the nouns of which one must be its object."""

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
        self._nouns: dict[str, list[_Pattern]] = {}
        for name, group in groups.items():
            for verb, pattern in _read(name, group, classes):
                verbs.setdefault(verb, []).append(pattern)
            for entry in group.get("nouns", ()):
                noun, pattern = _read_noun(name, entry, classes)
                self._nouns.setdefault(noun, []).append(pattern)
        self._verbs = {verb: sorted(found, key=lambda p: -p.weight) for verb, found in verbs.items()}
        self._nouns = {noun: sorted(found, key=lambda p: -p.weight) for noun, found in self._nouns.items()}
        self._light = frozenset(classes.get("light", ()))
        self._adjectives = {word: name for name, group in groups.items() for word in group.get("adjectives", ())}
        self._intransitive = frozenset(name for name, group in groups.items() if group.get("intransitive"))
        self._forms = {form: verb for verb in verbs for form in (*inflect(verb), *_doubled(verb))} | dict(irregular)

    def of_verb(self, page: Page, word: int) -> tuple[str, int | None] | None:
        """The group of a verb and the noun that completes it."""
        if page.analysis.upos[word] != "VERB" or page.analysis.relation[word] in _NO_VERB:
            return None
        lemma = self._forms.get(page.tree.lower[word], page.lemma[word])
        for pattern in self._verbs.get(lemma, ()):
            if pattern.nouns is None:
                if _has_small(page, word, pattern.small) and not (pattern.group in self._intransitive and _is_transitive(page, word)):
                    return pattern.group, None
                continue
            things = self._things(page, word, pattern.small)
            thing = next((t for t in things if _is_one(page, t, pattern.nouns)), None)
            if thing is not None:
                return pattern.group, thing
        return None

    def _things(self, page: Page, word: int, small: Sequence[str]) -> Iterator[int]:
        """The objects of a verb; of a light one ("mediation effort") also the noun that qualifies it."""
        for thing in objects_of(page, word, small):
            yield thing
            if singular(page.tree.lower[thing]) in self._light:
                yield from (c for c in page.tree.children[thing] if page.analysis.relation[c] in {"compound", "amod"})

    def of_adjective(self, page: Page, word: int) -> str | None:
        """The group of an adjective or participle that stands for an act as a predicate over another: "is committed to doing"."""
        group = self._adjectives.get(page.tree.lower[word])
        if group is None or page.analysis.upos[word] not in {"ADJ", "VERB"}:
            return None
        if any(page.tree.lower[c] in {"has", "have", "had"} for c in page.tree.children[word]):
            return None  # "has determined that …"
        predicate = page.tree.find_child(word, "cop", "aux") is not None or page.analysis.relation[word] == "xcomp"
        follows = page.tree.lower[word + 1 : word + 2] == ["to"] and page.analysis.upos[word + 2 : word + 3] == ("VERB",)
        does = follows or page.tree.find_child(word, "xcomp", "advcl", "ccomp") is not None
        return group if predicate and does else None

    def of_noun(self, page: Page, word: int) -> str | None:
        """The group of a noun of action; a noun that only qualifies another names nothing."""
        if page.analysis.upos[word] != "NOUN" or page.analysis.relation[word] == "compound":
            return None
        lower = page.tree.lower[word]
        found = self._nouns.get(lower, ()) or self._nouns.get(singular(lower), ())
        return next((p.group for p in found if _completed(page, word, p)), None)


def _read(name: str, group: Mapping[str, Any], classes: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, _Pattern]]:
    for entry in group.get("verbs", ()):
        verb, *small = entry.split()
        yield verb, _Pattern(name, tuple(small), None)
    for entry in group.get("phrases", ()):
        verb, *small, noun = entry.split()
        wanted: Iterable[str] = classes[noun[1:]] if noun.startswith("@") else [noun]
        yield verb, _Pattern(name, tuple(small), frozenset(wanted))


def _read_noun(name: str, entry: str, classes: Mapping[str, Sequence[str]]) -> tuple[str, _Pattern]:
    """A noun of action: alone, with the word before it ("phone call"), or with what a preposition brings ("exit from @bodies")."""
    words = entry.split()
    if len(words) < 3:
        return words[-1], _Pattern(name, tuple(words[:-1]), None)
    wanted: Iterable[str] = classes[words[2][1:]] if words[2].startswith("@") else [words[2]]
    return words[0], _Pattern(name, (words[1],), frozenset(wanted))


def _is_one(page: Page, noun: int, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of a pattern's: itself, with the word before it ("war game"), or as anybody."""
    lower, lemma = page.tree.lower[noun], singular(page.tree.lower[noun])
    keys = {lower, lemma, f"{page.tree.lower[noun - 1]} {lemma}" if noun else lower}
    anybody = _ANYBODY in nouns and (noun in page.cast.mention_at or lemma in page.lexicon.roles.heads)
    return anybody or not nouns.isdisjoint(keys)


def _completed(page: Page, noun: int, pattern: _Pattern) -> bool:
    lower = page.tree.lower
    if pattern.nouns is None:
        return not pattern.small or (noun > 0 and lower[noun - 1] == pattern.small[0])
    cases = {c: page.tree.find_child(c, "case") for c in page.tree.children[noun]}
    return any(case is not None and lower[case] == pattern.small[0] and singular(lower[c]) in pattern.nouns for c, case in cases.items())


def _is_transitive(page: Page, verb: int) -> bool:
    return page.tree.find_child(verb, "obj", "ccomp") is not None


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
    if len(small) > 1:
        last = min(verb + _WINDOW, page.analysis.sentence_of(verb).stop)
        return any(tuple(lower[i : i + len(small)]) == tuple(small) for i in range(verb + 2, last))
    return any(lower[c] == small[0] and bare(page.analysis.relation[c]) in _PARTS for c in page.tree.children[verb])


def objects_of(page: Page, verb: int, small: Sequence[str] = ()) -> Iterator[int]:
    """The nouns that a verb acts on, each with its conjuncts and what "of" brings; behind a preposition where the pattern has one."""
    attached = _has_small(page, verb, small)
    for child in page.tree.children[verb]:
        relation = page.analysis.relation[child]
        behind = bool(small) and bare(relation) in _BEHIND and _is_marked(page, child, small[-1])
        doing = relation == "xcomp" and page.tree.lower[child].endswith("ing")  # "stopped providing"
        if behind or (attached and (doing or bare(relation) in _THINGS or relation == "nsubj:pass")):
            yield from _with_parts(page, child)
    if attached and page.analysis.relation[verb] == "acl" and "Tense=Past" in page.analysis.feats[verb]:
        yield page.analysis.head[verb]


def _is_marked(page: Page, word: int, small: str) -> bool:
    """Whether a small word brings a phrase or an infinitive: "out *of* talks", "vowed *to* strike"."""
    wanted = {"case"} if bare(page.analysis.relation[word]) != "xcomp" else {"mark"}
    return any(page.tree.lower[c] == small and bare(page.analysis.relation[c]) in wanted for c in page.tree.children[word])


def _with_parts(page: Page, noun: int) -> Iterator[int]:
    yield noun
    for child in page.tree.children[noun]:
        case = page.tree.find_child(child, "case")
        of = page.analysis.relation[child] == "nmod" and case is not None and page.tree.lower[case] == "of"
        if of or page.analysis.relation[child] == "conj":
            yield child
