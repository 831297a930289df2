"""The day that a dateline gives: "OSLO, March 12 (Agency) --" was written on that day, whenever it was published."""

from datetime import date

from verbale.extract.dating import times_in
from verbale.extract.reading.page import Page

__all__ = ["find_dateline_day"]

_FIRST = 14
"""Words in which a dateline ends."""
_ENDS = frozenset({"(", "--", "—", "–", "_", ")_"})
_WEEK = 7


def find_dateline_day(page: Page) -> date | None:
    """The day of a report's dateline, at most a week before publication; None where there is none."""
    published = page.document.published
    if published is None or not page.analysis.sentences:
        return None
    sentence = page.analysis.sentences[0]
    last = min(sentence.stop, sentence.start + _FIRST)
    end = next((i for i in range(sentence.start + 1, last) if page.analysis.words[i].surface in _ENDS), None)
    if end is None or any(page.analysis.upos[i] in {"VERB", "AUX"} for i in range(sentence.start, end)):
        return None
    day = next(iter(times_in(page, (sentence.start, end))), None)
    if day is None or day.earliest is None or day.earliest != day.latest:
        return None
    return day.earliest if 0 <= (published - day.earliest).days <= _WEEK else None
