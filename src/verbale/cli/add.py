"""`verbale add`: pages into the record."""

import sys
from collections import Counter
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from verbale.batch import Outcome, add_documents, isolated, run_of
from verbale.cli.rows import StoreName, opened
from verbale.cli.screen import complain
from verbale.cli.web import fetcher_of
from verbale.errors import VerbaleError
from verbale.ingest import count_inputs, iter_inputs
from verbale.settings import Settings

__all__ = ["add", "progress_bar"]


def add(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="text, HTML, JSONL, WARC files (also .gz), folders, globs, addresses; - is standard input"),
    ],
    store: StoreName = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="the day of publication where a page has none")] = None,
    again: Annotated[bool, typer.Option(help="read pages again that are known")] = False,
    force: Annotated[bool, typer.Option(help="also add what was forgotten")] = False,
) -> None:
    """Read pages and keep their record; the same page twice changes nothing, and a stopped run goes on where it was."""
    settings = Settings.load()
    counts, failed = Counter[str](), list[VerbaleError]()
    with isolated(settings.page_seconds, settings.page_megabytes, settings.registry) as pipeline:
        sources = iter_inputs(
            paths,
            published=published,
            limit=settings.max_bytes,
            today=settings.today,
            fetcher=fetcher_of(settings),
            attempt=pipeline.attempt,
        )
        with opened(store) as record, progress_bar() as bar:
            run = run_of(pipeline, settings.registry)
            task = bar.add_task("adding", total=count_inputs(paths))
            for outcome in add_documents(record, pipeline, sources, run, workers=settings.workers, again=again, force=force):
                bar.advance(task)
                counts[outcome.added.outcome if outcome.added else "not added"] += 1
                failed += [outcome.error] if outcome.error else []
                _tell(outcome)
    typer.echo(", ".join(f"{n:,} {what}" for what, n in sorted(counts.items())) or "nothing to add")
    if failed:
        raise typer.Exit(failed[0].exit_status)


def _tell(outcome: Outcome) -> None:
    """What changed on a page, and what could not be read."""
    if outcome.error:
        complain(outcome.error)
    elif outcome.added and outcome.added.changes:
        typer.echo(f"{outcome.added.document} is now in version {outcome.added.version}:")
        for figure in outcome.added.changes.figures:
            typer.echo(f"  {figure.old or '(nothing)'} → {figure.new or '(nothing)'}: {figure.new_sentence or figure.old_sentence}")
    if outcome.added and outcome.added.orphaned:
        typer.echo(f"{outcome.added.document}: {outcome.added.orphaned} verdicts are orphaned; `verbale verdicts --orphaned` lists them")


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Documents in a second, lately."""
        return Text(f"{task.speed:.1f} documents/s" if task.speed else "")


def progress_bar() -> Progress:
    """A bar with a count and a rate on standard error; only a terminal shows it."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn()
    return Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty())
