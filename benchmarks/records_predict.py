"""The records of documents that come as rows: read as any other input is, and written on the wire."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.ingest import read_document
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline
from verbale.schema import Event, Record, encode

__all__ = ["is_scored", "predict_records", "predict_records_file"]


def predict_records(reader: Reader, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows `{"id", "published", "title", "text"}` to `{"id", "records"}`, one at a time."""
    pipeline = Pipeline(reader, get_lexicon())
    for row in rows:
        document = read_document(row["text"], name=row["id"], id=row["id"], title=row.get("title") or None, published=row.get("published"))
        yield {"id": row["id"], "records": [encode(r) for r in pipeline.read(document).records if is_scored(r)]}


def is_scored(record: Record) -> bool:
    """Whether a record is among the scored ones: acts inside one state are kept for the export only."""
    return not (isinstance(record, Event) and record.recipient and set(record.actor) == set(record.recipient))


def predict_records_file(reader: Reader, source: Path, target: Path) -> None:
    """Predict a JSONL file of rows into another."""
    with target.open("w", encoding="utf-8") as out:
        for found in predict_records(reader, read_lines(source)):
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
