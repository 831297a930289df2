"""The installed package from nothing to answered questions, with no network and no source tree: `python -P release/smoke.py`."""

import os
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import verbale
from verbale.cli import app

COMMANDS = (
    ("demo",),
    ("doctor",),
    ("verify", "--store", "demo/demo.db"),
    ("said", "Lavrov", "--about", "treaty", "--store", "demo/demo.db"),
    ("agreements", "strategic partnership", "--store", "demo/demo.db"),
    ("promises", "--status", "overdue", "--on", "2023-06-01", "--store", "demo/demo.db"),
)


def main() -> None:
    """Run the commands in an empty folder; whatever asks the network for something fails."""
    source = Path(__file__).parents[1] / "src"
    if source in Path(verbale.__file__).parents:
        sys.exit(f"this is not the installed package: {verbale.__file__}")
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        for command in COMMANDS:
            app(command, standalone_mode=False)
    sys.stderr.write(f"{verbale.__file__} does what it should\n")


def _refuse(_: socket.socket, address: Any) -> None:
    raise OSError(f"the network was asked for {address}")


if __name__ == "__main__":
    main()
