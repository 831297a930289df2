"""One JSON object a line and a document, as RECORDS says under "On the wire"; and the same as one JSON array."""

import json
from collections.abc import Iterable, Iterator

from verbale.pipeline import Reading
from verbale.schema import encode_line

__all__ = ["to_json", "to_jsonl"]


def to_jsonl(readings: Iterable[Reading], *, explain: bool = False) -> Iterator[str]:
    """A line a document; `explain` adds to each record its `trace`."""
    for reading in readings:
        yield encode_line(reading.document, reading.records, asides=explain) + "\n"


def to_json(readings: Iterable[Reading], *, explain: bool = False) -> Iterator[str]:
    """One indented array of documents; `explain` adds to each record its `trace`."""
    before = "[\n"
    for reading in readings:
        line = json.loads(encode_line(reading.document, reading.records, asides=explain))
        yield before + json.dumps(line, ensure_ascii=False, indent=2)
        before = ",\n"
    yield "\n]\n" if before.startswith(",") else "[]\n"
