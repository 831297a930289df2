"""`verbale serve`: the record in a browser."""

from typing import Annotated

import typer
import uvicorn

from verbale.cli.rows import StoreName, opened
from verbale.serve import create_app
from verbale.serve.guard import check_address
from verbale.settings import Settings

__all__ = ["serve"]


def serve(
    store: StoreName = None,
    host: Annotated[
        str, typer.Option(help="the address to listen on; others than this machine's own need the setting token")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="the port to listen on")] = 8765,
) -> None:
    """Show the record in a browser, read-only: pages, and an API under /api/v1."""
    settings = Settings.load()
    check_address(host, settings)
    with opened(store) as record:
        app = create_app(record, settings)
        typer.echo(f"the record in {record.name} is at http://{f'[{host}]' if ':' in host else host}:{port}/ (stop with Ctrl-C)", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
