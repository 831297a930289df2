"""The command line: one file a group of commands, no logic of its own."""

import sys
from errno import EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from typing import NoReturn, TextIO, cast

import typer

from verbale.cli import ask, judge, keep, ledger
from verbale.cli.add import add
from verbale.cli.batch import batch, load
from verbale.cli.bring import bring
from verbale.cli.collect import collect
from verbale.cli.demo import demo
from verbale.cli.doctor import doctor
from verbale.cli.export import export
from verbale.cli.read import read
from verbale.cli.schema import schema
from verbale.cli.screen import Screen, complain
from verbale.cli.serve import serve, token
from verbale.errors import UnwritableError, VerbaleError

__all__ = ["app", "main"]

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Keep the record of diplomacy, each line tied to its exact words.")
app.command()(read)
app.command()(schema)
app.command()(doctor)
app.command()(add)
app.command()(batch)
app.command()(load)
app.command()(collect)
app.command()(export)
app.command("import")(bring)
app.command()(demo)
app.command()(serve)
app.command()(token)
for group in (ask, ledger, judge, keep):
    for name in group.__all__:
        app.command()(getattr(group, name))

_FAULTS_OF_DISKS = {EDQUOT, EFBIG, EIO, ENOSPC, EROFS}


def main() -> None:
    """Run the command line; an error of ours is one line, its hint another, and an exit status of its own."""
    if sys.stdout.isatty():
        sys.stdout = cast(TextIO, Screen(sys.stdout))
    try:
        app()
    except VerbaleError as error:
        _end(error)
    except OSError as error:
        if error.errno not in _FAULTS_OF_DISKS:
            raise
        _end(UnwritableError(str(error.filename or "the output"), (error.strerror or str(error)).lower()))


def _end(error: VerbaleError) -> NoReturn:
    complain(error)
    sys.exit(error.exit_status)
