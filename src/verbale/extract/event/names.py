"""The names around an act: whose codes a phrase gives, what prepositions bring, and which name stands next."""

from collections.abc import Iterable, Iterator

from verbale.extract.account import Account, codes_of
from verbale.extract.reading.acts import whole_phrase
from verbale.extract.reading.voices import is_paper
from verbale.language.analysis import Run
from verbale.resolve.tree import bare

__all__ = ["Codes", "behind", "code_at", "codes_of_people", "nearest", "unique"]

Codes = tuple[str, ...]


def codes_of_people(account: Account, run: Run) -> Codes:
    """The codes of a phrase, with those of all the states whose people it joins ("Malian and Nigerian refugees").

    A pronoun that turns back to the actor ("itself") names nobody else.
    """
    page = account.page
    head = page.tree.head_of(run)
    if "Reflex=Yes" in page.analysis.feats[head]:
        return ()
    if page.tree.lower[head] in {"you", "your"}:
        voucher = account.voucher(run)
        return codes_of(voucher.addressee) if voucher else ()
    found = account.codes(run)
    if found and page.analysis.upos[head] == "NOUN":
        beside = [c for c in page.tree.children[head] if page.analysis.relation[c] in {"amod", "compound"} and c in page.cast.place_at]
        joined = [j for c in beside for j in (c, *page.tree.children[c]) if j in page.cast.place_at]
        return unique([*found, *(page.cast.place_at[j].title.code for j in joined)])
    return found


def behind(account: Account, word: int, prepositions: Iterable[str]) -> Iterator[Run]:
    """Phrases that the prepositions join to a word or to its object."""
    page = account.page
    objects = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"obj", "nsubj"} and c > word]
    joined = [j for c in objects for j in page.tree.children[c] if page.analysis.relation[j] in {"conj", "nmod"}]
    hosts = [word, *objects, *joined]
    for preposition in prepositions:
        for host in hosts:
            for child in page.tree.children[host]:
                case = page.tree.find_child(child, "case")
                if case is not None and page.tree.lower[case] == preposition and bare(page.analysis.relation[child]) in {"obl", "nmod"}:
                    low, high = whole_phrase(page, child, host)
                    yield (case + 1, high) if low <= case < high - 1 else (low, high)


def nearest(account: Account, word: int, step: int) -> Codes:
    """The state, body or person that stands next in a direction, with no finite verb and, after the word, no comma in between."""
    page = account.page
    sentence = page.analysis.sentence_of(word)
    at = word + step
    while sentence.start <= at < sentence.stop and not _is_predicate(account, at):
        code = code_at(account, at)
        if code:
            return (code,)
        if step > 0 and page.tree.lower[at] in {",", ";", "("}:
            break
        at += step
    return ()


def _is_predicate(account: Account, word: int) -> bool:
    """Whether a word is a finite verb of its own, past which the parts of another clause begin."""
    page = account.page
    return page.analysis.upos[word] == "VERB" and "VerbForm=Fin" in page.analysis.feats[word]


def code_at(account: Account, word: int) -> str | None:
    """The code of the name that a word belongs to."""
    cast = account.page.cast
    if word in cast.place_at:
        return cast.place_at[word].title.code if not _is_paper_of(account, word) else None
    return cast.person_of(cast.mention_at[word]).country if word in cast.mention_at else None


def _is_paper_of(account: Account, word: int) -> bool:
    """Whether a name only says whose paper is meant: "a violation of United Nations resolutions"."""
    page = account.page
    head = page.analysis.head[word]
    return head >= 0 and page.analysis.relation[word] in {"compound", "nmod:poss", "amod"} and is_paper(page, (head, head + 1))


def unique(codes: Iterable[str]) -> Codes:
    """Each code once, in order."""
    return tuple(dict.fromkeys(codes))
