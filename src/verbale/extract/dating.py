"""When a deed was, is or will be: the time words of its own clause, else of the clause over it where that carries it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from verbale.extract.reading.page import Page
from verbale.extract.statement.times import iter_datable, iter_dated
from verbale.extract.tense import lies_ahead
from verbale.language.analysis import Run
from verbale.language.times import Time, resolve_times
from verbale.resolve.tree import bare
from verbale.schema import Interval, WhenBasis

__all__ = ["derive_when", "find_when", "interval_of", "is_timed", "iter_times", "times_in"]

_BESIDE = frozenset({"acl:relcl", "acl", "advcl", "parataxis", "conj", "ccomp", "appos"})
"""Clauses and phrases beside a deed: their time words are not its own."""
_CARRIED = frozenset({"obj", "nsubj", "obl", "xcomp", "iobj", "nmod", "compound", "conj", "acl"})
_STEPS = 4
_STORY, _LEAD, _WEEK = 4, 2, 7
"""Sentences over which a story stays at one day, those that tell the day of the whole, and how many days before publication."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A time found in a text: code points `start` to `end`, and its days from earliest to latest; None is an open end.

    `time` is the expression that says so.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    time: Time | None = None


def find_when(page: Page, word: int, *, ahead: bool = False, spoken: bool = False) -> Interval | None:
    """The interval that time words give to the deed of a verb or a noun of action; None where they do not date it.

    `ahead` where the deed is still to come: weekdays and dates without a year then lie after publication, as they do where
    its clause speaks of what is to come ("may meet", "was urged to meet"). `spoken` where it is an act of speech: the times
    of what it is about are not its own ("invited A to come in May").
    """
    about = (v for v in page.tree.children[word] if spoken and v > word and _is_content(page, v))
    behind = min((page.analysis.words[v].start for v in about), default=len(page.analysis.text))
    days = (d for d in iter_times(page, word, ahead=ahead) if d.start < behind)
    day = next(days, None) or (_effective(page, word) if not spoken else None)
    return interval_of(day) if day else None


def _effective(page: Page, word: int) -> Dated | None:
    """The day from which a deed is to hold: "will suspend its obligations, effective December 7"."""
    sentence = page.analysis.sentence_of(word)
    marks = (i for i in range(word + 1, sentence.stop) if page.tree.lower[i] == "effective" and page.tree.lower[i - 1] == ",")
    start = next((page.analysis.words[i].end for i in marks), None)
    near = (d for d in _days_in(page, sentence, True) if start is not None and start <= d.start <= start + 2)
    return next(near, None)


def interval_of(day: Dated) -> Interval | None:
    """The days of a time; None where both ends are open, or the words contradict the day of publication ("since 2050")."""
    if (day.earliest is None and day.latest is None) or (day.earliest and day.latest and day.earliest > day.latest):
        return None
    return Interval(day.earliest, day.latest)


def iter_times(page: Page, word: int, *, ahead: bool = False) -> Iterator[Dated]:
    """The times that date a deed, surest first: those of its own clause, nearest in the tree, then those of the clauses over it."""
    at, before = word, len(page.tree.lower)
    for _ in range(_STEPS):
        tense = lies_ahead(page, at)
        if at == word or tense is not False or not ahead:  # "agreed on Friday to meet": Friday is not the day of the meeting
            yield from _own(page, at, before, ahead=ahead or bool(tense))
        relation, head = bare(page.analysis.relation[at]), page.analysis.head[at]
        if head < 0 or relation not in _CARRIED or not _carries(page, at, head, relation):
            return
        if relation == "conj":
            before = min(before, head)
        at = head


def _carries(page: Page, word: int, head: int, relation: str) -> bool:
    """Whether the time of the head is that of the word: the noun of a verb ("held talks"), not what stands inside another deed's noun."""
    upos = page.analysis.upos
    if relation == "nmod":
        return upos[head] == "NOUN" and upos[word] == "NOUN" and page.analysis.relation[word] != "nmod:poss"
    if relation == "acl":
        return "VerbForm=Inf" in page.analysis.feats[word] or "VerbForm=Part" in page.analysis.feats[word]
    if relation == "conj":
        return upos[word] == upos[head] == "VERB"
    return upos[head] == "VERB"


