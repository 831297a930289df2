"""The ledger on the demo corpus: threads, claims and outcomes by the shared scorer; slips, differences and events by its own gold."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.copies import b_cubed
from benchmarks.ledger import outcomes_of, score_ledger, threads_of, write_rows
from training.datasets import read_lines
from verbale import demo
from verbale.ingest import Dropped, read_document
from verbale.language.read import Reader
from verbale.ledger.agreements import Slip, follow_agreements
from verbale.ledger.claims import Claim, find_claims
from verbale.ledger.compare import Difference, compare_reports, compare_stages
from verbale.ledger.copies import find_copies, origins
from verbale.ledger.passages import passages_of
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Report
from verbale.ledger.stories import find_stories
from verbale.ledger.voices import Voices
from verbale.lexicon import get_lexicon
from verbale.pipeline import Pipeline, Reading
from verbale.resolve.registry import Registry
from verbale.schema import Document

__all__ = ["ledger_of", "predict_demo", "score_demo"]

_LAST = date(2026, 1, 1)
"""The day on which the demo is looked back at: after its last article."""
_SAME = 0.5
"""The share of the shorter's words that two spans of one article have in common which tell the same."""


def predict_demo(reader: Reader, target: Path) -> None:
    """Read both parts of the demo as one corpus; write threads, outcomes, slips, differences and events to a folder."""
    pipeline = Pipeline(reader, get_lexicon(registry=demo.registry_path()))
    sources = (
        read_document(a.text, name=a.id, id=a.id, published=a.published.isoformat(), title=a.title, url=a.url) for a in demo.articles()
    )
    ledger_of([_read(found) for found in pipeline.read_many(sources)], target)


def _read(found: Reading | Dropped) -> Reading:
    if isinstance(found, Dropped):
        raise found.error
    return found


def ledger_of(readings: Sequence[Reading], target: Path) -> None:
    """Write what the ledger makes of readings of the demo."""
    target.mkdir(parents=True, exist_ok=True)
    documents = [r.document for r in readings]
    reports = [Report(r.document, record) for r in readings for record in r.records]
    publishers = Publishers.read(demo.publishers_path())
    registry = Registry.over(get_lexicon(registry=demo.registry_path()))
    voices = Voices(documents, origins(documents, find_copies(documents, publishers)), publishers)
    passages = {d.id: passages_of(d, registry) for d in documents}
    claims = find_claims(documents, reports, publishers, registry, passages)
    stories = dict(zip([d.id for d in documents], _stories(documents), strict=True))
    write_rows(target / "threads.jsonl", threads_of(claims))
    write_rows(target / "outcomes.jsonl", outcomes_of(passages, reports, claims, voices, own_word=False))
    write_rows(target / "slips.jsonl", _slip_rows(claims, voices))
    differences = [*compare_reports(reports, stories, voices), *compare_stages(claims, voices)]
    write_rows(target / "contradictions.jsonl", map(_difference_row, differences))
    write_rows(target / "events.jsonl", ({"doc": id, "story": story} for id, story in stories.items()))


def _stories(documents: Sequence[Document]) -> list[int]:
    return find_stories([f"{d.title}\n{d.text}" for d in documents], [d.published for d in documents])


def _slip_rows(claims: Iterable[Claim], voices: Voices) -> Iterable[dict[str, Any]]:
    for number, thread in enumerate(follow_agreements(claims, voices, _LAST)):
        yield from (_slip_row(number, slip) for slip in thread.slips)


def _slip_row(thread: int, slip: Slip) -> dict[str, Any]:
    claim = slip.claim
    row = {"doc": claim.report.document.id, "exact": claim.agreement.evidence.exact}
    return row | {"thread": thread, "stage": claim.agreement.stage, "expected": slip.expected.isoformat(), "ordinal": slip.ordinal}


def _difference_row(found: Difference) -> dict[str, Any]:
    sides = [{"doc": r.document.id, "exact": r.record.evidence.exact} for r in (found.one, found.other)]
    return {"on": found.on, "sides": sides, "said": found.said}


def score_demo(shared: Path, folder: Path, found: Path) -> dict[str, float]:
    """The figures of `score_ledger.py`; slips and differences found, told beyond those, and B-cubed of the events."""
    figures = score_ledger(shared, folder / "gold" / "threads.jsonl", found)
    rows = {path.stem: list(read_lines(path)) for path in found.glob("*.jsonl")}
    gold = {name: list(read_lines(folder / "gold" / f"{name}.jsonl")) for name in ("slips", "contradictions", "events")}
    figures |= _slip_figures(gold["slips"], rows["slips"])
    figures |= _difference_figures(gold["contradictions"], rows["contradictions"])
    return figures | {"events B3 F1": _events_f1(gold["events"], rows["events"])}


def _slip_figures(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    wanted = [claim | {"stage": row["stage"]} for row in gold for claim in row["claims"]]
    hits = [w for w in wanted if any(_same(w, f) and w["stage"] == f["stage"] for f in found)]
    return {"slips found": len(hits) / len(wanted), "slips told that are none": len(found) - len(hits)}


def _difference_figures(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    hits = [w for w in gold if any(w["on"] == f["on"] and _meets(w, f) for f in found)]
    right = sum(any(w["on"] == f["on"] and _meets(w, f) for w in gold) for f in found)
    return {"differences found": len(hits) / len(gold), "differences P": right / max(len(found), 1)}


def _meets(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether each side of a difference that was found is one of the sides wanted."""
    return all(any(_same(side, w) for w in wanted["sides"]) for side in found["sides"])


def _events_f1(gold: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> float:
    """B-cubed over the articles of all events; one that reports two events is counted with the first."""
    story = {row["doc"]: row["story"] for row in found}
    event: dict[str, str] = {}
    for row in gold:
        for doc in row["articles"]:
            event.setdefault(doc, row["event"])
    docs = sorted(event.keys() & story.keys())
    return b_cubed([event[d] for d in docs], [story[d] for d in docs])[2]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    a, b = (str(x["exact"]).casefold().split() for x in (one, other))
    shared = sum(min(a.count(w), b.count(w)) for w in set(a))
    return one["doc"] == other["doc"] and shared >= _SAME * max(1, min(len(a), len(b)))
