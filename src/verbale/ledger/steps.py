"""Steps: what the clause around a mention says of the instrument, read by words alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verbale.ledger.phrases import Mention
from verbale.ledger.wording import LedgerWords, Word, has_phrase, ledger_words
from verbale.schema import Realis, Stage

__all__ = ["PRESUPPOSES", "Step", "find_steps"]

PRESUPPOSES: Mapping[Stage, tuple[Stage, ...]] = {
    "signed": ("concluded", "initialled"),
    "in_force": ("concluded", "signed"),
    "concluded": ("signed",),
}
"""The steps that one entails, or that reports do not tell from it."""

_NEAR = 9
"""Words between a cue and the phrase that it speaks of."""
_BEFORE, _AFTER = 4, 6
"""Words of the clause that are shown around both."""
_VERB = 2
"""Words of a phrase that may stand before the cue in it: "enters into force"."""
_WALLS = frozenset(";:?!—()")
_ACTS = frozenset({"talks", "step", "part"})
"""Classes of nouns that are a step themselves: "negotiations with", "the extension"."""
_ENDS = frozenset({"concluded", "signed"})
"""Stages that are still to come where a text is nearly there."""
_STOPS = frozenset(",.!?")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a clause tells of an instrument: the evidence is words `start` to `end` of the passage."""

    mention: Mention
    stage: Stage
    realis: Realis
    nearly: bool
    start: int
    end: int


def find_steps(mention: Mention, others: Iterable[Mention] = ()) -> list[Step]:
    """The steps that the clause of a mention tells, each stage once, the nearest cue for each.

    A cue nearer to one of `others`, which are mentions of other instruments in the sentence, is theirs.
    """
    rivals = list(others)
    table = ledger_words(mention.passage.document.language)
    words = mention.passage.words
    low, high = _clause(words, mention)
    best: dict[Stage, tuple[int, int, int]] = {}
    for start, end, stage in _cues(words, low, high, table):
        gap = _words_between(mention, start, end)
        own = start <= mention.noun < end and mention.form not in _ACTS
        theirs = any(_words_between(o, start, end) < gap for o in rivals) or _is_of_another(mention, start, end, table)
        if gap <= _NEAR and not own and not theirs and (stage not in best or gap < best[stage][0]):
            best[stage] = (gap, start, end)
    return [_step(mention, stage, start, end, (low, high), table) for stage, (_, start, end) in _chosen(best, words, table)]


def _is_of_another(mention: Mention, start: int, end: int, table: LedgerWords) -> bool:
    """Whether a cue is a verb of which a mention is the subject, and the step that of its object: "the treaty replaces the old one"."""
    return mention.end <= start and has_phrase(mention.passage.words[start:end], table.realis["onward"])


def _words_between(mention: Mention, start: int, end: int) -> int:
    """The words between a mention and a cue, but for those that name states and places: "the announcement by the United States of …"."""
    low, high = min(end, mention.end), max(start, mention.start)
    named = sum(min(p.end, high) - max(p.start, low) for p in mention.passage.places if low < p.end and p.start < high)
    return max(high - low - named, 0)


def _chosen(best: dict[Stage, tuple[int, int, int]], words: Sequence[Word], table: LedgerWords) -> list[tuple[Stage, tuple[int, int, int]]]:
    """The cues that count: where a step is only being worked for, the working is the step."""
    found = sorted(best.items(), key=lambda item: item[1])
    if "negotiating" in best and "concluded" in best:
        start = best["concluded"][1]
        if any(w.lower in table.realis["attempts"] for w in words[max(0, start - 5) : start]):
            found = [item for item in found if item[0] != "concluded"]
    return found


def _cues(words: Sequence[Word], low: int, high: int, table: LedgerWords) -> Iterator[tuple[int, int, Stage]]:
    at = low
    while at < high:
        for size in (4, 3, 2, 1):
            stage = table.cues.get(" ".join(w.lower for w in words[at : at + size]))
            if stage and at + size <= high:
                yield at, at + size, stage
                at += size - 1
                break
        at += 1


def _clause(words: Sequence[Word], mention: Mention) -> tuple[int, int]:
    """The words around a mention up to what closes its clause on either side."""
    low, high = mention.start, mention.end
    while low and not _is_wall(words, low - 1):
        low -= 1
    while high < len(words) and not _is_wall(words, high):
        high += 1
    return low, high


def _is_wall(words: Sequence[Word], at: int) -> bool:
    """Whether a clause ends at a word: a mark, a dash between spaces, the end of a quotation that a speaker follows."""
    word, before = words[at], words[at - 1] if at else words[at]
    dash = word.surface in {"-", "–"} and before.end < word.start
    return word.surface in _WALLS or dash or (word.surface in {"”", '"'} and before.surface in _STOPS)


def _step(mention: Mention, stage: Stage, start: int, end: int, clause: tuple[int, int], table: LedgerWords) -> Step:
    words = mention.passage.words
    low, high = max(clause[0], min(start, mention.start) - _BEFORE), min(clause[1], max(end, mention.end) + _AFTER)
    before = words[max(clause[0], start - _BEFORE) : start]
    realis = "negated" if words[start].lower in table.realis["undone"] else _realis(before, table)
    if realis == "actual" and _is_scheduled(words, start, end, table):
        realis = "future"
    nearly = has_phrase(words[max(clause[0], start - 4) : min(clause[1], end + 4)], table.realis["nearly"])
    return Step(mention, stage, "future" if nearly and stage in _ENDS and realis == "actual" else realis, nearly, low, high)


def _is_scheduled(words: Sequence[Word], start: int, end: int, table: LedgerWords) -> bool:
    """Whether a step is told in the present, which tells what is to come: "takes effect on 1 May"."""
    phrases = (" ".join(w.lower for w in words[at:end]) for at in range(max(0, start - _VERB), start + 1))
    return any(phrase in table.realis["scheduled"] for phrase in phrases)


def _realis(before: Sequence[Word], table: LedgerWords) -> Realis:
    """What the words before a cue make of it: the nearest that says something decides."""
    kinds: tuple[Realis, ...] = ("negated", "future", "hypothetical")
    for at in range(len(before) - 1, -1, -1):
        for size in (3, 2, 1):
            phrase = " ".join(w.lower for w in before[at : at + size])
            for kind in kinds:
                if phrase and phrase in table.realis[kind]:
                    return "future" if kind == "hypothetical" and _is_planned(before[:at], table) else kind
    return "hypothetical" if _is_aim(before, table) else "actual"


def _is_aim(before: Sequence[Word], table: LedgerWords) -> bool:
    """Whether a step is only an infinitive, or the object of one: "worked to extend", "to complete the extension"."""
    lower = [w.lower for w in before]
    at = max((i for i in range(max(0, len(lower) - 3), len(lower)) if lower[i] == "to"), default=None)
    if at is None or lower[at + 1 : at + 2] in (["the"], ["a"], ["an"], ["this"]):
        return False
    return not table.realis["decided"].intersection(lower[max(0, at - 3) : at])


def _is_planned(before: Sequence[Word], table: LedgerWords) -> bool:
    """Whether a wish is itself what somebody is about to do: "intends to seek"."""
    return any(w.lower in table.realis["future"] for w in before[-2:])
