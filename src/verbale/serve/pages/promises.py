"""Promises: open, due, overdue, with the outcomes that later reports suggest."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response

from verbale.ledger.promises import PromiseRow
from verbale.schema import Promise
from verbale.serve.asked import Blank, Day, Text
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of, quote_line
from verbale.serve.site import Here
from verbale.store import Verdict
from verbale.store.words import fold

__all__ = ["router"]

router = APIRouter()
Status = Annotated[Literal["overdue", "due", "open", "undated"] | None, Blank]
PAGE = 60


@router.get("/promises")
def promises(
    request: Request, site: Here, status: Status = None, by: Text = None, on: Day = None, proposed: bool = False, first: int = 0
) -> Response:
    """Who promised what until when, and where it stands on a day; an outcome is proposed, and a person's verdict decides."""
    day = on or site.today
    known = [row for row in site.ledger.promises(day) if by is None or _is_by(row, by)]
    wanted = [row for row in known if (status is None or row.status == status) and (row.proposed or not proposed)]
    judged = {id: history.finding for id, history in site.histories.items() if history.finding}
    values = {
        "on": day,
        "given": on,
        "by": by,
        "status": status,
        "proposed": proposed,
        "counts": Counter(row.status for row in known),
        "with_outcome": sum(bool(row.proposed) for row in known),
        "rows": [_shown(row) for row in wanted[first : first + PAGE]],
        "total": len(wanted),
        "next": first + PAGE if first + PAGE < len(wanted) else None,
    }
    return answer(request, "promises.html", values, (_flat(row, judged) for row in wanted))


def _is_by(row: PromiseRow, by: str) -> bool:
    record = row.report.record
    actors = (*record.promisor, *record.doer) if isinstance(record, Promise) else ()
    return any(fold(by) in fold(a.name) or by.upper() == a.country for a in actors)


def _shown(row: PromiseRow) -> dict[str, Any]:
    return {
        "status": row.status,
        "line": line_of(row.report),
        "due": row.due,
        "outcomes": [(o, quote_line(o.evidence)) for o in row.proposed],
    }


def _flat(row: PromiseRow, judged: Mapping[str, Verdict]) -> dict[str, Any]:
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
