"""Political events of dated sentences, as an event coder would give them."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.export.plover import to_plover
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline
from verbale.schema import Document

__all__ = ["predict_events", "predict_events_file"]


def predict_events(reader: Reader, rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows `{"id", "text", "date"}` to `{"id", "events": [{"source", "target", "plover_type", "cameo"}]}`, one at a time."""
    pipeline = Pipeline(reader, get_lexicon())
    for row in rows:
        published = date.fromisoformat(row["date"]) if row.get("date") else None
        document = Document.from_text(row["text"], id=row["id"], published=published)
        found = to_plover(pipeline.read(document).records)
        events = [{"source": e.source, "target": e.target, "plover_type": e.plover_type, "cameo": e.cameo} for e in found]
        yield {"id": row["id"], "events": events}


def predict_events_file(reader: Reader, source: Path, target: Path) -> None:
    """Predict a JSONL file of rows into another."""
    with target.open("w", encoding="utf-8") as out:
        for found in predict_events(reader, read_lines(source)):
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
