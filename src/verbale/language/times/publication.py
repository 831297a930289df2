"""The day of publication, bounded by what a text itself says, for a document that gives none."""

from collections.abc import Iterable

from verbale.language.times.dates import Absolute
from verbale.language.times.meaning import COMING, GONE
from verbale.language.times.settle import Time
from verbale.schema.interval import Interval

__all__ = ["BASIS", "bound_publication"]

BASIS = "text"
"""The basis of such a date: the text's own words, no metadata and no page."""

_DATELINE = 100
"""A full date that ends within so many code points of the beginning is the dateline, unless it is told of as to come."""


def bound_publication(times: Iterable[Time]) -> Interval | None:
    """The days within which a text was published, by the times in it; None if it has no full date to go by.

    Not before the latest day that it tells of as past, nor after the earliest that it tells of as still to come; a day in the
    dateline counts as the day itself. Only dates with their year count. Where the two bounds contradict each other, the first holds.
    """
    past, coming = [], []
    for time in times:
        if not isinstance(time.meaning, Absolute) or time.interval is None or time.bound in {"until", "by", "before", "from"}:
            continue
        period = time.meaning.period
        if period.grain == "D" and time.end <= _DATELINE and time.lean != COMING:
            return Interval.on(period.first)
        if time.lean == GONE:
            past.append(period.first)
        elif time.lean == COMING:
            coming.append(period.last)
    earliest, latest = max(past, default=None), min(coming, default=None)
    if earliest and latest and latest < earliest:
        latest = None
    return Interval(earliest, latest) if earliest or latest else None
