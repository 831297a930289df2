"""Promises: open, undated, due or overdue on a day, and the outcomes that later reports suggest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from verbale.ledger.report import Quote, Report
from verbale.schema import Interval, Promise

__all__ = ["Outcome", "PromiseRow", "PromiseStatus", "Verdict", "follow_promises", "promise_status"]

PromiseStatus = Literal["undated", "open", "due", "overdue"]
Verdict = Literal["kept", "partly_kept", "broken", "stalled", "reversed", "moot", "unverifiable"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later report suggests became of a promise, for a person to decide: it is proposed, never a verdict.

    `score` says how alike promise and report are; `own_word` is True where only the promisor's side says so, which settles nothing.
    """

    promise: Report
    verdict: Verdict
    evidence: Quote
    score: float
    own_word: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with its standing on a day, and the outcomes that are proposed for it, the likeliest first."""

    report: Report
    status: PromiseStatus
    due: Interval | None
    proposed: tuple[Outcome, ...] = ()


def promise_status(promise: Promise, on: date) -> PromiseStatus:
    """Where a promise stands on a day: it is due from the first to the last day of its time, and overdue after that.

    One that is to be kept "by" a day is due on it; one "from" a day on stays due.
    """
    if promise.due is None:
        return "undated"
    first, last = promise.due.earliest, promise.due.latest
    if last is not None and on > last:
        return "overdue"
    return "due" if on >= (first or last or on) else "open"


def follow_promises(reports: Iterable[Report], outcomes: Sequence[Outcome], on: date) -> list[PromiseRow]:
    """All promises made until a day, in the order of their due days, those without one last."""
    proposed: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        proposed[outcome.promise.key].append(outcome)
    rows = []
    for report in reports:
        record = report.record
        if isinstance(record, Promise) and (report.day is None or report.day <= on):
            mine = sorted(proposed[report.key], key=lambda o: (o.own_word, -o.score))
            rows.append(PromiseRow(report, promise_status(record, on), record.due, tuple(mine)))
    return sorted(rows, key=lambda row: (_last_day(row.due) is None, _last_day(row.due) or date.max))


def _last_day(due: Interval | None) -> date | None:
    return (due.latest or due.earliest) if due else None
