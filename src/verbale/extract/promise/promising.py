"""The words by which something is promised or foretold: "will", "pledged to", "is determined to", "is slated to"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from verbale.extract.dating import find_when
from verbale.extract.promise.extents import end_of, is_dated, is_relative, start_of
from verbale.extract.reading.acts import is_passive
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Outlook", "PromiseWords", "find_outlooks", "has_will"]

Manner = Literal["pledge", "course", "bound", "noun", "foreseen", "predicted", "coming", "reported"]
_MAIN = frozenset({"root", "ccomp", "conj", "parataxis", "appos", "dep"})


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """The table `promise` of a lexicon."""

    irregular: Mapping[str, str]
    pledges: frozenset[str]
    courses: frozenset[str]
    bound: frozenset[str]
    foreseen: frozenset[str]
    predicts: frozenset[str]
    coming: frozenset[str]
    reported: frozenset[str]
    going: frozenset[str]
    conditions: frozenset[str]
    negators: frozenset[str]
    asked: frozenset[str]
    wished: frozenset[str]
    ours: frozenset[str]
    things: frozenset[str]
    pointers: frozenset[str]
    nouns: frozenset[str]
    people: frozenset[str]
    advised: frozenset[str]
    aims: frozenset[str]
    wanted: frozenset[str]
    outcomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to come, in words: `trigger` tells it, `verb` is the deed, `subject` whose it is grammatically.

    `content` is the promised thing, `evidence` that with whoever promises and the word for it.
    """

    manner: Manner
    trigger: int
    verb: int
    subject: Run | None
    content: Run
    evidence: Run
    conditional: bool


def find_outlooks(page: Page) -> Iterator[Outlook]:
    """All outlooks of a page in the order of their triggers, one for each promised deed."""
    words = page.lexicon.table("promise", PromiseWords)
    verbs = {**forms_of(words.pledges | words.courses | words.predicts | words.wanted), **words.irregular}
    helping = words.coming | words.reported | {"to"}
    helped = {page.analysis.head[i] for i, lower in enumerate(page.tree.lower) if lower in helping}
    taken: set[int] = set()
    for word, lower in enumerate(page.tree.lower):
        if page.analysis.upos[word] in {"PUNCT", "ADP", "DET"}:
            continue
        found = _bound(page, word, words) if lower in words.bound | words.foreseen | words.going else None
        if found is None and lower in verbs and page.analysis.upos[word] == "VERB":
            found = _pledged(page, word, verbs[lower], words)
        if found is None and lower in words.nouns and page.analysis.upos[word] == "NOUN":
            found = _planned(page, word)
        if found is None and word in helped:
            found = _coming(page, word, words) or _is_to(page, word, words)
        if found and found.verb not in taken and not _is_question(page, word):
            taken |= {found.verb, found.trigger}
            yield found


def _bound(page: Page, word: int, words: PromiseWords) -> Outlook | None:
    """Read "we are determined to …", "he is slated to …", "they are going to …"."""
    be = [c for c in page.tree.children[word] if page.analysis.upos[c] == "AUX" and page.lemma[c] == "be"]
    deed = _deed(page, word)
    subject = subject_of(page, word)
    if not be or subject is None or _helpers(page, word) & (words.coming | words.reported):
        return None
    manner: Manner = "bound" if page.tree.lower[word] in words.bound else "foreseen"
    if deed is None:  # "is planned for May", "is expected in Rome next week"
        dated = manner == "foreseen" and is_passive(page, word) and is_dated(page, word)
        run = (min(subject[0], *be), end_of(page, word))
        return Outlook(manner, word, word, subject, run, run, _is_conditional(page, word, words)) if dated else None
    start = min(subject[0], *be)
    whole = (start, end_of(page, word))
    content = (start_of(page, deed), end_of(page, deed)) if manner == "bound" else whole
    manner = "coming" if page.tree.lower[word] in words.going else manner
    return Outlook(manner, word, deed, subject, content, whole, _is_conditional(page, word, words))


def _pledged(page: Page, word: int, lemma: str, words: PromiseWords) -> Outlook | None:
    """Read "X pledged to …", "agreed to …", "promised aid", "expects Y to …"."""
    subject = subject_of(page, word)
    plain = not (_helpers(page, word) & (words.coming | words.reported)) and "VerbForm=Inf" not in page.analysis.feats[word]
    if subject is None or is_passive(page, word) or not plain or _words_of(page, word) & words.negators:
        return None
    deed = _deed(page, word)
    if deed is None and lemma in words.courses | words.predicts | words.wanted:
        return None
    thing = page.tree.find_child(word, "obj")
    verb = deed if deed is not None else thing
    if verb is None or verb < word:
        return None
    end = end_of(page, verb)
    start = start_of(page, verb) if deed is not None else min(page.tree.subtree(verb))
    if lemma in words.predicts and thing is not None and deed is not None:
        start = min(page.tree.subtree(thing))
    pointed = any(page.tree.lower[i] in words.pointers for i in range(start, end)) or start >= end
    advised = deed is not None and bool(_helpers(page, deed) & words.advised)
    if pointed or advised or (lemma in words.wanted and not is_dated(page, verb)):
        return None
    foretold = lemma in words.predicts or (deed is None and page.tree.lower[verb] in words.outcomes)
    manner: Manner = "predicted" if foretold else "pledge" if lemma in words.pledges else "course"
    return Outlook(manner, word, verb, subject, (start, end), (min(subject[0], word), end), _is_conditional(page, verb, words))


