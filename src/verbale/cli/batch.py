"""`verbale batch` and `verbale load`: a million pages to tables, and the tables into the record."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from verbale.batch import ENGINES, PAGES, SECONDS, Folder, load_folder, run_batch
from verbale.cli.add import progress_bar
from verbale.cli.rows import StoreName, opened
from verbale.settings import Settings

__all__ = ["batch", "load"]


def _engine(value: str) -> str:
    if value not in ENGINES:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(ENGINES)}")
    return value


def batch(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="WARC, JSONL, Parquet, text, HTML files, folders, globs")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="where the tables go; the same call goes on where one was stopped")],
    engine: Annotated[str, typer.Option(help="|".join(ENGINES), callback=_engine)] = "local",
    address: Annotated[str | None, typer.Option(help="of a Ray cluster, all of which is used; else one is started here")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="processes that read; as set, if not given")] = None,
    pages: Annotated[int, typer.Option(min=1, help="pages that are written together")] = PAGES,
    seconds: Annotated[float, typer.Option(min=1, help="the longest that reading one page may take, of a processor")] = SECONDS,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="the day of publication where a page has none")] = None,
    gate: Annotated[bool, typer.Option(help="pass over pages in which no word of public life stands")] = True,
) -> None:
    """Read many pages, on many processors or machines, into Parquet tables: documents, records, evidence, drops."""
    settings, counts, reasons = Settings.load(), Counter[str](), Counter[str]()
    shards = run_batch(
        sources,
        out,
        engine=engine,
        address=address,
        workers=workers or settings.workers,
        pages=pages,
        published=published,
        today=settings.today,
        limit=settings.max_bytes,
        seconds=seconds,
        gated=gate,
        registry=settings.registry,
    )
    with progress_bar() as bar:
        task = bar.add_task("reading", total=None)
        for done in shards:
            counts.update({"shards": 1, **done.counts})
            reasons.update(done.reasons)
            bar.advance(task, sum(done.counts[name] for name in ("documents", "drops", "skipped")))
    typer.echo(f"{_listed(counts)} in {out}")
    if reasons:
        typer.echo(f"dropped: {_listed(reasons)}", err=True)


def load(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="the tables of a batch")],
    store: StoreName = None,
    force: Annotated[bool, typer.Option(help="also add what was forgotten")] = False,
) -> None:
    """Keep what a batch has read, as `add` would have; the same tables twice change nothing, and a stopped run goes on where it was."""
    counts = Counter[str]()
    with opened(store) as record, progress_bar() as bar:
        task = bar.add_task("loading", total=None)
        for outcome in load_folder(record, Folder(folder), force=force):
            bar.advance(task)
            counts[outcome.added.outcome if outcome.added else "not added"] += 1
    typer.echo(_listed(counts) or "nothing to load")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in counts.items())
