"""Steps in the life of an instrument: the verbs, nouns of action, predicates and adjectives that tell them, read off the tree."""

from collections.abc import Iterator

from verbale.extract.agreement.instruments import Instruments
from verbale.extract.agreement.nouns import by_mandating, by_noun, is_mandated
from verbale.extract.agreement.step import BY_ADJECTIVE, BY_STATE, Step, subjects_of
from verbale.extract.agreement.verbs import by_verb, state_of
from verbale.extract.reading.acts import is_passive
from verbale.extract.reading.page import Page
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["iter_steps"]


def iter_steps(instruments: Instruments) -> Iterator[Step]:
    """Every step that a word of the page tells, in the order of the text."""
    for word, upos in enumerate(instruments.page.analysis.upos):
        if upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON"}:
            yield from _steps_at(instruments, word, upos)


def _steps_at(instruments: Instruments, word: int, upos: str) -> Iterator[Step]:
    page = instruments.page
    if page.analysis.relation[word] == "amod":
        yield from _by_adjective(instruments, word)
    elif page.tree.find_child(word, "cop") is not None and not is_passive(page, word):
        yield from _by_predicate(instruments, word)
    elif (upos == "VERB" or _is_bound(page, word)) and not is_mandated(instruments, word):
        yield from by_verb(instruments, word)
        yield from by_mandating(instruments, word)
    if (upos == "NOUN" or _opens_as_verb(instruments, word)) and word not in instruments.at:
        yield from by_noun(instruments, word)


def _is_bound(page: Page, word: int) -> bool:
    """Whether a participle stands as what somebody holds a thing to be: "considers itself bound by"."""
    return page.analysis.upos[word] == "ADJ" and page.analysis.relation[word] == "xcomp"


def _opens_as_verb(instruments: Instruments, word: int) -> bool:
    """Whether the "Talks" that a sentence opens with have been taken for a verb: one in the present that nobody does."""
    page = instruments.page
    first = page.analysis.sentence_of(word).start == word and page.analysis.upos[word] == "VERB"
    return first and page.tree.lower[word] == "talks" and page.tree.find_child(word, "nsubj") is None


def _by_predicate(instruments: Instruments, word: int) -> Iterator[Step]:
    """What an instrument is said to be ("in force", "finalized"), and what somebody is to it ("no longer a party", "out of it")."""
    page = instruments.page
    done = instruments.words.verbs.get(instruments.lemma(word)) if page.tree.lower[word].endswith("ed") else None  # "is finalized"
    stage = state_of(instruments, word) or done
    as_good = next((s for c in page.tree.children[word] if page.tree.lower[word] == "good" and (s := state_of(instruments, c))), None)
    if as_good:  # "is as good as complete"
        yield from (Step(word, i, as_good, BY_STATE, nearly=True) for s in subjects_of(page, word) for i in instruments.under(s))
    elif stage:
        yield from (Step(word, i, stage, BY_STATE) for s in subjects_of(page, word) for i in instruments.under(s))
    elif _has_left(instruments, word):
        below = [word, *(c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"nmod", "obl"})]
        yield from (Step(word, i, "withdrawn", BY_STATE, told="actual") for c in below for i in instruments.under(c))
    elif page.tree.lower[word] in instruments.words.nearly:  # "are close to a deal"
        below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"obl", "nmod"}]
        yield from (Step(word, i, "concluded", BY_STATE) for c in below for i in instruments.under(c))


def _has_left(instruments: Instruments, word: int) -> bool:
    """Whether a predicate says that its subject has left: "ceased to be a party to …", "is no longer a member of …", "is out of …"."""
    page, head = instruments.page, instruments.page.analysis.head[word]
    if {"out", "of"} <= {page.tree.lower[c] for c in page.tree.children[word]}:
        return True
    ended = head >= 0 and page.analysis.relation[word] == "xcomp" and instruments.lemma(head) in {"cease", "stop"}
    longer = "longer" in {page.tree.lower[c] for c in page.tree.children[word]}
    return singular(page.tree.lower[word]) in instruments.words.members and (ended or longer)


def _by_adjective(instruments: Instruments, word: int) -> Iterator[Step]:
    page = instruments.page
    stage = instruments.words.described.get(page.tree.lower[word]) or instruments.words.described.get(page.lemma[word])
    if stage:
        yield from (Step(word, i, stage, BY_ADJECTIVE) for i in instruments.under(page.analysis.head[word]))
