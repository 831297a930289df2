"""Promises: open, due, overdue, with the outcomes that later reports suggest."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import count, takewhile
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from verbale.ledger.promises import Outcome, promise_status
from verbale.ledger.report import Report
from verbale.schema import Promise
from verbale.serve.asked import Blank, Day, Text
from verbale.serve.columns import Column, Parts, columns
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of, quote_line
from verbale.serve.site import Here, Site
from verbale.serve.templating import link
from verbale.serve.zoom import LETTERS, Zoom, ends_of, name_of, times_between
from verbale.store import Hit, Verdict
from verbale.store import Query as Promises

__all__ = ["router"]

router = APIRouter()
Status = Annotated[Literal["overdue", "due", "open", "undated"] | None, Blank]
STATUSES = ("overdue", "due", "open", "undated")
Due = Annotated[str | None, Blank, Query(pattern=r"^\d{4}(-(0[1-9]|1[0-2]))?$", examples=["2031-05"])]
PAGE = 60
_HEIGHT = 90
_AT_ONCE = 500


@router.get("/promises")
def promises(
    request: Request,
    site: Here,
    status: Status = None,
    by: Text = None,
    on: Day = None,
    proposed: bool = False,
    due: Due = None,
    first: Annotated[int, Query(ge=0)] = 0,
) -> Response:
    """Who promised what until when, and where it stands on a day; an outcome is proposed, and a person's verdict decides."""
    day = on or site.today
    query = Promises(kind=("promise",), until=on, actor=by, roles=("promisor", "doer") if by else ())
    between = ends_of(due) if due else None
    asked: dict[str, Any] = {"status": status, "proposed": proposed, "between": between}
    if request.query_params.get("format") not in {None, "", "html"}:
        judged = {id: history.finding for id, history in site.histories.items() if history.finding}
        pages = takewhile(bool, (site.overview.due(query, day, **asked, first=at, limit=_AT_ONCE) for at in count(0, _AT_ONCE)))
        return answer(request, "", {}, (_flat(*row, day, judged) for page in pages for row in _with_outcomes(site, page)))
    counts, with_outcome = site.overview.due_counts(query, day, between)
    hits = site.overview.due(query, day, **asked, first=first, limit=PAGE + 1)
    chosen = [row for row in site.overview.due_months(query, day) if status in (None, row[1]) and row[0].startswith((due or "")[:4])]
    values = {
        "on": day,
        "given": on,
        "by": by,
        "status": status,
        "proposed": proposed,
        "due": due,
        "due_name": name_of(due) if due else None,
        "columns": _columns(request, chosen),
        "counts": Counter(counts),
        "with_outcome": sum(with_outcome.values()),
        "total": sum(n for name, n in (with_outcome if proposed else counts).items() if status in (None, name)),
        "rows": [_shown(*row, day) for row in _with_outcomes(site, hits[:PAGE])],
        "next": first + PAGE if len(hits) > PAGE else None,
    }
    return answer(request, "promises.html", values, ())


def _columns(request: Request, months: Iterable[tuple[str, str, int]]) -> list[Column]:
    """How many fall due in each year, or month: years first, then the months of one."""
    known = list(months)
    if not known:
        return []
    first, last = ends_of(known[0][0])[0], ends_of(known[-1][0])[1]
    zoom: Zoom = "years" if last.year - first.year > 1 else "months"
    letters, counts = LETTERS[zoom], defaultdict[str, Counter[str]](Counter)
    for month, status, number in known:
        counts[month[:letters]][status] += number
    found = {time: [(f"due-{s}", own[s]) for s in STATUSES if own[s]] for time, own in counts.items()}

    def to(first: date, _: date) -> str:
        return link(request, due=first.isoformat()[:letters], first=None)

    return columns(times_between(first, last, zoom), found, to, _told, _HEIGHT)


def _told(parts: Parts) -> str:
    return ", ".join(f"{n} {look.removeprefix('due-')}" for look, n in parts) or "nothing due"


def _with_outcomes(site: Site, hits: list[Hit]) -> Iterator[tuple[Hit, list[Outcome]]]:
    """Each promise with the outcomes that are proposed for it, the likeliest first."""
    found: dict[str, list[Outcome]] = defaultdict(list)
    documents = {d.id: d for d in site.store.documents({hit.document for hit in hits})}
    for outcome in site.ledger.outcomes([Report(documents[hit.document], hit.record) for hit in hits]):
        found[outcome.promise.record.id].append(outcome)
    yield from ((hit, sorted(found[hit.record.id], key=lambda o: (o.own_word, -o.score))) for hit in hits)


def _shown(hit: Hit, outcomes: list[Outcome], day: date) -> dict[str, Any]:
    promise = hit.record
    if not isinstance(promise, Promise):
        raise TypeError("a promise")
    return {
        "status": promise_status(promise, day),
        "line": line_of(hit),
        "due": promise.due,
        "outcomes": [(o, quote_line(o.evidence)) for o in outcomes],
    }


def _flat(hit: Hit, outcomes: list[Outcome], day: date, judged: Mapping[str, Verdict]) -> dict[str, Any]:
    row = _shown(hit, outcomes, day)
    verdict, due, best = judged.get(hit.record.id), row["due"], outcomes[0] if outcomes else None
    return {
        "status": row["status"],
        "due_first": due.earliest if due else None,
        "due_last": due.latest if due else None,
        "verdict": verdict.body["outcome"] if verdict else "",
        "proposed": best.verdict if best else "",
        "proposed_words": quote_line(best.evidence)["words"] if best else "",
        "proposed_document": best.evidence.document.id if best else "",
        "only_own_word": best.own_word if best else "",
        **flat(row["line"]),
    }
