"""Names and titles: persons named in a phrase, those announced by their office, whoever issued a paper."""

from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.context import Context
from verbale.resolve.people import singular
from verbale.resolve.places import referent_at

__all__ = ["read_announced", "read_document", "read_name"]


def read_name(context: Context, run: Run, _head: int) -> list[Referent]:
    """A person named in the phrase, not as somebody's master ("X's aide", "aide to X"), and those joined by "and"."""
    numbers = [k for k in context.cast.within(*run) if not _aside(context, k, run)]
    joined = [k for k in numbers[1:] if k - 1 in numbers and _and_between(context, k)]
    return [context.cast.refer(context.cast.person_of(k)) for k in [*numbers[:1], *joined]]


def _and_between(context: Context, number: int) -> bool:
    """Whether only "and" stands between a mention with its titles and the one before it."""
    before, here = context.cast.mentions[number - 1], context.cast.mentions[number]
    return context.tree.lower[before.end : here.left] in (["and"], [",", "and"])


def _aside(context: Context, number: int, run: Run) -> bool:
    mention = context.cast.mentions[number]
    lower = context.tree.lower
    after = lower[mention.end] if mention.end < run[1] else ""
    before = lower[mention.left - 1] if mention.left > run[0] else ""
    if before in {"the", "a", "an"} and mention.left - 1 > run[0]:
        before = lower[mention.left - 2]
    return after in {"'s", "’s", "'", "’"} or before in {"to", "of", "for", "with", "by", "from", "in", "at", "near"}


def read_announced(context: Context, _run: Run, head: int) -> list[Referent]:
    """The bearer of an office who is named after it: "a Pentagon spokesman … Spokesman X"."""
    person = context.cast.announced.get(head)
    return [context.cast.refer(person, inferred=True)] if person else []


def read_document(context: Context, run: Run, head: int) -> list[Referent]:
    """Whoever issued a paper: "the Kremlin statement", "a statement by the ministry"."""
    if singular(context.tree.lower[head]) not in context.roles.documents:
        return []
    for i in range(*run):
        place = context.cast.place_at.get(i)
        if place and i != head and place.title.form in {"seat", "body", "institution"}:
            return [referent_at(context.cast, place.start)]
    number = next(iter(context.cast.within(*run)), None)
    return [context.cast.refer(context.cast.person_of(number))] if number is not None else []
