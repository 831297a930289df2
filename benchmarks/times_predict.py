"""The time expressions of documents that come as rows."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.language.times import Time, find_times

__all__ = ["predict_times", "predict_times_file"]


def predict_times(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows `{"id", "dct", "text"}` to `{"id", "timex": [{"start", "end", "type", "value"}]}`; a range is given by its two ends."""
    for row in rows:
        published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
        found = [part for time in find_times(row["text"], published) for part in (time.parts or (time,))]
        yield {"id": row["id"], "timex": [_row(t) for t in found]}


def _row(time: Time) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "type": time.type, "value": time.value}


def predict_times_file(source: Path, target: Path) -> None:
    """Predict a JSONL file of rows into another."""
    with target.open("w", encoding="utf-8") as out:
        for found in predict_times(read_lines(source)):
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
