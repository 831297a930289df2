"""Eras: a description that fits several instruments means the one that came up last before it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from verbale.ledger.names import Key, Name
from verbale.ledger.passages import Passage
from verbale.ledger.sameness import DESCRIBES, agree
from verbale.ledger.scale import Scale
from verbale.ledger.wording import ledger_words

__all__ = ["by_era"]

_ABOUT_SAME = 0.3
"""How alike the states around a description and an instrument are (cosine) that it may mean."""


def by_era(names: list[Name], passages: Mapping[str, Sequence[Passage]]) -> list[Name]:
    """The names, those divided that describe two instruments with alike names: each use means the one that came up last before it."""
    scale = Scale(names)
    own = sorted((n for n in names if n.proper and n.core and len(scale.days(n)) > 2), key=lambda n: scale.days(n)[0])
    found: list[Name] = []
    for name in names:
        fitting = [] if name.proper else [p for p in own if _may_mean(name, p, scale)]
        meant = _without_kinds(name, fitting, names, scale)
        told = meant and (name.core & ledger_words().words["kinds"] or len(meant) < len(fitting))
        dated = [p for p in meant if str(scale.days(p)[0].year) in name.years]
        if not told and not any(_extends(p, q) and not scale.shortens(p, q) for p, q in combinations(meant, 2)):
            found.append(name)
            continue
        parts, meant = dict[Key, Name](), dated or meant
        for mention in name.mentions:
            day = mention.passage.document.published
            era = next((p for p in reversed(meant) if day is None or scale.days(p)[0] <= day), meant[0]).key
            part = parts.setdefault(era, Name(*name.key, aliases=name.aliases, era=era))
            part.add(mention, passages)
        found += parts.values()
    return found


def _without_kinds(name: Name, meant: list[Name], names: Iterable[Name], scale: Scale) -> list[Name]:
    """Those of some instruments that no name calls by a kind which this one leaves out: "the nuclear deal" is not the interim one."""
    kinds = ledger_words().words["kinds"]
    others = [n for n in names if not n.proper and n.core & kinds and n.core - kinds == name.core]
    return [p for p in meant if not any(_may_mean(n, p, scale) for n in others)] or meant


def _may_mean(description: Name, name: Name, scale: Scale) -> bool:
    """Whether an instrument with a name of its own is one of those that a description fits."""
    kinds = ledger_words().words["kinds"]
    telling = description.core - kinds
    beside = telling and all(name.share(w) >= 2 * DESCRIBES for w in telling) and all(name.share(w) for w in description.core & kinds)
    return bool(beside) and agree(description, name) and scale.states(description, name) >= _ABOUT_SAME


def _extends(one: Name, other: Name) -> bool:
    """Whether two names of instruments are one but for further words in the other: "Plan of Action", "Comprehensive Plan of Action"."""
    return one.form == other.form and one.core != other.core and (one.core <= other.core or other.core <= one.core)
