"""The reports behind a number: how many, how many of them independent, and their rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.ledger.report import Report
from verbale.serve.lines import SHOWN, Line, line_of
from verbale.serve.rows import Ledger

__all__ = ["Group", "group_of", "told"]


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that open behind their number; `independent` are the voices that they stand on."""

    name: str
    count: int
    independent: int
    rows: list[Line]


def group_of(name: str, reports: Sequence[Report], ledger: Ledger) -> Group:
    """The first reports are rows; the data of the page have the ids of all."""
    return Group(name, len(reports), ledger.independent(reports), [told(ledger, report) for report in reports[:SHOWN]])


def told(ledger: Ledger, report: Report) -> Line:
    """The row of a report; agreements that only the ledger read have no page of their own."""
    return replace(line_of(report), kept=report.record.kind != "agreement" or report.record.id in ledger.kept)
