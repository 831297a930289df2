"""Names: all mentions of a corpus that call an instrument the same, with what stands around them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention
from verbale.ledger.wording import ledger_words, singular

__all__ = ["Key", "Name", "find_names", "words_around"]

_AROUND = 1
"""Sentences on either side of a mention that tell what it is about."""
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
    _proper: int = 0

    @property
    def key(self) -> Key:
        """What tells one name from another."""
        return self.core, self.codes, self.years, self.form

    @property
    def proper(self) -> bool:
        """Whether it is mostly written as a name."""
        return 2 * self._proper > len(self.mentions)

    def add(self, mention: Mention, passages: Mapping[str, Sequence[Passage]]) -> None:
        """Count one more mention, with what stands around it."""
        self.mentions.append(mention)
        self._proper += mention.proper
        self.around.update(words_around(passages[mention.place[0]], mention.place[1]))

    def share(self, word: str) -> float:
        """The share of the mentions beside which a word stands."""
        return self.around[word] / len(self.mentions)


def words_around(parts: Sequence[Passage], at: int, reach: int = _AROUND) -> list[str]:
    """What the sentences around a sentence speak of, in order: content words, and states as "=" and their code."""
    table = ledger_words()
    words: set[str] = set()
    for part in parts[max(0, at - reach) : at + reach + 1]:
        words |= {singular(w.lower()) for w in part.surfaces if w[0].isalpha() and len(w.lower()) > 3}
        words |= {f"={code}" for code in part.codes}
    return sorted(words - table.words["stops"] - table.words["dull"])  # sums over them are the same every time


def find_names(mentions: Iterable[Mention], passages: Mapping[str, Sequence[Passage]]) -> list[Name]:
    """The names of mentions that tell which instrument they mean, with their mentions."""
    found: dict[Key, Name] = {}
    before: Mention | None = None
    for mention in mentions:
        if not mention.bare and not mention.loose:
            key = key_of(mention)
            name = found.setdefault(key, Name(*key))
            name.add(mention, passages)
            if before and _in_brackets(before, mention):
                name.aliases.add(key_of(before))
            before = mention
    return list(found.values())


def key_of(mention: Mention) -> Key:
    return mention.core, mention.codes, mention.years, mention.form


def _in_brackets(before: Mention, mention: Mention) -> bool:
    """Whether a mention stands in brackets right behind another, which it then stands for."""
    words, gap = before.passage.words, mention.start - before.end
    opened = mention.passage is before.passage and 1 <= gap <= _BRACKET and words[mention.start - 1].surface == "("
    return opened and [w.surface for w in words[mention.end : mention.end + 1]] == [")"]
