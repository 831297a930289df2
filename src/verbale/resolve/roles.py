"""Roles: "the spokesman", "the Turkish president", "both leaders" mean somebody who is named elsewhere."""

from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.context import Context
from verbale.resolve.people import Person, singular
from verbale.resolve.together import COUNTS, find_joint, find_named_joint, find_sides

__all__ = ["read_role"]

_SIDES = frozenset({"side", "party", "leader", "man", "two", "three"})


def read_role(context: Context, run: Run, head: int) -> list[Referent]:
    """Somebody named elsewhere in the document: "the spokesman", "the Turkish president", "the two leaders"."""
    noun = singular(context.tree.lower[head])
    if context.tree.lower[head] != noun and (noun in context.roles.heads or noun in _SIDES):
        return _roles_of_many(context, run, head, noun)
    if noun not in context.roles.heads or not context.is_definite(run):
        return []
    country = context.country_in(run, head)
    marks = {
        w
        for w in context.tree.lower[run[0] : head]
        if w in context.roles.modifiers and w not in {"new", "top", "senior", "former", "current"}
    }
    person = _bearer(context, head, noun, marks, country)
    if person:
        return [context.cast.refer(person, inferred=True)]
    spoke = context.last
    fits = country is None and len(spoke) == 1 and spoke[0].person and not marks
    if fits and _plain(noun, spoke[0]):
        return [spoke[0]]
    unnamed = [r for _, r in context.groups if r.role == noun and country in {None, r.country}]
    return unnamed[-1:]


def _plain(noun: str, referent: Referent) -> bool:
    """Whether a general word ("the official") may stand for somebody with another office or none."""
    known = referent.person.roles if referent.person else set()
    return noun in {"official", "leader", "diplomat", "politician", "envoy"} or not known


def _bearer(context: Context, at: int, noun: str, marks: set[str], country: str | None) -> Person | None:
    """The person with the office who was named last before, else first after."""
    wanted = context.roles.leaders if noun in {"leader"} else {noun}
    fits = [p for p in context.cast.people if p.roles & wanted and (country is None or p.country == country)]
    exact = [p for p in fits if marks <= p.roles] or ([] if marks and country is None and len(fits) > 1 else fits)
    before = [(max(i for i in p.at if i < at), p) for p in exact if p.at[0] < at]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return exact[0] if len(exact) == 1 else None


def _roles_of_many(context: Context, run: Run, head: int, noun: str) -> list[Referent]:
    """More than one: "the ministers", "both leaders", "the two sides"."""
    lower = context.tree.lower[run[0] : run[1]]
    count = next((COUNTS[w] for w in lower if w in COUNTS), 2 if noun in {"side", "party"} else 0)
    country = context.country_in(run, head)
    if country is not None or not (count or lower[0] in {"the", "these", "those"}):
        return []
    people = [p for p in context.cast.people if noun in p.roles or (noun == "leader" and p.roles & context.roles.leaders)]
    near = [p for p in people if any(i < head for i in p.at)]
    if len(near) >= 2:
        near.sort(key=lambda p: -max(i for i in p.at if i < head))
        return [context.cast.refer(p, inferred=True) for p in (near[:count] if count else near)]
    if noun in {"side", "party"}:
        return find_sides(context, run, head)
    return find_named_joint(context, head) or find_joint(context, head) if count or noun in _SIDES else []
