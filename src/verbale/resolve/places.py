"""Places that act: states, their capitals and peoples, bodies, and names that stand for several states."""

from collections.abc import Iterable

from verbale.language.analysis import Run
from verbale.resolve.cast import Cast, Referent
from verbale.resolve.context import Context
from verbale.resolve.registry import Place

__all__ = ["read_place", "referent_at", "states_of"]


def read_place(context: Context, _run: Run, head: int) -> list[Referent]:
    """Whom a name of the registry stands for: a state, a people, each of several states."""
    joint = context.cast.location_at.get(head)
    if joint and joint.title.form == "joint":
        names = [(code, context.cast.registry.name_of(code)) for code in joint.title.states]
        return [Referent(name, code, "state") for code, name in names if name]
    place = context.cast.place_at.get(head)
    if place is None:
        return []
    if place.title.form == "people":
        words = context.tree.analysis.words_of((place.start, place.end))
        return [Referent(words, place.title.code, "group")]
    return [referent_at(context.cast, place.start)]


def states_of(place: Place) -> Iterable[str]:
    """The codes that a name of a state, its government or its people gives."""
    title = place.title
    if title.form == "joint":
        return title.states
    return [title.code] if title.code and title.form in {"state", "seat", "people"} else []


def referent_at(cast: Cast, word: int) -> Referent:
    """The name of the registry at a word."""
    return Referent.of_title(cast.place_at[word].title)
