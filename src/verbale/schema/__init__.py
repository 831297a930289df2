"""What a document and its records are: pure data, no reading and no writing of files."""

from verbale.schema.actor import Actor
from verbale.schema.agreement import Agreement, Stage
from verbale.schema.codec import decode, decode_line, encode, encode_line, iter_lines
from verbale.schema.document import Document, Region, Role, document_id
from verbale.schema.event import Event, EventType
from verbale.schema.evidence import Span
from verbale.schema.hashes import content_hash, text_hash
from verbale.schema.ids import identify, key_fields, record_id
from verbale.schema.indicator import Comparator, Direction, Indicator, Value
from verbale.schema.interval import Interval
from verbale.schema.json_schema import json_schema
from verbale.schema.kinds import KINDS, Record
from verbale.schema.line import DocumentLine
from verbale.schema.link import Link, Relation
from verbale.schema.meeting import Form, Meeting
from verbale.schema.policy import Policy
from verbale.schema.promise import Promise, PromiseForm
from verbale.schema.record import Basis, Extent, Realis, RecordBase, WhenBasis
from verbale.schema.sanction import Action, Character, Detail, Measure, Sanction
from verbale.schema.statement import Mode, Statement
from verbale.schema.trace import Score, Trace
from verbale.schema.verify import iter_spans, verify

__all__ = [
    "KINDS",
    "Action",
    "Actor",
    "Agreement",
    "Basis",
    "Character",
    "Comparator",
    "Detail",
    "Direction",
    "Document",
    "DocumentLine",
    "Event",
    "EventType",
    "Extent",
    "Form",
    "Indicator",
    "Interval",
    "Link",
    "Measure",
    "Meeting",
    "Mode",
    "Policy",
    "Promise",
    "PromiseForm",
    "Realis",
    "Record",
    "RecordBase",
    "Region",
    "Relation",
    "Role",
    "Sanction",
    "Score",
    "Span",
    "Stage",
    "Statement",
    "Trace",
    "Value",
    "WhenBasis",
    "content_hash",
    "decode",
    "decode_line",
    "document_id",
    "encode",
    "encode_line",
    "identify",
    "iter_lines",
    "iter_spans",
    "json_schema",
    "key_fields",
    "record_id",
    "text_hash",
    "verify",
]
