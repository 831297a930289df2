"""Agreements and promises followed through a corpus: the ledger's threads and proposed outcomes, in the form of its scorer."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.datasets import read_lines
from verbale.ingest import Dropped, read_document
from verbale.language.read import Reader
from verbale.ledger.claims import Claim, find_claims
from verbale.ledger.deeds import outcomes_of_deeds
from verbale.ledger.outcomes import likeliest, outcomes_of_claims, propose_outcomes
from verbale.ledger.passages import Passage, passages_of
from verbale.ledger.promising import read_promises
from verbale.ledger.report import Report
from verbale.ledger.voices import Voices
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline, Reading
from verbale.schema import Promise, Statement, encode

__all__ = ["outcomes_of", "predict_ledger", "score_ledger", "threads_of", "write_rows"]


def predict_ledger(reader: Reader, source: Path, target: Path) -> None:
    """Read `{"id", "published", "title", "url", "text"}` lines as one corpus; write threads.jsonl and outcomes.jsonl to a folder.

    A `.txt` file lists the ids of documents of the briefings, which lie where the shared data have them.
    """
    target.mkdir(parents=True, exist_ok=True)
    readings = list(_readings(Pipeline(reader, get_lexicon()), _rows(source)))
    documents = [r.document for r in readings]
    reports = [Report(r.document, record) for r in readings for record in r.records]
    passages = {d.id: passages_of(d) for d in documents}
    claims = find_claims(documents, reports, passages=passages)
    write_rows(target / "threads.jsonl", threads_of(claims))
    write_rows(target / "outcomes.jsonl", outcomes_of(passages, reports, claims, Voices(documents)))


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    if source.suffix != ".txt":
        return read_lines(source)
    listed = set(source.read_text(encoding="utf-8").split())
    briefings = read_lines(source.parents[2] / "input" / "wh_briefings.dev.jsonl.gz")
    return (row | {"published": row["published"][:10]} for row in briefings if row["id"] in listed)


def outcomes_of(
    passages: Mapping[str, Sequence[Passage]], reports: Sequence[Report], claims: Sequence[Claim], voices: Voices, *, own_word: bool = True
) -> list[dict[str, Any]]:
    """The promises for which an outcome is proposed, with it; without `own_word` only what others than the promisor tell."""
    statements = [r for r in reports if isinstance(r.record, Statement)]
    promises = [r for r in reports if isinstance(r.record, Promise)]
    made, said = _by_document(promises), _by_document(statements)
    for id, parts in passages.items():
        promises += read_promises(parts, made[id], [r.record for r in said[id] if isinstance(r.record, Statement)])
    told = [
        *propose_outcomes(promises, passages, voices, statements),
        *outcomes_of_claims(claims, voices),
        *outcomes_of_deeds(reports, voices),
    ]
    found = likeliest(o for o in told if own_word or not o.own_word)
    return [
        {
            "promise": {"doc": o.promise.document.id, "exact": o.promise.record.evidence.exact},
            "outcome": {"doc": o.evidence.document.id, "exact": o.evidence.span.exact, "verdict": o.verdict},
            "score": round(o.score, 3),
            "own_word": o.own_word,
        }
        for o in found
    ]


def _by_document(reports: Iterable[Report]) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        found[report.document.id].append(report)
    return found


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


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as JSONL."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def score_ledger(shared: Path, listed: Path, found: Path) -> dict[str, float]:
    """Recall of claims, B-cubed of threads, F1 of outcomes and false "kept", by `score_ledger.py`."""
    command = [sys.executable, str(shared / "eval" / "score_ledger.py"), str(listed.parent), str(found)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = {line.split()[0]: dict(re.findall(r"(\w+(?: \w+)?)=([\d.]+)", line.partition(" ")[2])) for line in lines}
    return {
        "claims R": float(rows["claims"]["R"]),
        "threads B3 F1": float(rows["threads"]["F1"]),
        "outcomes F1": float(rows["outcomes"]["F1"]),
        "false kept": float(rows["outcomes"]["false kept"]),
    }
