"""Scores of the task `html` against the index that holds the gold: body, title and day of publication."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from training.datasets import read_lines

__all__ = ["score_html"]

_WORD = re.compile(r"\w+")


def score_html(gold: Path, predicted: Path, *, english_only: bool = True) -> dict[str, float]:
    """Pages, mean body F1, and the shares of right titles and days, in per cent.

    Body: F1 of the bags of words, the gold body being lead or summary and paragraphs. Title: equal but for white space and
    case. Day: the day that the gold states, in the zone in which it states it; pages without one are not counted.
    `english_only` leaves out the pages of countries that the index marks as not English-speaking.
    """
    rows = [row for row in read_lines(gold) if row.get("english_country", True) or not english_only]
    found = {_key(row): row for row in read_lines(predicted)}
    pairs = [(row, found.get(_key(row), {})) for row in rows]
    days = [(day, page.get("published")) for row, page in pairs if (day := _gold_day(row))]
    return {
        "pages": len(pairs),
        "body F1": 100 * _mean([_overlap(_gold_body(row), page.get("text") or "") for row, page in pairs]),
        "title": 100 * _mean([_folded(row["title"]) == _folded(page.get("title")) for row, page in pairs]),
        "date": 100 * _mean([want == have for want, have in days]),
    }


def _key(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or row.get("url"))


def _gold_body(row: Mapping[str, Any]) -> str:
    lead = row.get("lead") or row.get("summary") or ""
    return "\n".join([*([lead] if isinstance(lead, str) else lead), *row["paragraphs"]])


def _gold_day(row: Mapping[str, Any]) -> str | None:
    return str(row.get("date") or row.get("publishing_date") or row.get("published") or "")[:10] or None


def _overlap(gold: str, predicted: str) -> float:
    want, have = Counter(_WORD.findall(gold)), Counter(_WORD.findall(predicted))
    return 2 * (want & have).total() / max(want.total() + have.total(), 1)


def _folded(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _mean(values: list[float] | list[bool]) -> float:
    return sum(values) / max(len(values), 1)
