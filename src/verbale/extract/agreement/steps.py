"""Steps in the life of an instrument: the verbs, nouns of action, predicates and adjectives that tell them, read off the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.extract.agreement.instruments import Instrument, Instruments
from verbale.extract.agreement.words import LIGHT
from verbale.extract.reading.acts import find_agent, is_object, is_passive
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.agreement import Stage

__all__ = ["Step", "is_nearly", "iter_steps"]

_BY_VERB, _BY_NOUN, _BY_STATE, _BY_ADJECTIVE = 0.8, 0.65, 0.6, 0.5
_BY_HAND = frozenset({"signed", "initialled"})
"""Steps whose nouns stand beside the instrument: "put their signatures to the accord"."""
_TO_COME = frozenset({"signed", "initialled", "concluded", "negotiating"})
_RELATIVE = frozenset({"acl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Step:
    """A word that tells a step of an instrument; `score` says how surely such a word does."""

    word: int
    instrument: Instrument
    stage: Stage
    score: float


def iter_steps(instruments: Instruments) -> Iterator[Step]:
    """Every step that a word of the page tells, in the order of the text."""
    for word, upos in enumerate(instruments.page.analysis.upos):
        if upos in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV"}:
            yield from _steps_at(instruments, word, upos)


def _steps_at(instruments: Instruments, word: int, upos: str) -> Iterator[Step]:
    page = instruments.page
    if page.analysis.relation[word] == "amod":
        yield from _by_adjective(instruments, word)
    elif page.tree.find_child(word, "cop") is not None and not is_passive(page, word):
        yield from _by_predicate(instruments, word)
    elif upos == "VERB" and not _is_mandated(instruments, word):
        yield from _by_verb(instruments, word)
        yield from _by_mandating(instruments, word)
    if upos == "NOUN" and word not in instruments.at:
        yield from _by_noun(instruments, word)


def is_nearly(page: Page, word: int, near: frozenset[str]) -> bool:
    """Whether a step is only almost made: "almost finalized", "close to signing", "on the verge of", "at its final stage"."""
    beside = {page.tree.lower[c] for c in (word, *page.tree.children[word])}
    over, head = set(), word
    for _ in range(2):
        head = page.analysis.head[head]
        if head < 0 or page.analysis.upos[head] == "VERB":
            break
        over.add(page.tree.lower[head])
    return bool((beside | over) & near) or (page.lemma[word] == "stage" and "final" in beside)


def _by_verb(instruments: Instruments, verb: int) -> Iterator[Step]:
    keys = list(_keys(instruments, verb))
    words = instruments.words
    stage = next((words.verbs[k] for k in keys if k in words.verbs), None)
    objects = _objects(instruments.page, verb)
    if keys[-1] in words.parliamentary and _by_parliament(instruments, verb):
        stage = "ratified"
    if stage:
        word, told = _proposed(instruments, verb, stage)
        yield from (Step(word, i, told, _BY_VERB) for o in objects for i in _instruments(instruments, verb, o))
    yield from _by_preposition(instruments, verb, keys)
    yield from _by_state(instruments, verb, keys, objects)
    alone = next((words.alone[k] for k in keys if k in words.alone), None)
    if alone and not objects and not is_passive(instruments.page, verb):
        yield from (Step(verb, i, alone, _BY_STATE) for s in _subjects(instruments.page, verb) for i in instruments.under(s))


def _instruments(instruments: Instruments, verb: int, thing: int) -> list[Instrument]:
    """The instruments that a thing stands for; of a clause behind "one with Russia" those in whose phrase it stands."""
    found = list(instruments.under(thing))
    over = instruments.over(thing) if not found and instruments.page.analysis.relation[verb] == "acl:relcl" else None
    return [over] if over else found


def _keys(instruments: Instruments, verb: int) -> Iterator[str]:
    """What a verb is looked up by: with its particle first."""
    lemma = instruments.lemma(verb)
    page = instruments.page
    for child in page.tree.children[verb]:
        if page.analysis.relation[child] in {"compound:prt", "advmod"} and child > verb:
            yield f"{lemma} {page.tree.lower[child]}"
    yield lemma


def _proposed(instruments: Instruments, verb: int, stage: Stage) -> tuple[int, Stage]:
    """The verb that tells a step, and the stage: what is only proposed to be done is a proposal ("suggested signing a pact")."""
    page, head = instruments.page, instruments.page.analysis.head[verb]
    under = head >= 0 and stage in _TO_COME and bare(page.analysis.relation[verb]) in {"xcomp", "ccomp"}
    return (head, "proposed") if under and instruments.lemma(head) in {"propose", "suggest", "offer", "float"} else (verb, stage)


def _by_parliament(instruments: Instruments, verb: int) -> bool:
    """Whether it is a parliament that does a deed, as its subject or as that of the verb over it: one that approves ratifies."""
    page = instruments.page
    run = find_agent(page, verb) or subject_of(page, verb)
    return run is not None and any(singular(page.tree.lower[i]) in instruments.words.parliaments for i in range(*run))


def _objects(page: Page, verb: int) -> list[int]:
    """What a verb acts on: its object, its passive subject, the noun that it stands behind, or the object of its conjunct."""
    tree, relation = page.tree, page.analysis.relation
    own = [c for c in tree.children[verb] if relation[c] == "nsubj:pass" or is_object(page, c)]
    if own:
        return own
    head = page.analysis.head[verb]
    if relation[verb] in _RELATIVE and (is_passive(page, verb) or relation[verb] == "acl:relcl"):
        return [] if relation[verb] == "acl:relcl" and _has_relative_subject(page, verb) and not is_passive(page, verb) else [head]
    if is_passive(page, verb) and relation[verb] in {"xcomp", "conj"}:
        return _subjects(page, head)
    beside = [c for c in tree.children[verb] if relation[c] == "conj" and page.analysis.upos[c] == "VERB"]
    beside += [head] if relation[verb] == "conj" and head >= 0 else []
    return [o for b in beside for o in tree.children[b] if is_object(page, o)][:1]


def _has_relative_subject(page: Page, verb: int) -> bool:
    """Whether the pronoun is the subject ("the treaty that expired"), so that the verb acts on nothing."""
    subject = page.tree.find_child(verb, "nsubj")
    return subject is not None and page.tree.lower[subject] in {"that", "which", "who"}


def _subjects(page: Page, verb: int) -> list[int]:
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


def _by_preposition(instruments: Instruments, verb: int, keys: list[str]) -> Iterator[Step]:
    page, lemma = instruments.page, keys[-1]
    for child in page.tree.children[verb]:
        if bare(page.analysis.relation[child]) not in {"obl", "obj"}:
            continue
        cases = [page.tree.lower[c] for c in page.tree.children[child] if page.analysis.relation[c] == "case"]
        known = (instruments.words.prepositions.get(k) for k in [*(f"{lemma} {c}" for c in cases), *(keys[:-1] if cases else [])])
        stage = next((s for s in known if s), None)
        if stage:
            yield from (Step(verb, i, stage, _BY_VERB) for i in instruments.under(child))


def _by_state(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    """What an instrument is brought into: "enters into force", "takes effect", "was put into effect"."""
    page = instruments.page
    if keys[-1] not in LIGHT:
        return
    below = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) in {"obl", "obj", "xcomp"}]
    stage = next((s for c in below if (s := _state(instruments, c))), None)
    if stage:
        things = [*_subjects(page, verb), *(o for o in objects if o not in below)]
        yield from (Step(verb, i, stage, _BY_VERB) for t in things for i in instruments.under(t))


def _state(instruments: Instruments, word: int) -> Stage | None:
    """What being in or at a word means for an instrument."""
    page = instruments.page
    adjectives = [page.tree.lower[c] for c in page.tree.children[word] if page.analysis.relation[c] in {"amod", "compound"}]
    keys = [*(f"{a} {page.tree.lower[word]}" for a in adjectives), page.tree.lower[word]]
    return next((instruments.words.states[k] for k in keys if k in instruments.words.states), None)


def _by_predicate(instruments: Instruments, word: int) -> Iterator[Step]:
    page = instruments.page
    done = instruments.words.verbs.get(instruments.lemma(word)) if page.tree.lower[word].endswith("ed") else None  # "is finalized"
    stage = _state(instruments, word) or done
    if stage:
        yield from (Step(word, i, stage, _BY_STATE) for s in _subjects(page, word) for i in instruments.under(s))
    elif page.tree.lower[word] in instruments.words.nearly:  # "are close to a deal"
        below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"obl", "nmod"}]
        yield from (Step(word, i, "concluded", _BY_STATE) for c in below for i in instruments.under(c))


def _by_adjective(instruments: Instruments, word: int) -> Iterator[Step]:
    page = instruments.page
    stage = instruments.words.described.get(page.tree.lower[word]) or instruments.words.described.get(page.lemma[word])
    if stage:
        yield from (Step(word, i, stage, _BY_ADJECTIVE) for i in instruments.under(page.analysis.head[word]))


def _by_noun(instruments: Instruments, word: int) -> Iterator[Step]:
    page = instruments.page
    stage = instruments.words.nouns.get(singular(page.tree.lower[word]))
    if stage is None:
        return
    if stage == "authorized":
        yield from _by_mandate(instruments, word)
        return
    below = [c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"nmod", "compound", "amod", "obl"}]
    head = page.analysis.head[word]
    if head >= 0 and bare(page.analysis.relation[word]) == "nsubj" and instruments.lemma(head) in instruments.words.alone:
        return  # "talks on the pact have stalled": the verb tells the step
    finished = head >= 0 and instruments.words.verbs.get(instruments.lemma(head)) == "concluded"
    if stage == "negotiating" and finished and page.analysis.relation[word] == "obj":
        return  # "completed negotiations on a pact"
    if stage in _BY_HAND and head >= 0 and page.analysis.relation[word] == "obj":
        below += [c for c in page.tree.children[head] if bare(page.analysis.relation[c]) == "obl"]
    found = [i for c in below for i in instruments.under(c)]
    if not found and singular(page.tree.lower[word]) == "ratification" and bare(page.analysis.relation[word]) in {"obj", "nsubj"}:
        last = instruments.last_before(word)
        found = [last] if last else []
    yield from (Step(word, i, stage, _BY_NOUN) for i in found)


def _by_mandating(instruments: Instruments, verb: int) -> Iterator[Step]:
    """What somebody is authorized to do with an instrument: "authorized the minister to sign the accord"."""
    page = instruments.page
    if instruments.words.verbs.get(instruments.lemma(verb)) == "authorized":
        for deed in page.tree.children[verb]:
            if page.analysis.relation[deed] in {"xcomp", "advcl", "ccomp"} and instruments.lemma(deed) in instruments.words.mandated:
                inside = [instruments.at[i] for i in page.tree.subtree(deed) if i in instruments.at]
                yield from (Step(verb, i, "authorized", _BY_VERB) for i in inside[:1])


def _is_mandated(instruments: Instruments, verb: int) -> bool:
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
        yield from (Step(noun, i, "authorized", _BY_NOUN) for i in inside[:1] or ([last] if last else []))
        return
