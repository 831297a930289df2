"""False alarms on prose that is no diplomacy: the reviews and answers of the treebank give next to no political record."""

import gzip
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.records_predict import is_scored
from training.datasets import read_lines
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline
from verbale.schema import Document, encode

__all__ = ["GENRES", "iter_quiet", "predict_false_alarms_file", "score_false_alarms"]

GENRES = ("reviews", "answers")
"""The genres of the treebank, by the head of a sentence's id, that have nothing diplomatic."""
_QUIET = frozenset({"statement", "indicator"})


def predict_false_alarms_file(reader: Reader, source: Path, target: Path) -> None:
    """Write `{"id", "words", "records"}` for each text of `GENRES` in a treebank, `records` being those that are false alarms."""
    pipeline = Pipeline(reader, get_lexicon())
    with target.open("w", encoding="utf-8") as out:
        for name, text in iter_quiet(source):
            read = pipeline.read(Document.from_text(text, id=name)).records
            alarms = [encode(r) for r in read if r.kind not in _QUIET and is_scored(r)]
            out.write(json.dumps({"id": name, "words": len(text.split()), "records": alarms}, ensure_ascii=False) + "\n")


def score_false_alarms(found: Path) -> dict[str, float]:
    """Records other than statements and indicators for 1,000 words."""
    rows = list(read_lines(found))
    return {"per 1,000 words": 1000 * sum(len(r["records"]) for r in rows) / max(sum(r["words"] for r in rows), 1)}


def iter_quiet(treebank: Path) -> Iterator[tuple[str, str]]:
    """The documents of the genres: sentences whose ids share all but the running number, in order."""
    documents: dict[str, list[str]] = defaultdict(list)
    name = ""
    with gzip.open(treebank) as packed:
        for line in io.TextIOWrapper(packed, encoding="utf-8"):
            if line.startswith("# sent_id = "):
                name = line.removeprefix("# sent_id = ").strip().rpartition("-")[0]
            elif line.startswith("# text = ") and name.startswith(GENRES):
                documents[name].append(line.removeprefix("# text = ").strip())
    return ((name, " ".join(sentences)) for name, sentences in documents.items())
