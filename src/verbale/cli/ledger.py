"""Questions over all documents: `agreements`, `promises`, `sanctions`, `meetings`, `dyad`, `programme`, `compare`, `brief`, `watch`."""

from datetime import date, timedelta
from typing import Annotated

import typer

from verbale.cli.rows import Author, Form, Limit, StoreName, consulted, print_rows, whoever
from verbale.errors import UnknownNameError
from verbale.ingest.given import current_day, parse_day
from verbale.ledger.compare import POINTS
from verbale.ledger.sanctions import NOTICE
from verbale.store import Query

__all__ = ["agreements", "brief", "compare", "dyad", "meetings", "programme", "promises", "sanctions", "settle", "watch"]

On = Annotated[str | None, typer.Option(metavar="DATE", help="as it stood on this day; today by default")]
Code = Annotated[str, typer.Argument(help="a code, a state, a body or a person")]


def agreements(
    name: Annotated[str | None, typer.Argument(help="one instrument, by a name or words of one: every claim about it")] = None,
    on: On = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Agreements: the stage that each side claims, the stage established, slips and contradictions."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.agreements() if name is None else ledger.claims(name), form, limit)


def promises(
    status: Annotated[str | None, typer.Option(help="overdue|due|open|undated")] = None,
    actor: Annotated[str | None, typer.Option(help="who promised, or whose doing it is to be")] = None,
    on: On = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Promises with their status and the outcome that later reports suggest; `verdict ID judge` decides."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.promises(status, actor), form, limit)


def sanctions(
    target: Annotated[str | None, typer.Option(help="a state, a body, a person")] = None,
    on: On = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Measures reported in force on a day: a record of reports, not a legal list, and not for screening."""
    typer.echo(NOTICE, err=True)
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.sanctions(target), form, limit)


def meetings(
    person: Annotated[str | None, typer.Option(help="a person, a state or a body")] = None,
    status: Annotated[str | None, typer.Option(help="planned|held|cancelled|not reported")] = None,
    on: On = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Meetings, each once, planned against held."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.meetings(person, status), form, limit)


def dyad(
    one: Code,
    other: Code,
    by: Annotated[str, typer.Option(help="month")] = "month",
    on: On = None,
    limit: Limit = 200,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """What two did to each other, month by month and by quad class; claims stand beside what is established."""
    if by != "month":
        raise UnknownNameError("period", by, ["month"])
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.dyad(one, other), form, limit)


def programme(actor: Code, on: On = None, limit: Limit = 200, form: Form = "table", store: StoreName = None) -> None:
    """One actor's declared courses, and with each partner its instruments, claimed results and next due dates."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.programme(actor), form, limit)


def compare(
    point: Annotated[str | None, typer.Argument(help="|".join(POINTS))] = None,
    on: On = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Where two publishers or sides differ on a number, a day, a stage or the wording of one thing."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.compare(point), form, limit)


def brief(
    since: Annotated[str | None, typer.Option(metavar="DATE|Nd", help="published since this day, or in the last N days")] = None,
    on: On = None,
    limit: Limit = 200,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """What is new, moved, fell due or is contradicted: since the last look, which is kept, or since a day."""
    with consulted(store, parse_day(on)) as ledger:
        print_rows(ledger.brief(_since(since, parse_day(on)), looked=since is None), form, limit)


def _since(given: str | None, on: date | None) -> date | None:
    """The day of a date, or so many days before today."""
    if given and given.endswith("d") and given[:-1].isdecimal():
        return (on or current_day()) - timedelta(int(given[:-1]))
    return parse_day(given)


def watch(
    action: Annotated[str, typer.Argument(metavar="ACTION", help="add|drop|list")],
    name: Annotated[str, typer.Argument(help="what the search is called")] = "",
    kind: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    actor: Annotated[str | None, typer.Option(help="a code, a state, a body or a person")] = None,
    words: Annotated[str | None, typer.Option(help="as in `search`")] = None,
    author: Author = None,
    store: StoreName = None,
) -> None:
    """Save a search, of which `brief` tells what is new; take one away; or list those that are saved."""
    if action not in {"add", "drop", "list"}:
        raise UnknownNameError("action", action, ("add", "drop", "list"))
    if action != "list" and not name:
        raise typer.BadParameter("a name is needed", param_hint="NAME")
    with consulted(store) as ledger:
        if action == "add":
            ledger.watch(name, Query(kind=tuple(kind or ()), actor=actor, words=words), whoever(author))
        elif action == "drop":
            ledger.unwatch(name, whoever(author))
        for known, query in ledger.watches().items():
            asked = {"kind": ", ".join(query.kind), "actor": query.actor, "words": query.words}
            typer.echo(f"{known}: {' · '.join(f'{field} {value}' for field, value in asked.items() if value)}")


def settle(store: StoreName = None) -> None:
    """Follow instruments, promises, copies and stories through all documents now; questions then read what was found."""
    with consulted(store) as ledger:
        ledger.settle()
        typer.echo(f"{len(ledger.agreements()):,} instruments")
