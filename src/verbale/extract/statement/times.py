"""When something was said: the time words of a reporting clause, and the day of the occasion that a page tells of."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice, takewhile

from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.voices import cue_verb
from verbale.extract.tense import lies_ahead
from verbale.language.analysis import Run
from verbale.language.times import Time, settle_alone, told_in

__all__ = ["find_home_day", "is_background", "iter_datable", "iter_dated", "iter_days", "words_of"]

_SOME_DAY = date(2000, 1, 1)


def iter_days(page: Page, report: Report, stretches: Sequence[Run], *, ahead: bool = False) -> Iterator[Time]:
    """The times in a reporting clause that date the saying, those beside the cue first; each has a day on which it begins.

    On a page without a day of publication they are the words that will date the saying; see `iter_datable`.
    """
    verb = cue_verb(page, report)
    if verb is None:
        return
    ahead = ahead or bool(lies_ahead(page, verb))
    for run in reversed(stretches):
        for time in iter_datable(page, *page.analysis.span(run), ahead=ahead):
            if time.interval and time.interval.earliest and _dates(page, words_of(page, time, run)[0], verb):
                yield time


def iter_dated(page: Page, start: int, end: int, *, ahead: bool = False) -> Iterator[Time]:
    """The times within the code points `start` to `end` that have days and are more than "now" or "once".

    On a page without a day of publication those alone have days that tell their own year.
    """
    yield from _iter_told(page, start, end, _teller(page, ahead=ahead, otherwise=lambda time: time))


def iter_datable(page: Page, start: int, end: int, *, ahead: bool = False) -> Iterator[Time]:
    """Those of `iter_dated`, and on a page without a day of publication all that will have days; those they have mean nothing."""
    yield from _iter_told(page, start, end, _teller(page, ahead=ahead, otherwise=lambda time: settle_alone(time, _SOME_DAY)))


def _teller(page: Page, *, ahead: bool, otherwise: Callable[[Time], Time]) -> Callable[[Time], Time]:
    """How a time is settled for what is told with it, and otherwise where the page has no day of publication."""
    published = page.document.published
    return (lambda time: told_in(time, published, ahead=ahead)) if published else otherwise


def _iter_told(page: Page, start: int, end: int, tell: Callable[[Time], Time]) -> Iterator[Time]:
    first = bisect_left(page.times, start, key=lambda t: t.lead)
    for time in takewhile(lambda t: t.lead < end, islice(page.times, first, None)):
        if time.end <= end:
            told = tell(time)
            if told.interval and told.value != "PRESENT_REF" and (told.value != "PAST_REF" or told.interval.earliest):
                yield told


def words_of(page: Page, time: Time, run: Run) -> Run:
    """The words of a time expression within a run."""
    words = page.analysis.words
    inside = [i for i in range(*run) if words[i].end > time.lead and words[i].start < time.end]
    return inside[0], inside[-1] + 1


def _dates(page: Page, word: int, verb: int) -> bool:
    """Whether a time word belongs to a verb: to its own clause, to one that it stands under, or to a participle beside it."""
    clause = next((a for a in page.tree.above(word) if page.analysis.upos[a] == "VERB"), None)
    if clause is None or clause == verb:
        return True
    beside = page.analysis.head[clause] == verb and page.analysis.relation[clause] == "advcl"
    return beside or clause in page.tree.above(verb)


def is_background(page: Page, report: Report, stretches: Sequence[Run]) -> bool:
    """Whether a saying is undated background: "has often said", "had said"."""
    verb = cue_verb(page, report)
    if verb is None:
        return False
    words = {page.tree.lower[i] for run in stretches for i in range(*run)}
    helpers = {page.tree.lower[c] for c in page.tree.children[verb] if page.analysis.upos[c] == "AUX"}
    perfect = helpers & {"has", "have", "had", "’ve", "'ve", "’s"}
    return bool(perfect) and (bool(words & page.lexicon.speech.habitual) or "had" in helpers)


def find_home_day(page: Page) -> date | None:
    """The day of the meeting that a read-out tells of, from its first sentence; None on pages with quotations."""
    published = page.document.published
    if published is None or not page.analysis.sentences or any(w.quote for w in page.analysis.words):
        return None
    first = page.analysis.sentences[0]
    gathered = [i for i in first if page.analysis.upos[i] == "VERB" and page.lemma[i] in page.lexicon.speech.gathers]
    if not gathered:
        return None
    days = [time.interval for time in iter_dated(page, *page.analysis.span((first.start, first.stop)))]
    return days[0].earliest if days and days[0] and days[0].earliest == days[0].latest else None
