"""From a matched rule to its meaning: which function makes what the rules of a language name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from verbale.language.times import make_dates, make_relative, make_stretches
from verbale.language.times.composed import Around, Beside, Edge
from verbale.language.times.dates import Impossible, Relative
from verbale.language.times.match import Match
from verbale.language.times.meaning import Meaning
from verbale.language.times.rules import Hit
from verbale.language.times.vocabulary import Tokens, Vocabulary

__all__ = ["MAKERS", "make_meaning"]


def make_nothing(_: Match) -> Meaning | None:
    """Words that look like a time and are none: ages, fractions."""
    return None


def edge_of(hit: Match, inner: Meaning) -> Meaning:
    """Early, mid, late, the end of."""
    return Edge(inner, str(hit.value("e", "EDGE", "EDGENOUN")))


def clip_of(hit: Match, inner: Meaning) -> Meaning:
    """Earlier this year, later this week."""
    way = int(hit.value("e", "CLIP"))
    return replace(inner, clip=way) if isinstance(inner, Relative) else inner


def around_of(hit: Match, inner: Meaning) -> Meaning:
    """The week of 6 March, the night of 13 May."""
    return Around(inner, str(hit.value("u", "UNIT") or "D"), hit.clock(), (hit.integer("o") or 1) - 1)


def beside_of(hit: Match, inner: Meaning) -> Meaning:
    """The day before 3 May."""
    return Beside(inner, int(hit.hit.rule.settings["count"]))


def same_as(_: Match, inner: Meaning) -> Meaning:
    """The month of May."""
    return inner


MAKERS: dict[str, Callable[[Match], Meaning | None]] = {
    "date": make_dates.make_date,
    "iso": make_dates.make_iso,
    "numeric": make_dates.make_numeric,
    "days": make_dates.make_days,
    "month": make_dates.make_month,
    "year": make_dates.make_year,
    "ancient": make_dates.make_ancient,
    "years": make_dates.make_years,
    "decade": make_dates.make_decade,
    "tens": make_dates.make_tens,
    "century": make_dates.make_century,
    "part": make_dates.make_part,
    "code": make_dates.make_code,
    "season": make_dates.make_season,
    "today": make_relative.make_today,
    "lastnight": make_relative.make_lastnight,
    "thatpart": make_relative.make_thatpart,
    "longago": make_relative.make_longago,
    "weekday": make_relative.make_weekday,
    "unit": make_relative.make_unit,
    "period": make_relative.make_period,
    "following": make_relative.make_following,
    "preceding": make_relative.make_preceding,
    "yearend": make_dates.make_yearend,
    "ago": make_relative.make_ago,
    "ended": make_dates.make_ended,
    "earlier": make_relative.make_earlier,
    "offset": make_relative.make_offset,
    "yearago": make_relative.make_yearago,
    "nothing": make_nothing,
    "window": make_stretches.make_window,
    "length": make_stretches.make_length,
    "vaguelength": make_stretches.make_vaguelength,
    "each": make_stretches.make_each,
    "eachday": make_stretches.make_eachday,
    "times": make_stretches.make_times,
    "adverb": make_stretches.make_adverb,
    "clock": make_relative.make_clock,
    "vague": make_stretches.make_vague,
    "feast": make_dates.make_feast,
    "per": make_stretches.make_times,
}
"""What the rules of a language's file may make."""


CHANGERS: dict[str, Callable[[Match, Meaning], Meaning]] = {
    "edge": edge_of,
    "clip": clip_of,
    "around": around_of,
    "same": same_as,
    "beside": beside_of,
}
"""What the rules may make that stand before another time."""


def make_meaning(hit: Hit, tokens: Tokens, words: Vocabulary, table: Mapping[str, Any]) -> Meaning | None:
    """What a hit means; None where its words turn out to be no time."""
    m = Match.of(hit, tokens, words, table)
    if hit.inner is None:
        try:
            return MAKERS[hit.rule.make](m)
        except ValueError:
            return Impossible(m.words_of())
    inner = make_meaning(hit.inner, tokens, words, table)
    return None if inner is None else CHANGERS[hit.rule.make](m, inner)
