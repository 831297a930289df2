"""Threads: which names, in which documents, are names of one instrument."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, groupby
from math import log

import numpy as np
import numpy.typing as npt

from verbale.ledger.linkage import cluster
from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention
from verbale.ledger.wording import ledger_words, singular

__all__ = ["Name", "Thread", "name_threads", "words_around"]

LIKE = 0.20
"""The mean likeness of two groups of names, weighed by their mentions, that are one instrument."""
_APART = -2.0
"""The likeness of two names that cannot be one, so low that few others make up for it."""
_ALIAS = 2.0
"""The likeness of two names of which the text says that they are one: they are joined before all others."""
_AROUND = 1
"""Sentences on either side of a mention that tell what it is about."""
_RARE = 12
"""Names in which a word may stand that alone ties two of them ("the grain deal", "Black Sea Grain Initiative")."""
_DESCRIBES = 0.15
"""The share of an instrument's mentions beside which each word of a description of it stands; of one that has a name, twice that."""
_SAME_STATES = 0.5
"""How alike the states around two names are (cosine) of which one describes the other."""
_ABOUT_SAME = 0.3
"""The same for a description that fits several instruments."""
_LEAST_STATES = 0.3
"""The same for two descriptions that share words."""
_FAR = timedelta(days=60)
"""What may lie between the days of two names of which one describes the other."""
_EARLY = timedelta(days=365)
"""How long before a proper name another may be in use that is short for it."""
_LIFE = timedelta(days=730)
"""What may lie between the days of two names of one instrument of which one tells no more than its sides or its year."""
_KNOWN = 0.15
"""The share of an instrument's mentions beside which a state stands that another name of it names."""
_SIDES = 0.5
"""The share of mentions beside which a state stands that is the other side."""
_BRACKET = 6
"""Words between a name and another in brackets that stands for it."""

Key = tuple[frozenset[str], frozenset[str], frozenset[str], str]


@dataclass(slots=True)
class Name:
    """All mentions by one name: the same telling words, states, years and class of noun; `around` counts the words beside them."""

    core: frozenset[str]
    codes: frozenset[str]
    years: frozenset[str]
    form: str
    mentions: list[Mention] = field(default_factory=list)
    around: Counter[str] = field(default_factory=Counter)
    aliases: set[Key] = field(default_factory=set)
    era: Key | None = None

    @property
    def key(self) -> Key:
        """What tells one name from another."""
        return self.core, self.codes, self.years, self.form

    @property
    def proper(self) -> bool:
        """Whether it is mostly written as a name."""
        return 2 * sum(m.proper for m in self.mentions) > len(self.mentions)

    def add(self, mention: Mention, passages: Mapping[str, Sequence[Passage]]) -> None:
        """Count one more mention, with what stands around it."""
        self.mentions.append(mention)
        self.around.update(words_around(passages[mention.place[0]], mention.place[1]))

    def share(self, word: str) -> float:
        """The share of the mentions beside which a word stands."""
        return self.around[word] / len(self.mentions)


@dataclass(slots=True)
class Thread:
    """One instrument: its names, the most used first, and all mentions by them.

    `another` is True for one that is only spoken of as one more after it ("another deal"), `kinds` are the words by which one is told
    from it ("the interim deal").
    """

    names: list[Name]
    mentions: list[Mention]
    another: bool = False
    kinds: frozenset[str] = frozenset()


def name_threads(mentions: Iterable[Mention], passages: Mapping[str, Sequence[Passage]]) -> list[Thread]:
    """The instruments that the mentions name, those named most first; `passages` are the sentences of each document by its id.

    Mentions that do not tell which instrument they mean ("the deal", "an agreement with Iran") are passed over: `resolve_mentions`
    ties those to the threads.
    """
    names = _by_era(_names(mentions, passages), passages)
    threads = []
    for group in cluster(_likeness(names), LIKE, [len(n.mentions) for n in names]):
        own = sorted((names[i] for i in group), key=lambda n: -len(n.mentions))
        told = sorted((m for n in own for m in n.mentions), key=lambda m: m.another)
        threads += [Thread(own, list(part), another) for another, part in groupby(told, key=lambda m: m.another)]
    return sorted(threads, key=lambda t: -len(t.mentions))


