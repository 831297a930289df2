"""Where an output goes: a file, or standard output."""

import sys
from collections.abc import Iterable
from pathlib import Path

import typer

__all__ = ["written"]


def written(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write the pieces in order, to standard output where no file is named; one that cannot be written is wrong usage."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        out = output.open("wb")
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written: {(error.strerror or str(error)).lower()}", param_hint="--output") from error
    with out:
        out.writelines(pieces)