def _is_content(page: Page, verb: int) -> bool:
    """Whether a clause under an act of speech is what the act is about; an infinitive may hang on it as an adjunct."""
    relation = bare(page.analysis.relation[verb])
    return relation in {"xcomp", "ccomp"} or (relation == "advcl" and "VerbForm=Inf" in page.analysis.feats[verb])


def _own(page: Page, word: int, before: int, *, ahead: bool) -> list[Dated]:
    """The time words below a word that stand before `before`, nearest in the tree first; what only dates another noun is left out."""
    below = {i for i in page.tree.subtree(word, without=_BESIDE) if i < before}
    found = []
    for day in _days_in(page, page.analysis.sentence_of(word), ahead):
        inside = [i for i in _words(page, day) if i in below and _is_quoted(page, i) == _is_quoted(page, word)]
        if inside and interval_of(day) and not _qualifies(page, inside[-1], word) and (ahead or not _is_planned(page, inside[-1], word)):
            found.append((_depth(page, inside[-1], word), _unbound(page, day, word)))
    return [day for _, day in sorted(found, key=lambda pair: pair[0])]


def _unbound(page: Page, day: Dated, word: int) -> Dated:
    """The time without the preposition that bounds it, where that belongs to the noun of the deed: "since its 2018 withdrawal"."""
    case = page.tree.find_child(word, "case") if page.analysis.upos[word] == "NOUN" else None
    if case is None or day.time is None or not day.time.lead <= page.analysis.words[case].start < day.start:
        return day
    (bare_time,) = resolve_times([replace(day.time, bound=None)], page.document.published)
    plain = bare_time.interval
    return replace(day, earliest=plain.earliest, latest=plain.latest) if plain else day


def _is_quoted(page: Page, word: int) -> bool:
    """Whether a word stands in quotation marks: the time of a saying is not that of what is quoted."""
    return page.analysis.words[word].quote == 1


def _qualifies(page: Page, time: int, word: int) -> bool:
    """Whether a time belongs to another noun: before it ("the May summit's agenda"), or in its name ("ended the treaty of 2001")."""
    head = page.analysis.head[time]
    if head in (-1, word) or page.analysis.upos[word] != "VERB" or page.analysis.upos[head] not in {"NOUN", "PROPN"}:
        return False
    of = page.tree.find_child(time, "case")
    named = of is not None and page.tree.lower[of] == "of" and bare(page.analysis.relation[head]) in {"obj", "nsubj"}
    return head > time or named


def _is_planned(page: Page, time: int, word: int) -> bool:
    """Whether a time belongs to what a deed of now or before only plans ("plans to visit Chile in May")."""
    verb = next((a for a in page.tree.above(time) if page.analysis.upos[a] == "VERB"), word)
    return verb != word and page.analysis.upos[word] == "VERB" and lies_ahead(page, verb) is True and not lies_ahead(page, word)


def _depth(page: Page, time: int, word: int) -> int:
    return next((k for k, above in enumerate(page.tree.above(time)) if above == word), 99)


def _words(page: Page, day: Dated) -> range:
    words = page.analysis.words
    first = bisect_left(words, day.start + 1, key=lambda w: w.end)
    last = bisect_left(words, day.end, key=lambda w: w.start)
    return range(first, last)


def _days_in(page: Page, words: range, ahead: bool) -> tuple[Dated, ...]:
    start, end = page.analysis.span((words.start, words.stop))
    times = iter_dated(page, start, end, ahead=ahead)
    return tuple(Dated(t.start, t.end, t.interval.earliest, t.interval.latest, t) for t in times if t.interval)


