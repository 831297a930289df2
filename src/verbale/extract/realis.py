"""Whether a deed happened, is to come, is only possible, or did not happen: by its own words, then by what stands over it."""

from dataclasses import dataclass

from verbale.extract.page import Page
from verbale.resolve.tree import bare
from verbale.schema import Realis

__all__ = ["RealisWords", "find_realis_of"]

_UP = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "nsubj", "obl", "nmod", "conj", "appos", "parataxis"})
_STEPS = 6
_UNDONE, _UNLIKELY = -1.5, -0.5
"""Factuality (UDS-IH2, −3 to +3) under which a deed told as plain fact is held not to have happened, or to be open."""


@dataclass(frozen=True, slots=True)
class RealisWords:
    """The table `realis` of a lexicon."""

    negators: frozenset[str]
    refusals: frozenset[str]
    planned: frozenset[str]
    demanded: frozenset[str]
    coming: frozenset[str]
    possible: frozenset[str]
    would: frozenset[str]
    conditions: frozenset[str]
    until: frozenset[str]
    ahead: frozenset[str]
    supposed: frozenset[str]
    undone: frozenset[str]


def find_realis_of(page: Page, word: int, *, factuality: bool = True) -> Realis:
    """The realis of the deed that a verb or a noun of action names.

    Its own helpers, adverbs and conditions are asked first, then the verbs and nouns over it, nearest first, up to and
    with the cue that reports it; where all of them tell a plain fact, the model's factuality may still doubt it.
    """
    words = page.lexicon.table("realis", RealisWords)
    at = word
    for step in range(_STEPS):
        own = _own(page, at, words, first=step == 0)
        if own:
            return own
        head = page.analysis.head[at]
        relation = bare(page.analysis.relation[at])
        if head < 0 or relation not in _UP:
            break
        over = _over(page, at, head, words) if relation not in {"nsubj", "conj", "parataxis"} or step == 0 else None
        if over:
            return over
        if relation == "conj" or not _carried(page, at, head, relation):
            break
        at = head
    return _by_model(page, word) if factuality else "actual"


def _own(page: Page, word: int, words: RealisWords, *, first: bool) -> Realis | None:
    """What the helpers, adverbs, adjectives and conditions of one word say."""
    lower = {page.tree.lower[c] for c in page.tree.children[word] if c < word or bare(page.analysis.relation[c]) in {"advmod", "aux"}}
    helpers = {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"aux", "cop"}}
    marks = {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) == "mark"}
    if lower & words.negators or (first and lower & words.undone):
        return "negated"
    if marks & words.conditions or helpers & words.possible or (first and lower & words.supposed):
        return "hypothetical"
    if helpers & words.coming or (first and lower & words.ahead):
        return "future"
    if helpers & words.would:
        return "hypothetical" if _conditional(page, word, words) else "future"
    return "future" if marks & words.until and "Tense=Pres" in page.analysis.feats[word] else None


def _conditional(page: Page, word: int, words: RealisWords) -> bool:
    clauses = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) == "advcl"]
    return any(page.tree.lower[m] in words.conditions for c in clauses for m in page.tree.children[c])


def _over(page: Page, word: int, head: int, words: RealisWords) -> Realis | None:
    """What the verb, noun or adjective over a word makes of it."""
    lemma = page.lemma[head]
    if lemma in words.refusals:
        return "negated"
    if lemma in words.demanded:
        return "hypothetical"
    to = any(page.tree.lower[c] == "to" for c in page.tree.children[word]) or page.analysis.relation[word] in {"ccomp", "obj"}
    if lemma in words.planned and to:
        return "future"
    copula = page.tree.find_child(head, "cop") is not None or lemma == "be"
    if lemma in {"be", "about"} and copula and "VerbForm=Inf" in page.analysis.feats[word]:
        return "future"
    return None


def _carried(page: Page, word: int, head: int, relation: str) -> bool:
    """Whether the realis of the head is that of the word: clauses and objects of its verb, not what only stands beside it."""
    if relation in {"advcl", "acl", "parataxis"}:
        return "VerbForm=Inf" in page.analysis.feats[word] or page.tree.find_child(word, "mark") is not None
    if relation in {"obl", "nmod"}:
        return page.analysis.upos[word] == "NOUN" and relation == "obl" and page.analysis.upos[head] == "VERB"
    return True


def _by_model(page: Page, word: int) -> Realis:
    value = page.analysis.factuality[word]
    if page.analysis.upos[word] != "VERB" or value > _UNLIKELY:
        return "actual"
    return "negated" if value < _UNDONE else "hypothetical"
