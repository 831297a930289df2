"""Promises: open, due, overdue, with the outcomes that later reports suggest."""

from collections import Counter, defaultdict
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from verbale.ledger.promises import PromiseRow
from verbale.schema import Promise
from verbale.serve.asked import Blank, Day, Text
from verbale.serve.columns import Column, Link, Parts, columns
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of, quote_line
from verbale.serve.site import Here
from verbale.serve.templating import link
from verbale.serve.zoom import LETTERS, Zoom, name_of, times_between
from verbale.store.words import fold

__all__ = ["router"]

router = APIRouter()
Status = Annotated[Literal["overdue", "due", "open", "undated"] | None, Blank]
STATUSES = ("overdue", "due", "open", "undated")
Due = Annotated[str | None, Blank, Query(pattern=r"^\d{4}(-\d{2}){0,2}$", examples=["2031-05"])]
PAGE = 60
_HEIGHT = 90


@router.get("/promises")
def promises(
    request: Request,
    site: Here,
    status: Status = None,
    by: Text = None,
    on: Day = None,
    proposed: bool = False,
    due: Due = None,
    first: int = 0,
) -> Response:
    """Who promised what until when, and where it stands on a day; an outcome is proposed, and a person's verdict decides."""
    day = on or site.today
    own = [row for row in site.ledger.promises(day) if by is None or _is_by(row, by)]
    known = [row for row in own if due is None or _last(row).startswith(due)]
    wanted = [row for row in known if (status is None or row.status == status) and (row.proposed or not proposed)]
    chart = [row for row in own if (status is None or row.status == status) and _last(row).startswith((due or "")[:4])]
    judged = {v.stands_on: v for v in site.store.verdicts() if v.verdict == "judge"}
    values = {
        "on": day,
        "given": on,
        "by": by,
        "status": status,
        "proposed": proposed,
        "due": due,
        "due_name": name_of(due) if due else None,
        "columns": _columns(request, chart),
        "counts": Counter(row.status for row in known),
        "with_outcome": sum(bool(row.proposed) for row in known),
        "rows": [_shown(row, judged) for row in wanted[first : first + PAGE]],
        "total": len(wanted),
        "next": first + PAGE if first + PAGE < len(wanted) else None,
    }
    return answer(request, "promises.html", values, (_flat(row, judged) for row in wanted))


def _last(row: PromiseRow) -> str:
    """The last day on which it can be kept, "" where none is set."""
    day = (row.due.latest or row.due.earliest) if row.due else None
    return day.isoformat() if day else ""


def _columns(request: Request, rows: list[PromiseRow]) -> list[Column]:
    """How many fall due in each year, month or day: years first, then the months of one."""
    days = [date.fromisoformat(_last(row)) for row in rows if _last(row)]
    if not days:
        return []
    zoom: Zoom = "years" if (max(days) - min(days)).days > 366 * 2 else "months"
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[_last(row)[: LETTERS[zoom]]][row.status] += 1
    found = {time: [(f"due-{s}", count[s]) for s in STATUSES if count[s]] for time, count in counts.items() if time}
    to = _to(request, LETTERS[zoom])
    return columns(times_between(min(days), max(days), zoom), found, to, _told, _HEIGHT)


def _to(request: Request, letters: int) -> Link:
    return lambda first, _: link(request, due=first.isoformat()[:letters], first=None)


def _told(parts: Parts) -> str:
    return ", ".join(f"{n} {look.removeprefix('due-')}" for look, n in parts) or "nothing due"


def _is_by(row: PromiseRow, by: str) -> bool:
    record = row.report.record
    actors = (*record.promisor, *record.doer) if isinstance(record, Promise) else ()
    return any(fold(by) in fold(a.name) or by.upper() == a.country for a in actors)


def _shown(row: PromiseRow, judged: dict[str | None, Any]) -> dict[str, Any]:
    return {
        "status": row.status,
        "line": line_of(row.report),
        "due": row.due,
        "verdict": judged.get(row.report.record.id),
        "outcomes": [(o, quote_line(o.evidence)) for o in row.proposed],
    }


def _flat(row: PromiseRow, judged: dict[str | None, Any]) -> dict[str, Any]:
    verdict, best = judged.get(row.report.record.id), row.proposed[0] if row.proposed else None
    return {
        "status": row.status,
        "due_first": row.due.earliest if row.due else None,
        "due_last": row.due.latest if row.due else None,
        "verdict": verdict.body["outcome"] if verdict else "",
        "proposed": best.verdict if best else "",
        "proposed_words": quote_line(best.evidence)["words"] if best else "",
        "proposed_document": best.evidence.document.id if best else "",
        "only_own_word": best.own_word if best else "",
        **flat(line_of(row.report)),
    }
