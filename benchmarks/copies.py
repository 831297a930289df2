"""Articles that report the same event, grouped: the stories of the ledger, scored by B-cubed against sub-topics."""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.ledger.stories import find_stories

__all__ = ["b_cubed", "predict_copies", "score_copies"]


def predict_copies(source: Path, target: Path) -> None:
    """Group the rows `{"id", "text", "published"}` of a JSONL file (or "doc" and "tokens"): `{"id", "group"}` for each."""
    rows = list(read_lines(source))
    days = [date.fromisoformat(row["published"][:10]) if row.get("published") else None for row in rows]
    with target.open("w", encoding="utf-8") as out:
        for row, group in zip(rows, find_stories([_text(row) for row in rows], days), strict=True):
            out.write(json.dumps({"id": _key(row), "group": group}) + "\n")


def score_copies(gold: Path, found: Path) -> dict[str, float]:
    """B-cubed of the groups over all rows, and over the half of the topics on which no threshold was chosen."""
    group = {row["id"]: row["group"] for row in read_lines(found)}
    rows = [row for row in read_lines(gold) if _key(row) in group]
    topics = sorted({row["topic"] for row in rows}, key=lambda t: (len(t), t))
    unseen = set(topics[1::2])
    figures: dict[str, float] = {}
    for name, some in (("", rows), (" on unseen topics", [r for r in rows if r["topic"] in unseen])):
        p, r, f1 = b_cubed([row["event"] for row in some], [group[_key(row)] for row in some])
        figures |= {f"B3 F1{name}": f1, f"B3 P{name}": p, f"B3 R{name}": r}
    return figures


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-cubed (Bagga and Baldwin 1998) for two groupings of the same things."""
    wanted, grouped = _members(gold), _members(found)
    shared = [len(wanted[g] & grouped[f]) for g, f in zip(gold, found, strict=True)]
    p = sum(n / len(grouped[f]) for n, f in zip(shared, found, strict=True)) / max(len(shared), 1)
    r = sum(n / len(wanted[g]) for n, g in zip(shared, gold, strict=True)) / max(len(shared), 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def _members(groups: Iterable[Hashable]) -> dict[Hashable, set[int]]:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for i, group in enumerate(groups):
        found[group].add(i)
    return found


def _key(row: dict[str, Any]) -> str:
    return str(row.get("id") or row["doc"])


def _text(row: dict[str, Any]) -> str:
    return str(row.get("text") or " ".join(row.get("tokens", ())))
