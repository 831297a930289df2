"""What a noun that may name an instrument is: what it stands with, what is done with it, whether it stands alone."""

from verbale.extract.agreement.words import AgreementWords
from verbale.extract.reading.page import Page
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["has_parts", "is_definite", "is_made", "modifies", "stands_alone"]


def modifies(page: Page, words: AgreementWords, word: int) -> bool:
    """Whether the noun only qualifies another that stands for no instrument ("ceasefire monitors")."""
    if page.analysis.relation[word] not in {"compound", "amod"} or page.analysis.head[word] < word:
        return False
    head = page.analysis.head[word]
    noun = singular(page.tree.lower[head])
    if noun in words.strong | words.plain | words.weak:
        return True
    return noun not in words.carriers and noun not in words.nouns


def has_parts(page: Page, word: int) -> bool:
    """Whether a noun has an article, an adjective, a number or a phrase of its own."""
    return any(bare(page.analysis.relation[c]) in {"det", "amod", "compound", "nmod", "nummod"} for c in page.tree.children[word])


def is_made(page: Page, words: AgreementWords, word: int) -> bool:
    """Whether a weak noun is signed, initialled, ratified or reached, or runs out."""
    head, relation = page.analysis.head[word], page.analysis.relation[word]
    made = {"sign", "ratify", "initial", "ink", "co-sign", "reach"}
    if head >= 0 and words.lemma(page, head) in made | {"signing", "signature", "ratification"}:
        return relation in {"obj", "nsubj:pass", "nmod", "conj"}
    clauses = [c for c in page.tree.children[word] if page.analysis.relation[c] in {"acl", "acl:relcl"}]
    return any(words.lemma(page, c) in made or _expires(page, words, c) for c in clauses)


def _expires(page: Page, words: AgreementWords, verb: int) -> bool:
    """Whether a verb says of its subject that it expires: "ran out"."""
    keys = {words.lemma(page, verb), *(f"{words.lemma(page, verb)} {page.tree.lower[c]}" for c in page.tree.children[verb])}
    return any(words.alone.get(k) == "expired" for k in keys)


def stands_alone(page: Page, word: int) -> bool:
    """Whether a noun has nothing but its article, and a word such as "new" or "same"."""
    children = [c for c in page.tree.children[word] if page.analysis.relation[c] not in {"case", "punct", "cc", "conj", "acl:relcl"}]
    return any(page.tree.lower[c] in {"the", "this", "that"} for c in children) and all(
        page.analysis.relation[c] in {"det", "mark"} or page.tree.lower[c] in {"new", "same", "final", "whole", "entire"} for c in children
    )


def is_definite(page: Page, word: int) -> bool:
    """Whether a noun has "the", "this" or "that"."""
    return any(page.tree.lower[c] in {"the", "this", "that"} for c in page.tree.children[word])