def _coming(page: Page, word: int, words: PromiseWords) -> Outlook | None:
    """Read "we will …", "he said that it would …", "the parties shall …"."""
    helpers = _helpers(page, word)
    relation = bare(page.analysis.relation[word])
    would = helpers & words.reported and "have" not in helpers
    told = helpers & words.coming or (would and (relation in {"ccomp", "conj", "parataxis"} or is_dated(page, word)))
    if not told or page.analysis.relation[word] not in _MAIN or _is_asked(page, word, words) or _is_view(page, word, helpers, words):
        return None
    subject = subject_of(page, word)
    own = page.tree.find_child(word, "nsubj")
    joined = own is None and relation == "conj"
    if subject is None or (joined and _helpers(page, page.analysis.head[word]) & (words.coming | words.reported)):
        return None
    asked = any(page.tree.lower[c] in words.coming | words.reported and c < subject[0] for c in page.tree.children[word])
    if asked or (own is not None and own > 0 and is_relative(page, own) and page.analysis.upos[own - 1] in {"NOUN", "PROPN"}):
        return None
    start = min(page.tree.subtree(word, without=frozenset({"cc", "punct"}))) if joined else subject[0]
    run = (min(start, word), end_of(page, word))
    manner: Manner = "coming" if helpers & words.coming else "reported"
    return Outlook(manner, word, word, subject, run, run, _is_conditional(page, word, words))


def _is_view(page: Page, word: int, helpers: set[str], words: PromiseWords) -> bool:
    """Whether words only judge what would be or will be: "it would be wrong", "it will be an honour"; a day makes it checkable."""
    if page.tree.find_child(word, "cop") is None or page.analysis.upos[word] == "ADV":
        return False
    return bool(helpers & words.reported) or find_when(page, word, ahead=True) is None


def _is_to(page: Page, word: int, words: PromiseWords) -> Outlook | None:
    """Read "the ministers are to meet"."""
    children = page.tree.children[word]
    be = [c for c in children if page.lemma[c] == "be" and "Tense=Pres" in page.analysis.feats[c]]
    to = [c for c in children if page.tree.lower[c] == "to" and c < word]
    subject = page.tree.find_child(word, "nsubj")
    plain = page.analysis.upos[word] == "VERB" and page.analysis.relation[word] in _MAIN and not _is_asked(page, word, words)
    if not plain or not be or not to or subject is None or be[0] > to[0]:
        return None
    if page.analysis.upos[subject] == "PRON" or singular(page.tree.lower[subject]) in words.aims:
        return None
    run = (min(page.tree.subtree(subject)), end_of(page, word))
    return Outlook("foreseen", word, word, subject_of(page, word), run, run, _is_conditional(page, word, words))


def has_will(page: Page, run: Run) -> bool:
    """Whether a phrase names somebody who can promise, not a deed or a thing of theirs."""
    words = page.lexicon.table("promise", PromiseWords)
    head = page.tree.head_of(run)
    lower = page.tree.lower[head]
    if head in page.cast.place_at or head in page.cast.mention_at:
        return True
    if page.analysis.upos[head] == "PRON":
        return lower not in words.things or lower == "it"
    return singular(lower) in page.lexicon.roles.heads | page.lexicon.roles.institutions | words.people


def _planned(page: Page, word: int) -> Outlook | None:
    """Read "their commitment to withdraw", "announced plans to build": the possessor, else the subject of the verb over it."""
    deed = next((c for c in page.tree.children[word] if c > word and "VerbForm=Inf" in page.analysis.feats[c]), None)
    if deed is None or page.analysis.upos[deed] != "VERB" or page.tree.lower[word + 1] != "to":
        return None
    if bare(page.analysis.relation[word]) not in {"obj", "obl", "xcomp"}:
        return None
    owner = page.tree.find_child(word, "nmod")
    verb = page.analysis.head[word]
    subject = None
    if owner is not None and page.analysis.relation[owner] == "nmod:poss":
        subject = (min(page.tree.subtree(owner)), owner + 1)
    elif verb >= 0 and page.analysis.upos[verb] == "VERB" and bare(page.analysis.relation[word]) == "obj":
        subject = subject_of(page, verb)
    if subject is None:
        return None
    content = (start_of(page, deed), end_of(page, deed))
    return Outlook("noun", word, deed, subject, content, (min(subject[0], word), content[1]), conditional=False)


def _deed(page: Page, word: int) -> int | None:
    """The verb of the clause that a word takes: "to …", "to …ing", "that …"."""
    for child in page.tree.children[word]:
        relation = bare(page.analysis.relation[child])
        if child < word or relation not in {"xcomp", "ccomp", "advcl", "obl", "csubj", "acl"}:
            continue
        marks = {page.tree.lower[c] for c in page.tree.children[child] if bare(page.analysis.relation[c]) in {"mark", "case"}}
        verbal = page.analysis.upos[child] == "VERB" or page.tree.find_child(child, "cop") is not None
        if verbal and ("to" in marks or relation == "ccomp"):
            return child
    return None


def _helpers(page: Page, word: int) -> set[str]:
    return {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) == "aux"}


def _words_of(page: Page, word: int) -> set[str]:
    return {page.tree.lower[c] for c in page.tree.children[word]}


def _is_asked(page: Page, word: int, words: PromiseWords) -> bool:
    """Whether a clause is an indirect question, or stands under a wish or another pledge."""
    if any(page.tree.lower[c] in words.asked for c in page.tree.children[word] if c < word):
        return True
    head = page.analysis.head[word]
    if bare(page.analysis.relation[word]) != "ccomp" or head < 0:
        return False
    return page.lemma[head] in words.wished | (words.pledges if head < word else frozenset())


def _is_conditional(page: Page, verb: int, words: PromiseWords) -> bool:
    clauses = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) == "advcl"]
    return any(page.tree.lower[m] in words.conditions for c in clauses for m in page.tree.children[c])


def _is_question(page: Page, word: int) -> bool:
    return page.tree.lower[page.analysis.sentence_of(word).stop - 1] == "?"
