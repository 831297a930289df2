"""Promises as rows: their status on a day, and what became of them."""

from verbale.asking.desk import Desk
from verbale.asking.rows import PromiseRow
from verbale.asking.source import days_of, names_of, source_of
from verbale.errors import UnknownNameError
from verbale.ledger import promises as ledger
from verbale.ledger.report import Report
from verbale.schema import Promise
from verbale.store import Query

__all__ = ["STATUSES", "promise_rows"]

STATUSES = ("overdue", "due", "open", "undated")


def promise_rows(desk: Desk, status: str | None = None, actor: str | None = None) -> list[PromiseRow]:
    """The promises made until the day, those of copies left out; raises `UnknownNameError` for a status or an actor that is none."""
    if status is not None and status not in STATUSES:
        raise UnknownNameError("status", status, STATUSES)
    query = Query(kind=("promise",), actor=actor, roles=("promisor", "doer") if actor else ())
    copies = desk.settlement.firsts
    reports = [r for r in desk.reports(query) if r.document.id not in copies]
    decided = {id: history.finding.body["outcome"] for id, history in desk.store.histories().items() if history.finding}
    followed = ledger.follow_promises(reports, desk.settlement.outcomes(reports), desk.on)
    return [_row(row, row.report, decided.get(row.report.record.id)) for row in followed if status in (None, row.status)]


def _row(row: ledger.PromiseRow, report: Report, decided: str | None) -> PromiseRow:
    best = row.proposed[0] if row.proposed else None
    told = source_of(best.evidence) if best else {}
    promise = report.record
    content = promise.content.exact if isinstance(promise, Promise) else promise.evidence.exact
    return PromiseRow(
        status=row.status,
        due=days_of(row.due),
        form=promise.form if isinstance(promise, Promise) else "",
        promisor=names_of(promise.promisor) if isinstance(promise, Promise) else (),
        promise=" ".join(content.split()),
        outcome=best.verdict if best else None,
        outcome_score=best.score if best else None,
        own_word=best.own_word if best else None,
        outcome_document=told.get("document"),
        outcome_published=told.get("published"),
        outcome_sentence=told.get("sentence"),
        decided=decided,
        **source_of(report),
    )
