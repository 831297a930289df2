"""Words and sentences of a stored text, without a model: the ledger reads again what it has to connect."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from verbale.extract.agreement.words import agreement_words
from verbale.lexicon import get_lexicon
from verbale.schema import Stage

__all__ = ["LedgerWords", "Word", "has_phrase", "ledger_words", "sentences_of", "singular", "surfaces_of", "words_of"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|['’]s\b|\w+(?:['’](?!s\b)\w+)*|[^\w\s]")
_LONGEST = 5
"""Words of a phrase of the table at most."""
_BREAK = re.compile(r"\n[^\S\n]*\n")
_ENDS = frozenset(".?!")
_SHORTENED = frozenset({"mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "amb", "no", "vs", "jr", "sr", "prof"})


class Word(NamedTuple):
    """One word: `text[start:end]`, as it stands and in lower case."""

    start: int
    end: int
    surface: str
    lower: str


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """The table `ledger` of a lexicon: classes of instruments by noun, lists of words, cues by stage, words by realis.

    The words of the table `agreement` are among the cues; `verbs` are the forms of all its verbs.
    """

    classes: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, Stage]
    realis: Mapping[str, frozenset[str]]
    verbs: frozenset[str]


@cache
def ledger_words(language: str = "en") -> LedgerWords:
    """The table of a shipped language."""
    return get_lexicon(language).table("ledger", _form)


def _form(**rows: Mapping[str, Any]) -> LedgerWords:
    turned: dict[str, Any] = {name: {w: key for key, words in rows[name].items() for w in words} for name in ("classes", "cues")}
    lists = {name: {key: frozenset(words) for key, words in rows[name].items()} for name in ("words", "realis")}
    verbs = frozenset(get_lexicon().table("agreement", agreement_words).forms)
    cues = _steps(lists["words"]["silent"]) | turned["cues"]
    return LedgerWords(turned["classes"], lists["words"], cues, lists["realis"], verbs)


def _steps(silent: frozenset[str]) -> dict[str, Stage]:
    """The words of the table `agreement` for each step, in all forms, without those that say too little by themselves."""
    table = get_lexicon().table("agreement", agreement_words)
    found: dict[str, Stage] = {}
    for rows in (table.described, table.states, table.nouns, table.prepositions, table.alone, table.verbs):
        kept = {phrase: stage for phrase, stage in rows.items() if phrase not in silent}
        verb_forms = {phrase: [form for form, lemma in table.forms.items() if lemma == phrase.split()[0]] for phrase in kept}
        found |= {" ".join((form, *phrase.split()[1:])): stage for phrase, stage in kept.items() for form in verb_forms[phrase]}
        found |= kept
    return found


def sentences_of(text: str) -> Iterator[list[Word]]:
    """The sentences of a text: cut at blank lines, and behind a mark that ends one where a capital or a quotation follows."""
    start = 0
    for gap in [*(m.span() for m in _BREAK.finditer(text)), (len(text), len(text))]:
        yield from _sentences(text, start, gap[0])
        start = gap[1]


def _sentences(text: str, start: int, end: int) -> Iterator[list[Word]]:
    words = words_of(text, start, end)
    first = 0
    for i, word in enumerate(words):
        if word.surface in _ENDS and _is_end(words, i):
            yield words[first : i + 1]
            first = i + 1
    if first < len(words):
        yield words[first:]


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of a part of a text."""
    return [Word(*m.span(), m[0], m[0].lower()) for m in _WORD.finditer(text, start, end)]


def has_phrase(words: Sequence[Word], phrases: Collection[str]) -> bool:
    """Whether one of some phrases stands among words."""
    lower = [w.lower for w in words]
    return any(" ".join(lower[at : at + size]) in phrases for at in range(len(lower)) for size in range(1, _LONGEST + 1))


def surfaces_of(text: str, start: int, end: int) -> list[str]:
    """The same as they stand: much faster where nothing else is wanted."""
    return _WORD.findall(text, start, end)


def _is_end(words: list[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.start == words[at].end:
        return after is None
    short = words[at].surface == "." and at and words[at - 1].lower in _SHORTENED
    return not short and not after.surface[:1].islower()


@lru_cache(1 << 16)
def singular(word: str) -> str:
    """A noun without its plural ending, near enough to compare.

    >>> singular("treaties"), singular("accords"), singular("talks")
    ('treaty', 'accord', 'talks')
    """
    if word in {"talks", "paris", "news", "series"} or len(word) < 4:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
