"""Phrases: the words around an instrument's noun that belong to its name, and what they tell of it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from verbale.ledger.passages import Passage
from verbale.ledger.wording import LedgerWords, Word, ledger_words, singular
from verbale.resolve.registry import Place
from verbale.schema import Span

__all__ = ["Mention", "mention_around", "speaks_of_another"]

_LEFT, _RIGHT = 6, 9
_MADE = 12
"""Words behind a noun among which stands when its instrument was made."""
_WALLS = frozenset(".;:?!()")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHERE = frozenset({"truce", "talks", "any"})
"""Classes of nouns of which "in" tells where they hold; others are made in a place, which does not tell them apart."""
_STATES = frozenset({"state", "people", "body", "institution"})
_TOWNS = frozenset({"seat", "place"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase around an instrument's noun: words `start` to `end` of its passage, `noun` among them.

    `core` are the words that tell this instrument from others, `codes` the states that the phrase names, `years` its years;
    `form` is the class of its noun, `proper` says that it is written as a name, `another` that it speaks of one more.
    """

    passage: Passage
    start: int
    end: int
    noun: int
    form: str
    core: frozenset[str]
    codes: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    proper: bool = False
    another: bool = False

    @property
    def bare(self) -> bool:
        """Whether the phrase itself does not tell which instrument it means."""
        return not self.core and not self.codes and not self.years

    @property
    def loose(self) -> bool:
        """Whether it tells no more than between whom ("the deal with Iran", "the interim deal"), which may be any of theirs."""
        kinds = ledger_words(self.passage.document.language).words["kinds"]
        return self.core <= kinds and not self.years and self.form in {"any", "talks"}

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands: the document's id, the sentence and the word."""
        return self.passage.document.id, self.passage.number, self.noun

    def covers(self, span: Span) -> bool:
        """Whether the phrase and a span of the text share a character."""
        return self.passage.words[self.start].start < span.end and span.start < self.passage.words[self.end - 1].end

    @property
    def exact(self) -> str:
        """The phrase as it stands."""
        words = self.passage.words
        return self.passage.document.text[words[self.start].start : words[self.end - 1].end]


def mention_around(passage: Passage, at: int, form: str, table: LedgerWords) -> Mention:
    """The mention around a noun of a sentence: as far as the words on either side belong to the name."""
    start = _left(passage.words, at, table)
    end = _right(passage.words, at, table)
    proper = _is_proper(passage.words, start, at, table)
    return Mention(
        passage,
        start,
        end,
        at,
        form,
        core=_core(passage, start, end, at, table, proper=proper),
        codes=frozenset(
            p.title.code
            for p in passage.places
            if start <= p.start < end
            and p.title.code
            and _is_named(passage, p, proper)
            and not (form != "truce" and _is_venue(passage, p, at))
        ),
        years=_years(passage.words, start, at, table),
        proper=proper,
        another=speaks_of_another(passage, start, at, table),
    )


def _is_proper(words: Sequence[Word], start: int, at: int, table: LedgerWords) -> bool:
    """Whether a phrase is written as a name: "Grain Initiative", "Treaty of Amity"."""
    behind = words[at + 1 : at + 3]
    named = len(behind) == 2 and behind[0].lower in {"of", "on"} and _is_capital(behind[1], table)
    return words[at].surface[0].isupper() and ((named and at > 0) or any(w.surface[0].isupper() for w in words[start:at]))


def _is_capital(word: Word, table: LedgerWords) -> bool:
    return word.surface[0].isupper() and word.lower not in table.words["times"]


def _years(words: Sequence[Word], start: int, at: int, table: LedgerWords) -> frozenset[str]:
    """The years by which a phrase tells its instrument: "the 2015 accord", "the treaty of 2001", "a treaty signed in March 2001"."""
    before = {w.surface for w in words[start:at] if _YEAR.fullmatch(w.surface)}
    behind = words[at + 1 : at + 3]
    if len(behind) == 2 and behind[0].lower == "of" and _YEAR.fullmatch(behind[1].surface):
        before.add(behind[1].surface)
    for i in range(at + 1, min(at + _MADE, len(words))):
        aside = words[i].surface == "," and words[i + 1 : i + 2] and words[i + 1].lower == "which"  # tells more of one that is known
        if singular(words[i].lower) in table.classes or words[i].surface in _WALLS or aside:
            break
        if words[i].lower in table.words["made"]:
            dated = words[i + 1 : i + 4]
            before |= {w.surface for w in dated if dated[0].lower == "in" and _YEAR.fullmatch(w.surface)}
            break
    return frozenset(before)


def speaks_of_another(passage: Passage, start: int, at: int, table: LedgerWords) -> bool:
    """Whether a phrase speaks of one more instrument: "another deal"."""
    before = {w.lower for w in passage.words[max(0, start - 1) : at]}
    return bool(before & table.words["another"])


