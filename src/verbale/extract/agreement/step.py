"""A step in the life of an instrument as one word tells it, and what that word acts on or is said of."""

from dataclasses import dataclass

from verbale.extract.agreement.instruments import Instrument
from verbale.extract.reading.acts import is_object, is_passive
from verbale.extract.reading.page import Page
from verbale.resolve.tree import bare
from verbale.schema import Realis
from verbale.schema.agreement import Stage

__all__ = ["BY_ADJECTIVE", "BY_NOUN", "BY_STATE", "BY_VERB", "Step", "objects_of", "subjects_of"]

BY_VERB, BY_NOUN, BY_STATE, BY_ADJECTIVE = 0.8, 0.65, 0.6, 0.5
_RELATIVE = frozenset({"acl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Step:
    """A word that tells a step of an instrument; `score` says how surely such a word does, `told` the realis where the wording has it."""

    word: int
    instrument: Instrument
    stage: Stage
    score: float
    told: Realis | None = None
    nearly: bool = False


def objects_of(page: Page, verb: int) -> list[int]:
    """What a verb acts on: its object, its passive subject, the noun that it stands behind, or the object of its conjunct."""
    tree, relation = page.tree, page.analysis.relation
    own = [c for c in tree.children[verb] if relation[c] == "nsubj:pass" or is_object(page, c)]
    if own:
        return own
    head = page.analysis.head[verb]
    if relation[verb] in _RELATIVE and (is_passive(page, verb) or relation[verb] == "acl:relcl"):
        return [] if relation[verb] == "acl:relcl" and _has_relative_subject(page, verb) and not is_passive(page, verb) else [head]
    if is_passive(page, verb) and relation[verb] in {"xcomp", "conj"}:
        return subjects_of(page, head)
    beside = [c for c in tree.children[verb] if relation[c] == "conj" and page.analysis.upos[c] == "VERB"]
    beside += [head] if relation[verb] == "conj" and head >= 0 else []
    return [o for b in beside for o in tree.children[b] if is_object(page, o)][:1]


def _has_relative_subject(page: Page, verb: int) -> bool:
    """Whether the pronoun is the subject ("the treaty that expired"), so that the verb acts on nothing."""
    subject = page.tree.find_child(verb, "nsubj")
    return subject is not None and page.tree.lower[subject] in {"that", "which", "who"}


def subjects_of(page: Page, verb: int) -> list[int]:
    """The subject of a verb, of the verb over it where it shares that one's, or the noun that a participle stands behind."""
    for _ in range(3):
        found = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) == "nsubj"]
        if found:
            return found
        if page.analysis.relation[verb] in _RELATIVE:
            return [page.analysis.head[verb]]
        if page.analysis.relation[verb] not in {"xcomp", "conj"}:
            return []
        verb = page.analysis.head[verb]
    return []
