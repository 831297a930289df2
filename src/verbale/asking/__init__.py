"""Questions over all documents of a store: the ledger on what is kept, as flat rows with their sentences."""

from verbale.asking.ledger import Ledger
from verbale.asking.rows import (
    BriefRow,
    ClaimRow,
    DifferenceRow,
    DyadRow,
    MeetingRow,
    ProgrammeRow,
    PromiseRow,
    SanctionRow,
    Sourced,
    ThreadRow,
)

__all__ = [
    "BriefRow",
    "ClaimRow",
    "DifferenceRow",
    "DyadRow",
    "Ledger",
    "MeetingRow",
    "ProgrammeRow",
    "PromiseRow",
    "SanctionRow",
    "Sourced",
    "ThreadRow",
]
