"""Sanctions reported in force on a day. A record of reports: no legal list, and not for screening."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from verbale.ledger.report import Report
from verbale.ledger.voices import Voices
from verbale.schema import Measure, Sanction

__all__ = ["NOTICE", "SanctionRow", "sanctions_on"]

NOTICE = "A record of what was reported, not a legal list; not for screening."
_SETS = frozenset({"impose", "tighten", "maintain"})
_PER_MEASURE = frozenset({"ease", "lift"})


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """What is reported of one authority's measure on one target until a day.

    `in_force` says whether the last reported act leaves it standing; `established` whether more than one side, or the authority's
    own text, vouches for that act; `eased` and `countered` are further reports since it was last imposed.
    """

    authority: str
    target: str
    measure: Measure
    in_force: bool
    established: bool
    since: date | None
    reports: tuple[Report, ...]
    eased: tuple[Report, ...] = ()
    countered: tuple[Report, ...] = ()


def sanctions_on(reports: Iterable[Report], voices: Voices, on: date, *, target: str | None = None) -> list[SanctionRow]:
    """The measures of which reports tell until a day, by authority, target and measure; only what is told as done counts.

    Lifting without a named measure ("general") ends all of that authority on that target.
    """
    groups: dict[tuple[str, str, Measure], list[tuple[Report, Sanction]]] = defaultdict(list)
    for report in sorted(reports, key=_day):
        record = report.record
        if isinstance(record, Sanction) and record.realis == "actual" and _day(report) <= on:
            for key in ((a, t) for a in record.authority for t in record.target if target in (None, t)):
                groups[(*key, record.measure)].append((report, record))
    rows = [_row(key, group, groups.get((key[0], key[1], "general"), []), voices) for key, group in sorted(groups.items())]
    return [row for row in rows if row.reports]


def _row(
    key: tuple[str, str, Measure], group: list[tuple[Report, Sanction]], general: list[tuple[Report, Sanction]], voices: Voices
) -> SanctionRow:
    acts = sorted([*group, *(g for g in general if g not in group and g[1].action == "lift")], key=lambda pair: _day(pair[0]))
    standing = [pair for pair in acts if pair[1].action in _SETS | {"lift"}]
    last = standing[-1:]
    since = _since(standing)
    same = [r for r, s in standing if last and s.action == last[0][1].action]
    heard = frozenset().union(*(voices.of(r) for r in same)) if same else frozenset()
    own = any(key[0] in voices.of(r) and r.record.basis == "performed" for r in same)
    later = [pair for pair in acts if since is None or _day(pair[0]) >= since]
    return SanctionRow(
        *key,
        in_force=bool(last) and last[0][1].action in _SETS and not _is_over(last[0][1], _day(acts[-1][0])),
        established=len(heard) > 1 or own,
        since=since,
        reports=tuple(r for r, _ in standing),
        eased=tuple(r for r, s in later if s.action == "ease"),
        countered=tuple(r for r, s in later if s.action == "counter"),
    )


def _since(standing: list[tuple[Report, Sanction]]) -> date | None:
    """The day of the first report of the measure since it was last lifted, else of its lifting."""
    lifted = max((i for i, (_, s) in enumerate(standing) if s.action == "lift"), default=-1)
    first = (standing[lifted + 1 :] or standing[lifted:])[:1]
    return first[0][0].day if first else None


def _is_over(sanction: Sanction, on: date) -> bool:
    return sanction.expires is not None and sanction.expires.latest is not None and sanction.expires.latest < on


def _day(report: Report) -> date:
    return report.begins or date.min
