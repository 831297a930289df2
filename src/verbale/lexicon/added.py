"""Actors that a project adds to those of the lexicon: one TOML file with a table for each word list of actors.

The tables are called as the files of the lexicon are, and their rows have the same shape: `states`, `former`, `bodies`, `groups` and
`organisations` hold a row for each code, `institutions`, `places` and `holders` lists of names. `demo/registry.toml` is an example.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from verbale.errors import LexiconError

__all__ = ["add_tables", "read_added"]

Table = Mapping[str, Any]

_ROWS = ("states", "former", "bodies", "groups", "organisations")
"""Tables of rows by code."""
_LISTS = ("institutions", "places", "holders")
"""Tables of tables of lists."""
_BY_CODE = {"institutions": None, "holders": None, "places": ("places", "people")}
"""Where the keys of a table of lists are codes: in the table itself, or in these tables of it."""


def read_added(path: Path) -> dict[str, Table]:
    """The tables of a registry file; raises `LexiconError` with the file and the place in it."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(str(path), (error.strerror or str(error)).lower()) from error
    except (ValueError, RecursionError) as error:  # no TOML, or no UTF-8
        raise LexiconError(str(path), str(error)) from error
    for name, table in tables.items():
        if name not in _ROWS + _LISTS:
            raise LexiconError(f"{path}, {name}", f"unknown table: one of {', '.join(_ROWS + _LISTS)}")
        _check_tables(f"{path}, {name}", table)
    for name in _LISTS:
        _check_lists(f"{path}, {name}", tables.get(name, {}))
    return tables


def add_tables(read: Callable[[str], Table], added: Mapping[str, Table], path: Path) -> Callable[[str], Table]:
    """`read`, which gives a table by its name, with the added rows in each; raises `LexiconError` for a code that is taken or unknown."""
    known = {code for name in _ROWS for code in (*read(name), *added.get(name, {}))}
    for name in _ROWS:
        for code in added.get(name, {}):
            if any(code in read(other) for other in _ROWS):
                raise LexiconError(f"{path}, {name}.{code}", "the lexicon has this code already")
    for name, within in _BY_CODE.items():
        for at, table in _tables_by_code(name, within, added.get(name, {})):
            for code in table.keys() - known - {"generic", "spellings"}:
                raise LexiconError(f"{path}, {at}.{code}", "no state, body or organisation has this code")
    return lambda name: _merged(read(name), added.get(name, {}))


def _tables_by_code(name: str, within: tuple[str, ...] | None, table: Table) -> list[tuple[str, Table]]:
    return [(name, table)] if within is None else [(f"{name}.{key}", table.get(key, {})) for key in within]


def _check_tables(place: str, table: object) -> None:
    if not isinstance(table, dict):
        raise LexiconError(place, "a table was expected")
    for key, row in table.items():
        if not isinstance(row, dict):
            raise LexiconError(f"{place}.{key}", "a table was expected")


def _check_lists(place: str, table: Table) -> None:
    """Lists of names, or of a name with its days."""
    for key, lists in table.items():
        for name, values in lists.items():
            at = f"{place}.{key}.{name}"
            if not isinstance(values, list) or not values:
                raise LexiconError(at, "a list of names was expected")
            dated = place.endswith("holders") and key != "spellings"
            if not all(_is_term(v) if dated else isinstance(v, str) for v in values):
                raise LexiconError(at, "a list of [name, first day, last day] was expected" if dated else "a list of names was expected")


def _is_term(value: object) -> bool:
    return isinstance(value, list) and 2 <= len(value) <= 3 and all(isinstance(v, str) for v in value)


def _merged(base: Any, added: Any) -> Any:
    """Tables are joined key by key, lists end to end."""
    if isinstance(base, dict) and isinstance(added, dict):
        return base | {key: _merged(base[key], value) if key in base else value for key, value in added.items()}
    return [*base, *added] if isinstance(base, list) and isinstance(added, list) else added
