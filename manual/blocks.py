"""The blocks of code in a page of the manual."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LANGUAGES", "Block", "Command", "commands_of", "read_blocks"]

LANGUAGES = ("console", "python", "pycon", "toml", "json", "xml", "http", "text")
"""What a block may be: commands with what they print, code, a session, a request, or a file or an output to look at."""

_FENCE = re.compile(r"^(?P<indent> *)```(?P<head>\w*.*)$")
_TITLE = re.compile(r'title="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: `line` is that of its fence, counted from 1; a `title` names the file that its words are."""

    language: str
    title: str | None
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A line behind "$ " with the output that the page shows, None where it shows none; `line` is that of the command."""

    words: str
    shown: str | None
    line: int


def read_blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page in order; a fence that is never closed is a `ValueError`."""
    lines = iter(enumerate(page.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        if opened := _FENCE.match(line):
            indent, head = opened["indent"], opened["head"]
            title = _TITLE.search(head)
            words: list[str] = []
            for _, inner in lines:
                if inner == f"{indent}```":
                    break
                words.append(inner.removeprefix(indent))
            else:
                raise ValueError(f"{page.name}, line {number}: the block is not closed")
            yield Block(head.split()[0] if head else "", title[1] if title else None, number, "".join(f"{w}\n" for w in words))


def commands_of(block: Block) -> Iterator[Command]:
    r"""The commands of a console block; one that ends in a backslash goes on in the next line.

    >>> [c.words for c in commands_of(Block("console", None, 1, "$ one\nout\n$ two \\\n    more\n"))]
    ['one', 'two more']
    """
    command: tuple[int, str] | None = None
    shown: list[str] = []
    for number, line in enumerate(block.text.splitlines(), block.line + 1):
        if command and command[1].endswith("\\"):
            command = command[0], command[1][:-1] + line.strip()
        elif line.startswith("$ "):
            yield from _closed(command, shown)
            command, shown = (number, line[2:]), []
        else:
            shown.append(line)
    yield from _closed(command, shown)


def _closed(command: tuple[int, str] | None, shown: list[str]) -> Iterator[Command]:
    if command:
        yield Command(command[1], "\n".join(shown).strip("\n") or None, command[0])
    elif shown:
        raise ValueError("a console block begins with a command, `$ …`")
