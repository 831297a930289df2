"""Taking the record out: `export`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from verbale.asking import Ledger
from verbale.cli.out import written
from verbale.cli.rows import StoreName, opened
from verbale.errors import UnknownNameError
from verbale.export import About, format_of, names_of
from verbale.ingest.given import current_day, parse_day
from verbale.schema import Interval
from verbale.settings import Settings
from verbale.store import Hit, Query, Store
from verbale.store.overview import Overview

__all__ = ["export"]

Day = Annotated[str | None, typer.Option(metavar="DATE", help="YYYY-MM-DD")]


def export(
    form: Annotated[str | None, typer.Option("--format", help="|".join(names_of("records")))] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="write here instead of to standard output")] = None,
    actor: Annotated[str | None, typer.Option(help="a code, a state, a body or a person")] = None,
    dyad: Annotated[tuple[str, str] | None, typer.Option(help="two that the record itself names")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    realis: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    basis: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    words: Annotated[str | None, typer.Option(help="as in `search`")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="the time of the thing covers this day")] = None,
    since: Day = None,
    until: Day = None,
    min_score: Annotated[float | None, typer.Option(min=0, max=1, help="only those at least so likely right")] = None,
    watch: Annotated[str | None, typer.Option(metavar="NAME", help="what a saved search finds, instead of the options above")] = None,
    rejected: Annotated[bool, typer.Option(help="rejected ones too")] = False,
    snapshot: Annotated[Path | None, typer.Option(metavar="FOLDER", help="a frozen, citable copy of everything, in a new folder")] = None,
    name: Annotated[str, typer.Option(help="what the copy is called")] = "verbale-record",
    version: Annotated[str | None, typer.Option(help="which edition it is; today's date by default")] = None,
    store: StoreName = None,
) -> None:
    """Write all records for which everything that is given holds, without a limit; how many is told on standard error.

    With --snapshot, freeze the whole record as lines of JSON with a data package; how to cite it is printed.
    """
    if (form is None) == (snapshot is None):
        raise typer.BadParameter("give a format, or a folder for a snapshot", param_hint="--format / --snapshot")
    with opened(store) as record:
        if snapshot is not None:
            _freeze(record, snapshot, name, version)
            return
        day = parse_day(on)
        query = Query(
            kind=tuple(kind or ()),
            realis=tuple(realis or ()),
            basis=tuple(basis or ()),
            actor=actor,
            dyad=dyad,
            when=Interval.on(day) if day else None,
            since=parse_day(since),
            until=parse_day(until),
            words=words,
            min_score=min_score,
            rejected=rejected,
        )
        if watch is not None:
            query = replace(_saved(record, watch), rejected=rejected)
        _write(record, str(form), record.iter(query), output, watch or "Records")


def _saved(record: Store, name: str) -> Query:
    saved = Ledger(record).watches()
    if name not in saved:
        raise UnknownNameError("watch-list", name, saved)
    return saved[name]


def _write(record: Store, form: str, hits: Iterable[Hit], output: Path | None, title: str) -> None:
    count = 0

    def counted() -> Iterator[Hit]:
        nonlocal count
        for hit in hits:
            count += 1
            yield hit

    day = Settings.load().today or current_day()
    about = About(title=title, lexicon=record.backend.lexicon, day=day, text_of=Overview(record.backend).text_of)
    written(format_of(form, of="records").records(counted(), about), output)
    typer.echo(f"{count:,} records{f' in {output}' if output else ''}", err=True)


def _freeze(record: Store, folder: Path, name: str, version: str | None) -> None:
    package = record.export_snapshot(folder, name=name, version=version)
    for resource in package["resources"]:
        typer.echo(f"{resource['rows']:,} rows in {folder / resource['path']}")
    typer.echo(package["citation"])
