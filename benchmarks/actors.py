"""States found in official news, against the states with which its editors tagged it; the title is withheld from the reader."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.extract.reading.page import Page
from verbale.language.read import Reader
from verbale.lexicon import get_lexicon
from verbale.resolve.registry import Registry
from verbale.schema import Document

__all__ = ["predict_actors", "score_actors"]


def predict_actors(reader: Reader, source: Path, target: Path) -> None:
    """Predict the states of each tagged row of a JSONL file into another: `{"id", "states"}`."""
    with target.open("w", encoding="utf-8") as out:
        for row in read_lines(source):
            if row["geography"]:
                out.write(json.dumps({"id": row["id"], "states": sorted(_states_in(reader, row))}) + "\n")


def _states_in(reader: Reader, row: dict[str, Any]) -> set[str]:
    """The codes of all states, places and persons that the registry knows in the lead and the paragraphs of a row."""
    text = "\n\n".join(filter(None, [row["lead"], *row["paragraphs"]]))
    document = Document.from_text(text, id=row["id"], published=date.fromisoformat(row["published"]))
    cast = Page.of(document, reader.analyze(text), get_lexicon()).cast
    titles = {code for p in cast.locations for code in (p.title.code, p.title.ground, *p.title.states) if code}
    return titles | {p.country for p in cast.people if p.country}


def score_actors(gold: Path, found: Path) -> dict[str, float]:
    """The share of the tagged states that were found; tags of regions inside a state do not count."""
    states = {row["id"]: set(row["states"]) for row in read_lines(found)}
    hits = [code in states[row["id"]] for row in read_lines(gold) if row["id"] in states for code in _tagged(row["geography"])]
    return {"states found": sum(hits) / max(len(hits), 1)}


def _tagged(geography: Iterable[dict[str, str]]) -> Iterator[str]:
    """The codes of the tags that are states. The two-letter ids will not do: those of Russian regions overlap with ISO's."""
    for tag in geography:
        title = Registry.of().find(tag["name"].removeprefix("the "))
        if title and title.form == "state" and title.code:
            yield title.code
