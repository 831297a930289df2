"""The shared scorers, which lie outside the project, loaded from their folder."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from training.datasets import read_lines

__all__ = ["get_scorer", "score_attribution", "score_events", "score_records", "score_times"]


def get_scorer(shared: Path, name: str) -> ModuleType:
    """The scorer `eval/NAME.py` of the shared folder as a module."""
    path = shared / "eval" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}: set --shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score_attribution(shared: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """F1 in per cent of contents, triples and quoted speech, by `score_quotes.py`."""
    out = get_scorer(shared, "score_quotes").score(list(read_lines(gold)), list(read_lines(predicted)))
    quoted = out["kinds"]["direct+mixed"]
    return {
        "content relaxed": out["content_relaxed"]["F1"],
        "content exact": out["content_exact"]["F1"],
        "triple relaxed": out["triple_relaxed"]["F1"],
        "quoted content": quoted["content_relaxed"]["F1"],
        "quoted pair": quoted["pair_relaxed"]["F1"],
    }


def score_records(shared: Path, gold: Path, predicted: Path, kinds: tuple[str, ...]) -> dict[str, float]:
    """F1 of each kind, and the accuracy of each field over the matches, by `score_records.py`."""
    scorer = get_scorer(shared, "score_records")
    wanted, found = scorer.load(gold), scorer.load(predicted)
    count, fields = scorer.score(wanted, found)
    table: dict[str, float] = {}
    for kind in kinds:
        right, n_found, n_wanted = count[kind]
        table[f"{kind} P"], table[f"{kind} R"] = right / max(n_found, 1), right / max(n_wanted, 1)
        table[f"{kind} F1"] = 2 * right / max(n_found + n_wanted, 1)
        table |= {f"{kind} {name}": _share(v) for (k, name), v in fields.items() if k == kind}
    in_gold = [kind for kind in kinds if count[kind][2]]
    table["macro F1"] = sum(table[f"{kind} F1"] for kind in in_gold) / max(len(in_gold), 1)
    for name in ("realis", "said_by", "when"):
        table[name] = _share([sum(v[i] for (_, n), v in fields.items() if n == name) for i in (0, 1)])
    return table


def score_events(shared: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """F1 of the types of political events, and of types with both countries, by `score_events.py`."""
    scorer = get_scorer(shared, "score_events")
    total, _ = scorer.score(scorer.load(gold), scorer.load(predicted))
    return {f"{name} F1": scorer.prf(*total[name])[2] for name in ("type", "country")}


def score_times(shared: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """F1 in per cent of time expressions by extent and by value, by `score_timex.py` (TempEval-3)."""
    out = get_scorer(shared, "score_timex").score(list(read_lines(gold)), list(read_lines(predicted)))
    return {"strict": out["strict"]["F1"], "relaxed": out["relaxed"]["F1"], "type": out["type_F1"], "value": out["value_F1"]}


def _share(counts: Any) -> float:
    right, of = counts
    return float(right / max(of, 1))
