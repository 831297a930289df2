"""The writer, a process of its own: pages are read and added one after another, as `verbale add` does, until its input is closed.

`python -m benchmarks.load.writer STORE PAGES [REGISTRY]`: a line on standard output for each page that is kept, when and how long it was.
"""

import json
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Event, Thread

from training.datasets import read_lines
from verbale.batch import add_documents, run_of
from verbale.ingest import read_document
from verbale.pipeline import load_pipeline
from verbale.schema import Document
from verbale.store import open_record

__all__ = ["main"]


def main(store: str, pages: str, registry: str | None = None) -> None:
    """Say "ready", wait for a line, and write until standard input ends."""
    known = Path(registry) if registry else None
    pipeline, ended = load_pipeline(registry=known), Event()
    sizes: dict[str, int] = {}
    with open_record(store, known) as record:
        print("ready", flush=True)
        sys.stdin.readline()
        Thread(target=_await_end, args=(ended,), daemon=True).start()
        for outcome in add_documents(record, pipeline, _pages(Path(pages), sizes), run_of(pipeline, known)):
            if outcome.added is None or outcome.added.outcome != "new":
                raise SystemExit(f"{outcome.name} was not added: {outcome.error or outcome.added}")
            print(json.dumps({"at": time.monotonic(), "characters": sizes.pop(outcome.name)}), flush=True)
            if ended.is_set():
                break


def _await_end(ended: Event) -> None:
    sys.stdin.read()
    ended.set()


def _pages(path: Path, sizes: dict[str, int]) -> Iterator[Document]:
    """The pages of a file again and again, each time at other addresses; their sizes are noted."""
    rows = list(read_lines(path))
    for number in count():
        row, id = rows[number % len(rows)], f"load-{number}"
        document = read_document(
            row["text"], name=id, id=id, published=row["published"], title=row["title"], url=f"https://load.example/{id}"
        )
        sizes[id] = len(document.text)
        yield document


if __name__ == "__main__":
    main(*sys.argv[1:])
