"""When something was said: the time words of a reporting clause, and the day of the occasion that a page tells of."""

from collections.abc import Iterator, Sequence
from datetime import date

from verbale.extract.page import Page, Report
from verbale.extract.voices import cue_verb
from verbale.language.analysis import Run
from verbale.resolve.days import Dated, find_days

__all__ = ["find_home_day", "is_background", "iter_days", "words_of"]


def iter_days(page: Page, report: Report, stretches: Sequence[Run], *, ahead: bool = False) -> Iterator[Dated]:
    """The time words of a reporting clause that date the saying, those beside the cue first."""
    published, verb = page.document.published, cue_verb(page, report)
    if published is None or verb is None:
        return
    for run in reversed(stretches):
        for day in find_days(page.analysis.text, *page.analysis.span(run), published, ahead=ahead):
            if _dates(page, words_of(page, day, run)[0], verb):
                yield day


def words_of(page: Page, day: Dated, run: Run) -> Run:
    """The words of a time expression within a run."""
    words = page.analysis.words
    inside = [i for i in range(*run) if words[i].end > day.start and words[i].start < day.end]
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
    days = find_days(page.analysis.text, *page.analysis.span((first.start, first.stop)), published)
    return days[0].earliest if days and days[0].earliest == days[0].latest else None
