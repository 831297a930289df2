"""Eras: a description that fits several instruments means the one that came up last before it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    known = _Instruments(names)
    scale = known.scale
    found: list[Name] = []
    for name in names:
        fitting = [] if name.proper else known.meant_by(name)
        meant = known.without_kinds(name, fitting)
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


class _Instruments:
    """The names that are names, in the order in which they came up, and what stands around them."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.scale = Scale(names)
        own = (n for n in names if n.proper and n.core and len(self.scale.days(n)) > 2)
        self._own = sorted(own, key=lambda n: self.scale.days(n)[0])
        self._kinds = ledger_words().words["kinds"]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._own):
            for word in name.around:
                if name.share(word) >= 2 * DESCRIBES:
                    self._by_word[word].append(at)
        self._of_kind: dict[frozenset[str], list[Name]] = defaultdict(list)
        for name in names:
            if not name.proper and name.core & self._kinds:
                self._of_kind[name.core - self._kinds].append(name)

    def meant_by(self, description: Name) -> list[Name]:
        """The instruments that a description fits."""
        likely = min((self._by_word.get(word, []) for word in description.core - self._kinds), key=len, default=[])
        return [p for at in likely if _may_mean(description, p := self._own[at], self.scale)]

    def without_kinds(self, name: Name, meant: list[Name]) -> list[Name]:
        """Those of some instruments that no name calls by a kind which this one leaves out: "the nuclear deal" is not the interim one."""
        others = self._of_kind.get(name.core, []) if meant else []
        return [p for p in meant if not any(_may_mean(n, p, self.scale) for n in others)] or meant


def _may_mean(description: Name, name: Name, scale: Scale) -> bool:
    """Whether an instrument with a name of its own is one of those that a description fits."""
    kinds = ledger_words().words["kinds"]
    telling = description.core - kinds
    beside = telling and all(name.share(w) >= 2 * DESCRIBES for w in telling) and all(name.share(w) for w in description.core & kinds)
    return bool(beside) and agree(description, name) and scale.states(description, name) >= _ABOUT_SAME


def _extends(one: Name, other: Name) -> bool:
    """Whether two names of instruments are one but for further words in the other: "Plan of Action", "Comprehensive Plan of Action"."""
    return one.form == other.form and one.core != other.core and (one.core <= other.core or other.core <= one.core)
