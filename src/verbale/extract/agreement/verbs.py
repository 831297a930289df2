"""Steps that verbs tell: by what they act on, by a preposition, by a set phrase, by what an instrument is brought into."""

from collections.abc import Iterator

from verbale.extract.agreement.instruments import Instrument, Instruments
from verbale.extract.agreement.standing import is_nearly
from verbale.extract.agreement.step import BY_STATE, BY_VERB, Step, objects_of, subjects_of
from verbale.extract.agreement.words import LIGHT
from verbale.extract.reading.acts import find_agent, is_passive
from verbale.extract.reading.clauses import subject_of
from verbale.extract.realis import find_realis_of
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.agreement import Stage

__all__ = ["by_verb", "state_of"]

_BEHIND = 5
"""Words behind a thing among which stands what it is said to be."""
_TO_COME = frozenset({"signed", "initialled", "concluded", "negotiating"})


def by_verb(instruments: Instruments, verb: int) -> Iterator[Step]:
    """The steps that a verb tells of the instruments in its clause."""
    keys = list(_keys(instruments, verb))
    objects = objects_of(instruments.page, verb)
    yield from _by_object(instruments, verb, keys, objects)
    yield from _by_preposition(instruments, verb, keys)
    yield from _by_duty(instruments, verb, keys, objects)
    yield from _by_phrase(instruments, verb, objects)
    yield from _by_judging(instruments, verb, keys, objects)
    yield from _by_state(instruments, verb, keys, objects)
    yield from _by_itself(instruments, verb, keys, objects)


def _is_talk(instruments: Instruments, word: int) -> bool:
    """Whether a noun, or what it is a round of, makes an instrument: what happens to "talks on the pact" does not happen to the pact."""
    if word in instruments.at:
        return False
    lower = instruments.page.tree.lower
    inside = [word, *(c for c in instruments.page.tree.children[word] if lower[word] in {"round", "rounds", "series"})]
    return any(instruments.words.nouns.get(singular(lower[i])) == "negotiating" for i in inside)


