"""Treaties, pacts, deals and joint papers in a page: the words that name each, and which earlier one a bare mention takes up."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.extract.account import Account
from verbale.extract.agreement.naming import name_of, parties_of
from verbale.extract.agreement.nature import has_parts, is_definite, is_made, modifies, stands_alone
from verbale.extract.agreement.terms import find_term
from verbale.extract.agreement.words import agreement_words
from verbale.extract.dating import times_in
from verbale.extract.reading.acts import codes_in, iter_obliques
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
        return self.words.lemma(self.page, word)

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
            yield from self.aims_of(word)
        for child in page.tree.children[word]:
            relation = page.analysis.relation[child]
            listed = relation in {"conj", "appos"} and page.analysis.upos[child] in _NOUNS
            if listed or (relation == "nmod" and self._includes(child)):
                yield from self.under(child)

    def aims_of(self, talk: int) -> Iterator[Instrument]:
        """The instruments of what talks are about: "talks on reviving the pact"."""
        page = self.page
        deeds = [c for c in page.tree.children[talk] if page.analysis.relation[c] in {"acl", "advcl"} and c > talk]
        if self.words.nouns.get(singular(page.tree.lower[talk])) == "negotiating":
            below = (o for d in deeds for o in page.tree.children[d] if bare(page.analysis.relation[o]) in {"obj", "obl"})
            yield from (i for o in below for i in self.under(o))

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
            return named and not modifies(self.page, self.words, word)
        if modifies(self.page, self.words, word) or self._is_private(word) or (noun in words.uncounted and not has_parts(self.page, word)):
            return False
        return noun not in words.weak or self._qualified(word, noun)

    def _is_private(self, word: int) -> bool:
        """Whether the paper is one of persons or companies: "a plea deal", "a deal to acquire"."""
        if len(parties_of(self.account, word)) > 1:
            return False
        about = {self.page.tree.lower[i] for i in self.page.tree.subtree(word, without=frozenset({"acl:relcl", "conj"}))}
        return bool(self.before(word) & self.words.private or about & self.words.business)

    def _qualified(self, word: int, noun: str) -> bool:
        words, beside = self.words, self.before(word)
        if noun in words.joint_only:
            return bool(beside & words.joint)
        own = words.shared if noun in words.loose else words.qualifiers
        if noun in words.bound and any(codes_in(self.page, run) for run in iter_obliques(self.page, word, *_BESIDE)):
            return True
        return bool(beside & own) or is_made(self.page, self.words, word) or self._is_bare(word) or self._is_dated(word)

    def before(self, word: int) -> set[str]:
        """The words that stand before a noun and belong to it."""
        page = self.page
        below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in _MODIFIERS and c < word]
        return {page.tree.lower[i] for c in below for i in page.tree.subtree(c)}

    def _is_bare(self, word: int) -> bool:
        """A weak noun with nothing but an article, after another instrument that it may take up."""
        return stands_alone(self.page, word) and self.page.tree.lower[word] in self.words.anaphora and self.last_before(word) is not None

    def _is_dated(self, word: int) -> bool:
        """A weak noun told from others only by its day, after another instrument: "the arrangement of May"."""
        page = self.page
        behind = [c for c in page.tree.children[word] if page.analysis.relation[c] == "nmod"]
        dated = bool(behind) and all(times_in(page, (c, c + 1), ahead=False) for c in behind)
        return (
            dated and is_definite(self.page, word) and page.tree.lower[word] in self.words.anaphora and self.last_before(word) is not None
        )

    def _mention(self, word: int) -> Instrument:
        page = self.page
        noun = singular(page.tree.lower[word])
        name = name_of(self.page, self.words, word)
        root = self._root(word, noun)
        first = self.at.get(root)
        parties = parties_of(self.account, word)
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

    def _root(self, word: int, noun: str) -> int:
        """The noun of the earlier mention that a bare one takes up: of the same noun, else the last; its own otherwise."""
        page = self.page
        if noun not in self.words.anaphora or not stands_alone(self.page, word):
            return self._same_name(word)
        same = [i for i in self.at if singular(page.tree.lower[i]) == noun]
        last = self.last_before(word)
        found = self.at[same[-1]].root if same else last.root if last else word
        return found

    def _same_name(self, word: int) -> int:
        """The first mention with the same words for its name."""
        own = self._key(name_of(self.page, self.words, word))
        for i, mention in self.at.items():
            known = self._key(mention.name)
            again = len(own) > 1 and (own == known or (is_definite(self.page, word) and own < known and self._noun(word) == self._noun(i)))
            if again or self._acronyms(word) & self._acronyms(i):
                return mention.root
        return word

    def _noun(self, word: int) -> str:
        return singular(self.page.tree.lower[word])

    def _acronyms(self, word: int) -> frozenset[str]:
        """The acronyms in and right behind a name: "CFE Treaty", "Treaty on … (CFE)"."""
        low, high = name_of(self.page, self.words, word)
        found = (
            self.page.analysis.words[i].surface for i in range(low, min(high + 2, len(self.page.lemma))) if i not in self.page.cast.place_at
        )
        return frozenset(w for w in found if len(w) > 2 and w.isupper() and w.isalpha())

    def _key(self, run: Run) -> frozenset[str]:
        return frozenset(self.page.tree.lower[i] for i in range(*run) if self.page.analysis.words[i].surface.isalnum())
