"""Meetings: what was planned against what was held."""

from collections import Counter
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response

from verbale.export.cards import day_line
from verbale.ledger.meetings import MeetingRow
from verbale.serve.asked import Blank, Day, Text
from verbale.serve.forms import answer
from verbale.serve.groups import Group, group_of
from verbale.serve.lines import line_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here
from verbale.store.words import fold

__all__ = ["flat_meeting", "reports_of", "router", "shown", "takes_part"]

router = APIRouter()
Status = Annotated[Literal["held", "planned", "cancelled", "not reported"] | None, Blank]
PAGE = 80


@router.get("/meetings")
def meetings(request: Request, site: Here, status: Status = None, who: Text = None, on: Day = None, first: int = 0) -> Response:
    """Each meeting once, with its plans and the reports that it was held; the latest first."""
    day = on or site.today
    known = [row for row in reversed(site.ledger.meetings(day)) if who is None or takes_part(row, who)]
    wanted = [row for row in known if status is None or row.status == status]
    values = {
        "on": day,
        "given": on,
        "who": who,
        "status": status,
        "counts": Counter(row.status for row in known),
        "rows": [shown(site.ledger, row) for row in wanted[first : first + PAGE]],
        "total": len(wanted),
        "next": first + PAGE if first + PAGE < len(wanted) else None,
    }
    return answer(request, "meetings.html", values, map(flat_meeting, wanted))


def shown(ledger: Ledger, row: MeetingRow) -> tuple[MeetingRow, list[Group]]:
    """A meeting with the reports of it."""
    return row, [group_of(name, reports, ledger) for name, reports in reports_of(row) if reports]


def reports_of(row: MeetingRow) -> list[tuple[str, tuple[Any, ...]]]:
    """Its plans, the reports that it was held, those that it was called off."""
    return [("planned", row.plans), ("held", row.held), ("called off", row.cancelled)]


def takes_part(row: MeetingRow, who: str) -> bool:
    """Whether a code or a name is among those who meet."""
    named = {a.name for _, reports in reports_of(row) for r in reports for a in r.record.participants}
    return who.upper() in row.participants or any(fold(who) in fold(name) for name in named)


def flat_meeting(row: MeetingRow) -> dict[str, Any]:
    """A row of plain columns."""
    return {
        "when": day_line(row.when),
        "status": row.status,
        "form": row.form,
        "participants": " | ".join(sorted(row.participants)),
        **{f"reports_{name.replace(' ', '_')}": len(reports) for name, reports in reports_of(row)},
        "records": " ".join(r.record.id for _, reports in reports_of(row) for r in reports),
        "documents": " ".join(sorted({r.document.id for _, reports in reports_of(row) for r in reports})),
        "sentences": " | ".join(line_of(r).sentence for _, reports in reports_of(row) for r in reports),
    }
