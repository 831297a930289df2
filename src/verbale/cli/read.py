"""`verbale read`: pages to their record."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.console import Console
from rich.progress import track

from verbale.cli.out import written
from verbale.cli.screen import complain
from verbale.cli.web import fetcher_of
from verbale.errors import VerbaleError
from verbale.export import FORMATS, format_of
from verbale.ingest import Dropped, iter_inputs
from verbale.pipeline import Reading, load_pipeline
from verbale.schema import KINDS, Realis, Record
from verbale.settings import Settings

__all__ = ["read"]

_A_FEW = 3
_NEAR = 0.5
"""How alike a wrong name must be to one that was perhaps meant."""
_REALIS = get_args(Realis)


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="files, folders, globs, addresses; - is standard input")],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="the day of publication, YYYY-MM-DD, where a page has none")] = None,
    form: Annotated[str, typer.Option("--format", help="|".join(FORMATS))] = "text",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="write here instead of to standard output")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help=f"only these: {'|'.join(KINDS)}; may be given again")] = None,
    realis: Annotated[list[str] | None, typer.Option(metavar="REALIS", help=f"only these: {'|'.join(_REALIS)}; may be given again")] = None,
    min_score: Annotated[float, typer.Option(help="leave out records that are less likely right than this", min=0, max=1)] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="say of each record which words, rule, lexicon entry and scores made it")
    ] = False,
    registry: Annotated[Path | None, typer.Option(metavar="FILE", help="a TOML file of actors that the lexicon does not have")] = None,
    gate: Annotated[bool | None, typer.Option(help="pass over pages in which no word of public life stands; as set, if not given")] = None,
) -> None:
    """Read pages and print the record of each: who said what to whom, in which words, on which day."""
    _check([form], FORMATS, "--format")
    _check(kind or [], KINDS, "--kind")
    _check(realis or [], _REALIS, "--realis")
    settings = Settings.load()
    inputs = list(iter_inputs(files, published=published, limit=settings.max_bytes, today=settings.today, fetcher=fetcher_of(settings)))
    gated = settings.gate if gate is None else gate
    readings = load_pipeline(gated=gated, registry=registry or settings.registry).read_many(inputs, settings.workers)
    failed: list[VerbaleError] = []

    def wanted(record: Record) -> bool:
        return (not kind or record.kind in kind) and (not realis or record.realis in realis) and (record.score or 0) >= min_score

    kept = _kept(_shown(readings, len(inputs)), failed)
    wished = (replace(r, records=tuple(filter(wanted, r.records))) for r in kept)
    written(format_of(form).readings(wished, explain=explain), output)
    if failed:
        raise typer.Exit(failed[0].exit_status)


def _check(given: Iterable[str], valid: Collection[str], option: str) -> None:
    for value in given:
        if value not in valid:
            near = get_close_matches(value.lower(), valid, 1, _NEAR)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise typer.BadParameter(f"{value!r} is none of {', '.join(valid)}{meant}", param_hint=option)


def _kept(readings: Iterable[Reading | Dropped], failed: list[VerbaleError]) -> Iterator[Reading]:
    """Readings only; what was dropped is told on standard error at once, and the run goes on."""
    for reading in readings:
        if isinstance(reading, Dropped):
            failed.append(reading.error)
            complain(reading.error)
        else:
            yield reading


def _shown(readings: Iterator[Reading | Dropped], total: int) -> Iterable[Reading | Dropped]:
    if total <= _A_FEW:
        return readings
    return track(readings, "reading", total=total, console=Console(stderr=True))
