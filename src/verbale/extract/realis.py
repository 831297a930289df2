"""Whether a deed happened, is to come, is only possible, or did not happen: by its own words, then by what stands over it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import islice

from verbale.extract.reading.page import Page
from verbale.lexicon import get_lexicon, inflect
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Realis

__all__ = ["RealisWords", "find_realis_of", "is_held_out", "is_named"]

_UP = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "nsubj", "obl", "nmod", "conj", "appos", "compound"})
_OTHERS = frozenset({"conj", "parataxis", "ccomp", "acl:relcl"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "obj"})
_BEFORE = frozenset({"amod", "det", "compound", "advmod"})
_STEPS = 6
_DISMISSED = 9
"""Words before a "that" among which a claim is dismissed."""
_UNDONE, _UNLIKELY = -1.5, -0.5
"""Factuality (UDS-IH2, −3 to +3) under which a deed told as plain fact is held not to have happened, or to be open."""


@dataclass(frozen=True, slots=True)
class RealisWords:
    """The table `realis` of a lexicon."""

    negators: frozenset[str]
    refusals: frozenset[str]
    dismissals: frozenset[str]
    claims: frozenset[str]
    planned: frozenset[str]
    demanded: frozenset[str]
    attempts: frozenset[str]
    reviewed: frozenset[str]
    achieved: frozenset[str]
    singled: frozenset[str]
    occurs: frozenset[str]
    happening: frozenset[str]
    coming: frozenset[str]
    possible: frozenset[str]
    able: frozenset[str]
    would: frozenset[str]
    conditions: frozenset[str]
    doubts: frozenset[str]
    until: frozenset[str]
    ties: frozenset[str]
    close: frozenset[str]
    ahead: frozenset[str]
    supposed: frozenset[str]
    undone: frozenset[str]
    held_out: frozenset[str]
    at: frozenset[str]


_LISTS = ("refusals", "dismissals", "planned", "demanded", "attempts", "achieved")


@cache
def _forms(language: str) -> dict[str, str]:
    """Every regular form of the verbs of the table with its lemma: realis must not hang on a guessed lemma."""
    words = get_lexicon(language).table("realis", RealisWords)
    lemmas = {entry.partition(" ")[0] for f in fields(RealisWords) if f.name in _LISTS for entry in getattr(words, f.name)}
    doubled = {f"{lemma}{lemma[-1]}{end}": lemma for lemma in lemmas for end in ("ed", "ing")}
    return doubled | {form: lemma for lemma in sorted(lemmas) for form in inflect(lemma)}


def find_realis_of(page: Page, word: int, *, factuality: bool = True, efforts: bool = False) -> Realis:
    """The realis of the deed that a verb or a noun of action names.

    Its own helpers, adverbs and conditions are asked first, then the verbs and nouns over it, nearest first, up to and
    with the cue that reports it; where all of them tell a plain fact, the model's factuality may still doubt it.
    With `efforts` an attempt at the deed counts as the deed.
    """
    words = page.lexicon.table("realis", RealisWords)
    at = word
    for step in range(_STEPS):
        own = _own(page, at, words, first=step == 0)
        if own:
            return own
        head, relation = page.analysis.head[at], bare(page.analysis.relation[at])
        if head < 0 or relation not in _UP:
            break
        over = _over(page, at, head, words, efforts=efforts)
        if over:
            return over
        if not _carried(page, at, head, words):
            break
        at = head
    return _by_model(page, word) if factuality else "actual"


def is_held_out(page: Page, word: int) -> bool:
    """Whether somebody is only said to be ready for a deed: what is held out so is no plan yet."""
    words = page.lexicon.table("realis", RealisWords)
    over = [a for _, a in zip(range(2), page.tree.above(word), strict=False)]
    beside = [c for c in page.tree.children[word] if c < word and bare(page.analysis.relation[c]) in {"advmod", "amod", "aux"}]
    return any({page.tree.lower[i], _lemma(page, i)} & words.held_out for i in (*over, *beside))


def _own(page: Page, word: int, words: RealisWords, *, first: bool) -> Realis | None:
    """What the helpers, adverbs, adjectives, conditions and, of a noun, the clause of one word say."""
    if first and _goes_on(page, word, words):
        return "actual"
    tree, relation = page.tree, page.analysis.relation
    near = {tree.lower[c] for c in tree.children[word] if c < word or bare(relation[c]) in {"advmod", "aux"}} | _no_longer(page, word)
    helpers = {tree.lower[c] for c in tree.children[word] if bare(relation[c]) in {"aux", "cop"}}
    marks = {tree.lower[c] for c in tree.children[word] if bare(relation[c]) == "mark"}
    beside = {tree.lower[c] for c in tree.children[word] if bare(relation[c]) in _BEFORE} if first else set()
    if near & words.negators or beside & words.undone:
        return "negated"
    if marks & (words.conditions - words.until | words.doubts) or helpers & words.possible or beside & words.supposed:
        return "hypothetical"
    if beside & words.ahead or (first and any(_is_headline(page, c) for c in tree.children[word])):
        return "future"
    if helpers & (words.coming | words.would):
        undone = bool(helpers & words.would) and "have" in helpers  # "would have signed"
        return "hypothetical" if undone or _conditional(page, word, words) or _threatened(page, word, words) else "future"
    return _by_infinitive(page, word, words, near, marks)


def _goes_on(page: Page, word: int, words: RealisWords) -> bool:
    """Whether a clause behind a noun of action says that it takes place: "the removal of sanctions that is happening in Vienna"."""
    behind = [c for n in (word, *page.tree.children[word]) for c in page.tree.children[n] if page.analysis.relation[c] == "acl:relcl"]
    happening = (c for c in behind if page.lemma[c] in words.happening and page.tree.find_child(c, "obj") is None)
    return page.analysis.upos[word] == "NOUN" and any(_own(page, c, words, first=False) is None for c in happening)


def _by_infinitive(page: Page, word: int, words: RealisWords, near: set[str], marks: set[str]) -> Realis | None:
    """What "to" and "until" say: "is to meet", "is due to meet", "until it is signed"."""
    helpers = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"aux", "cop"}]
    if any(page.tree.lower[c - 1 : c + 1] == ["due", "to"] for c in page.tree.children[word] if 0 < c < word):
        return "future"
    if "to" in marks | near and (near & words.planned or any(page.lemma[c] == "be" and "Fin" in page.analysis.feats[c] for c in helpers)):
        return "future"
    if _is_headline(page, word) and not _is_of_a_mind(page, word, words):
        return "future"
    present = any("Tense=Pres" in page.analysis.feats[c] and "Fin" in page.analysis.feats[c] for c in (word, *helpers))
    if present and _hangs(page, word, words):
        return "hypothetical"
    return "future" if present and (marks & words.until or _is_set_for_later(page, word, words)) else None


def _is_headline(page: Page, word: int) -> bool:
    """Whether a sentence has an infinitive for its verb, as headlines do: "Norway and Chile to sign treaty", "Talks to resume"."""
    head = page.analysis.head[word]
    if not _to(page, word) or page.tree.find_child(word, "aux", "cop") is not None:
        return False
    if head < 0 or page.analysis.relation[word] != "acl" or page.analysis.head[head] >= 0:
        return head < 0
    last = page.analysis.sentence_of(word).stop - 1
    bare_noun = page.analysis.upos[last] != "PUNCT" and page.tree.find_child(head, "det", "nmod:poss") is None
    return bare_noun or page.analysis.upos[head] == "PROPN"


def _is_of_a_mind(page: Page, word: int, words: RealisWords) -> bool:
    """Whether the noun over an infinitive says what is made of it: "refusal to sign"."""
    head = page.analysis.head[word]
    return head >= 0 and is_named(page, head, words.refusals | words.demanded | words.attempts)


def _is_set_for_later(page: Page, verb: int, words: RealisWords) -> bool:
    """Whether a day after publication is that of the deed itself: "meet in Geneva next week", but not "pledge help for next week"."""
    published = page.document.published
    if published is None or is_named(page, verb, words.planned | words.demanded):
        return False
    return any(day > published for child in page.tree.children[verb] if child > verb for day in _days_of(page, child, words))


def _days_of(page: Page, word: int, words: RealisWords) -> Iterator[date]:
    """The first day of the time that a phrase beside a verb names: "on 3 June", "next week"."""
    cases = {page.tree.lower[c] for c in _cases(page, word)}
    if bare(page.analysis.relation[word]) not in {"obl", "advmod"} or cases - words.at:
        return
    place = page.analysis.words[word]
    for time in islice(page.times, bisect_left(page.times, place.end, key=lambda t: t.end), None):
        if time.start > place.start:
            return
        if time.interval and time.interval.earliest:
            yield time.interval.earliest


def _hangs(page: Page, word: int, words: RealisWords) -> bool:
    """Whether it is for a time that has a condition: "takes effect once it is ratified"."""
    clauses = (c for c in page.tree.children[word] if bare(page.analysis.relation[c]) == "advcl")
    return any(page.tree.lower[m] in words.conditions & words.until for c in clauses for m in page.tree.children[c])


def _no_longer(page: Page, word: int) -> set[str]:
    """The "no" of a "no longer" beside a word."""
    longer = (c for c in page.tree.children[word] if page.tree.lower[c] == "longer" and c > 0)
    return {page.tree.lower[c - 1] for c in longer}


def _conditional(page: Page, word: int, words: RealisWords) -> bool:
    """Whether a condition hangs on a verb: "if", "unless"."""
    below = page.tree.subtree(word, without=_OTHERS)
    return any(page.tree.lower[i] in words.conditions - words.until and page.analysis.relation[i] == "mark" for i in below if i != word)


def _threatened(page: Page, word: int, words: RealisWords) -> bool:
    """Whether what will be done is the content of a demand or threat: "warned that it would …"."""
    head = page.analysis.head[word]
    return head >= 0 and bare(page.analysis.relation[word]) == "ccomp" and is_named(page, head, words.demanded)


def _lemma(page: Page, word: int) -> str:
    return _forms(page.lexicon.language).get(page.tree.lower[word], page.lemma[word])


def is_named(page: Page, word: int, entries: frozenset[str]) -> bool:
    """Whether a word is one of the entries, alone or with the word right behind it."""
    lower, lemma = page.tree.lower, _lemma(page, word)
    if page.analysis.upos[word] == "NOUN":
        lemma = singular(lower[word])
    follows = lower[word + 1] if word + 1 < len(lower) else ""
    return bool({lemma, lower[word], f"{lemma} {follows}"} & entries)


def _over(page: Page, word: int, head: int, words: RealisWords, *, efforts: bool) -> Realis | None:
    """What the verb, noun or adjective over a word makes of it."""
    relation = page.analysis.relation[word]
    clause = bare(relation) in _CLAUSES and relation != "acl:relcl"  # "the plan that was dropped" was
    tied = clause or relation == "nsubj:pass" or _tied(page, word, head, words)
    if not tied or is_named(page, head, words.achieved) or (_is_owned(page, word) and is_named(page, head, words.reviewed)):
        return None
    if relation == "acl" and _to(page, word) and any(page.tree.lower[c] in words.singled for c in page.tree.children[head]):
        return "actual"
    denied = bool(({page.tree.lower[c] for c in page.tree.children[head]} | _no_longer(page, head)) & words.negators)
    if is_named(page, head, words.refusals) or _is_dismissed(page, word, words):
        return "hypothetical" if denied else "negated"
    if is_named(page, head, words.demanded) or (not efforts and is_named(page, head, words.attempts)):
        return "hypothetical"
    if is_named(page, head, words.planned) and _looks_ahead(page, word, relation):
        return "negated" if denied else "future"
    return _purpose(page, word, head, words, efforts=efforts)


def _is_dismissed(page: Page, word: int, words: RealisWords) -> bool:
    """Whether it stands in a claim that is said to be wrong: "dismissed the claim that …"."""
    that = page.tree.find_child(word, "mark")
    if that is None or not that or not is_named(page, that - 1, words.claims):
        return False
    verb = next((i for i in range(that - 2, max(-1, that - _DISMISSED), -1) if is_named(page, i, words.dismissals)), None)
    return verb is not None and not {page.tree.lower[c] for c in page.tree.children[verb]} & words.negators


def _is_owned(page: Page, word: int) -> bool:
    """Whether a noun of action has somebody whose deed it is: "their war"."""
    return page.analysis.upos[word] == "NOUN" and any(page.analysis.relation[c] == "nmod:poss" for c in page.tree.children[word])


def _looks_ahead(page: Page, word: int, relation: str) -> bool:
    """Whether a word is what a plan is of: an infinitive, a clause, an object, or a noun behind "to", "for" and "of"."""
    if relation == "nmod":
        case = next(_cases(page, word), None)
        return case is not None and page.tree.lower[case] in {"to", "for", "of"}
    if relation == "acl" and any(page.tree.lower[c] == "of" for c in _cases(page, word)):  # "the job of ratifying it"
        return True
    return _to(page, word) or relation in {"ccomp", "xcomp", "obj", "nsubj:pass"}


def _purpose(page: Page, word: int, head: int, words: RealisWords, *, efforts: bool) -> Realis | None:
    """What a bare infinitive under a verb that says nothing of it is: its purpose, "came to sign", "is to sign"."""
    if "VerbForm=Inf" not in page.analysis.feats[word] or not _to(page, word) or (efforts and is_named(page, head, words.attempts)):
        return None
    copula = page.tree.find_child(head, "cop") is not None or page.lemma[head] == "be"
    if bare(page.analysis.relation[word]) == "advcl" and page.analysis.upos[head] == "VERB" and word > head:
        return "hypothetical" if _own(page, head, words, first=False) == "hypothetical" else "future"
    return "future" if page.lemma[head] in {"be", "about"} and copula else None


def _to(page: Page, word: int) -> bool:
    return any(page.tree.lower[c] == "to" for c in page.tree.children[word])


def _tied(page: Page, word: int, head: int, words: RealisWords) -> bool:
    """Whether a preposition makes a noun of action what its head is about: "called for", "threat of", but not "during"."""
    if bare(page.analysis.relation[word]) == "compound":
        return True
    case = next(_cases(page, word), None)
    if case is None or bare(page.analysis.relation[word]) not in {"obl", "nmod"}:
        return False
    return page.tree.lower[case] in words.ties or (page.tree.lower[case] in words.close and _is_next(page, case, head))


def _is_next(page: Page, case: int, head: int) -> bool:
    """Whether a preposition stands right behind a word, but for a particle: "pressing ahead with"."""
    return all(page.analysis.head[i] == head and page.analysis.upos[i] in {"ADV", "ADP"} for i in range(head + 1, case)) and case > head


def _cases(page: Page, word: int) -> Iterator[int]:
    return (c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"case", "mark"})


def _carried(page: Page, word: int, head: int, words: RealisWords) -> bool:
    """Whether the realis of the head is that of the word: clauses and objects of its verb, not what only stands beside it."""
    relation, feats = page.analysis.relation[word], page.analysis.feats
    if relation == "conj":
        if _turns(page, word, head, words):
            return False
        return page.tree.find_child(word, "nsubj", "aux") is None and _form(feats[word]) == _form(feats[head])
    if bare(relation) in {"advcl", "acl"}:
        return relation != "acl:relcl" and ("VerbForm=Inf" in feats[word] or page.tree.find_child(word, "mark") is not None)
    if relation == "nsubj":
        return is_named(page, head, words.occurs)
    if bare(relation) in {"obl", "nmod"}:
        return page.analysis.upos[word] == "NOUN" and not _is_owned(page, word) and _tied(page, word, head, words)
    return relation not in {"appos", "compound"}


def _turns(page: Page, word: int, head: int, words: RealisWords) -> bool:
    """Whether a conjunct says what is the case instead: "not signed but initialled"."""
    turned = any(page.tree.lower[c] == "but" for c in page.tree.children[word] if c < word)
    return turned and any(page.tree.lower[c] in words.negators for c in page.tree.children[head])


def _form(feats: str) -> str:
    return next((f for f in feats.split("|") if f.startswith("VerbForm=")), "")


def _by_model(page: Page, word: int) -> Realis:
    value = page.analysis.factuality[word]
    if page.analysis.upos[word] != "VERB" or value > _UNLIKELY:
        return "actual"
    return "negated" if value < _UNDONE else "hypothetical"