def _left(words: Sequence[Word], at: int, table: LedgerWords) -> int:
    """Where the words before a noun begin that belong to it."""
    low = at
    while low and at - low < _LEFT:
        word = words[low - 1]
        joined = low < len(words) and words[low - 1].end == words[low].start
        if word.lower in table.words["stops"] or not (word.surface[0].isalnum() or (word.surface in {"-", "–"} and joined)):
            break
        if word.lower in table.cues and not joined and not word.surface[0].isupper():
            break
        low -= 1
    while low < at and words[low].surface in {"-", "–"}:
        low += 1
    return low


def _right(words: Sequence[Word], at: int, table: LedgerWords) -> int:
    """Where the phrases behind a noun end that say what or whom it is about."""
    high, fresh, form = at + 1, False, table.classes.get(singular(words[at].lower))
    while high < len(words) and high - at <= _RIGHT:
        word = words[high].lower
        where = word != "in" or (form in _WHERE and (form == "truce" or _names_next(words, high)))
        lead = word in table.words["joins"] and where and (word != "to" or _names_next(words, high))
        if {w.lower for w in words[high : high + 2]} & table.words["times"]:
            break
        article = (word in {"the", "a", "an", "its", "their"} and fresh) or (word == "and" and _names_next(words, high, {"the", "a"}))
        plain = words[high].surface[0].isalnum() or word in {"-", "–"}
        if not lead and not article and (not plain or word in table.words["stops"]):
            break
        fresh = lead
        ends = words[high].surface.islower() and words[high - 1].surface[0].isupper()
        if not lead and (high == at + 1 or (ends and not article)):
            break
        high += 1
    while high > at + 1 and (words[high - 1].lower in table.words["joins"] | {"the", "a", "an", "its", "their", "and", "-", "–"}):
        high -= 1
    return high


def _names_next(words: Sequence[Word], at: int, articles: Collection[str] = ()) -> bool:
    """Whether a name follows, not a verb or what is no name."""
    return any(w.lower in articles or w.surface[0].isupper() for w in words[at + 1 : at + 2])


def _is_named(passage: Passage, place: Place, proper: bool) -> bool:
    """Whether a state in a phrase is one of those whom it is about, not one that brokered it ("UN-mediated")."""
    after = [w.lower for w in passage.words[place.end : place.end + 2]]
    brokered = len(after) == 2 and after[0] in {"-", "–"} and after[1].endswith(("ed", "led", "backed"))
    return not brokered and (not proper or place.title.form in _STATES)


def _is_venue(passage: Passage, place: Place, at: int) -> bool:
    """Whether a town is where an instrument was made, not whom it is between: "the Geneva accord", "an agreement in Cairo"."""
    before = passage.words[place.start - 1].lower if place.start else ""
    return place.title.form in _TOWNS and (place.start < at or before == "in")


def _core(passage: Passage, start: int, end: int, at: int, table: LedgerWords, *, proper: bool) -> frozenset[str]:
    """The words of a phrase that tell which instrument it is: no noun of instruments, no step, no state, nothing dull.

    Of a name its capitals tell, dull or not. Where it was made tells only where nothing else does, or before the noun.
    """
    towns = [p for p in passage.places if at < p.start < end and p.title.form in _TOWNS and _is_venue(passage, p, at)]
    truce = table.classes.get(passage.words[at].lower) == "truce"
    venues = set() if truce else {i for p in towns for i in range(p.start, p.end)}
    forms = _STATES if proper else _STATES | {"place"}
    states = [p for p in passage.places if p.title.form in forms or (p.title.form in _TOWNS and p.start > at)]
    taken = {i for p in states if p not in towns for i in range(p.start, p.end)}
    opens = {p.start - 1 for p in states if p not in towns and passage.words[p.start - 2].lower in table.words["joins"]}
    words = _telling(passage, start, end, at, table, proper=proper, taken=taken | venues | opens)
    return words or _telling(passage, start, end, at, table, proper=proper, taken=taken | opens)


def _telling(
    passage: Passage, start: int, end: int, at: int, table: LedgerWords, *, proper: bool, taken: Collection[int]
) -> frozenset[str]:
    """The telling words of a phrase but for some that are taken."""
    found = set()
    for first, last in _joined(passage.words, start, end):
        word = "".join(w.lower for w in passage.words[first:last] if w.surface[0].isalnum())
        own = passage.words[first].surface[0].isupper() and (proper or first < at) and first > 0
        if any(i in taken for i in range(first, last)) or first <= at < last or len(word) < 2 or not word[0].isalpha():
            continue
        kind = last == at and singular(word) in table.words["named"]  # "partnership treaty"
        if (own and word not in table.words["stops"]) or kind or _tells(word, table):
            found.add(singular(word))
    return frozenset(found)


def _tells(word: str, table: LedgerWords) -> bool:
    """Whether a word tells one instrument from another by itself."""
    low = singular(word)
    dull = table.words["dull"] | table.words["stops"]
    step = word in table.cues or word in table.verbs
    return not {low, word} & dull and table.classes.get(low, "part") == "part" and not step and not low.endswith(("ed", "ing"))


def _joined(words: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a run, those that hyphens join as one: "trans-Atlantic" is "transatlantic"."""
    at = start
    while at < end:
        last = at + 1
        while last + 1 < end and words[last].surface in {"-", "–"} and words[last].start == words[last - 1].end:
            last += 2
        yield at, last
        at = last