def words_around(parts: Sequence[Passage], at: int, reach: int = _AROUND) -> set[str]:
    """What the sentences around a sentence speak of: content words, and states as "=" and their code."""
    table = ledger_words()
    words: set[str] = set()
    for part in parts[max(0, at - reach) : at + reach + 1]:
        words |= {singular(w.lower) for w in part.words if w.surface[0].isalpha() and len(w.lower) > 3}
        words |= {f"={code}" for code in part.codes}
    return words - table.words["stops"] - table.words["dull"]


def _names(mentions: Iterable[Mention], passages: Mapping[str, Sequence[Passage]]) -> list[Name]:
    found: dict[Key, Name] = {}
    before: Mention | None = None
    for mention in mentions:
        if not mention.bare and not mention.loose:
            key = _key(mention)
            name = found.setdefault(key, Name(*key))
            name.add(mention, passages)
            if before and _in_brackets(before, mention):
                name.aliases.add(_key(before))
            before = mention
    return list(found.values())


def _by_era(names: list[Name], passages: Mapping[str, Sequence[Passage]]) -> list[Name]:
    """The names, those divided that describe two instruments with alike names: each use means the one that came up last before it."""
    scale = _Scale(names)
    own = sorted((n for n in names if n.proper and n.core and len(scale.days(n)) > 2), key=lambda n: scale.days(n)[0])
    found: list[Name] = []
    for name in names:
        fitting = [] if name.proper else [p for p in own if _may_mean(name, p, scale)]
        meant = _without_kinds(name, fitting, names, scale)
        told = meant and (name.core & ledger_words().words["kinds"] or len(meant) < len(fitting))
        dated = [p for p in meant if str(scale.days(p)[0].year) in name.years]
        if not told and not any(_is_alike(p, q) and not scale.shortens(p, q) for p, q in combinations(meant, 2)):
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


def _without_kinds(name: Name, meant: list[Name], names: Iterable[Name], scale: "_Scale") -> list[Name]:
    """Those of some instruments that no name calls by a kind which this one leaves out: "the nuclear deal" is not the interim one."""
    kinds = ledger_words().words["kinds"]
    others = [n for n in names if not n.proper and n.core & kinds and n.core - kinds == name.core]
    return [p for p in meant if not any(_may_mean(n, p, scale) for n in others)] or meant


def _may_mean(description: Name, name: Name, scale: "_Scale") -> bool:
    """Whether an instrument with a name of its own is one of those that a description fits."""
    kinds = ledger_words().words["kinds"]
    telling = description.core - kinds
    beside = telling and all(name.share(w) >= 2 * _DESCRIBES for w in telling) and all(name.share(w) for w in description.core & kinds)
    return bool(beside) and _agree(description, name) and scale.states(description, name) >= _ABOUT_SAME


def _is_alike(one: Name, other: Name) -> bool:
    """Whether two names of instruments are one but for further words in the other: "Plan of Action", "Comprehensive Plan of Action"."""
    return one.form == other.form and one.core != other.core and (one.core <= other.core or other.core <= one.core)


def _key(mention: Mention) -> Key:
    return mention.core, mention.codes, mention.years, mention.form


def _in_brackets(before: Mention, mention: Mention) -> bool:
    """Whether a mention stands in brackets right behind another, which it then stands for."""
    words, gap = before.passage.words, mention.start - before.end
    opened = mention.passage is before.passage and 1 <= gap <= _BRACKET and words[mention.start - 1].surface == "("
    return opened and [w.surface for w in words[mention.end : mention.end + 1]] == [")"]


def _likeness(names: Sequence[Name]) -> npt.NDArray[np.float64]:
    """How alike each pair of names is: 1 for the same, under 0 for two that cannot be one."""
    scale = _Scale(names)
    grid = np.eye(len(names))
    for i, one in enumerate(names):
        for j in range(i):
            grid[i, j] = grid[j, i] = _pair(one, names[j], scale)
    return grid


