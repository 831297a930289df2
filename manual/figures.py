"""Figures that a page takes from the benchmarks: rows that end in a task and a measure (`` `records`: event F1 ``)."""

import re
from pathlib import Path

__all__ = ["PAGE", "with_figures"]

DOCS = Path(__file__).parents[1] / "docs"
PAGE = DOCS / "limits.md"
_ROW = re.compile(r"^(\|[^|]*\| )([\d.]+)( \| `([\w-]+)`: ([^|]+) \|)$", re.MULTILINE)
_MEASURED = re.compile(r"^\| ([\w-]+) \| [^|]* \| ([^|]+) \| ([\d.]+) \|", re.MULTILINE)


def with_figures(text: str) -> str:
    """The same page with what was measured last; raises `KeyError` for what the benchmarks do not have."""
    rows = _MEASURED.findall((DOCS / "benchmarks.md").read_text(encoding="utf-8"))
    reached = {(task, measure): float(value) for task, measure, value in rows}
    return _ROW.sub(lambda row: f"{row[1]}{_like(row[2], reached[row[4], row[5]])}{row[3]}", text)


def _like(shown: str, value: float) -> str:
    """In the form in which it is shown: a share with two digits, else out of 100, or a count."""
    return f"{value:.2f}" if "." in shown else f"{value * 100 if value <= 1 else value:.0f}"
