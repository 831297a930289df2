"""What Verbale does of each task, one thread."""

import gzip
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.html_predict import predict_html
from benchmarks.model_tasks import predict_attribution
from benchmarks.times_predict import predict_times_file
from training.datasets import read_lines
from verbale.errors import InputError
from verbale.ingest.decode import decode
from verbale.ingest.given import Given
from verbale.ingest.html import read_html
from verbale.language.read import Reader
from verbale.pipeline import load_pipeline

__all__ = ["TOOLS"]

Work = Callable[[Path, Path], None]


def _attribution() -> Work:
    reader = Reader.load()
    return lambda source, target: predict_attribution(reader, source, target)


def _syntax() -> Work:
    reader = Reader.load()

    def work(source: Path, target: Path) -> None:
        with target.open("w", encoding="utf-8") as out:
            for row in read_lines(source):
                out.write(f"{len(reader.analyze(row['text'], nested=False).sentences)}\n")

    return work


def _pages() -> Work:
    pipeline = load_pipeline()

    def work(source: Path, target: Path) -> None:
        with target.open("w", encoding="utf-8") as out:
            for row in read_lines(source):
                data = gzip.decompress((source.parent / row["html"]).read_bytes())
                try:
                    document = read_html(decode(data, name=row["html"]), Given(row["html"], url=row["url"]))
                    found = len(pipeline.read(document).records)
                except InputError:  # a page without an article, or in another language
                    found = 0
                out.write(json.dumps({"url": row["url"], "records": found}) + "\n")

    return work


TOOLS: Mapping[str, Callable[[], Work]] = {
    "attribution": _attribution,
    "time": lambda: predict_times_file,
    "text": lambda: predict_html,
    "syntax": _syntax,
    "page": _pages,
}
"""What loads each tool, by its task."""
