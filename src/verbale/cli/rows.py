"""Rows for a person or a program: each with the sentence behind it."""

import csv
import getpass
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from verbale.asking import AuditRow, Ledger, Sourced
from verbale.export.cards import REALIS_SIGNS, card_of, day_line
from verbale.schema import encode
from verbale.settings import Settings
from verbale.store import ActorRow, Entry, Hit, Passage, Store, open_record

__all__ = ["Author", "Form", "Limit", "StoreName", "consulted", "opened", "print_rows", "shown", "whoever"]

Row = Hit | Passage | ActorRow | Sourced | AuditRow | Entry

FORMS = ("table", "jsonl", "csv")


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
    """Print rows in a form of `FORMS`, `limit` of them; that there are none, or more, is told on standard error."""
    found = list(rows)
    rows = found[:limit]
    if form == "csv" and rows:
        table = [_flat(row) for row in rows]
        writer = csv.DictWriter(sys.stdout, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
    for row in rows if form != "csv" else ():
        typer.echo(json.dumps(_wire(row), ensure_ascii=False) if form == "jsonl" else shown(row))
    if not rows:
        typer.echo("nothing found", err=True)
    elif len(rows) < len(found):
        typer.echo(f"{len(found) - len(rows):,} more: --limit", err=True)


def _wire(row: Row) -> Mapping[str, Any]:
    """All that is known of a row, a record as it goes on the wire."""
    if isinstance(row, Hit):
        return {name: encode(getattr(row, name)) for name in Hit.__slots__}
    return {name: encode(value) for name, value in asdict(row).items()}


def _flat(row: Row) -> Mapping[str, Any]:
    """A row of plain columns."""
    if isinstance(row, Sourced):
        own = {name: value for name, value in asdict(row).items() if name not in Sourced.__slots__}
        flat = {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in own.items()}
        return flat | {name: getattr(row, name) for name in Sourced.__slots__}
    if not isinstance(row, Hit):
        return asdict(row)
    card, wire = card_of(row.record), dict(_wire(row))
    del wire["record"]
    said = {name: getattr(row.record, name) for name in ("id", "kind", "realis", "basis", "score")}
    return {**said, "when": day_line(row.record.when), "what": card.head, "facts": " · ".join(card.facts), **wire}


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
