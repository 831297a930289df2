"""Inputs of any length from a few public pages: they come again and again, each time under other addresses."""

import gzip
import json
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from training.datasets import read_lines

__all__ = ["CAPTURED", "make_archive", "make_lines"]

CAPTURED = "2026-01-01T00:00:00Z"
_BRIEFINGS = Path("input", "wh_briefings.dev.jsonl.gz")
_KREMLIN = Path("dev", "kremlin_html")
_APART = 1_000
"""Pages that are different from each other, before they come again."""
_EVERY = 9
"""Every so many briefings are taken: some of each year."""


def make_lines(data: Path, target: Path, documents: int, words: int | None = None) -> Path:
    """So many briefings as JSONL, whole or only their first words."""
    with target.open("w", encoding="utf-8") as out:
        for number, row in enumerate(islice(cycle(_briefings(data)), documents)):
            text = row["text"] if words is None else " ".join(row["text"].split()[:words])
            kept = {"id": f"b{number}", "url": _again(row["url"], number), "title": row["title"], "published": row["published"][:10]}
            out.write(json.dumps(kept | {"text": text}) + "\n")
    return target


def make_archive(data: Path, target: Path, pages: int) -> Path:
    """A packed WARC of so many pages, the HTML of kremlin.ru and briefings of the White House in turn."""
    index = read_lines(data / "dev" / "kremlin_html.dev.index.jsonl")
    kremlin = [(row["url"], gzip.decompress((data / _KREMLIN / f"{row['id']}.html.gz").read_bytes())) for row in index]
    briefings = [(row["url"], _html(row)) for row in _briefings(data)]
    with target.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        in_turn = chain.from_iterable(zip(cycle(kremlin), cycle(briefings), strict=False))
        for number, (address, page) in enumerate(islice(in_turn, pages)):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            about = {"http_headers": head, "warc_headers_dict": {"WARC-Date": CAPTURED}}
            writer.write_record(writer.create_warc_record(_again(address, number), "response", BytesIO(page), len(page), **about))
    return target


def _briefings(data: Path) -> list[dict[str, Any]]:
    return list(islice(read_lines(data / _BRIEFINGS), 0, _APART * _EVERY, _EVERY))


def _again(address: str, number: int) -> str:
    """An address that no other page has."""
    return f"{address}?{number}"


def _html(row: dict[str, Any]) -> bytes:
    return "".join(_lines(row)).encode()


def _lines(row: dict[str, Any]) -> Iterator[str]:
    title = escape(row["title"])
    yield f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
    yield f"<meta property='article:published_time' content='{row['published'][:10]}'></head><body><article><h1>{title}</h1>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in row["text"].split("\n\n"))
    yield "</article></body></html>"
