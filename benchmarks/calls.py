"""Phone calls in official news: whether the read-out of a call is found as one, with a state besides the reporter's own."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.ingest import read_document
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline
from verbale.schema import Meeting

__all__ = ["predict_calls", "score_calls"]

_HOME = "RUS"
_OTHERS = frozenset({"meeting", "talks", "visit"})
_ONE_IN = 8
"""Of the other meetings every eighth is read: enough to count what is falsely held for a call."""
_WORDS = ("phon", "conversation", " call")
"""Words by which a text itself may tell that a call is meant; the title, which always does, is withheld."""


def predict_calls(reader: Reader, source: Path, target: Path) -> None:
    """Items `{"id", "event_type_from_title", "published", "lead", "paragraphs"}` to `{"id", "calls"}`: codes of who called, a list each.

    The title is withheld; items that are of no kind by their title are left out.
    """
    pipeline = Pipeline(reader, get_lexicon())
    with target.open("w", encoding="utf-8") as out:
        for row in _kinds(read_lines(source)):
            document = read_document(text_of(row), name=row["id"], id=row["id"], published=row["published"])
            meetings = [r for r in pipeline.read(document).records if isinstance(r, Meeting) and r.form == "call"]
            calls = [sorted({a.country for a in m.participants if a.country}) for m in meetings]
            out.write(json.dumps({"id": row["id"], "calls": calls}) + "\n")


def score_calls(gold: Path, found: Path) -> dict[str, float]:
    """Share of phone calls found, in all and where the text speaks of one; share of other meetings held for a call."""
    calls = {row["id"]: any(set(codes) - {_HOME} for codes in row["calls"]) for row in read_lines(found)}
    rows = [row for row in _kinds(read_lines(gold)) if row["id"] in calls]
    phoned = [row for row in rows if row["event_type_from_title"] == "phone_call"]
    told = [row for row in phoned if any(word in text_of(row).lower() for word in _WORDS)]
    others = [row for row in rows if row["event_type_from_title"] != "phone_call"]
    shares = {"calls found": phoned, "calls found where the text tells of one": told, "other meetings held for a call": others}
    return {name: sum(calls[row["id"]] for row in some) / max(len(some), 1) for name, some in shares.items()}


def text_of(row: dict[str, Any]) -> str:
    """The text of an item without its title."""
    return "\n\n".join([*([row["lead"]] if row["lead"] else []), *row["paragraphs"]])


def _kinds(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All phone calls, and one in so many of the other meetings, that have a text."""
    others = 0
    for row in rows:
        kind = row["event_type_from_title"]
        others += kind in _OTHERS
        if text_of(row).strip() and (kind == "phone_call" or (kind in _OTHERS and others % _ONE_IN == 0)):
            yield row
