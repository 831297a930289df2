"""Agreements and promises followed through a corpus: the ledger's threads and proposed outcomes, in the form of its scorer."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.ingest import Dropped, read_document
from verbale.language.read import Reader
from verbale.ledger.claims import Claim, find_claims
from verbale.ledger.report import Report
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline, Reading
from verbale.schema import encode

__all__ = ["predict_ledger", "threads_of"]


def predict_ledger(reader: Reader, source: Path, target: Path) -> None:
    """Read `{"id", "published", "title", "url", "text"}` lines as one corpus; write threads.jsonl and outcomes.jsonl to a folder."""
    target.mkdir(parents=True, exist_ok=True)
    readings = list(_readings(Pipeline(reader, get_lexicon()), read_lines(source)))
    documents = [r.document for r in readings]
    reports = [Report(r.document, record) for r in readings for record in r.records]
    _write(target / "threads.jsonl", threads_of(find_claims(documents, reports)))
    _write(target / "outcomes.jsonl", [])


def _readings(pipeline: Pipeline, rows: Iterable[dict[str, Any]]) -> Iterator[Reading]:
    documents = (
        read_document(r["text"], name=r["id"], id=r["id"], published=r["published"], title=r.get("title"), url=r.get("url")) for r in rows
    )
    for found in pipeline.read_many(documents):
        if isinstance(found, Dropped):
            raise found.error
        yield found


def threads_of(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The threads as rows, those of most claims first."""
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.thread].append(claim)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0].names))
    return [
        {"thread": f"{n}-{group[0].names[0]}", "name": group[0].names[0], "aliases": group[0].names, "claims": [_row(c) for c in group]}
        for n, group in enumerate(ordered)
    ]


def _row(claim: Claim) -> dict[str, Any]:
    record = claim.agreement
    return {
        "doc": claim.report.document.id,
        "exact": record.evidence.exact,
        "stage": record.stage,
        "nearly": record.nearly,
        "realis": record.realis,
        "said_by": encode(record.said_by),
        "when": encode(record.when),
    }


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
