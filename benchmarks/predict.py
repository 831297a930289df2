"""Predict one task over one file: `python -m benchmarks.predict TASK IN OUT [--weights FOLDER]`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import model_tasks
from benchmarks.actors import predict_actors
from benchmarks.calls import predict_calls
from benchmarks.copies import predict_copies
from benchmarks.demo import predict_demo
from benchmarks.events_predict import predict_events_file
from benchmarks.false_alarms import predict_false_alarms_file
from benchmarks.html_predict import predict_html
from benchmarks.ledger import predict_ledger
from benchmarks.records_predict import predict_records_file
from benchmarks.revisions import predict_revisions
from benchmarks.times_predict import predict_times_file
from verbale.language.read import Reader
from verbale.language.weights import Weights

__all__ = ["TASKS", "main"]

TASKS: dict[str, Callable[[Reader, Path, Path], None]] = {
    "syntax": model_tasks.predict_syntax,
    "syntax-raw": model_tasks.predict_syntax_raw,
    "attribution": model_tasks.predict_attribution,
    "factuality": model_tasks.predict_factuality,
    "names": model_tasks.predict_names,
    "html": lambda _, source, target: predict_html(source, target),
    "actors": predict_actors,
    "records": predict_records_file,
    "events": predict_events_file,
    "false-alarms": predict_false_alarms_file,
    "timex": lambda _, source, target: predict_times_file(source, target),
    "calls": predict_calls,
    "revisions": lambda _, source, target: predict_revisions(source, target),
    "ledger": predict_ledger,
    "demo": lambda reader, _, target: predict_demo(reader, target),
    "copies": lambda _, source, target: predict_copies(source, target),
}


def main() -> None:
    """Command line of the predictions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("target", type=Path, metavar="OUT")
    parser.add_argument("--weights", type=Path, help="a folder of exported weights; the shipped ones if left out")
    arguments = parser.parse_args()
    reader = Reader(Weights(arguments.weights)) if arguments.weights else Reader.load()
    TASKS[arguments.task](reader, arguments.source, arguments.target)


if __name__ == "__main__":
    main()
