"""Quality of every task on the development files: predictions by `predict`, scores by the scorers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.actors import score_actors
from benchmarks.calls import score_calls
from benchmarks.copies import score_copies
from benchmarks.demo import score_demo
from benchmarks.false_alarms import score_false_alarms
from benchmarks.html_scores import score_html
from benchmarks.ledger import score_ledger
from benchmarks.model_scores import score_factuality, score_names, score_syntax
from benchmarks.predict import TASKS
from benchmarks.revisions import score_revisions
from benchmarks.shared import score_attribution, score_events, score_records, score_times
from verbale import demo
from verbale.language.read import Reader

__all__ = ["MEASURES", "MODEL_TASKS", "Measure", "measure_task"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure that is reported, the bar that it should reach, and the best neighbour's figure where one could be run."""

    task: str
    data: str
    name: str
    bar: float | None = None
    neighbour: float | None = None
    most: bool = False

    def is_met(self, value: float) -> bool | None:
        """Whether a figure reaches the bar; None without one. A bar of `most` is not to be passed."""
        if self.bar is None:
            return None
        return value <= self.bar if self.most else value >= self.bar


_ATTRIBUTION, _EWT, _RECORDS = "attribution_dev.jsonl.gz", "ud_en_ewt_dev.conllu.gz", "records.jsonl"
_TIMES = ("timex_news.jsonl.gz", "timex_wikiwars.jsonl.gz")
DEMO = "demo"
"""The demo corpus, which lies in the package and not among the shared data."""
_HTML = ("kremlin_html.dev.index.jsonl", "fundus_html.dev.index.jsonl")

RECORD_KINDS = ("statement", "agreement", "sanction", "meeting", "promise", "indicator", "event")
"""The kinds that the marked documents have."""

MEASURES = (
    Measure("syntax", _EWT, "UPOS", 96.5),
    Measure("syntax", _EWT, "UFeats"),
    Measure("syntax", _EWT, "lemmas"),
    Measure("syntax", _EWT, "UAS"),
    Measure("syntax", _EWT, "LAS", 89.0),
    Measure("syntax", _EWT, "LAS with subtypes"),
    Measure("syntax-raw", _EWT, "words"),
    Measure("syntax-raw", _EWT, "sentences"),
    Measure("syntax-raw", _EWT, "LAS", 85.0),
    Measure("attribution", _ATTRIBUTION, "content relaxed", 79.0, 60.0),
    Measure("attribution", _ATTRIBUTION, "content exact", 56.0, 42.5),
    Measure("attribution", _ATTRIBUTION, "triple relaxed", 68.0, 52.3),
    Measure("attribution", _ATTRIBUTION, "quoted content", 93.0, 74.9),
    Measure("attribution", _ATTRIBUTION, "quoted pair", 86.0, 65.9),
    Measure("factuality", "uds_ih2_factuality.dev.jsonl.gz", "r", 0.82),
    Measure("factuality", "uds_ih2_factuality.dev.jsonl.gz", "not happened F1", 0.80),
    Measure("names", "crossner_politics.dev.jsonl", "F1", 76.0),
    Measure("html", _HTML[0], "body F1", 95.0),
    Measure("html", _HTML[0], "title", 97.0),
    Measure("html", _HTML[0], "date", 97.0),
    Measure("html", _HTML[1], "body F1", 92.0),
    Measure("html", _HTML[1], "title", 92.0),
    Measure("html", _HTML[1], "date", 88.0),
    Measure("actors", "kremlin_news.dev.jsonl.gz", "states found", 0.95),
    Measure("timex", _TIMES[0], "value", 82.0, 77.4),
    Measure("timex", _TIMES[0], "strict", 86.0, 84.4),
    Measure("timex", _TIMES[0], "relaxed"),
    Measure("timex", _TIMES[0], "type"),
    Measure("timex", _TIMES[1], "relaxed", 90.0),
    Measure("records", _RECORDS, "statement F1", 0.85),
    Measure("records", _RECORDS, "statement P"),
    Measure("records", _RECORDS, "statement R"),
    Measure("records", _RECORDS, "statement speaker", 0.85),
    Measure("records", _RECORDS, "statement mode", 0.95),
    Measure("records", _RECORDS, "statement addressee"),
    Measure("records", _RECORDS, "statement medium"),
    Measure("records", _RECORDS, "statement when"),
    Measure("records", _RECORDS, "statement said_by"),
    *(Measure("records", _RECORDS, f"{kind} F1", 0.60) for kind in RECORD_KINDS[1:]),
    Measure("records", _RECORDS, "macro F1", 0.75),
    Measure("records", _RECORDS, "realis", 0.95),
    Measure("records", _RECORDS, "said_by", 0.90),
    Measure("records", _RECORDS, "when", 0.80),
    Measure("events", "events_gsr.jsonl", "type F1", 0.72, 0.48),
    Measure("events", "events_gsr.jsonl", "country F1", 0.50, 0.20),
    Measure("false-alarms", _EWT, "per 1,000 words", 0.5, most=True),
    Measure("calls", "kremlin_news.dev.jsonl.gz", "calls found", 0.90),
    Measure("calls", "kremlin_news.dev.jsonl.gz", "calls found where the text tells of one"),
    Measure("calls", "kremlin_news.dev.jsonl.gz", "other meetings held for a call"),
    Measure("revisions", "wh_revisions.dev.jsonl.gz", "changed numbers told", 1.0),
    Measure("revisions", "wh_revisions.dev.jsonl.gz", "told that are none"),
    Measure("copies", "ecbplus_event_coref.dev.jsonl.gz", "B3 F1", 0.85),
    Measure("copies", "ecbplus_event_coref.dev.jsonl.gz", "B3 F1 on unseen topics"),
    Measure("ledger", "ledger/docs.txt", "claims R", 0.55),
    Measure("ledger", "ledger/docs.txt", "threads B3 F1", 0.80),
    Measure("ledger", "ledger/docs.txt", "outcomes F1", 0.40),
    Measure("ledger", "ledger/docs.txt", "false kept", 1, most=True),
    Measure("demo", DEMO, "claims R"),
    Measure("demo", DEMO, "threads B3 F1", 0.90),
    Measure("demo", DEMO, "outcomes F1"),
    Measure("demo", DEMO, "false kept", 0, most=True),
    Measure("demo", DEMO, "slips found", 1.0),
    Measure("demo", DEMO, "slips told that are none"),
    Measure("demo", DEMO, "differences found"),
    Measure("demo", DEMO, "differences P"),
    Measure("demo", DEMO, "events B3 F1"),
)
"""In the order of the report; bars and neighbours' figures are those set when the work began."""

