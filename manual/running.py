"""Runs the blocks of a page in order, in a folder of their own, as a reader would."""

import contextlib
import doctest
import io
import json
import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lxml import etree

import verbale
from manual.blocks import LANGUAGES, Block, Command, commands_of, read_blocks
from manual.matching import matches
from manual.requesting import send
from verbale.cli import main

__all__ = ["Failure", "Reader", "check", "run_verbale"]

_TRIED: dict[str, Callable[[str], Any]] = {"toml": tomllib.loads, "json": json.loads, "xml": etree.fromstring, "http": send}

WIDTH = "100"
"""Columns of the terminal in the manual."""


class Failure(AssertionError):
    """A block that does not do what its page says."""


def check(command: Command, printed: str) -> None:
    """Raise `Failure` where a command printed something else than its page shows."""
    if command.shown is not None and not matches(command.shown, printed):
        raise Failure(f"$ {command.words} (line {command.line}) printed\n{printed}\nbut the page shows\n{command.shown}")


@dataclass
class Reader:
    """Somebody who follows a page in `folder`; `demo` gives the store of the demo corpus to them and returns what loading it printed.

    A command `verbale …` runs in this process, `make …` only says what it would do; all else, and `verbale batch`, goes to the shell.
    `compare` is told each command and what it printed.
    """

    folder: Path
    demo: Callable[[Path], str]
    compare: Callable[[Command, str], None] = check
    names: dict[str, Any] = field(default_factory=dict)

    def follow(self, page: Path) -> None:
        """Run every block; raises `Failure` with its place in the page."""
        for block in read_blocks(page):
            with self._at(f"{page.name}, line {block.line}"):
                self._do(block)

    def _do(self, block: Block) -> None:
        if block.language not in LANGUAGES:
            raise Failure(f"a block is one of {', '.join(LANGUAGES)}, not {block.language!r}")
        if block.title:
            (self.folder / block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command in commands_of(block):
                self.compare(command, self._run(command.words))
        elif block.language in _TRIED:
            _TRIED[block.language](block.text)
        elif block.language == "python":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(block.text, "manual", "exec"), self.names)
        elif block.language == "pycon":
            self._session(block)

    @contextlib.contextmanager
    def _at(self, place: str) -> Iterator[None]:
        """In the reader's folder; what goes wrong is told with its place."""
        with contextlib.chdir(self.folder), patch.dict(os.environ, COLUMNS=WIDTH):
            try:
                yield
            except Exception as error:
                raise Failure(f"{place}: {error!r}" if not isinstance(error, Failure) else f"{place}: {error}") from error

    def _run(self, words: str) -> str:
        first, *rest = shlex.split(words) if "|" not in words and ">" not in words else ["sh"]
        if first == "cd":
            self.folder = (self.folder / rest[0]).resolve()
            os.chdir(self.folder)
            return ""
        if first == "verbale" and rest == ["demo"]:
            return self.demo(self.folder)
        if first == "verbale" and rest[0] != "batch":  # which starts processes of its own
            return run_verbale(*rest)
        return _in_shell(words if first != "make" else f"make -n -C {Path(__file__).parents[1]} {' '.join(rest)} >/dev/null")

    def _session(self, block: Block) -> None:
        test = doctest.DocTestParser().get_doctest(block.text, self.names, "manual", None, block.line)
        said = io.StringIO()
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        if runner.run(test, out=said.write, clear_globs=False).failed:
            raise Failure(said.getvalue())
        self.names.update(test.globs)


def run_verbale(*arguments: str) -> str:
    """What a command prints, rows and remarks together; one that fails is a failure, as its page does not say so."""
    written = io.BytesIO()
    said = io.TextIOWrapper(written, encoding="utf-8", write_through=True)  # some write text, some bytes
    with patch.object(sys, "argv", ["verbale", *arguments]), contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main()
        except SystemExit as end:
            if end.code:
                raise Failure(f"verbale {' '.join(arguments)} ended with {end.code}:\n{written.getvalue().decode()}") from None
    return written.getvalue().decode()


def _in_shell(words: str) -> str:
    """The same through a shell, in which `verbale` is this very program."""
    alias = f'verbale() {{ {shlex.quote(sys.executable)} -m verbale "$@"; }}\nset -e -o pipefail\n'
    own = os.environ | {"PYTHONPATH": str(Path(verbale.__file__).parents[1])}
    done = subprocess.run(["bash", "-c", alias + words], env=own, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr
