"""Any other noun: its own words are the name of a group or an institution."""

from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.context import Context
from verbale.resolve.people import singular

__all__ = ["read_noun"]


def read_noun(context: Context, run: Run, head: int) -> list[Referent]:
    """Any other noun: its own words are the name."""
    analysis = context.tree.analysis
    if analysis.upos[head] not in {"NOUN", "PROPN", "ADJ", "NUM"} or singular(context.tree.lower[head]) in {"expectation", "result"}:
        return []
    name = _name_words(context, run, head)
    country = context.country_in(run, head)
    lower = context.tree.lower[head]
    kind = "institution" if singular(lower) in context.roles.institutions or analysis.upos[head] == "PROPN" else "group"
    if kind == "institution" and context.is_definite(run) and len(name.split()) == 1:
        known = [r for _, r in context.groups if r.name.lower().endswith(lower) or r.role == lower]
        medium = _medium_before(context, head, lower)
        if medium or known:
            return [medium or known[-1]]
    inferred = country is None and kind == "institution"
    found = Referent(name, country or _owner_country(context, run, head), kind, lower, inferred=inferred)
    context.groups.append((head, found))
    return [found]


def _medium_before(context: Context, at: int, noun: str) -> Referent | None:
    """The paper, agency or channel that a bare "the newspaper" means: one that is called so, else the one named last before."""
    if noun not in context.cast.lexicon.media.carriers:
        return None
    before = [p for p in context.cast.places if p.end <= at and p.title.sector == "MED"]
    called = [p for p in before if p.title.name.lower().endswith(noun)]
    nearest = (called or before)[-1:]
    return next((Referent.of_title(p.title) for p in nearest), None)


def _name_words(context: Context, run: Run, head: int) -> str:
    """The noun phrase without its article, possessive and closing marks."""
    low, high = context.tree.phrase(head)
    low, high = max(low, run[0]), min(high, run[1])
    if high == head + 1 < run[1] and context.tree.lower[high] == "of":  # the tree ties the state to the verb
        high = run[1]
    lower = context.tree.lower
    while low < head and (
        context.tree.analysis.upos[low] in {"DET", "PUNCT", "CCONJ", "ADV"} or lower[low] in {"his", "her", "its", "their", "our"}
    ):
        low += 1
    low, high = _proper(context, low, high, head)
    return context.tree.analysis.words_of((low, max(high, low + 1))).replace("\n", " ")


def _proper(context: Context, low: int, high: int, head: int) -> Run:
    """The proper name alone where a noun only says what bears it ("Northern Wire news agency", "the official National Radio")."""
    capital = [i for i in range(low, head + 1) if context.tree.analysis.words[i].surface[:1].isupper()]
    if not capital:
        return low, high
    if capital[-1] == head:
        return capital[0], high
    outlet = context.tree.lower[head] in context.cast.lexicon.media.carriers | {"group", "movement"}
    named = any(n.kind == "organisation" and low <= n.start < head for n in context.tree.analysis.names)
    return (low, capital[-1] + 1) if outlet and named else (low, high)


def _owner_country(context: Context, run: Run, head: int) -> str | None:
    """The country of the owner: "his cabinet"."""
    owner = next((c for c in context.tree.children[head] if context.tree.analysis.relation[c] == "nmod:poss"), None)
    if owner is None or not run[0] - 1 <= owner < run[1]:  # "its" may be left out of the words for the speaker
        return None
    found = context.one((owner, owner + 1), owner)
    return found[0].country if found else None
