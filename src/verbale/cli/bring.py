"""Taking in what persons have written elsewhere: `import`."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.batch import import_verdicts, registry_of
from verbale.cli.out import written
from verbale.cli.rows import Author, StoreName, opened, whoever
from verbale.errors import UnknownNameError

__all__ = ["bring"]


def bring(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="verdicts|actors")],
    table: Annotated[Path, typer.Argument(metavar="FILE", help="a CSV table in UTF-8 with a line of names")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="of actors: the registry file to write")] = None,
    author: Author = None,
    store: StoreName = None,
) -> None:
    """Take over a table: verdicts into the record, or actors into a registry file; an error names the line and the column."""
    if what == "actors":
        written([registry_of(table).encode()], output)
    elif what == "verdicts":
        with opened(store) as record:
            done = import_verdicts(record, table, whoever(author))
        typer.echo(f"{done.given:,} verdicts given" + (f", {done.known:,} were there" if done.known else ""))
    else:
        raise UnknownNameError("table to import", what, ("verdicts", "actors"))
