"""Rows for a person or a program: each with the sentence behind it."""

import getpass
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from verbale.asking import AuditRow, Ledger, Rows, Sourced
from verbale.cli.out import written
from verbale.errors import UnknownNameError
from verbale.export import FORMATS, About, names_of
from verbale.export.cards import REALIS_SIGNS, card_of, day_line
from verbale.export.flat import flat, wire
from verbale.settings import Settings
from verbale.store import ActorRow, Entry, Hit, Passage, Store, open_record

__all__ = ["Author", "Form", "Limit", "StoreName", "consulted", "opened", "print_rows", "shown", "whoever"]

Row = Hit | Passage | ActorRow | Sourced | AuditRow | Entry

FORMS = ("table", *names_of("records"))


def _form(value: str) -> str:
    if value not in FORMS:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(FORMS)}")
    return value


Form = Annotated[str, typer.Option("--format", help="|".join(FORMS), callback=_form)]
Limit = Annotated[int, typer.Option(min=1, help="rows at most")]
StoreName = Annotated[str | None, typer.Option("--store", metavar="FILE", help="the record: a file, or the address of a database")]
Author = Annotated[str | None, typer.Option(help="who says so; by default the user's name")]


@contextmanager
def opened(name: str | None) -> Iterator[Store]:
    """The store of an option, else of the settings."""
    settings = Settings.load()
    with open_record(name or settings.store, settings.registry) as store:
        yield store.through("command line")


@contextmanager
def consulted(name: str | None, on: date | None = None) -> Iterator[Ledger]:
    """The ledger of the store of an option or of the settings, on a day, else on that of the settings, else today."""
    settings = Settings.load()
    with opened(name) as store:
        ledger = Ledger(store, settings.publishers, on or settings.today)
        yield ledger
        if ledger.is_behind:
            typer.echo("Documents have come since the ledger was settled: `verbale settle` takes them in.", err=True)


def whoever(author: str | None) -> str:
    """The author that was given, else the user of this process."""
    return author or getpass.getuser()


def print_rows(rows: Iterable[Row], form: str, limit: int | None = None) -> None:
    """Print rows in a form of `FORMS`, `limit` of them; that there are none, or more, is told on standard error.

    A form that is made of records is made of those on which the rows stand.
    """
    found = list(rows)
    shown_ = found[:limit]
    if form == "table":
        for row in shown_:
            typer.echo(shown(row))
    elif form in names_of("rows"):
        if shown_:
            written(FORMATS[form].rows(map(_wire if form == "jsonl" else _flat, shown_)), None)
    else:
        written(FORMATS[form].records(_hits(rows, shown_), _about(shown_)), None)
    if not shown_:
        typer.echo("nothing found", err=True)
    elif len(shown_) < len(found):
        typer.echo(f"{len(found) - len(shown_):,} more: --limit", err=True)


def _hits(rows: Iterable[Row], wanted: list[Row]) -> list[Hit]:
    """The records behind the first rows of a list; raises `UnknownNameError` where a list has none."""
    if isinstance(rows, Rows):
        ids = {row.record for row in wanted if isinstance(row, Sourced)}
        return [hit for hit in rows.hits() if hit.record.id in ids]
    if not all(isinstance(row, Hit) for row in wanted):
        raise UnknownNameError("format of this list", "that", names_of("rows"))
    return [row for row in wanted if isinstance(row, Hit)]


def _about(rows: list[Row]) -> About:
    """What a row says of a record stands beside it."""
    remarks = {row.record: " · ".join([row.line, *(fact for fact in row.facts if fact)]) for row in rows if isinstance(row, Sourced)}
    return About(remarks=remarks)


def _wire(row: Row) -> Mapping[str, Any]:
    """All that is known of a row, a record as it goes on the wire."""
    return wire(row) if isinstance(row, Hit) else asdict(row)


def _flat(row: Row) -> Mapping[str, Any]:
    """A row of plain columns, where it is from last."""
    if isinstance(row, Hit):
        return flat(row)
    columns = asdict(row)
    return {name: columns[name] for name in sorted(columns, key=lambda name: isinstance(row, Sourced) and name in Sourced.__slots__)}


def shown(row: Row) -> str:
    """A row for a person."""
    if isinstance(row, ActorRow):
        same = f" (counts as {row.same_as})" if row.same_as else ""
        return f"{row.records:7,}  {row.name}{f' ({row.country or row.code})' if row.country or row.code else ''}{same}"
    if isinstance(row, AuditRow):
        return row.line
    if isinstance(row, Entry):
        detail = "".join(f" · {name} {value}" for name, value in row.detail.items() if value not in (None, [], ""))
        return f"{row.at}  {row.author} ({row.via})  {row.action}: {row.about}{detail}"
    if isinstance(row, Sourced):
        return _sourced(row)
    source = " · ".join(part for part in (row.title, row.host, row.published.isoformat() if row.published else "undated") if part)
    if isinstance(row, Passage):
        return f"{row.document}  {source}\n    {row.sentence}\n    {row.url or ''}".rstrip()
    card = card_of(row.record)
    sign = REALIS_SIGNS[row.record.realis]
    marks = [row.record.realis, row.record.basis, *([row.standing] if row.standing != "unjudged" else [])]
    head = f"{row.record.id[:12]}  {sign} {day_line(row.record.when)}  {row.record.kind}: {card.head}"
    return f"{head}\n    {' · '.join([*card.facts, *marks])}\n    “{row.sentence}”\n    {source}"


def _sourced(row: Sourced) -> str:
    facts = "".join(f"\n    {fact}" for fact in row.facts if fact)
    source = " · ".join(part for part in (row.record[:12], row.title, row.published.isoformat() if row.published else "undated") if part)
    return f"{row.line}{facts}\n    “{row.sentence}”\n    {source}"
