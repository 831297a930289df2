"""`verbale serve`: the record in a browser, and `verbale token`: who may come from elsewhere."""

import logging
import os
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from verbale.cli.rows import Author, StoreName, opened, whoever
from verbale.serve import create_app
from verbale.serve.access import Access, Tokens
from verbale.serve.guard import check_address
from verbale.serve.telemetry import JsonLines
from verbale.settings import Settings

__all__ = ["serve", "token"]

_FILE = Path("verbale-tokens.toml")
_NICENESS = 5
"""How far `serve` steps back, as `nice` counts: a third of the weight of the other processes."""


def serve(
    store: StoreName = None,
    host: Annotated[str, typer.Option(help="the address to listen on; others than this machine's own need tokens")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port to listen on")] = 8765,
    write: Annotated[bool, typer.Option("--write", help="let the person at this machine write, under --author")] = False,
    author: Author = None,
    log: Annotated[bool | None, typer.Option(help="a line of JSON for each request on standard error; by default with tokens")] = None,
) -> None:
    """Show the record in a browser, read-only: pages, and an API under /api/v1; with --write, or a token of an editor, to write in."""
    settings = Settings.load()
    access = Access(Tokens(settings.tokens) if settings.tokens else None, whoever(author) if write else None)
    check_address(host, access, writes=write)
    _log_lines(logging.INFO if (access.tokens is not None if log is None else log) else logging.WARNING)
    with opened(store) as record:
        app = create_app(record, settings, access)
        typer.echo(f"the record in {record.name} is at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl-C)", err=True)
        _give_way()
        uvicorn.run(app, host=host, port=port, log_config=None, access_log=False, server_header=False)


def _give_way() -> None:
    """Let whoever writes to the record on this machine go first: a page that comes a moment later is no loss."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_NICENESS)


def _log_lines(level: int) -> None:
    """Everything that is logged from a level on, as lines of JSON on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("verbale").setLevel(level)


def token(
    name: Annotated[str | None, typer.Argument(help="who is to have it: the name under which they write")] = None,
    role: Annotated[str, typer.Option(help="reader|editor")] = "reader",
    revoke: Annotated[bool, typer.Option("--revoke", help="take the token of NAME away")] = False,
    file: Annotated[Path | None, typer.Option(help="the file of tokens; else that of the settings, else verbale-tokens.toml")] = None,
) -> None:
    """Make a token for somebody: it is printed this once, the file keeps its hash; without NAME, list who has one."""
    tokens = Tokens(file or Settings.load().tokens or _FILE)
    if name is None:
        for known in tokens.all().values():
            typer.echo(f"{known.name}: {known.role}, made {known.made or 'some day'}")
    elif revoke:
        tokens.revoke(name)
    else:
        typer.echo(tokens.make(name, role))
        typer.echo(f"its hash is in {tokens.path}; serve with VERBALE_TOKENS={tokens.path}", err=True)
