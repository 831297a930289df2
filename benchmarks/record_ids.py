"""Ids of the marked documents' records: are they free of collisions, and the same whatever the order in which they are found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.schema import KINDS, Actor, Document, Record, decode, decode_line, encode_line, identify, verify
from verbale.schema.codec import wire_types
from verbale.schema.ids import record_id

__all__ = ["check_ids"]

_SPANS = frozenset({"evidence", "cue", "content", "name", "subject", "medium", "place"})


def check_ids(gold: Path) -> dict[str, int]:
    """Counts over the marked documents: records, collisions of ids, ids that change with order or on the way through JSON."""
    counts = {"records": 0, "collisions": 0, "unstable": 0}
    for row in read_lines(gold):
        document = Document.from_text(row["text"], id=row["id"])
        drafts = list(_marked(document, row["records"]))
        first = [record_id(document, r) for r in drafts]
        counts["records"] += len(drafts)
        counts["collisions"] += len(first) - len(set(first))
        counts["unstable"] += _unstable(document, drafts)
    return counts


def _unstable(document: Document, drafts: list[Record]) -> int:
    once = identify(document, drafts)
    verify(document, once)
    again = {r.id for r in identify(document, drafts[::-1])}
    back = {r.id for r in decode_line(encode_line(document, once)).records}
    return len({r.id for r in once} ^ again) + len({r.id for r in once} ^ back)


def _marked(document: Document, rows: list[dict[str, Any]]) -> Iterator[Record]:
    """The marked records as ours: bare words get the place where they first stand, what the program adds is empty."""
    for number, row in enumerate(rows, 1):
        kind: type = KINDS[row["kind"]]
        empty: dict[str, Any] = {name: [] if str(expected).startswith("tuple") else None for name, expected in wire_types(kind).items()}
        filled = {**empty, "id": "", "basis": "narrated", **{name: _placed(document, name, value) for name, value in row.items()}}
        yield decode(Record, filled, f"{document.id}, record {number}")


def _placed(document: Document, field: str, value: Any) -> Any:
    if isinstance(value, str) and field in _SPANS:
        return _span(document, value)
    if isinstance(value, list) and field == "content":
        return [_span(document, part) for part in value]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [dict.fromkeys(wire_types(Actor)) | actor for actor in value]
    return value


def _span(document: Document, words: str) -> dict[str, Any]:
    start = max(document.text.find(words), 0)
    end = start + len(words)
    return {"exact": document.text[start:end], "start": start, "end": end}
