"""Verbale keeps the record of diplomacy: who said what to whom, each line tied to its exact words."""

from verbale.pipeline import Reading, read
from verbale.schema import Document, Record, Span, Statement, verify

__all__ = ["Document", "Reading", "Record", "Span", "Statement", "read", "verify"]
