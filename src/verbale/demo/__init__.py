"""The demo corpus: a chronicle of public facts and a fiction, both written for Verbale, with what a reader should find in them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

__all__ = ["GOLD", "PARTS", "Article", "Part", "article_path", "articles", "gold", "gold_path", "publishers_path", "registry_path"]

Part = Literal["chronicle", "fiction"]

PARTS: tuple[Part, ...] = ("chronicle", "fiction")
GOLD = ("threads", "outcomes", "events", "slips", "contradictions")
"""The names of the gold files; README.md beside them says what a line of each holds."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: `facts` are the public documents that a report of the chronicle rests on, `made_up` marks a fiction.

    `corrects` is the id of the article that stood at the same address before.
    """

    id: str
    part: Part
    url: str
    published: date
    title: str
    publisher: str
    text: str
    facts: tuple[str, ...] = ()
    made_up: str | None = None
    corrects: str | None = None


def article_path(part: Part) -> Path:
    """The JSONL file of a part, which can be read like any other."""
    return _folder() / f"{part}.jsonl"


def articles(part: Part | None = None) -> Iterator[Article]:
    """The articles of a part, or of both, by day of publication within each.

    >>> sum(1 for _ in articles("chronicle")) >= 60
    True
    """
    for row in (row for name in ([part] if part else PARTS) for row in _rows(article_path(name))):
        yield Article(**row | {"published": date.fromisoformat(row["published"]), "facts": tuple(row.get("facts", ()))})


def registry_path() -> Path:
    """The registry file of the invented states, bodies and persons."""
    return _folder() / "registry.toml"


def publishers_path() -> Path:
    """The table of the outlets and their owners."""
    return _folder() / "publishers.toml"


def gold(part: Part | None = None) -> dict[str, list[dict[str, Any]]]:
    """The lines of each gold file by its name; with a `part`, only those about its articles.

    >>> sorted(gold("fiction"))
    ['contradictions', 'events', 'outcomes', 'slips', 'threads']
    """
    return {name: [row for row in _rows(gold_path(name)) if part in {None, row["part"]}] for name in GOLD}


def gold_path(name: str) -> Path:
    """The file of a kind of gold, one of `GOLD`."""
    return _folder() / "gold" / f"{name}.jsonl"


def _folder() -> Path:
    return Path(str(files("verbale.demo")))


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
