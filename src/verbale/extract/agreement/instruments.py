"""Treaties, pacts, deals and joint papers in a page: the words that name each, and which earlier one a bare mention takes up."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.extract.account import Account
from verbale.extract.agreement.terms import find_term
from verbale.extract.agreement.words import agreement_words
from verbale.extract.reading.acts import codes_in, iter_obliques, phrase_without, whole_phrase
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Instrument", "Instruments"]

_NEAR = 3
"""Sentences over which "it" and "the document" look back for an instrument."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_WIDE = 12
"""Words over which a clause may stand from the noun that it belongs to."""
_MODIFIERS = frozenset({"amod", "compound", "nummod", "nmod", "flat"})
_BESIDE = frozenset({"with", "between", "among"})
_UNNAMED = frozenset({"DET", "PRON", "PUNCT"})
_TAKEN_UP = frozenset({"it", "which", "that", "this", "them", "one", "these", "both"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """One mention: its noun, the words that name it, and what they say; `root` is the noun of the mention that it takes up."""

    word: int
    name: Run
    root: int
    strong: bool
    proper: bool = False
    parties: tuple[str, ...] = ()
    term: float | None = None


class Instruments:
    """All instruments of a page in order, and whom a pronoun or a bare noun takes up among them."""

    def __init__(self, account: Account) -> None:
        self.account, self.page = account, account.page
        self.words = self.page.lexicon.table("agreement", agreement_words)
        self.at: dict[int, Instrument] = {}
        for word in range(len(self.page.lemma)):
            if self._is_instrument(word):
                self.at[word] = self._mention(word)

    def lemma(self, word: int) -> str:
        """The lemma of a verb of this table, else the page's."""
        return self.words.forms.get(self.page.tree.lower[word], self.page.lemma[word])

    def under(self, word: int) -> Iterator[Instrument]:
        """The instruments that a phrase with this head is, lists, or stands for ("the terms of …", "treaty obligations", "it")."""
        page = self.page
        if word in self.at:
            yield self.at[word]
        elif page.tree.lower[word] in _TAKEN_UP and page.analysis.upos[word] in {"PRON", "DET", "SCONJ", "NUM"}:
            yield from self._taken_up(word)
        elif singular(page.tree.lower[word]) in self.words.carriers or page.analysis.upos[word] == "NUM":
            for child in page.tree.children[word]:
                if page.analysis.relation[child] in {"nmod", "compound", "nmod:poss", "amod"}:
                    yield from self.under(child)
        for child in page.tree.children[word]:
            relation = page.analysis.relation[child]
            listed = relation in {"conj", "appos"} and page.analysis.upos[child] in _NOUNS
            if listed or (relation == "nmod" and self._includes(child)):
                yield from self.under(child)

    def of(self, mention: Instrument) -> Instrument:
        """The mention that first named what this one takes up."""
        return self.at.get(mention.root, mention)

    def about(self, root: int) -> frozenset[str]:
        """The words by which the name of an instrument tells what it is about: no kind of paper, no names of its sides."""
        page, kinds = self.page, self.words.strong | self.words.plain | self.words.weak
        nouns = (i for i in range(*self.at[root].name) if page.analysis.upos[i] in {"NOUN", "ADJ"} and i not in page.cast.place_at)
        return frozenset(w for i in nouns if (w := singular(page.tree.lower[i])) not in kinds | self.words.plainest)

    def last_before(self, word: int, sentences: int = _NEAR) -> Instrument | None:
        """The instrument named last before a word, within some sentences."""
        here = self.page.tree.sentence[word]
        before = [i for i in self.at if i < word and here - self.page.tree.sentence[i] <= sentences]
        return self.of(self.at[max(before)]) if before else None

    def _includes(self, child: int) -> bool:
        """Whether a phrase names what the one over it consists of: "an initiative, namely a pact"."""
        marks = (c for c in self.page.tree.children[child] if bare(self.page.analysis.relation[c]) in {"case", "advmod"})
        return any(self.page.tree.lower[c] in {"including", "like", "namely"} for c in marks)

    def over(self, noun: int) -> Instrument | None:
        """The instrument whose noun this is, or in whose phrase it stands: a clause behind a long name belongs to the whole."""
        for word in (noun, *self.page.tree.above(noun)):
            if word in self.at:
                return self.at[word]
            if self.page.analysis.relation[word] not in {"nmod", "obl", "obj", "acl", "conj", "compound"} or word < noun - _WIDE:
                return None
        return None

    def _taken_up(self, word: int) -> Iterator[Instrument]:
        page = self.page
        clause = next((a for a in page.tree.above(word) if page.analysis.relation[a] == "acl:relcl"), None)
        found = self.over(page.analysis.head[clause]) if clause is not None else None
        if found:
            yield found
        elif page.tree.lower[word] == "it":
            found = self.last_before(word, 1)
            if found:
                yield found

    def _is_instrument(self, word: int) -> bool:
        page, words = self.page, self.words
        if page.analysis.upos[word] not in _NOUNS or word in page.cast.mention_at or word in page.cast.place_at:
            return False
        noun = self._noun(word)
        named = page.analysis.words[word].surface in words.names
        if noun not in words.strong | words.plain | words.weak:
            return named and not self._modifies(word)
        if self._modifies(word) or self._is_private(word) or (noun in words.uncounted and not self._has_parts(word)):
            return False
        return noun not in words.weak or self._qualified(word, noun)

    def _is_private(self, word: int) -> bool:
        """Whether the paper is one of persons or companies: "a plea deal", "a deal to acquire"."""
        if len(self._parties(word)) > 1:
            return False
        about = {self.page.tree.lower[i] for i in self.page.tree.subtree(word, without=frozenset({"acl:relcl", "conj"}))}
        return bool(self.before(word) & self.words.private or about & self.words.business)

    def _has_parts(self, word: int) -> bool:
        return any(
            bare(self.page.analysis.relation[c]) in {"det", "amod", "compound", "nmod", "nummod"} for c in self.page.tree.children[word]
        )

    def _modifies(self, word: int) -> bool:
        """Whether the noun only qualifies another that stands for no instrument ("ceasefire monitors")."""
        page = self.page
        if page.analysis.relation[word] not in {"compound", "amod"} or page.analysis.head[word] < word:
            return False
        head = page.analysis.head[word]
        noun = singular(page.tree.lower[head])
        if noun in self.words.strong | self.words.plain | self.words.weak:
            return True
        return noun not in self.words.carriers and noun not in self.words.nouns

    def _qualified(self, word: int, noun: str) -> bool:
        words, beside = self.words, self.before(word)
        if noun in words.joint_only:
            return bool(beside & words.joint)
        own = words.shared if noun in words.loose else words.qualifiers
        if noun in words.bound and any(codes_in(self.page, run) for run in iter_obliques(self.page, word, *_BESIDE)):
            return True
        return bool(beside & own) or self._is_made(word) or self._is_bare(word)

    def before(self, word: int) -> set[str]:
        """The words that stand before a noun and belong to it."""
        page = self.page
        below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in _MODIFIERS and c < word]
        return {page.tree.lower[i] for c in below for i in page.tree.subtree(c)}

    def _is_made(self, word: int) -> bool:
        """Whether a weak noun is signed, initialled or ratified."""
        page = self.page
        head, relation = page.analysis.head[word], page.analysis.relation[word]
        made = {"sign", "ratify", "initial", "ink", "co-sign"}
        if head >= 0 and self.lemma(head) in made | {"signing", "signature", "ratification"}:
            return relation in {"obj", "nsubj:pass", "nmod", "conj"}
        return any(self.lemma(c) in made for c in page.tree.children[word] if page.analysis.relation[c] in {"acl", "acl:relcl"})

    def _is_bare(self, word: int) -> bool:
        """A weak noun with nothing but an article, after another instrument that it may take up."""
        return self._stands_alone(word) and self.page.tree.lower[word] in self.words.anaphora and self.last_before(word) is not None

    def _stands_alone(self, word: int) -> bool:
        page = self.page
        children = [c for c in page.tree.children[word] if page.analysis.relation[c] not in {"case", "punct", "cc", "conj", "acl:relcl"}]
        return any(page.tree.lower[c] in {"the", "this", "that"} for c in children) and all(
            page.analysis.relation[c] in {"det", "mark"} or page.tree.lower[c] in {"new", "same", "final", "whole", "entire"}
            for c in children
        )

    def _mention(self, word: int) -> Instrument:
        page = self.page
        noun = singular(page.tree.lower[word])
        name = self._name(word)
        root = self._root(word, noun)
        first = self.at.get(root)
        parties = self._parties(word)
        strong = noun in self.words.strong or page.analysis.words[word].surface in self.words.names
        about = {self._noun(c) for c in page.tree.children[word] if page.analysis.relation[c] == "nmod"}
        strong = strong or bool(self.before(word) & self.words.compounds or about & self.words.strong)
        if first:
            return Instrument(
                word, first.name, root, first.strong, first.proper, tuple(dict.fromkeys((*first.parties, *parties))), first.term
            )
        return Instrument(word, name, word, strong, self._is_proper(word), parties, find_term(page, name))

    def _is_proper(self, word: int) -> bool:
        """Whether an instrument has a name of its own: "Kyoto Protocol", "Treaty on …", "JCPOA"."""
        page = self.page
        surfaces = {
            page.analysis.words[c].surface for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"compound", "amod"}
        }
        capital = page.analysis.words[word].surface[:1].isupper() and word not in {s.start for s in page.analysis.sentences}
        return capital and (any(s[:1].isupper() for s in surfaces) or self._noun(word) in self.words.strong)

    def _parties(self, word: int) -> tuple[str, ...]:
        """Those whom the phrase names as its sides, and those whom "their" and "our" stand for.

        "The agreement with A on aid to B in defiance of C" is one with A only.
        """
        page = self.page
        own = [c for c in page.tree.children[word] if page.analysis.upos[c] == "PRON" and page.tree.lower[c] not in {"that", "which"}]
        runs = [whole_phrase(page, word), *iter_obliques(page, word, *_BESIDE)]
        named = (i for run in runs for i in range(*run) if self._is_side(i, word))
        codes = (
            *(code for i in named for code in codes_in(page, (i, i + 1))),
            *(code for c in own for code in self.account.codes((c, c + 1))),
        )
        return tuple(dict.fromkeys(codes))

    def _is_side(self, word: int, noun: int) -> bool:
        """Whether a name inside an instrument's phrase is one of its sides, not of what it is about."""
        page, cases, top = self.page, set(), word
        for at in (word, *page.tree.above(word)):
            if at == noun:
                break
            top = at
            cases |= {page.tree.lower[c] for c in page.tree.children[at] if page.analysis.relation[c] == "case"}
        first = {page.tree.lower[c] for c in page.tree.children[top] if page.analysis.relation[c] == "case"}
        return top < noun or bool(cases & _BESIDE) or first == {"of"}

    def _root(self, word: int, noun: str) -> int:
        """The noun of the earlier mention that a bare one takes up: of the same noun, else the last; its own otherwise."""
        page = self.page
        if noun not in self.words.anaphora or not self._stands_alone(word):
            return self._same_name(word)
        same = [i for i in self.at if singular(page.tree.lower[i]) == noun]
        last = self.last_before(word)
        found = self.at[same[-1]].root if same else last.root if last else word
        return found

    def _same_name(self, word: int) -> int:
        """The first mention with the same words for its name."""
        own = self._key(self._name(word))
        for i, mention in self.at.items():
            known = self._key(mention.name)
            again = len(own) > 1 and (own == known or (self._is_definite(word) and own < known and self._noun(word) == self._noun(i)))
            if again or self._acronyms(word) & self._acronyms(i):
                return mention.root
        return word

    def _is_definite(self, word: int) -> bool:
        return any(self.page.tree.lower[c] in {"the", "this", "that"} for c in self.page.tree.children[word])

    def _noun(self, word: int) -> str:
        return singular(self.page.tree.lower[word])

    def _acronyms(self, word: int) -> frozenset[str]:
        """The acronyms in and right behind a name: "CFE Treaty", "Treaty on … (CFE)"."""
        low, high = self._name(word)
        found = (
            self.page.analysis.words[i].surface for i in range(low, min(high + 2, len(self.page.lemma))) if i not in self.page.cast.place_at
        )
        return frozenset(w for w in found if len(w) > 2 and w.isupper() and w.isalpha())

    def _key(self, run: Run) -> frozenset[str]:
        return frozenset(self.page.tree.lower[i] for i in range(*run) if self.page.analysis.words[i].surface.isalnum())

    def _name(self, word: int) -> Run:
        """The longest noun phrase around an instrument's noun, without article and owner; clauses that tell a step are left out."""
        page = self.page
        low, high = phrase_without(page, word, self._beside(word))
        while low < word and (page.analysis.upos[low] in _UNNAMED or self._is_outside(low, word)):
            low += 1
        return low, self._cut(low, high, word)

    def _is_outside(self, word: int, noun: int) -> bool:
        """Whether a word at the head of a phrase is no part of the name: a preposition, an adverb, an owner."""
        own = self.page.analysis.head[word] == noun
        return self.page.analysis.relation[word] == "nmod:poss" or (own and self.page.analysis.relation[word] in {"case", "advmod"})

    def _cut(self, low: int, high: int, noun: int) -> int:
        """The end of a name before a clause that tells a step, wherever in the name it hangs."""
        page = self.page
        for i in range(low, high):
            if page.analysis.relation[i] == "acl:relcl" and (page.tree.lower[page.tree.subtree(i)[0]] == "which" or self._tells_step(i)):
                high = min(high, max(page.tree.subtree(i)[0], low + 1))
        while high - 1 > max(low, noun) and page.analysis.upos[high - 1] in {"PUNCT", "ADP"} and page.tree.lower[high - 1] != ")":
            high -= 1
        return high + 1 if self._opens(low, high) else high

    def _opens(self, low: int, high: int) -> bool:
        """Whether a bracket that a name opens closes right behind it."""
        lower = self.page.tree.lower
        return high < len(lower) and lower[high] == ")" and lower[low:high].count("(") > lower[low:high].count(")")

    def _beside(self, word: int) -> frozenset[int]:
        """The dependents of the noun that are no part of its name."""
        page = self.page
        out = set()
        for child in page.tree.children[word]:
            relation = page.analysis.relation[child]
            told = relation in {"acl", "acl:relcl"} and (self._tells_step(child) or relation == "acl:relcl")
            if told or relation in {
                "conj",
                "cc",
                "appos",
                "parataxis",
                "case",
                "advcl",
                "cop",
                "nsubj",
                "aux",
                "mark",
                "advmod",
                "acl:relcl",
            }:
                out.add(child)
        return frozenset(out)

    def _tells_step(self, verb: int) -> bool:
        lemma = self.lemma(verb)
        return lemma in self.words.verbs or lemma in self.words.alone
