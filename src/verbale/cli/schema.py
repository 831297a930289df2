"""`verbale schema`: the form of the record."""

import json

import typer

from verbale.schema import json_schema

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of a line of the record."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
