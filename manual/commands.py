"""The commands, as their own help has them."""

from collections.abc import Iterator
from typing import Any

import typer

from manual.tables import code, joined, table
from verbale.cli import app

__all__ = ["commands", "commands_page", "undescribed"]

_COMMON = {
    "--format": "how rows are printed",
    "--store": "the record: a file, or the address of a database",
    "--limit": "rows at most",
}


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its whole name, those of groups too (`group command`)."""
    yield from _within("", typer.main.get_command(app))


def commands_page() -> str:
    """The page: a section a command."""
    head = "# Commands\n\nMade from the commands themselves; `verbale COMMAND --help` prints the same."
    return joined(head, *(_section(name, command) for name, command in commands()))


def undescribed() -> list[str]:
    """Commands without help, and their options and arguments without a word of it."""
    bare = [name for name, command in commands() if not command.help]
    return bare + [f"{name} {p.opts[0]}" for name, command in commands() for p in command.params if not _meaning(p)]


def _within(prefix: str, command: Any) -> Iterator[tuple[str, Any]]:
    for name, inner in command.commands.items():
        if hasattr(inner, "commands"):
            yield from _within(f"{prefix}{name} ", inner)
        else:
            yield f"{prefix}{name}", inner


def _section(name: str, command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    usage = " ".join(["verbale", name, *map(_placeholder, arguments)])
    rows = [[code(_placeholder(p)), _meaning(p), ""] for p in arguments]
    rows += [[", ".join(map(code, [*p.opts, *p.secondary_opts])) + _value(p), _meaning(p), _default(p)] for p in options]
    return joined(f"## `{usage}`", command.help or "", table(["option", "meaning", "default"], rows) if rows else "")


def _placeholder(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if parameter.required else f"[{name}]"


def _value(parameter: Any) -> str:
    return f" {parameter.metavar}" if parameter.metavar and not parameter.is_flag else ""


def _meaning(parameter: Any) -> str:
    return parameter.help or _COMMON.get(parameter.opts[0], "")


def _default(parameter: Any) -> str:
    plain = parameter.default not in (None, False, "", ...) and not parameter.required
    return code(parameter.default) if plain else ""
