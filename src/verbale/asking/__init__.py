"""Questions over all documents of a store: the ledger on what is kept, as flat rows with their sentences."""

from verbale.asking.auditing import AuditRow, audit_rows, draw
from verbale.asking.ledger import Ledger
from verbale.asking.rows import BriefRow, ClaimRow, DifferenceRow, DyadRow, MeetingRow, ProgrammeRow, PromiseRow, SanctionRow, ThreadRow
from verbale.asking.source import Sourced
from verbale.asking.table import Rows

__all__ = [
    "AuditRow",
    "BriefRow",
    "ClaimRow",
    "DifferenceRow",
    "DyadRow",
    "Ledger",
    "MeetingRow",
    "ProgrammeRow",
    "PromiseRow",
    "Rows",
    "SanctionRow",
    "Sourced",
    "ThreadRow",
    "audit_rows",
    "draw",
]
