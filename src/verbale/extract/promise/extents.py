"""Where the words of a promised thing begin and end."""

from verbale.extract.dating import find_when
from verbale.extract.reading.page import Page
from verbale.resolve.tree import bare

__all__ = ["end_of", "is_dated", "is_relative", "start_of"]

_APART = frozenset({"parataxis", "discourse", "punct", "cc"})
_MARKS = frozenset({",", ";", ":", ".", "!", "?", "-", "–", "—", "(", ")", "“", "”", '"', "``", "''", "and", "but", "or"})
_OPEN = frozenset({"root", "ccomp", "conj", "parataxis", "xcomp", "advcl"})
_ASIDE = 8
"""Words that an aside in brackets at the end of a sentence has at most; it is no part of what is promised."""


def is_dated(page: Page, verb: int) -> bool:
    """Whether a clause says by when it is to come true: a day, or "before …"."""
    clauses = [c for c in page.tree.children[verb] if page.analysis.relation[c] == "advcl"]
    ended = any(page.tree.lower[m] in {"before", "until"} for c in clauses for m in page.tree.children[c])
    return ended or find_when(page, verb, ahead=True) is not None


def start_of(page: Page, verb: int) -> int:
    """Where the words of a clause begin, without its "to" or "that"."""
    marks = [c for c in page.tree.children[verb] if c < verb and page.tree.lower[c] in {"to", "that"}]
    if marks and page.tree.lower[max(marks) - 1] == "not":  # "undertakes not to build"
        return max(marks) - 1
    return max(marks) + 1 if marks else min(page.tree.subtree(verb, without=_APART))


def end_of(page: Page, verb: int) -> int:
    """The word after a clause: a main one goes on to where another clause with its own subject begins, else to the sentence's end."""
    below = page.tree.subtree(verb, without=_APART)
    sentence = page.analysis.sentence_of(verb)
    main = all(page.analysis.relation[w] in _OPEN for w in (verb, *page.tree.above(verb)))
    stop = sentence.stop if main else max(page.tree.subtree(verb)) + 1
    for word in range(verb + 1, stop) if main else (c for w in below for c in page.tree.children[w] if c > verb):
        if _is_apart(page, word):
            stop = min(stop, *(w for w in page.tree.subtree(word) if w > verb))
        elif main and page.tree.lower[word] == ";":
            stop = min(stop, word)
    stop = _trimmed(page, stop, verb)
    opening = next((i for i in range(stop - 1, verb, -1) if page.tree.lower[i] == "("), None)
    aside = opening is not None and page.tree.lower[stop : stop + 1] == [")"] and stop - opening <= _ASIDE
    return _trimmed(page, opening, verb) if opening is not None and aside else stop


def _trimmed(page: Page, stop: int, verb: int) -> int:
    while stop > verb + 1 and page.tree.lower[stop - 1] in _MARKS:
        stop -= 1
    return stop


def _is_apart(page: Page, word: int) -> bool:
    relation = bare(page.analysis.relation[word])
    own = page.tree.find_child(word, "nsubj")
    if own is not None and is_relative(page, own):
        return False
    if relation == "conj" and page.analysis.upos[word] in {"VERB", "AUX"}:
        return own is not None
    return relation == "parataxis"


def is_relative(page: Page, word: int) -> bool:
    """Whether a subject is a relative pronoun: its clause belongs to the noun before, whatever the tree joins it to."""
    return "PronType=Rel" in page.analysis.feats[word] or (page.tree.lower[word] == "that" and page.analysis.upos[word] == "PRON")
