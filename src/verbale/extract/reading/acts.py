"""What a verb or a noun of action says in its own clause: who acts, on whom, with whom, where; and the words for it."""

from collections.abc import Collection, Iterator

from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.tree import bare

__all__ = [
    "codes_in",
    "find_agent",
    "find_patient",
    "is_object",
    "is_passive",
    "iter_obliques",
    "owner_phrase",
    "phrase_without",
    "whole_clause",
    "whole_phrase",
]

_CLAUSES = frozenset({"acl:relcl", "acl", "advcl", "parataxis", "appos"})
_OUTSIDE = frozenset({"advcl", "parataxis", "discourse", "conj", "cc"})
_OWNERS = frozenset({"'s", "’s"})
_MARKS = frozenset({",", ";", ":", ".", "!", "?", "-", "–", "—", "(", ")", "[", "]", "“", "”", '"', "``", "''"})


def is_passive(page: Page, verb: int) -> bool:
    """Whether a verb is in the passive, a bare participle after its noun ("signed by") included."""
    relations = {page.analysis.relation[c] for c in page.tree.children[verb]}
    if relations & {"aux:pass", "nsubj:pass"}:
        return True
    participle = {"VerbForm=Part", "Tense=Past"} <= set(page.analysis.feats[verb].split("|"))
    if participle and page.analysis.relation[verb] == "conj" and not relations & {"nsubj", "obj", "aux"}:
        return is_passive(page, page.analysis.head[verb])
    return participle and (page.analysis.relation[verb] == "acl" or "cop" in relations)


def find_agent(page: Page, word: int) -> Run | None:
    """The phrase of who acts: the subject of a verb (of a passive one, what "by" brings), the possessor of a noun or its "by" and "of"."""
    if page.analysis.upos[word] == "VERB":
        if is_passive(page, word):
            return next(iter_obliques(page, word, "by"), None)
        return subject_of(page, word)
    owner = page.tree.find_child(word, "nmod")
    if owner is not None and page.analysis.relation[owner] == "nmod:poss":
        return owner_phrase(page, owner, word)
    by = next(iter_obliques(page, word, "by", "of", "between"), None)
    adjective = (c for c in page.tree.children[word] if page.analysis.relation[c] in {"amod", "compound"} and c in page.cast.place_at)
    return by or next((whole_phrase(page, c, word) for c in adjective), None)


def find_patient(page: Page, word: int) -> Run | None:
    """The phrase of whom or what a verb acts on: its object, of a passive one its subject or the noun that it stands behind."""
    if is_passive(page, word):
        subject = page.tree.find_child(word, "nsubj")
        if subject is not None:
            return whole_phrase(page, subject, word)
        return whole_phrase(page, page.analysis.head[word], word) if page.analysis.relation[word] == "acl" else None
    thing = next((c for c in page.tree.children[word] if is_object(page, c)), None)
    return whole_phrase(page, thing, word) if thing is not None else None


def is_object(page: Page, noun: int) -> bool:
    """Whether a dependent is what a verb acts on: an object, and no phrase that a preposition joins to it."""
    cases = (c for c in page.tree.children[noun] if page.analysis.relation[c] == "case")
    return page.analysis.relation[noun] == "obj" and all(c < page.analysis.head[noun] < noun for c in cases)


def owner_phrase(page: Page, owner: int, noun: int) -> Run:
    """The phrase of a possessor without what marks it, and without a preposition that hangs on it for want of its noun."""
    low, high = whole_phrase(page, owner, noun)
    return (low + 1, high) if page.analysis.upos[low] == "ADP" and low < owner else (low, high)


def iter_obliques(page: Page, word: int, *prepositions: str) -> Iterator[Run]:
    """The phrases that one of the prepositions joins to a word, in order, without the preposition."""
    for child in page.tree.children[word]:
        case = page.tree.find_child(child, "case")
        relation = page.analysis.relation[child]
        if (
            bare(relation) in {"obl", "nmod", "obj"}
            and relation != "nmod:poss"
            and case is not None
            and page.tree.lower[case] in prepositions
        ):
            low, high = whole_phrase(page, child, word)
            yield (case + 1, high) if low <= case < high - 1 else (low, high)


def whole_phrase(page: Page, noun: int, beyond: int = -1) -> Run:
    """A noun with all that belongs to it, conjuncts too, on its side of the word `beyond`; clauses beside it are left out."""
    return _around(page, noun, set(page.tree.subtree(noun, without=_CLAUSES)) - {beyond})


def phrase_without(page: Page, noun: int, out: Collection[int]) -> Run:
    """A noun with all that belongs to it, clauses too, but for what stands under its dependents `out`."""
    return _around(page, noun, {noun}.union(*(page.tree.subtree(c) for c in page.tree.children[noun] if c not in out)))


def codes_in(page: Page, run: Run) -> tuple[str, ...]:
    """The codes of the states and bodies that are named in a run of words, themselves or by their people.

    A capital inside a name ("the Vienna Convention") is a place, and what only brings others together ("US-brokered") no party.
    """
    found: dict[int, str | None] = {}
    for i in range(*run):
        place = page.cast.place_at.get(i)
        if (
            place
            and not (place.title.form == "seat" and page.analysis.relation[i] in {"compound", "amod", "nmod"})
            and not _brokers(page, i)
        ):
            found[place.start] = place.title.code
    people = page.cast.within(*run)
    found |= {page.cast.mentions[k].start: page.cast.person_of(k).country for k in people}
    return tuple(dict.fromkeys(code for _, code in sorted(found.items()) if code))


def _brokers(page: Page, word: int) -> bool:
    following = page.tree.lower[word + 1 : word + 3]
    return len(following) == 2 and following[0] == "-" and following[1].endswith(("ed", "led"))


def whole_clause(page: Page, word: int) -> Run:
    """The words that report the act in full: its clause from the first to the last of what belongs to it, without conjuncts.

    A verb without a subject of its own ("and signed …") keeps its own words; marks at the edges are left out.
    """
    return _around(page, word, set(page.tree.subtree(word, without=_OUTSIDE)))


def _around(page: Page, word: int, inside: Collection[int]) -> Run:
    """The unbroken run of `inside` around a word."""
    low = high = word
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return _trimmed(page, low, high + 1)


def _trimmed(page: Page, low: int, high: int) -> Run:
    lower = page.tree.lower
    while low < high - 1 and (lower[low] in _MARKS or (lower[low] in {"that", "and"} and page.analysis.upos[low] in {"SCONJ", "CCONJ"})):
        low += 1
    while high > low + 1 and (lower[high - 1] in _MARKS or lower[high - 1] in _OWNERS):
        high -= 1
    return low, high
