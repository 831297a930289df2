"""`verbale collect`: sources asked in turn, for as long as it runs."""

import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from verbale.batch import isolated, run_of
from verbale.cli.rows import Form, StoreName, opened
from verbale.cli.screen import complain
from verbale.cli.web import fetcher_of
from verbale.collect import Collector, Told, load_sources
from verbale.errors import VerbaleError
from verbale.ingest.given import Given
from verbale.settings import Settings
from verbale.store import SourceRow

__all__ = ["collect"]


def collect(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="a list of sources, TOML")] = Path("sources.toml"),
    once: Annotated[bool, typer.Option("--once", help="do what is due, and end")] = False,
    status: Annotated[bool, typer.Option("--status", help="fetch nothing; show how each source does")] = False,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Ask the sources of a list in turn, and read and add what is new in them; it can be stopped at any moment and goes on there."""
    settings, sources, failed = Settings.load(), load_sources(file), list[VerbaleError]()
    names = {source.name for source in sources}
    with opened(store) as record:
        if status:
            _print([row for row in record.jobs.sources() if row.source in names], form)
            return
        with isolated(settings.page_seconds, settings.page_megabytes, settings.registry, gated=settings.gate) as pipeline:
            collector = Collector(
                record,
                pipeline,
                run_of(pipeline, settings.registry),
                sources,
                fetcher_of(settings),
                delay=settings.fetch_delay,
                about=Given("", today=settings.today),
            )

            def tell(told: Told) -> None:
                failed.extend([told.error] if told.error else [])
                _tell(told)

            try:
                collector.work(tell, once=once, workers=settings.workers)
            except KeyboardInterrupt:
                collector.stop()
    if failed and once:
        raise typer.Exit(failed[0].exit_status)


def _tell(told: Told) -> None:
    if told.error:
        complain(told.error, f"{told.source}: ")
    elif told.added:
        typer.echo(f"{told.source}: {told.added.outcome}: {told.address}")
        for figure in told.added.changes.figures if told.added.changes else ():
            typer.echo(f"  {figure.old or '(nothing)'} → {figure.new or '(nothing)'}: {figure.new_sentence or figure.old_sentence}")
    elif told.queued:
        typer.echo(f"{told.source}: {told.queued:,} to read in {told.address}")


def _print(rows: list[SourceRow], form: str) -> None:
    if form == "csv" and rows:
        writer = csv.DictWriter(sys.stdout, list(asdict(rows[0])), lineterminator="\n")
        writer.writeheader()
        writer.writerows(map(asdict, rows))
    for row in rows if form != "csv" else ():
        typer.echo(json.dumps(asdict(row), ensure_ascii=False) if form == "jsonl" else _shown(row))
    if not rows:
        typer.echo("nothing was collected yet", err=True)


def _shown(row: SourceRow) -> str:
    pages = f"{row.done:,} read, {row.waiting:,} waiting, {row.failed:,} given up"
    wrong = f"\n    {row.message}\n    hint: {row.hint}" if row.message else ""
    return f"{row.source}  {row.address}\n    {pages} · last asked {row.tried_at or 'never'} · next {row.due_at or 'never'}{wrong}"
