"""The day of publication, bounded by what a text itself says, for a document that gives none."""

import re
from collections.abc import Iterable

from verbale.language.times.dates import Absolute
from verbale.language.times.meaning import COMING, GONE
from verbale.language.times.settle import Time
from verbale.schema.interval import Interval

__all__ = ["TEXT_BASIS", "bound_publication"]

TEXT_BASIS = "text"
"""The basis of such a date: the text's own words, no metadata and no page."""

_HEAD, _PLACE = 400, 100
"""A dateline stands within so many code points of the beginning of the text, its day within so many of that of its paragraph."""
_AFTER = re.compile(r"\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/|[A-Z]{2,})?\s*(?:[-–—_:]|\n|$)")
"""Before the day of a dateline stand names only ("OSLO, Norway, "), behind it an agency, and a dash or the end of the line."""


def bound_publication(times: Iterable[Time], text: str) -> Interval | None:
    """The days within which a text was published, by the times in it; None if it has no full date to go by.

    The day of a dateline is the day itself. Else it was not before the latest day that the text tells of as past, nor after
    the earliest that it tells of as still to come; only dates with their year count. Where the two bounds contradict each
    other, the first holds.
    """
    past, coming = [], []
    for time in times:
        if not isinstance(time.meaning, Absolute) or time.interval is None or time.bound in {"until", "by", "before", "from"}:
            continue
        period = time.meaning.period
        if period.grain == "D" and _is_dateline(time, text):
            return Interval.on(period.first)
        if time.lean == GONE:
            past.append(period.first)
        elif time.lean == COMING:
            coming.append(period.last)
    earliest, latest = max(past, default=None), min(coming, default=None)
    if earliest and latest and latest < earliest:
        latest = None
    return Interval(earliest, latest) if earliest or latest else None


def _is_dateline(time: Time, text: str) -> bool:
    if time.end > _HEAD:
        return False
    start = text.rfind("\n", 0, time.start) + 1
    names = all(not word[:1].islower() for word in text[start : time.start].split())
    return names and time.start - start <= _PLACE and _AFTER.match(text, time.end) is not None
