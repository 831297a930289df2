"""The reports behind a number: how many, how many of them independent, and their rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.ledger.report import Report
from verbale.serve.lines import SHOWN, Line, line_of
from verbale.serve.rows import Worked

__all__ = ["Group", "group_of"]


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that open behind their number; `independent` are the voices that they stand on."""

    name: str
    count: int
    independent: int
    rows: list[Line]


def group_of(name: str, reports: Sequence[Report], ledger: Worked) -> Group:
    """The first reports are rows; the data of the page have the ids of all."""
    return Group(name, len(reports), ledger.independent(reports), [line_of(report) for report in reports[:SHOWN]])
