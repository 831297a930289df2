"""Amended pages: is every number told that is not the one it was? Both versions go through a store; no reading model is needed."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.schema import Document
from verbale.store import Run, open_record

__all__ = ["predict_revisions", "score_revisions"]

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_RUN = Run(language="en", weights="none", lexicon="none", version="none")


def predict_revisions(source: Path, target: Path) -> None:
    """Write `{"path", "figures": [{"old", "new", "old_sentence", "new_sentence"}]}` for each pair of versions."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_record(Path(folder) / "pages.db") as store,
        target.open("w", encoding="utf-8") as out,
    ):
        for number, row in enumerate(read_lines(source)):
            pages = [Document.from_text(row[when], id=f"{number}") for when in ("before", "after")]
            _, added = (store.add(page, [], _RUN) for page in pages)
            figures = added.changes.figures if added.changes else ()
            told = [{name: getattr(f, name) for name in ("old", "new", "old_sentence", "new_sentence")} for f in figures]
            out.write(json.dumps({"path": row["path"], "figures": told}, ensure_ascii=False) + "\n")


def score_revisions(gold: Path, found: Path) -> dict[str, float]:
    """The share of the numbers in `changes` (those on one side of a change and not on the other) that are told.

    `told that are none` is the share of told numbers that are in no change.
    """
    wanted = told = right = 0
    for row, answer in zip(read_lines(gold), read_lines(found), strict=True):
        for side in ("old", "new"):
            expected, reported = Counter(_numbers(row["changes"], side)), Counter(_words(answer["figures"], side))
            wanted, told = wanted + expected.total(), told + reported.total()
            right += (expected & reported).total()
    return {"changed numbers told": right / max(wanted, 1), "told that are none": 1 - right / max(told, 1)}


def _numbers(changes: list[dict[str, Any]], side: str) -> Iterator[str]:
    other = {"old": "new", "new": "old"}[side]
    for change in changes:
        mine, theirs = (Counter(_NUMBER.findall(change[name])) for name in (side, other))
        yield from (mine - theirs).elements()


def _words(figures: list[dict[str, Any]], side: str) -> Iterator[str]:
    return (number for figure in figures for number in _NUMBER.findall(figure[side] or ""))
