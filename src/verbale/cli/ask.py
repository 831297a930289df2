"""Questions to the record: `search`, `records`, `said`, `figures`, `actors`, `show`, `cite`, `stats`."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from verbale.cli.rows import Author, Form, Limit, StoreName, opened, print_rows, whoever
from verbale.ingest.given import parse_day
from verbale.schema import Interval, encode
from verbale.store import Query

__all__ = ["actors", "cite", "figures", "records", "said", "search", "show", "stats"]

Day = Annotated[str | None, typer.Option(metavar="DATE", help="YYYY-MM-DD")]
Words = Annotated[str | None, typer.Option(help='words, "a phrase", the beginning of a word with a star')]


def search(
    words: Annotated[str, typer.Argument(help='words, "a phrase", the beginning of a word with a star: negotiat*')],
    since: Day = None,
    until: Day = None,
    limit: Limit = 20,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Documents in which words stand together, newest first."""
    with opened(store) as record:
        print_rows(record.search(words, since=parse_day(since), until=parse_day(until), limit=limit), form)


def records(
    actor: Annotated[str | None, typer.Option(help="a code, a state, a body or a person")] = None,
    dyad: Annotated[tuple[str, str] | None, typer.Option(help="two that the record itself names")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    realis: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    basis: Annotated[list[str] | None, typer.Option(help="may be given again")] = None,
    words: Words = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="the time of the thing covers this day")] = None,
    since: Day = None,
    until: Day = None,
    min_score: Annotated[float | None, typer.Option(min=0, max=1, help="only those at least so likely right")] = None,
    rejected: Annotated[bool, typer.Option(help="show rejected ones too")] = False,
    after: Annotated[str | None, typer.Option(metavar="ID", help="go on behind this record")] = None,
    limit: Limit = 20,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Records of any kind; all that is given must hold."""
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
    with opened(store) as record:
        print_rows(record.find(query, after=after, limit=limit), form)


def said(
    speaker: Annotated[str, typer.Argument(help="a person, or a state or body with all who speak for it")],
    about: Words = None,
    limit: Limit = 20,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """What somebody said."""
    with opened(store) as record:
        print_rows(record.said(speaker, about, limit=limit), form)


def figures(
    about: Words = None,
    country: Annotated[str | None, typer.Option(help="the country that they are about")] = None,
    limit: Limit = 20,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Figures that are claimed."""
    with opened(store) as record:
        print_rows(record.figures(about, country, limit=limit), form)


def actors(
    name: Annotated[str | None, typer.Argument(help="only those whom this name means")] = None,
    merge_into: Annotated[str | None, typer.Option(help="from now on NAME counts as this actor")] = None,
    part: Annotated[bool, typer.Option(help="NAME counts as nobody else again")] = False,
    reason: Annotated[str, typer.Option(help="why")] = "",
    author: Author = None,
    limit: Limit = 50,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """Who is named, and in how many records; two names of one person can be merged."""
    with opened(store) as record:
        if name and (merge_into or part):
            record.merge_actors(name, merge_into, author=whoever(author), reason=reason)
        print_rows(record.actors(name, limit=limit), form)


def show(
    id: Annotated[str, typer.Argument(help="a record, or the beginning of its id")],
    context: Annotated[bool, typer.Option(help="the words around it")] = False,
    form: Form = "table",
    store: StoreName = None,
) -> None:
    """One record with its source, what persons said of it, and with --context the words around it."""
    with opened(store) as record:
        hit = record.get(id)
        print_rows([hit], form)
        if context and form == "table":
            before, words, after = record.context(id)
            typer.echo(f"\n{before}⟦{words}⟧{after}")
        for verdict in record.verdicts(id) if form == "table" else ():
            typer.echo(f"\n{verdict.at} {verdict.author}: {verdict.verdict} {verdict.body.get('outcome', '')}\n    {verdict.reason}")
        for note in record.notes(hit.record.id) if form == "table" else ():
            typer.echo(f"\n{note.at} {note.author}: {note.text}")


def cite(
    id: Annotated[str, typer.Argument(help="a record, or the beginning of its id")],
    form: Annotated[str, typer.Option("--format", help="text|bibtex|csl-json")] = "text",
    store: StoreName = None,
) -> None:
    """How a record is cited: who said it, the words, where and when, and how the words can be checked."""
    with opened(store) as record:
        typer.echo(record.cite(id, form))


def stats(store: StoreName = None) -> None:
    """How much the record holds, as JSON."""
    with opened(store) as record:
        found = {name: encode(value) for name, value in asdict(record.stats()).items()}
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
