"""Those who were named or spoke together: "both", "the two countries", "the sides"."""

from collections.abc import Callable, Iterable

from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.context import Context
from verbale.resolve.people import Person, singular
from verbale.resolve.places import states_of
from verbale.resolve.tree import bare

__all__ = ["COUNTS", "find_joint", "find_named_joint", "find_sides", "read_states"]

_STATES = frozenset({"country", "nation", "state", "government", "capital", "neighbor", "neighbour", "ally", "power", "republic"})
"""Nouns that, in the plural, stand for the states that were named together."""
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "either": 2, "neither": 2, "each": 2}
_NEAR = 8
"""Sentences that are looked back over."""


def read_states(context: Context, run: Run, head: int) -> list[Referent]:
    """The states that were named together: "the two countries"."""
    noun = singular(context.tree.lower[head])
    return _states(context, run, head) if noun in _STATES and _is_counted(context, run, head) else []


def _is_counted(context: Context, run: Run, head: int) -> bool:
    """Whether states are meant that were named: "the two countries", "both governments", "either country", "their nations"."""
    before = context.tree.lower[run[0] : head]
    many = context.tree.lower[head] != singular(context.tree.lower[head])
    return any(w in COUNTS for w in before) or (many and before in (["the"], ["our"], ["their"], ["these"]))


def _states(context: Context, run: Run, head: int) -> list[Referent]:
    """The states of those who act jointly, else those named together last before: as many as the words count."""
    count = next((COUNTS[w] for w in context.tree.lower[run[0] : head] if w in COUNTS), 0)
    joint = [r.country for r in context.last if r.country]
    found = list(dict.fromkeys(joint)) if len(context.last) > 1 and context.is_still(head) else []
    if len(found) < max(count, 2):
        found = _states_before(context, head, count)
    names = [(code, context.cast.registry.name_of(code)) for code in found]
    return [Referent(name, code, "state", inferred=True) for code, name in names if name]


def _states_before(context: Context, at: int, count: int) -> list[str]:
    """The codes of the states and peoples named last in the nearest sentences before a word that name enough of them."""
    found: list[str] = []
    here = context.tree.sentence[at]
    for sentence in range(here, max(-1, here - _NEAR), -1):
        span = context.tree.analysis.sentences[sentence]
        new = [c for p in context.cast.locations if span.start <= p.start < min(span.stop, at) for c in states_of(p)]
        people = [c for k in context.cast.within(span.start, min(span.stop, at)) if (c := context.cast.person_of(k).country)]
        found = list(dict.fromkeys([*new, *people, *found]))
        if len(found) >= max(count, 2):
            return found[:count] if count else found
    return []


def find_sides(context: Context, run: Run, head: int) -> list[Referent]:
    """Both sides: those who were named together last, else the states that were."""
    joint = find_named_joint(context, head) or find_joint(context, head)
    return joint if len(joint) > 1 else _states(context, run, head) or joint


def find_named_joint(context: Context, at: int) -> list[Referent]:
    """Those whom "the leaders" and "the sides" mean, if they are people of states: things told of in between are none."""
    return find_joint(context, at, only=lambda r: r.country is not None)


def find_joint(context: Context, at: int, only: Callable[[Referent], bool] = lambda _: True) -> list[Referent]:
    """Those whom "they", "both" or "the two" mean: joint speakers, a group, or the persons or states named together last."""
    here = context.tree.sentence[at]
    if len(context.last) > 1 and context.is_still(at) and all(map(only, context.last)):
        return list(context.last)
    for sentence in range(here, max(-1, here - _NEAR), -1):
        span = context.tree.analysis.sentences[sentence]
        found = _joint_in(context, range(span.start, min(span.stop, at)))
        if found and all(map(only, found)):
            return found
    return []


def _joint_in(context: Context, span: range) -> list[Referent]:
    for word, speakers in reversed(context.spoken):
        if word in span and (len(speakers) > 1 or speakers[0].kind == "group"):
            return list(speakers)
    people = _unique(
        context.cast.person_of(k) for k in context.cast.within(span.start, span.stop) if not context.quoted[context.cast.mentions[k].start]
    )
    if len(people) >= 2:
        return [context.cast.refer(p, inferred=True) for p in people[:3]]
    return _plural_subject(context, span)


def _plural_subject(context: Context, span: range) -> list[Referent]:
    analysis = context.tree.analysis
    for i in span:
        named = bare(analysis.relation[i]) == "nsubj" and analysis.upos[i] in {"NOUN", "PROPN"} and not context.quoted[i]
        if named and ("Number=Plur" in analysis.feats[i] or context.tree.find_child(i, "conj") is not None):
            words = context.tree.subtree(i)
            if words[-1] < span.stop:  # else the pronoun stands in this very subject
                return list(context.resolve((words[0], words[-1] + 1)))
    return []


def _unique(people: Iterable[Person]) -> list[Person]:
    return list({id(p): p for p in people}.values())
