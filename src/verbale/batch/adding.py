"""Pages into the record: what is known is not read again, and what cannot be read is kept with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from verbale.errors import ForgottenError, VerbaleError
from verbale.ingest import Dropped, Source
from verbale.language.weights import get_weights
from verbale.lexicon import lexicon_checksum
from verbale.pipeline import Pipeline, Reading
from verbale.schema import Document
from verbale.store import Added, Run, Store

__all__ = ["Outcome", "add_documents", "run_of"]


_AT_ONCE = 64
"""Sources that are looked up together before those that are not known are read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: `added`, or the error for which it was passed over."""

    name: str
    added: Added | None = None
    error: VerbaleError | None = None


def run_of(pipeline: Pipeline, registry: Path | None = None) -> Run:
    """What the readings of a pipeline are made with; `registry` is the file of more actors that its lexicon has."""
    language = pipeline.lexicon.language
    return Run(
        language=language,
        weights=get_weights(language).checksum,
        lexicon=lexicon_checksum(language, registry),
        version=version("verbale"),
    )


def add_documents(
    store: Store, pipeline: Pipeline, sources: Iterable[Source], run: Run, *, workers: int = 1, again: bool = False, force: bool = False
) -> Iterator[Outcome]:
    """Read and keep each source, `workers` of them side by side, with memory that stays flat; one outcome each.

    It can be stopped at any moment: each document is one transaction, and the same call goes on where it stopped. `again` reads
    pages that are known, `force` takes up what was forgotten; `run` says what the pipeline is (`run_of`).
    """
    source = iter(sources)
    while some := tuple(islice(source, _AT_ONCE)):
        known = [s for s in some if isinstance(s, Document) and not again and store.is_known(s, run)]
        for document in known:
            yield Outcome(document.id, Added(document=document.id, outcome="unchanged"))
        for reading in pipeline.read_many((s for s in some if s not in known), workers):
            yield _keep(store, reading, run, again=again, force=force)


def _keep(store: Store, reading: Reading | Dropped, run: Run, *, again: bool, force: bool) -> Outcome:
    if isinstance(reading, Dropped):
        store.drop(reading.name, reading.error)
        return Outcome(reading.name, error=reading.error)
    try:
        return Outcome(reading.document.id, store.add(reading.document, reading.records, run, again=again, force=force))
    except ForgottenError as error:
        return Outcome(reading.document.id, error=error)
