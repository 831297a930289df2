"""Bare mentions: which instrument "the deal" and "this truce" take up where they stand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from math import log

import numpy as np

from verbale.ledger.names import words_around
from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention
from verbale.ledger.threads import Thread
from verbale.ledger.wording import ledger_words, singular

__all__ = ["resolve_mentions"]

_BACK, _AHEAD, _STEP = 12, 3, 2
"""Sentences over which a bare mention looks back and ahead for the instrument that it takes up; a noun of a step looks less far."""
_WINDOW = 3
_LIKE = 0.12
"""Likeness (cosine) of the sentences around a mention to those around an instrument that it means, at least."""
_SAME_NOUN = 0.05
"""What it adds that the instrument is mostly called by the same noun."""
_DAYS = timedelta(days=120)
_ANY = frozenset({"any", "talks", "step", "part"})
"""Classes of nouns that say nothing of the kind of instrument."""

Placed = list[tuple[Mention, int | None]]


def resolve_mentions(mentions: Iterable[Mention], threads: list[Thread], passages: Mapping[str, Sequence[Passage]]) -> Placed:
    """Each mention with the number of its thread, None where it has none; `mentions` come document by document.

    A bare mention takes up the last instrument before it of a fitting kind, else the next behind it, else the one whose mentions
    stand among like words in those days. A thread of another instrument is added where one is first spoken of so.
    """
    thread_at = {m.place: number for number, thread in enumerate(threads) for m in thread.mentions}
    profiles = _Profiles(threads, passages)
    found: Placed = []
    for _, group in groupby(mentions, key=lambda m: m.place[0]):
        here: Placed = [(m, thread_at.get(m.place)) for m in group]
        for at, (mention, number) in enumerate(here):
            if number is None or mention.another:
                ways = (_taken_up(here, at, threads, profiles), number, _meant(mention, threads, profiles))
                taken = next((n for n in ways if n is not None), None)
                here[at] = (mention, _told_from(here, at, threads, profiles) if taken is None and mention.core else taken)
        found += here
    return found


def _taken_up(here: Placed, at: int, threads: list[Thread], profiles: "_Profiles") -> int | None:
    mention = here[at][0]
    pronoun = mention.passage.words[mention.noun].lower == "it"
    back, ahead = (_STEP, 0) if pronoun or mention.form == "step" else (_BACK, _AHEAD)
    for other, number in (*reversed(here[:at]), *here[at + 1 :]):
        gap = mention.passage.number - other.passage.number
        if number is not None and -ahead <= gap <= back and profiles.fits(mention, number):
            return number if mention.another == threads[number].another or not mention.another else _one_more(threads, number)
    return None


def _told_from(here: Placed, at: int, threads: list[Thread], profiles: "_Profiles") -> int | None:
    """The thread of an instrument of another kind than the one near it: "the interim agreement" beside "the free trade agreement"."""
    mention = here[at][0]
    for other, number in (*reversed(here[:at]), *here[at + 1 :]):
        near = -_AHEAD <= mention.passage.number - other.passage.number <= _BACK
        if near and number is not None and profiles.is_like(mention, number):
            return _one_more(threads, number, kinds=mention.core)
    return None


def _meant(mention: Mention, threads: list[Thread], profiles: "_Profiles") -> int | None:
    """The thread that a mention means by what stands around it."""
    number = profiles.nearest(mention)
    return _one_more(threads, number) if number is not None and mention.another and not threads[number].another else number


def _one_more(threads: list[Thread], number: int, kinds: frozenset[str] = frozenset()) -> int:
    """The thread of another instrument than that of a number: of some kinds, else the next after it."""
    names = threads[number].names
    found = next((i for i, t in enumerate(threads) if t.names is names and t.kinds == kinds and t.another != bool(kinds)), None)
    if found is None:
        threads.append(Thread(names, [], another=not kinds, kinds=kinds))
    return len(threads) - 1 if found is None else found


class _Profiles:
    """What stands around the mentions of each thread, and in which days."""

    def __init__(self, threads: Sequence[Thread], passages: Mapping[str, Sequence[Passage]]) -> None:
        self.threads, self.passages = threads, passages
        spread = Counter(word for t in threads for word in {w for n in t.names for w in n.around})
        self.weights = {w: log((1 + len(threads)) / n) for w, n in spread.items()}
        held: dict[str, dict[int, float]] = defaultdict(dict)
        for number, thread in enumerate(threads):
            for word, value in self._vector(sum((n.around for n in thread.names), Counter[str]())).items():
                held[word][number] = value
        self.holders = {word: (np.array(list(own)), np.array(list(own.values()))) for word, own in held.items()}
        days = ([d for m in t.mentions if (d := m.passage.document.published)] for t in threads)
        self.days = [(min(own) - _DAYS, max(own) + _DAYS) if own else None for own in days]
        self.nouns = [{_noun(m) for m in t.mentions if m.form not in _ANY} | {_noun(m) for m in t.mentions[:1]} for t in threads]

    def fits(self, mention: Mention, number: int) -> bool:
        """Whether a thread is of the kind of a mention, and between those whom the mention names."""
        thread = self.threads[number]
        return self.is_like(mention, number) and (mention.core <= thread.kinds or any(mention.core <= n.core for n in thread.names))

    def is_like(self, mention: Mention, number: int) -> bool:
        """Whether a thread may be of what a mention speaks of, but for the words that tell one kind from another."""
        forms = {n.form for n in self.threads[number].names}
        words = ledger_words(mention.passage.document.language).words
        paper = forms <= words["papers"] | {"talks"} and _noun(mention) not in words["written"]  # nobody calls a statement a deal
        kind = (mention.form in _ANY and not paper) or mention.form in forms
        names = self.threads[number].names
        return kind and all(any(code in n.codes or n.share(f"={code}") >= 0.2 for n in names) for code in mention.codes)

    def nearest(self, mention: Mention) -> int | None:
        """The thread that a mention means by the words around it, if one stands out."""
        if mention.form in {"step", "part"}:
            return None
        words = words_around(self.passages[mention.place[0]], mention.place[1], _WINDOW)
        here = self._vector(Counter(words))
        day = mention.passage.document.published
        alike = np.zeros(len(self.days))
        for word, value in here.items():
            numbers, values = self.holders[word]
            alike[numbers] += value * values
        noun = _noun(mention)
        scored = [
            (value, number)
            for number in np.flatnonzero(alike >= _LIKE - _SAME_NOUN).tolist()
            if (value := float(alike[number]) + (_SAME_NOUN if noun in self.nouns[number] else 0.0)) >= _LIKE
            and _in_days(day, self.days[number])
            and (mention.another or not self.threads[number].another)
            and self.fits(mention, number)
        ]
        return max(scored)[1] if scored else None

    def _vector(self, around: Counter[str]) -> dict[str, float]:
        values = {w: (1 + log(n)) * self.weights[w] for w, n in around.items() if w in self.weights}
        length = sum(v * v for v in values.values()) ** 0.5 or 1.0
        return {w: v / length for w, v in values.items()}


def _noun(mention: Mention) -> str:
    return singular(mention.passage.words[mention.noun].lower)


def _in_days(day: date | None, days: tuple[date, date] | None) -> bool:
    return day is None or days is None or days[0] <= day <= days[1]
