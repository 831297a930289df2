"""The record of many documents, kept: SQLite by default, PostgreSQL by the same code."""

from verbale.store.backend import STORES
from verbale.store.changes import Changes, FigureChange, WordChange
from verbale.store.history import History
from verbale.store.jobs import Job, Jobs, SourceRow, Wanted
from verbale.store.pairing import FieldChange, RecordChange
from verbale.store.queries import Query
from verbale.store.record import Store, open_record
from verbale.store.rows import ActorRow, Added, Entry, Hit, Note, Passage, Report, Run, Stats, Verdict

__all__ = [
    "STORES",
    "ActorRow",
    "Added",
    "Changes",
    "Entry",
    "FieldChange",
    "FigureChange",
    "History",
    "Hit",
    "Job",
    "Jobs",
    "Note",
    "Passage",
    "Query",
    "RecordChange",
    "Report",
    "Run",
    "SourceRow",
    "Stats",
    "Store",
    "Verdict",
    "Wanted",
    "WordChange",
    "open_record",
]
