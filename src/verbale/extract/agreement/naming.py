"""The words that name an instrument, and those in its phrase that are its sides."""

from collections.abc import Iterator

from verbale.extract.account import Account
from verbale.extract.agreement.words import AgreementWords
from verbale.extract.reading.acts import codes_in, iter_obliques, phrase_without, whole_phrase
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run

__all__ = ["name_of", "parties_of"]

_UNNAMED = frozenset({"DET", "PRON", "PUNCT"})
_BESIDE = frozenset({"with", "between", "among"})
_APART = frozenset({"conj", "cc", "appos", "parataxis", "case", "advcl", "cop", "nsubj", "aux", "mark", "advmod", "acl:relcl"})
"""Relations of what hangs on a noun and is no part of its name."""


def name_of(page: Page, words: AgreementWords, noun: int) -> Run:
    """The longest noun phrase around an instrument's noun, without article and owner; clauses that tell a step are left out."""
    beside = (c for c in page.tree.children[noun] if _is_beside(page, words, c))
    low, high = phrase_without(page, noun, frozenset(beside))
    while low < noun and (page.analysis.upos[low] in _UNNAMED or _is_outside(page, low, noun)):
        low += 1
    return low, _cut(page, words, (low, high), noun)


def _is_outside(page: Page, word: int, noun: int) -> bool:
    """Whether a word at the head of a phrase is no part of the name: a preposition, an adverb, an owner."""
    own = page.analysis.head[word] == noun
    return page.analysis.relation[word] == "nmod:poss" or (own and page.analysis.relation[word] in {"case", "advmod"})


def _cut(page: Page, words: AgreementWords, run: Run, noun: int) -> int:
    """The end of a name before a clause that tells a step, or the place where it was made, wherever in the name it hangs."""
    low, high = run
    for i in range(low, high):
        first = page.tree.subtree(i)[0]
        clause = page.analysis.relation[i] == "acl:relcl" and (page.tree.lower[first] == "which" or _tells_step(page, words, i))
        if clause or (i > noun and _is_scene(page, i, noun)):
            high = min(high, max(first, low + 1))
    while high - 1 > max(low, noun) and page.analysis.upos[high - 1] in {"PUNCT", "ADP"} and page.tree.lower[high - 1] != ")":
        high -= 1
    return high + 1 if _opens(page, low, high) else high


def _is_scene(page: Page, word: int, noun: int) -> bool:
    """Whether a phrase tells where somebody did something to an instrument: "signed a pact in Paris", not "the pact on forces in Chad"."""
    case = page.tree.find_child(word, "case")
    if case is None or page.analysis.relation[word] != "nmod" or page.analysis.relation[noun] not in {"obj", "nsubj:pass"}:
        return False
    place = page.cast.location_at.get(word)
    return page.tree.lower[case] == "at" or (page.tree.lower[case] == "in" and place is not None and place.title.form == "seat")


def _opens(page: Page, low: int, high: int) -> bool:
    """Whether a bracket that a name opens closes right behind it."""
    lower = page.tree.lower
    return high < len(lower) and lower[high] == ")" and lower[low:high].count("(") > lower[low:high].count(")")


def _is_beside(page: Page, words: AgreementWords, child: int) -> bool:
    relation = page.analysis.relation[child]
    return relation in _APART or (relation == "acl" and _tells_step(page, words, child))


def _tells_step(page: Page, words: AgreementWords, verb: int) -> bool:
    lemma = words.lemma(page, verb)
    return lemma in words.verbs or lemma in words.alone


def parties_of(account: Account, noun: int) -> tuple[str, ...]:
    """Those whom an instrument's phrase names as its sides, and those whom "their" and "our" stand for.

    "The agreement with A on aid to B in defiance of C" is one with A only.
    """
    page = account.page
    own = [c for c in page.tree.children[noun] if page.analysis.upos[c] == "PRON" and page.tree.lower[c] not in {"that", "which"}]
    named = (i for run in _phrases(page, noun) for i in range(*run) if _is_side(page, i, noun))
    codes = (
        *(code for i in named for code in codes_in(page, (i, i + 1))),
        *(code for c in own for code in account.codes((c, c + 1))),
    )
    return tuple(dict.fromkeys(codes))


def _phrases(page: Page, noun: int) -> Iterator[Run]:
    yield whole_phrase(page, noun)
    yield from iter_obliques(page, noun, *_BESIDE)


def _is_side(page: Page, word: int, noun: int) -> bool:
    """Whether a name inside an instrument's phrase is one of its sides, not of what it is about."""
    cases, top = set(), word
    for at in (word, *page.tree.above(word)):
        if at == noun:
            break
        top = at
        cases |= {page.tree.lower[c] for c in page.tree.children[at] if page.analysis.relation[c] == "case"}
    first = {page.tree.lower[c] for c in page.tree.children[top] if page.analysis.relation[c] == "case"}
    return top < noun or bool(cases & _BESIDE) or first == {"of"}
