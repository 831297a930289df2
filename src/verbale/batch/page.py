"""One page to its record, here or in a process of its own; whatever is wrong with it becomes the reason why it is dropped."""

import os
import pickle
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from verbale.batch.job import Job
from verbale.batch.watch import STUCK, alarm
from verbale.errors import BrokenPageError, FatalPageError, StuckPageError, VerbaleError
from verbale.ingest import Dropped
from verbale.ingest.source import Piece
from verbale.lexicon.gate import Gate
from verbale.pipeline import Pipeline, Reading, load_pipeline
from verbale.schema import Document

__all__ = ["Outcome", "broken", "load", "main", "read_alone", "read_page"]

Outcome = Reading | Dropped | None
"""A page that was read or dropped; None for one that the gate held back."""

_READY = b"ready"
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where an object lies in memory, which says nothing and changes with every run."""


def load(job: Job) -> tuple[Pipeline, Gate | None]:
    """Reader, lexicon and gate of a job, loaded once in a process."""
    return _load(Path(job.registry) if job.registry else None, job.gated)


@lru_cache(maxsize=1)
def _load(registry: Path | None, gated: bool) -> tuple[Pipeline, Gate | None]:
    pipeline = load_pipeline(registry=registry)
    pipeline.read(Document.from_text("Talks resume in May, the minister said."))  # some tables are made when they are first used
    return pipeline, Gate.of(pipeline.lexicon) if gated else None


def read_page(job: Job, piece: Piece) -> Outcome:
    """Read a page in this process; no error of it gets out."""
    pipeline, gate = load(job)
    if isinstance(piece, Dropped):
        return piece
    try:
        document = piece.read()
        return pipeline.read(document) if gate is None or gate.passes(document.text) else None
    except VerbaleError as error:
        return Dropped(piece.name, error)
    except Exception as error:  # a page must not stop the million others
        return broken(piece.name, error)


def broken(name: str, error: Exception) -> Dropped:
    """A page at which this program failed."""
    return Dropped(name, BrokenPageError(name, _ADDRESS.sub("", f"{type(error).__name__}: {error}")))


def read_alone(job: Job, piece: Piece) -> Outcome:
    """Read a page in a process of its own: one at which a process ended before, and which may do so again."""
    command = [sys.executable, "-c", "from verbale.batch.page import main; main()"]
    paths = os.pathsep.join(filter(None, [*sys.path, os.environ.get("PYTHONPATH")]))
    child = subprocess.run(
        command, input=pickle.dumps((job, piece)), stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}, check=False
    )
    if not child.stdout.startswith(_READY):
        raise RuntimeError(f"no process could be started to read {piece.name} in: exit status {child.returncode}")
    if child.returncode == 0:
        outcome: Outcome = pickle.loads(child.stdout[len(_READY) :])
        return outcome
    if child.returncode in STUCK:
        return Dropped(piece.name, StuckPageError(piece.name, job.seconds))
    return Dropped(piece.name, FatalPageError(piece.name, f"reading it ends the process, with exit status {child.returncode}"))


def main() -> None:
    """Read the one page of standard input; what libraries print must not come into the answer."""
    out = os.dup(1)
    os.dup2(2, 1)
    job, piece = pickle.load(sys.stdin.buffer)
    load(job)
    os.write(out, _READY)
    alarm(job.seconds)
    outcome = read_page(job, piece)
    alarm(0)
    with os.fdopen(out, "wb") as answer:
        pickle.dump(outcome, answer)
