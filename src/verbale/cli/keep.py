"""Looking after the record: `verify`, `backup`, `restore`, `forget`, `publisher`."""

from pathlib import Path
from typing import Annotated

import typer

from verbale.cli.rows import Author, StoreName, opened, whoever
from verbale.errors import DamagedStoreError

__all__ = ["backup", "forget", "publisher", "restore", "verify"]


def verify(store: StoreName = None) -> None:
    """Check every text, every span and every column of the store."""
    with opened(store) as record:
        try:
            done = record.verify()
        except DamagedStoreError as error:
            for problem in error.problems:
                typer.echo(problem)
            raise
        typer.echo(f"{done.versions:,} texts, {done.records:,} records, {done.spans:,} spans: all as they were written")


def backup(target: Annotated[Path, typer.Argument(metavar="FILE", help="a new file, .jsonl.gz")], store: StoreName = None) -> None:
    """Write the whole store to one file; it can be restored into either kind of database."""
    with opened(store) as record:
        typer.echo(f"{record.backup(target):,} rows in {target}")


def restore(source: Annotated[Path, typer.Argument(metavar="FILE", help="a backup")], store: StoreName = None) -> None:
    """Fill a new store from a backup."""
    with opened(store) as record:
        typer.echo(f"{record.restore(source):,} rows from {source}")


def forget(
    id: Annotated[str, typer.Argument(help="a document, or its address")],
    reason: Annotated[str, typer.Option(help="why; it is kept, and told to whoever adds it again")],
    author: Author = None,
    store: StoreName = None,
) -> None:
    """Erase a document with all that was made of it; only its id, checksum and the reason stay."""
    with opened(store) as record:
        typer.echo(f"forgotten: {record.forget(id, reason=reason, author=whoever(author))}")


def publisher(
    host: Annotated[str, typer.Argument(help="the host of its addresses")],
    full_text: Annotated[bool, typer.Option("--full-text/--quotations-only", help="what of it may be shown and exported")],
    author: Author = None,
    store: StoreName = None,
) -> None:
    """Say whether a publisher's full text may be shown and exported, or short quotations only."""
    with opened(store) as record:
        record.set_full_text(host, allowed=full_text, author=whoever(author))
