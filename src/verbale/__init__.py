"""Verbale keeps the record of diplomacy: who said what to whom, each line tied to its exact words."""

from verbale.asking import Ledger
from verbale.pipeline import Reading, read
from verbale.schema import Document, Record, Span, Statement, verify
from verbale.store import Query, Store, open_record

__all__ = ["Document", "Ledger", "Query", "Reading", "Record", "Span", "Statement", "Store", "open_record", "read", "verify"]