MODEL_TASKS = ("syntax", "syntax-raw", "attribution", "factuality", "names")
_SCORERS: dict[str, Callable[[Path, Path, Path], dict[str, float]]] = {
    "syntax": lambda _, gold, found: score_syntax(gold, found),
    "syntax-raw": lambda _, gold, found: score_syntax(gold, found),
    "attribution": score_attribution,
    "factuality": lambda _, gold, found: score_factuality(gold, found),
    "names": lambda _, gold, found: score_names(gold, found),
    "html": lambda _, gold, found: score_html(gold, found),
    "actors": lambda _, gold, found: score_actors(gold, found),
    "records": lambda shared, gold, found: score_records(shared, gold, found, RECORD_KINDS),
    "events": score_events,
    "false-alarms": lambda _, __, found: score_false_alarms(found),
    "timex": score_times,
    "calls": lambda _, gold, found: score_calls(gold, found),
    "revisions": lambda _, gold, found: score_revisions(gold, found),
    "ledger": score_ledger,
    "demo": score_demo,
    "copies": lambda _, gold, found: score_copies(gold, found),
}


def measure_task(reader: Reader, shared: Path, task: str, scratch: Path) -> Iterator[tuple[Measure, float]]:
    """Predict a task on each of its files and give the figures of its measures; files that are not there are left out."""
    for data in dict.fromkeys(m.data for m in MEASURES if m.task == task):
        gold = demo.article_path("fiction").parent if data == DEMO else shared / "data" / "dev" / data
        found = scratch / f"{task}.{data.removesuffix('.gz')}"
        if not gold.exists():
            continue
        TASKS[task](reader, gold, found)
        scores = _SCORERS[task](shared, gold, found)
        yield from ((m, scores[m.name]) for m in MEASURES if (m.task, m.data) == (task, data) and m.name in scores)
