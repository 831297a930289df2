"""Where the time of a page goes: the stages of a batch called one after the other in this process, each by its own clock."""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.batch.sources import CAPTURED
from verbale.batch import Folder
from verbale.batch.job import Shard
from verbale.batch.tables import Rows
from verbale.errors import VerbaleError
from verbale.extract import extract_records
from verbale.ingest import DEFAULT_LIMIT, Dropped
from verbale.ingest.given import Given
from verbale.ingest.parts import iter_parts, read_part
from verbale.ingest.source import Piece
from verbale.language.encoder import Encoder, Scores
from verbale.language.read import Reader
from verbale.language.tokens import Word
from verbale.language.weights import get_weights
from verbale.lexicon import get_lexicon
from verbale.lexicon.gate import Gate
from verbale.pipeline import READ_ROLES, Reading

__all__ = ["STAGES", "Clock", "measure_stages"]

STAGES = ("unpack", "page text", "gate", "encoder", "tree and spans", "extraction", "writing")


class Clock:
    """Seconds by stage; what a stage takes within another one is counted for itself alone."""

    def __init__(self) -> None:
        self.spent = defaultdict[str, float](float)
        self._inside: list[str] = []
        self._since = 0.0

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count what is done within for a stage."""
        self._turn()
        self._inside.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._inside.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._inside:
            self.spent[self._inside[-1]] += now - self._since
        self._since = now


def measure_stages(archive: Path, out: Path, pages: int) -> Mapping[str, float]:
    """Seconds of each stage for all pages of a file, by one thread; what is written is what `verbale batch` writes."""
    clock, folder, about = Clock(), Folder(out), Given(str(archive), today=date.fromisoformat(CAPTURED[:10]))
    stages = _Stages(clock)
    for number, part in enumerate(iter_parts([str(archive)], pages)):
        rows, pieces = Rows(), read_part(part, about, DEFAULT_LIMIT)
        while piece := _next(clock, pieces):
            outcome = stages.read(piece)
            with clock("writing"):
                rows.take(outcome)
        with clock("writing"):
            folder.finish(Shard(number, (part,)), rows)
    return {stage: clock.spent[stage] for stage in STAGES}


def _next(clock: Clock, pieces: Iterator[Piece]) -> Piece | None:
    """The next page as it lies in its archive."""
    with clock("unpack"):
        return next(pieces, None)


class _Stages:
    """What `batch.page.read_page` and `Pipeline.read` do, stage by stage."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._lexicon = clock, get_lexicon()
        self._gate, self._reader = Gate.of(self._lexicon), Reader.load()
        self._reader.encoder = _TimedEncoder(clock)

    def read(self, piece: Piece) -> Reading | Dropped | None:
        if isinstance(piece, Dropped):
            return piece
        try:
            with self._clock("page text"):
                document = piece.read()
        except VerbaleError as error:
            return Dropped(piece.name, error)
        with self._clock("gate"):
            if not self._gate.passes(document.text):
                return None
        with self._clock("tree and spans"):
            analysis = self._reader.analyze(document.text, [(r.start, r.end) for r in document.regions if r.role in READ_ROLES])
        with self._clock("extraction"):
            return Reading(document, tuple(extract_records(document, analysis, self._lexicon)))


class _TimedEncoder(Encoder):
    def __init__(self, clock: Clock) -> None:
        super().__init__(get_weights("en"))
        self._clock = clock

    def read(self, words: Sequence[Word]) -> Scores:
        with self._clock("encoder"):
            return super().read(words)

    def relations(self, scores: Scores, heads: NDArray[np.int64]) -> list[int]:
        with self._clock("encoder"):
            return super().relations(scores, heads)
