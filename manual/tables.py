"""Small pieces of Markdown."""

from collections.abc import Iterable, Sequence

__all__ = ["code", "joined", "table"]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table; a bar inside a cell is escaped.

    >>> print(table(["a", "b"], [["1", "x|y"]]))
    | a | b |
    |---|---|
    | 1 | x\|y |
    """
    lines = [list(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    shown = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([shown[0], "|" + "---|" * len(head), *shown[1:]])


def code(value: object) -> str:
    """A value as it is typed."""
    return f"`{value}`"


def joined(*parts: str) -> str:
    """Blocks with a blank line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
