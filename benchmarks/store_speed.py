"""How fast a store answers: `python -m benchmarks.store_speed STORE`; medians in milliseconds over the busiest names of that store."""

import argparse
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from verbale.schema import Interval
from verbale.store import Query, Store, open_record

__all__ = ["main", "measure"]

_ROUNDS = 7


def main() -> None:
    """Command line of the measuring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    with open_record(parser.parse_args().store) as store:
        stats = store.stats()
        print(f"{stats.documents:,} documents, {sum(stats.records.values()):,} records")
        times = measure(store)
    for name, found in times.items():
        print(f"{name:45} {found:8.1f} ms")
    print(f"{'median of all':45} {statistics.median(times.values()):8.1f} ms")


def measure(store: Store) -> dict[str, float]:
    """The median time of each question, first page of 50."""
    return {name: statistics.median(_timed(ask) for _ in range(_ROUNDS)) for name, ask in _questions(store).items()}


def _timed(ask: Callable[[], Any]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


def _questions(store: Store) -> Mapping[str, Callable[[], Any]]:
    named = [row.country or row.name for row in store.actors(limit=40)]
    names = list(dict.fromkeys(named))
    busy, next_one, rare = names[0], names[1], names[-1]
    day = store.find(limit=1)[0].published
    last_year = Interval(day - timedelta(365), day - timedelta(335)) if day else None
    queries = {
        f"actor {busy}": Query(actor=busy),
        f"actor {rare}": Query(actor=rare),
        f"dyad {busy} {next_one}": Query(dyad=(busy, next_one)),
        f"dyad {busy} {rare}": Query(dyad=(busy, rare)),
        "kind statement": Query(kind=("statement",)),
        "kind sanction": Query(kind=("sanction",)),
        "realis hypothetical": Query(realis=("hypothetical",)),
        "basis performed": Query(basis=("performed",)),
        "time, one month a year ago": Query(when=last_year),
        "words, common": Query(words="president"),
        "words, two": Query(words="security assistance"),
        "words, a phrase": Query(words='"joint statement"'),
        f"statement of {busy} with words": Query(kind=("statement",), actor=busy, words="support"),
        "score": Query(min_score=0.95),
    }
    asked = {name: (lambda query=query: store.find(query)) for name, query in queries.items()}
    return {**asked, "search, common": lambda: store.search("president"), "search, two": lambda: store.search("nuclear sanctions")}


if __name__ == "__main__":
    main()