class _Scale:
    """What is common to all names: in how many a word stands, the states around each, weighed, and which stand for each other."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.count = Counter(word for name in names for word in name.core)
        spread = Counter(word for name in names for word in name.around if word[0] == "=")
        self._states = {id(n): _unit({w: n.share(w) * log((1 + len(names)) / spread[w]) for w in n.around if w[0] == "="}) for n in names}
        self._days = {id(n): sorted(d for m in n.mentions if (d := m.passage.document.published)) for n in names}
        self._since = {n.key: self._days[id(n)][0] for n in names if self._days[id(n)]}

    def states(self, one: Name, other: Name) -> float:
        """How alike the states are that are spoken of around two names (cosine)."""
        a, b = self._states[id(one)], self._states[id(other)]
        return float(sum(v * b[w] for w, v in a.items() if w in b))

    def days(self, name: Name) -> Sequence[date]:
        """The days of the documents that use a name, in order."""
        return self._days[id(name)]

    def shortens(self, one: Name, other: Name) -> bool:
        """Whether the shorter of two names may stand for the longer: it is not in use long before that."""
        short, long = sorted((one, other), key=lambda n: len(n.core))
        a, b = self.days(short), self.days(long)
        return len(short.core) == len(long.core) or not a or not b or a[0] + _EARLY >= b[0]

    def misdates(self, one: Name, other: Name) -> bool:
        """Whether the year of a name is not the one in which the instrument came up that the other means."""
        since = self.since(other) if other.era and one.years else None
        return since is not None and str(since.year) not in one.years

    def since(self, name: Name) -> date | None:
        """The first day on which an instrument is spoken of: that of the name which another stands for."""
        return self._since.get(name.era or name.key)

    def near(self, one: Name, other: Name, far: timedelta = _FAR) -> bool:
        """Whether two names are used in the same time."""
        a, b = self.days(one), self.days(other)
        return not a or not b or (a[0] - far <= b[-1] and b[0] - far <= a[-1])


def _unit(values: dict[str, float]) -> dict[str, float]:
    length = sum(v * v for v in values.values()) ** 0.5 or 1.0
    return {w: v / length for w, v in values.items()}


def _pair(one: Name, other: Name, scale: _Scale) -> float:
    if one.key in other.aliases | {other.era} or other.key in one.aliases | {one.era}:
        return _ALIAS
    if (one.era and (other.era or other.proper) and one.era != other.era) or (other.era and one.proper):
        return _APART
    if scale.misdates(one, other) or scale.misdates(other, one):
        return _APART
    if not _agree(one, other) or not (_known_in_year(one, other, scale) and _known_in_year(other, one, scale)):
        return _APART
    shared, least = one.core & other.core, min(len(one.core), len(other.core))
    contained = least > 0 and len(shared) == least
    if one.proper and other.proper and (not contained or not scale.shortens(one, other)):
        return _APART
    return max(_named_alike(one, other, shared, scale) if shared or not least else 0.0, _described(one, other, scale))


def _named_alike(one: Name, other: Name, shared: frozenset[str], scale: _Scale) -> float:
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


def _agree(one: Name, other: Name) -> bool:
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


def _known_in_year(one: Name, other: Name, scale: "_Scale") -> bool:
    """Whether a name that only its year tells ("the treaty of 2001") may be the other's: that is first spoken of in that year."""
    since = scale.since(other)
    return bool(one.core or not one.years or other.years) or (since is not None and str(since.year) in one.years)


def _knows(one: Name, other: Name) -> bool:
    """Whether the states of a name are also spoken of where the other stands."""
    known = [code in other.codes or other.share(f"={code}") >= _KNOWN for code in one.codes]
    return not known or (all(known) if len(known) == 2 else any(known))


def _described(one: Name, other: Name, scale: _Scale) -> float:
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
    return least if least >= _DESCRIBES * (2 if name.proper else 1) else 0.0
