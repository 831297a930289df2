"""Whether a clause tells of what has been or of what is still to come, as its verb stands in the tree."""

from verbale.extract.reading.page import Page
from verbale.extract.realis import RealisWords, is_named
from verbale.resolve.tree import bare

__all__ = ["lies_ahead"]

_CLAUSE = frozenset({"VERB", "AUX"})
_STEPS = 4
_CARRIED = frozenset({"xcomp", "advcl", "acl", "ccomp", "conj", "obl", "obj", "nmod", "nsubj"})


def lies_ahead(page: Page, word: int) -> bool | None:
    """Whether what a word tells lies ahead of the page: True behind "will", "may" or a plan, False in the past; None where nothing tells.

    Asked of a verb, or of any word of its clause; an infinitive or participle without a plan over it has the tense of the
    clause over it.
    """
    words = page.lexicon.table("realis", RealisWords)
    at = word
    for _ in range(_STEPS):
        told = _told(page, at, words)
        if told is not None:
            return told
        head = page.analysis.head[at]
        if head < 0 or bare(page.analysis.relation[at]) not in _CARRIED or _is_finite(page, at):
            return None
        if _puts_ahead(page, at, head, words):
            return True
        at = head
    return None


def _helpers(page: Page, word: int) -> list[int]:
    return [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"aux", "cop"}]


def _told(page: Page, word: int, words: RealisWords) -> bool | None:
    """What a word's own helpers and form say."""
    helpers = _helpers(page, word)
    lowers = {page.tree.lower[c] for c in helpers}
    perfect = any(page.lemma[c] == "have" for c in helpers)
    modal = lowers & (words.coming | words.would | words.possible - words.able)
    if modal:
        return not perfect
    if perfect:
        return False
    if _is_infinitive(page, word):
        return True if any("VerbForm=Fin" in page.analysis.feats[c] for c in helpers) else None  # "is to meet"
    if is_named(page, word, words.planned) and "Tense=Past" in page.analysis.feats[word] and not _was(page, word, helpers):
        return True  # "is scheduled for Friday"
    past = any("Tense=Past" in page.analysis.feats[c] for c in (word, *helpers))
    return False if past and (page.analysis.upos[word] in _CLAUSE or helpers) else None


def _was(page: Page, word: int, helpers: list[int]) -> bool:
    """Whether a participle is itself told as past: "was scheduled", "they scheduled"."""
    return any("Tense=Past" in page.analysis.feats[c] for c in helpers) or "VerbForm=Fin" in page.analysis.feats[word]


def _is_finite(page: Page, word: int) -> bool:
    return any("VerbForm=Fin" in page.analysis.feats[c] for c in (word, *_helpers(page, word)))


def _is_infinitive(page: Page, word: int) -> bool:
    return any(page.tree.lower[c] == "to" and bare(page.analysis.relation[c]) == "mark" for c in page.tree.children[word])


def _puts_ahead(page: Page, word: int, head: int, words: RealisWords) -> bool:
    """Whether an infinitive is ahead: by a plan, demand or attempt over it, or as what is to be done ("a summit to be held")."""
    if not _is_infinitive(page, word):
        return False
    passive = page.analysis.relation[word] == "acl" and any(page.tree.lower[c] == "be" for c in _helpers(page, word))
    return passive or is_named(page, head, words.planned | words.demanded | words.attempts)
