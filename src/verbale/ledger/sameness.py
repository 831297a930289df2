"""Sameness: how alike two names are, and what keeps them apart."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from verbale.ledger.names import Name
from verbale.ledger.scale import Scale
from verbale.ledger.wording import ledger_words

__all__ = ["DESCRIBES", "agree", "likely_pairs", "pair_likeness"]

_APART = -2.0
"""The likeness of two names that cannot be one, so low that few others make up for it."""
_ALIAS = 2.0
"""The likeness of two names of which the text says that they are one: they are joined before all others."""
_RARE = 12
"""Names in which a word may stand that alone ties two of them ("the grain deal", "Black Sea Grain Initiative")."""
DESCRIBES = 0.15
"""The share of an instrument's mentions beside which each word of a description of it stands; of one that has a name, twice that."""
_SAME_STATES = 0.5
"""How alike the states around two names are (cosine) of which one describes the other."""
_LEAST_STATES = 0.3
"""The same for two descriptions that share words."""
_ROUGH = 1e-9
"""By what two sums may differ that are made in another order."""
_LIFE = timedelta(days=730)
"""What may lie between the days of two names of one instrument of which one tells no more than its sides or its year."""
_KNOWN = 0.15
"""The share of an instrument's mentions beside which a state stands that another name of it names."""
_SIDES = 0.5
"""The share of mentions beside which a state stands that is the other side."""


def likely_pairs(names: Sequence[Name], scale: Scale) -> set[tuple[int, int]]:
    """All pairs of names, by number, smaller first, that may be alike at all: no other pair has a likeness over 0.

    They stand for each other, share a telling word or a state, or one describes the other.
    """
    bearers: dict[object, set[int]] = defaultdict(set)
    for at, name in enumerate(names):
        for word in (name.key, *name.core, *(f"={code}" for code in name.codes)):
            bearers[word].add(at)
    described = _described_by(names)
    found: set[tuple[int, int]] = set()
    for at, name in enumerate(names):
        others = set().union(*(bearers[key] for key in (*name.aliases, *name.core, name.era)))
        if not name.core:
            others.update(scale.amid(name, _LEAST_STATES - _ROUGH), *(bearers[f"={code}"] for code in name.codes))
        elif not name.proper:
            others |= min((described[word] for word in name.core), key=len)
        found.update((min(at, other), max(at, other)) for other in others - {at})
    return found


def _described_by(names: Sequence[Name]) -> dict[str, set[int]]:
    """The numbers of the names that a description may mean which has a word, by that word."""
    words = {word for name in names if not name.proper for word in name.core}
    found: dict[str, set[int]] = defaultdict(set)
    for at, name in enumerate(names):
        for word in words & name.around.keys():
            if name.share(word) >= DESCRIBES:
                found[word].add(at)
    return found


def pair_likeness(one: Name, other: Name, scale: Scale) -> float:
    """How alike two names are: 1 for the same, under 0 for two that cannot be one."""
    if one.key in other.aliases | {other.era} or other.key in one.aliases | {one.era}:
        return _ALIAS
    if (one.era and (other.era or other.proper) and one.era != other.era) or (other.era and one.proper):
        return _APART
    if scale.misdates(one, other) or scale.misdates(other, one):
        return _APART
    if not agree(one, other) or not (_known_in_year(one, other, scale) and _known_in_year(other, one, scale)):
        return _APART
    shared, least = one.core & other.core, min(len(one.core), len(other.core))
    contained = least > 0 and len(shared) == least
    if one.proper and other.proper and (not contained or not scale.shortens(one, other)):
        return _APART
    return max(_named_alike(one, other, shared, scale) if shared or not least else 0.0, _described(one, other, scale))


def _named_alike(one: Name, other: Name, shared: frozenset[str], scale: Scale) -> float:
    """How alike two names are by their own words and states."""
    codes = one.codes & other.codes
    states = scale.states(one, other)
    if not (one.core and other.core):
        return _alike_by_sides(one, other, states) if scale.near(one, other, _LIFE) else 0.0
    if one.core == other.core:
        return 1.0
    if not (one.proper or other.proper) and states < _LEAST_STATES:
        return 0.0
    if len(shared) == min(len(one.core), len(other.core)):
        return 0.7 + 0.2 * states if any(scale.count[w] <= _RARE for w in shared) else 0.4
    return 0.6 if len(codes) > 1 else 0.5 * len(shared) / len(one.core | other.core)


def _alike_by_sides(one: Name, other: Name, states: float) -> float:
    """How alike two names are of which one tells no more than its sides or its year: "the treaty with Iran", "the 2015 accord"."""
    if one.codes & other.codes:
        return 0.7 if one.form == other.form else 0.0
    if states < _LEAST_STATES:
        return 0.0
    if one.years & other.years:
        return 0.8
    return 0.4 if one.form == other.form or one.years or other.years else 0.0


def agree(one: Name, other: Name) -> bool:
    """Whether nothing that two names say keeps them apart: noun, states, years."""
    if len({one.form, other.form} - {"any", "talks"}) > 1:
        return False
    apart = one.codes and other.codes and not one.codes & other.codes and (one.core != other.core or not one.proper)
    if apart and not (_is_beside(one, other) and _is_beside(other, one)):
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if (one.core ^ other.core) & ledger_words().words["kinds"] and not (one.proper or other.proper):
        return False
    return (one.core == other.core and bool(one.core) and not (one.codes and other.codes)) or (_knows(one, other) and _knows(other, one))


def _is_beside(one: Name, other: Name) -> bool:
    """Whether the states of a name mostly stand beside the other: a treaty "with Norway" may be one "with Iceland", told from there."""
    return all(other.share(f"={code}") >= _SIDES for code in one.codes)


def _known_in_year(one: Name, other: Name, scale: Scale) -> bool:
    """Whether a name that only its year tells ("the treaty of 2001") may be the other's: that is first spoken of in that year."""
    since = scale.since(other)
    return bool(one.core or not one.years or other.years) or (since is not None and str(since.year) in one.years)


def _knows(one: Name, other: Name) -> bool:
    """Whether the states of a name are also spoken of where the other stands."""
    known = [code in other.codes or other.share(f"={code}") >= _KNOWN for code in one.codes]
    return not known or (all(known) if len(known) == 2 else any(known))


def _described(one: Name, other: Name, scale: Scale) -> float:
    """How well one name describes what the other names: of two that are no proper names each has to describe the other."""
    if (one.proper and other.proper) or not scale.near(one, other):
        return 0.0
    states = scale.states(one, other)
    if states < _SAME_STATES:
        return 0.0
    ways = [_describes(a, b) for a, b in ((one, other), (other, one)) if not a.proper]
    return float((min(ways) * states) ** 0.5)


def _describes(description: Name, name: Name) -> float:
    """The share of the mentions of a name beside which the rarest word of a description stands."""
    least = min((name.share(w) for w in description.core), default=0.0)
    return least if least >= DESCRIBES * (2 if name.proper else 1) else 0.0
