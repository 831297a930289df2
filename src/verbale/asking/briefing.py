"""A briefing: what came in, what moved, fell due or is contradicted, and what saved searches find."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from verbale.asking.desk import Desk
from verbale.asking.rows import BriefRow
from verbale.asking.source import days_of, source_of, words_of
from verbale.errors import BadQueryError, UnknownNameError
from verbale.ledger.report import Report
from verbale.schema import Promise
from verbale.store import Query

__all__ = ["add_watch", "brief_rows", "drop_watch", "watches"]

_LOOK, _WATCHES = "look", "watches"


@dataclass(frozen=True, slots=True)
class _Look:
    """The last look: the newest version that was there (0 for none), and its day."""

    version: int = 0
    day: date | None = None


def brief_rows(desk: Desk, since: date | None = None, *, looked: bool = False) -> list[BriefRow]:
    """What was published since a day; without one, what came into the store since the last look, or all that is there.

    `looked` keeps this look as the last.
    """
    newest, last = desk.store.kept.newest(), _last_look(desk)
    is_new = _is_new(desk, since, last)
    fresh = [r for r in desk.reports(Query(since=since)) if is_new(r)]
    due = _due(desk, since or last.day)
    rows = [*_new(fresh), *_moved(desk, is_new), *due, *_contradicted(desk, is_new), *_watched(desk, is_new)]
    if looked:
        desk.store.kept.set(_LOOK, {"version": newest, "day": desk.on.isoformat()})
    return rows


def _last_look(desk: Desk) -> _Look:
    kept = desk.store.kept.get(_LOOK)
    return _Look(kept["version"], date.fromisoformat(kept["day"])) if kept else _Look()


def _is_new(desk: Desk, since: date | None, last: _Look) -> Callable[[Report], bool]:
    if since is not None:
        return lambda report: report.document.published is not None and report.document.published >= since
    added = desk.store.kept.added_since(last.version)
    return lambda report: report.document.id in added


def _new(fresh: list[Report]) -> Iterator[BriefRow]:
    """One row for each document."""
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in fresh:
        groups[report.document.id].append(report)
    for group in groups.values():
        counts = Counter(r.record.kind for r in group)
        found = words_of(f"{n} {kind}{'s' * (n > 1)}" for kind, n in sorted(counts.items()))
        yield BriefRow(what="new", text=f"{group[0].document.title or group[0].document.id}: {found}", **source_of(group[0]))


def _moved(desk: Desk, is_new: Callable[[Report], bool]) -> Iterator[BriefRow]:
    """The first claims that a step was taken, where they are new."""
    for thread in desk.threads:
        seen = set()
        for claim in thread.claims:
            step = claim.agreement
            if step.realis == "actual" and not step.nearly and step.stage not in seen:
                seen.add(step.stage)
                if is_new(claim.report):
                    text = f"{thread.name}: {step.stage.replace('_', ' ')}, says {words_of(sorted(desk.voices.of(claim.report)))}"
                    yield BriefRow(what="moved", text=text, **source_of(claim.report))


def _due(desk: Desk, since: date | None) -> Iterator[BriefRow]:
    """Promises of which the last day came between the two days."""
    copies = desk.settlement.firsts
    for report in desk.reports(Query(kind=("promise",))):
        due = report.record.due if isinstance(report.record, Promise) else None
        if due and due.latest and (since is None or since <= due.latest) and due.latest < desk.on and report.document.id not in copies:
            yield BriefRow(what="fell due", text=f"{days_of(due)}: {' '.join(report.record.evidence.exact.split())}", **source_of(report))


def _contradicted(desk: Desk, is_new: Callable[[Report], bool]) -> Iterator[BriefRow]:
    for thread in desk.threads:
        for each in thread.contradictions:
            if is_new(each.says.report) or is_new(each.denies.report):
                text = (
                    f"{thread.name}: that it was {each.says.agreement.stage.replace('_', ' ')} ({each.says.report.document.id}) is denied"
                )
                yield BriefRow(what="contradicted", text=text, **source_of(each.denies.report))


def watches(desk: Desk) -> dict[str, Query]:
    """The saved searches by name."""
    rows: dict[str, dict[str, Any]] = desk.store.kept.get(_WATCHES) or {}
    return {name: _query(row) for name, row in rows.items()}


def _query(row: dict[str, Any]) -> Query:
    """A saved search: JSON has lists where the query has tuples."""
    fields_of: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Query(**fields_of)


def add_watch(desk: Desk, name: str, query: Query, author: str) -> None:
    """Save a search under a name, in place of one of that name; raises `BadQueryError` for one that finds everything."""
    row = {f.name: getattr(query, f.name) for f in fields(query) if f.name in _SAVED and getattr(query, f.name)}
    if not row:
        raise BadQueryError(name)
    desk.store.find(query, limit=1)  # a name that nobody bears is refused now, not at every look
    desk.store.keep(_WATCHES, lambda kept: (kept or {}) | {name: row}, action="watch", about=name, author=author)


def drop_watch(desk: Desk, name: str, author: str) -> None:
    """Take a saved search away; raises `UnknownNameError`."""
    known = watches(desk)
    if name not in known:
        raise UnknownNameError("watch-list", name, known)
    desk.store.keep(
        _WATCHES, lambda kept: {n: row for n, row in (kept or {}).items() if n != name}, action="unwatch", about=name, author=author
    )


_SAVED = ("kind", "realis", "actor", "dyad", "words")


def _watched(desk: Desk, is_new: Callable[[Report], bool]) -> Iterator[BriefRow]:
    for name, query in watches(desk).items():
        for report in desk.reports(query):
            if is_new(report):
                yield BriefRow(what=name, text=" ".join(report.record.evidence.exact.split()), **source_of(report))
