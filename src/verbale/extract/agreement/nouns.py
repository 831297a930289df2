"""Steps that nouns of action tell ("the signing of the pact"), and mandates."""

from collections.abc import Iterator

from verbale.extract.agreement.instruments import Instrument, Instruments
from verbale.extract.agreement.step import BY_NOUN, BY_VERB, Step
from verbale.extract.agreement.verbs import state_of
from verbale.extract.reading.acts import codes_in, whole_phrase
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.agreement import Stage

__all__ = ["by_mandating", "by_noun", "is_mandated"]

_BY_HAND = frozenset({"signed", "initialled"})
"""Steps whose nouns stand beside the instrument: "put their signatures to the accord"."""


def by_noun(instruments: Instruments, word: int) -> Iterator[Step]:
    """The steps that a noun of action tells of the instruments that stand under it."""
    stage = _stage_of(instruments, word)
    if stage is None:
        return
    if stage == "authorized" or _is_approved(instruments, word):
        yield from _by_mandate(instruments, word)
    elif not _is_told_over(instruments, word, stage):
        yield from (Step(word, i, stage, BY_NOUN) for i in _found(instruments, word, stage))


def _stage_of(instruments: Instruments, word: int) -> Stage | None:
    """The stage of a noun, alone or with the preposition of what it is about ("work on")."""
    page, noun = instruments.page, singular(instruments.page.tree.lower[word])
    cases = [page.tree.lower[m] for c in page.tree.children[word] if (m := page.tree.find_child(c, "case")) is not None and c > word]
    return next((instruments.words.nouns[k] for k in (*(f"{noun} {c}" for c in cases), noun) if k in instruments.words.nouns), None)


def _is_told_over(instruments: Instruments, word: int, stage: Stage) -> bool:
    """Whether the word over a noun of action tells the step: "talks on the pact have stalled", "completed negotiations"."""
    head, relation = instruments.page.analysis.head[word], instruments.page.analysis.relation[word]
    if head < 0:
        return False
    lemma = instruments.lemma(head)
    if bare(relation) == "nsubj" and (lemma in instruments.words.alone or (stage == "negotiating" and state_of(instruments, head))):
        return True
    if stage != "negotiating" or relation not in {"obj", "nsubj:pass"}:
        return False
    over = instruments.words.verbs.get(lemma)
    return (over == "concluded" and relation == "obj") or (over is not None and instruments.words.talked.get(over, over) == "stalled")


def _found(instruments: Instruments, word: int, stage: Stage) -> list[Instrument]:
    page, head = instruments.page, instruments.page.analysis.head[word]
    below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"nmod", "compound", "amod", "obl"}]
    if stage in _BY_HAND and head >= 0 and page.analysis.relation[word] == "obj":
        below += [c for c in page.tree.children[head] if bare(page.analysis.relation[c]) == "obl"]
    found = [i for c in below for i in instruments.under(c)] or list(instruments.aims_of(word))
    last = instruments.last_before(word, 1 if stage == "breached" else 3)
    return [last] if not found and last and _takes_up(instruments, word) else found


def _takes_up(instruments: Instruments, word: int) -> bool:
    """Whether a noun of action without an object is of the instrument named last: "completed ratification", "accused it of violations"."""
    page, noun, head = instruments.page, singular(instruments.page.tree.lower[word]), instruments.page.analysis.head[word]
    if noun == "ratification":
        return bare(page.analysis.relation[word]) in {"obj", "nsubj"}
    if noun in {"violation", "breach"}:
        plain = all(page.analysis.relation[c] in {"case", "det", "punct"} for c in page.tree.children[word])
        return plain and head >= 0 and instruments.lemma(head) == "accuse"
    return noun == "exit" and bool(codes_in(page, whole_phrase(page, word)))


def _is_approved(instruments: Instruments, noun: int) -> bool:
    """Whether a proposal has been approved, which makes it a mandate: "approved a proposal to conclude the treaty"."""
    head = instruments.page.analysis.head[noun]
    acted = head >= 0 and instruments.page.analysis.relation[noun] in {"obj", "nsubj:pass"}
    proposal = singular(instruments.page.tree.lower[noun]) == "proposal"
    return acted and proposal and instruments.lemma(head) in instruments.words.approves


def by_mandating(instruments: Instruments, verb: int) -> Iterator[Step]:
    """What somebody is authorized to do with an instrument: "authorized the minister to sign the accord"."""
    page = instruments.page
    if instruments.words.verbs.get(instruments.lemma(verb)) == "authorized":
        for deed in page.tree.children[verb]:
            if page.analysis.relation[deed] in {"xcomp", "advcl", "ccomp"} and instruments.lemma(deed) in instruments.words.mandated:
                inside = [instruments.at[i] for i in page.tree.subtree(deed) if i in instruments.at]
                yield from (Step(verb, i, "authorized", BY_VERB) for i in inside[:1])


def is_mandated(instruments: Instruments, verb: int) -> bool:
    """Whether a verb only tells what a mandate is for, as the step of the mandate itself does."""
    page, head = instruments.page, instruments.page.analysis.head[verb]
    if head < 0 or "VerbForm=Inf" not in page.analysis.feats[verb] or page.analysis.relation[verb] not in {"acl", "advcl", "xcomp"}:
        return False
    if instruments.words.verbs.get(instruments.lemma(head)) == "authorized":
        return instruments.lemma(verb) in instruments.words.mandated
    nouns = [head, *(c for c in page.tree.children[head] if page.analysis.relation[c] == "obj")]
    return any(instruments.words.nouns.get(page.tree.lower[n]) == "authorized" for n in nouns)


def _by_mandate(instruments: Instruments, noun: int) -> Iterator[Step]:
    """Find what a mandate ("permission to negotiate the treaty") is for: the instrument in its clause, else the one named last."""
    page = instruments.page
    beside = [*page.tree.children[noun], *(page.tree.children[page.analysis.head[noun]] if page.analysis.head[noun] >= 0 else [])]
    clauses = [c for c in beside if page.analysis.relation[c] in {"acl", "advcl", "xcomp"} and c > noun]
    for verb in clauses:
        if "VerbForm=Inf" not in page.analysis.feats[verb] or instruments.lemma(verb) not in instruments.words.mandated:
            continue
        inside = [instruments.at[i] for i in page.tree.subtree(verb) if i in instruments.at]
        last = instruments.last_before(noun)
        yield from (Step(noun, i, "authorized", BY_NOUN) for i in inside[:1] or ([last] if last else []))
        return