def times_in(page: Page, run: Run, *, ahead: bool = False) -> list[Dated]:
    """The times in a run of words of one sentence, in order."""
    start, end = page.analysis.span(run)
    return [d for d in _days_in(page, page.analysis.sentence_of(run[0]), ahead) if start <= d.start and d.end <= end]


def is_timed(page: Page, run: Run) -> bool:
    """Whether words belong to a time expression ("three years ago", "in the last 100 days")."""
    start, end = page.analysis.span(run)
    sentence = page.analysis.sentence_of(run[0])
    times = iter_datable(page, *page.analysis.span((sentence.start, sentence.stop)))
    return any(time.start < end and start < time.end for time in times)


def derive_when(page: Page, evidence: Run, *, said: Interval | None) -> tuple[Interval, WhenBasis] | None:
    """The time of an actual deed that no time word dates: of one that goes on, the day of saying; of one told, the story's day.

    What is told in the simple past goes on from the day that the sentences before gave ("… on Friday. He then met …"), as
    long as that is a day of the week before publication; perfect tenses break off the story and stay undated.
    """
    verbs = [w for w in _inward(page, evidence) if page.analysis.upos[w] == "VERB"]
    verb = next((w for w in verbs if not _is_participle(page, w)), None)
    if verb is None:
        return None
    tense = _tense(page, verb)
    if tense == "present":
        done = verb != verbs[0] and "Tense=Past" in page.analysis.feats[verbs[0]]  # "will not lift the sanctions imposed on …"
        return (said, "convention") if said and not done else None
    day = _story_day(page, verb) if tense == "past" else None
    return (day, "derived") if day else None


def _inward(page: Page, run: Run) -> Iterator[int]:
    """The word over all of a run and the words over that, up to the verb of the clause."""
    head = next((i for i in range(*run) if not run[0] <= page.analysis.head[i] < run[1] and page.analysis.upos[i] != "PUNCT"), run[0])
    yield head
    yield from page.tree.above(head)


def _is_participle(page: Page, verb: int) -> bool:
    """Whether a verb is a bare participle ("a statement issued after the talks"): the verb over it tells the time."""
    feats = page.analysis.feats[verb].split("|")
    helped = any(page.analysis.upos[c] == "AUX" for c in page.tree.children[verb])
    return not helped and bool({"VerbForm=Part", "VerbForm=Ger"} & set(feats)) and page.analysis.head[verb] >= 0


def _tense(page: Page, verb: int) -> str | None:
    """How a finite verb is told: "present" (also what lies ahead), "past" (simple, active or passive), else None."""
    feats = page.analysis.feats[verb]
    helpers = [c for c in page.tree.children[verb] if page.analysis.upos[c] == "AUX"]
    if any(page.lemma[c] == "have" for c in helpers):
        return None
    finite = [page.analysis.feats[c] for c in helpers if "VerbForm=Fin" in page.analysis.feats[c]] or [feats]
    if any("Tense=Past" in f for f in finite):
        return "past" if "VerbForm=Fin" in finite[0] else None
    return "present" if any("VerbForm=Fin" in f for f in finite) else None


def _story_day(page: Page, verb: int) -> Interval | None:
    """The day near publication that the story stands at before a verb: that of the last dated verb in the simple past.

    A day of long before breaks the story off for some sentences; then it is back at the day of its first sentences.
    """
    published, here = page.document.published, page.tree.sentence[verb]
    if published is None or page.analysis.relation[verb] == "acl:relcl":
        return None
    for sentence in (*range(here, max(-1, here - _STORY), -1), *range(min(_LEAD, max(here - _STORY, -1) + 1))):
        for word in reversed(page.analysis.sentences[sentence]):
            told = word < verb and page.analysis.upos[word] == "VERB" and page.analysis.relation[word] != "acl:relcl"
            if told and _tense(page, word) == "past":
                day = next(iter(_own(page, word, len(page.tree.lower), ahead=False)), None)
                if day and day.earliest and day.earliest == day.latest:
                    near = 0 <= (published - day.earliest).days <= _WEEK
                    return Interval(day.earliest, day.latest) if near else None
    return None