def _by_object(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    words = instruments.words
    denied = _denied(instruments, verb, keys)
    stage = denied or next((words.verbs[k] for k in keys if k in words.verbs), None)
    if keys[-1] in words.parliamentary and _by_parliament(instruments, verb):
        stage = "ratified"
    if stage is None or (keys[-1] in {"make", *words.judges} and _is_described(instruments, verb, objects)):
        return  # "it was not made public", "declared the text all but ready"
    word, told = _proposed(instruments, verb, stage)
    for thing in objects:
        known = _of_talks(instruments, thing, told)
        if known:
            yield from (Step(word, i, known, BY_VERB, told="actual" if denied else None) for i in _instruments(instruments, verb, thing))


def _is_described(instruments: Instruments, verb: int, objects: list[int]) -> bool:
    """Whether a verb only says what its object is made or held to be."""
    page = instruments.page
    below = (i for o in objects for i in page.tree.subtree(o))
    return _judged(instruments, verb, objects) is not None or any(state_of(instruments, i) for i in below if page.analysis.upos[i] == "ADJ")


def _judged(instruments: Instruments, verb: int, objects: list[int]) -> int | None:
    """What a thing is made or held to be: an adjective under the verb, or one that the tree hung on the thing before it."""
    page = instruments.page
    stop = page.analysis.sentence_of(verb).stop
    near = (i for o in objects for i in range(o + 1, min(o + _BEHIND, stop)) if page.analysis.upos[i] == "ADJ")
    behind = (i for i in near if page.analysis.relation[i] != "amod" and state_of(instruments, i))
    told = page.tree.find_child(verb, "xcomp")
    return told if told is not None else next(behind, None)


def _by_judging(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    """What somebody says that an instrument is: "declared the text all but ready", "called the pact dead"."""
    word = _judged(instruments, verb, objects) if keys[-1] in instruments.words.judges else None
    stage = state_of(instruments, word) if word is not None else None
    counted = instruments.words.counted & {instruments.page.tree.lower[i] for i in instruments.page.analysis.sentence_of(verb)}
    if word is not None and stage and not counted:  # "has declared it ready four times" only counts what was said
        things = objects or [c for c in instruments.page.tree.children[word] if bare(instruments.page.analysis.relation[c]) == "nsubj"]
        nearly = is_nearly(instruments.page, word, instruments.words.nearly)
        yield from (Step(verb, i, stage, BY_STATE, nearly=nearly) for thing in things for i in instruments.under(thing))


def _denied(instruments: Instruments, verb: int, keys: list[str]) -> Stage | None:
    """The step that not doing something is: who does not keep a treaty breaks it."""
    stage = next((instruments.words.denied[k] for k in keys if k in instruments.words.denied), None)
    if stage is None or (is_passive(instruments.page, verb) and not any(" " in k for k in keys)):
        return None
    ahead = {instruments.page.tree.lower[c] for c in instruments.page.tree.children[verb]} & {"will", "would", "wo", "shall"}
    held = instruments.page.analysis.upos[verb] == "ADJ"  # "considers itself bound by": it is the holding that is denied
    told = instruments.page.analysis.head[verb] if held else verb
    return stage if not ahead and find_realis_of(instruments.page, told, factuality=False) == "negated" else None


def _of_talks(instruments: Instruments, thing: int, stage: Stage) -> Stage | None:
    """What a step is where it happens to the talks on an instrument: suspended ones have stalled."""
    return instruments.words.talked.get(stage, stage) if _is_talk(instruments, thing) else stage


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


def _by_preposition(instruments: Instruments, verb: int, keys: list[str]) -> Iterator[Step]:
    page, lemma = instruments.page, keys[-1]
    for child in page.tree.children[verb]:
        if bare(page.analysis.relation[child]) not in {"obl", "obj"}:
            continue
        cases = [page.tree.lower[c] for c in page.tree.children[child] if page.analysis.relation[c] == "case"]
        looked = [*(f"{lemma} {c}" for c in cases), *(keys[:-1] if cases else [])]
        denied = _denied(instruments, verb, looked)
        stage = denied or next((instruments.words.prepositions[k] for k in looked if k in instruments.words.prepositions), None)
        known = _of_talks(instruments, child, stage) if stage else None
        if known:
            yield from (Step(verb, i, known, BY_VERB, told="actual" if denied else None) for i in instruments.under(child))


def _by_duty(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    """What is done to what an instrument lays down: "met its obligations under …", "went beyond the limits of …"."""
    page, words = instruments.page, instruments.words
    beside = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) == "obl"]
    cases = {c: [f"{keys[-1]} {page.tree.lower[m]}" for m in page.tree.children[c] if page.analysis.relation[m] == "case"] for c in beside}
    for thing, looked in [*((o, keys) for o in objects), *cases.items()]:
        stage = next((words.duties[k] for k in looked if k in words.duties), None)
        if singular(page.tree.lower[thing]) not in words.dues or stage is None:
            continue
        denied = _denied(instruments, verb, looked)
        under = [i for c in beside if f"{keys[-1]} under" in cases[c] for i in instruments.under(c)]
        for found in list(instruments.under(thing)) or under or _owed(instruments, thing):
            yield Step(verb, found, denied or stage, BY_VERB, told="actual" if denied else None)


def _owed(instruments: Instruments, duty: int) -> list[Instrument]:
    """The instrument by which somebody has "its commitments": the one named last."""
    page = instruments.page
    owned = any(page.analysis.relation[c] == "nmod:poss" for c in page.tree.children[duty])
    last = instruments.last_before(duty) if owned and singular(page.tree.lower[duty]) in instruments.words.owed else None
    return [last] if last else []


def _by_phrase(instruments: Instruments, verb: int, objects: list[int]) -> Iterator[Step]:
    """Set phrases of a verb, its object and a preposition: "put her name to", "takes the place of"."""
    page, lemma = instruments.page, instruments.lemma(verb)
    for noun in objects:
        phrase = f"{lemma} {singular(page.tree.lower[noun])}"
        for child in (*page.tree.children[verb], *page.tree.children[noun]):
            case = page.tree.find_child(child, "case")
            stage = instruments.words.phrases.get(f"{phrase} {page.tree.lower[case]}") if case is not None else None
            if stage:
                yield from (Step(verb, i, stage, BY_VERB) for i in instruments.under(child))
        stage = instruments.words.phrases.get(phrase)
        last = instruments.last_before(verb) if stage and _by_parliament(instruments, verb) else None
        if stage and last:
            yield Step(verb, last, stage, BY_STATE)
        if phrase.split(maxsplit=1)[0] in instruments.words.submits and instruments.before(noun) & {"draft"}:
            yield from (Step(verb, i, "proposed", BY_VERB) for i in instruments.under(noun))


def _by_state(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    """What an instrument is brought into: "enters into force", "takes effect", "was put into effect", "remains unsigned"."""
    page = instruments.page
    if keys[-1] not in LIGHT:
        return
    below = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) in {"obl", "obj", "xcomp"}]
    stage = next((s for c in below if (s := state_of(instruments, c))), None)
    undone = next((s for c in below if (s := _undone(instruments, c))), None)
    things = [*subjects_of(page, verb), *(o for o in objects if o not in below)]
    found = [i for t in things for i in instruments.under(t)] if stage or undone else []
    over = page.analysis.head[verb]
    if stage == "in_force" and over >= 0 and page.analysis.relation[verb] == "xcomp" and instruments.lemma(over) == "cease":
        yield from (Step(over, i, "terminated", BY_VERB) for i in found)
    elif stage:
        yield from (Step(verb, i, stage, BY_VERB) for i in found)
    elif undone:
        yield from (Step(verb, i, undone, BY_STATE, told="negated") for i in found)


def state_of(instruments: Instruments, word: int) -> Stage | None:
    """What being in or at a word means for an instrument."""
    page = instruments.page
    adjectives = [page.tree.lower[c] for c in page.tree.children[word] if page.analysis.relation[c] in {"amod", "compound"}]
    keys = [*(f"{a} {page.tree.lower[word]}" for a in adjectives), page.tree.lower[word]]
    return next((instruments.words.states[k] for k in keys if k in instruments.words.states), None)


def _undone(instruments: Instruments, word: int) -> Stage | None:
    """The step that "unsigned" says is not made."""
    lower = instruments.page.tree.lower[word]
    return instruments.words.verbs.get(instruments.words.forms.get(lower[2:], "")) if lower.startswith("un") else None


def _by_itself(instruments: Instruments, verb: int, keys: list[str], objects: list[int]) -> Iterator[Step]:
    """What an instrument does: it expires, holds, collapses; talks on it that end without anything have stalled."""
    page = instruments.page
    alone = next((instruments.words.alone[k] for k in keys if k in instruments.words.alone), None)
    if alone is None or objects or is_passive(page, verb):
        return
    for subject in subjects_of(page, verb):
        stage = _of_talks(instruments, subject, alone)
        if _is_talk(instruments, subject) and keys[-1] == "end":
            stage = "stalled" if "without" in {page.tree.lower[i] for i in page.tree.subtree(verb)} else "negotiating"
        if stage:
            yield from (Step(verb, i, stage, BY_STATE) for i in instruments.under(subject))
