"""Predictions for the task `html`: headline, day of publication and body of saved pages."""

import gzip
import json
from pathlib import Path

from verbale.errors import InputError
from verbale.ingest.decode import decode
from verbale.ingest.given import Given
from verbale.ingest.html import read_html

__all__ = ["predict_html"]


def predict_html(source: Path, target: Path) -> None:
    """Read an index of JSON lines with `html`, a path beside the index (gzip or not), and write one line for each page.

    A line has "id" (else "url"), "title", "published" and "text", the body without the headline; a page without
    an article gets empty fields. Pages of every language are read.
    """
    with source.open(encoding="utf-8") as index, target.open("w", encoding="utf-8") as out:
        for line in index:
            row = json.loads(line)
            key = "id" if "id" in row else "url"
            found = _predict_page(source.parent / row["html"], row.get("url"))
            out.write(json.dumps({key: row.get(key), **found}, ensure_ascii=False) + "\n")


def _predict_page(path: Path, url: str | None) -> dict[str, str | None]:
    data = path.read_bytes()
    data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    try:
        document = read_html(decode(data, name=path.name), Given(path.name, url=url))
    except InputError:
        return {"title": None, "published": None, "text": ""}
    body = [document.text[r.start : r.end] for r in document.regions if r.role == "body"]
    published = document.published.isoformat() if document.published else None
    return {"title": document.title, "published": published, "text": "\n\n".join(body)}
