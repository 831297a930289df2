"""A registry file of actors (`lexicon.added`) from a table that persons have filled in."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from verbale.ingest.table import Line, read_table
from verbale.lexicon import Lexicon, get_lexicon
from verbale.lexicon.actors import parse_days

__all__ = ["OFFICES", "actors_table", "registry_of"]

Tables = dict[str, dict[str, Any]]
OFFICES = ("state", "government", "leader", "foreign", "defence", "security", "head")
_TABLES = {"state": "states", "body": "bodies", "group": "groups", "organisation": "organisations"}
_CELLS = {
    "state": ("name", "also", "people", "capital", "seats", "alpha2", "wikidata"),
    "body": ("name", "also", "organs", "seats", "host", "sector", "wikidata"),
    "group": ("name", "also", "country", "sector", "wikidata"),
    "organisation": ("name", "also", "country", "sector", "wikidata"),
}
_LISTS = frozenset({"also", "people", "seats", "organs"})


def registry_of(path: Path) -> str:
    """The registry file, as TOML, that a CSV file of actors makes; raises `BadTableError` with the line and the column.

    `type` is state, body, group, organisation, institution or person. The first four have a `code` of their own; an institution
    has the `country` and the `sector`, a person the `country`, the `office` and its days `from` and `to`. Several names in a cell
    are parted by "|".
    """
    tables = actors_table(path, get_lexicon())
    return "".join(f"[{name}]\n{_rows(rows)}\n" for name, rows in sorted(tables.items()))


def actors_table(path: Path, lexicon: Lexicon) -> Tables:
    """The tables of the registry by their names, as TOML would give them."""
    lines = list(read_table(path, ("type", "name")))
    own = {line["code"] for line in lines if line["code"]}
    known = _codes(lexicon) | own
    tables: Tables = {}
    taken: dict[str, int] = {}
    for line in lines:
        if not line["name"]:
            raise line.wrong("name", "nobody is named", "Give the common name.")
        _in(line, "country", known, empty=True)
        _in(line, "host", known, empty=True)
        _in(line, "sector", _sectors(lexicon), empty=True)
        if line["type"] in _TABLES:
            _coded(line, lexicon, taken, tables)
        else:
            _placed(line, tables)
    return tables


def _coded(line: Line, lexicon: Lexicon, taken: dict[str, int], tables: Tables) -> None:
    """One with a code of its own."""
    code, form = line["code"], line["type"]
    if not (code.isascii() and code.isalnum() and code.isupper()):
        raise line.wrong("code", f"{code!r} is no code", "Write capital letters and digits.")
    if code in _codes(lexicon):
        raise line.wrong("code", f"the lexicon has {code} already", "ISO leaves XAA to XZZ to users; other codes only need to be new.")
    if code in taken:
        raise line.wrong("code", f"line {taken[code]} has {code} already", "Give each its own code.")
    taken[code] = line.number
    cells = {name: _listed(line[name]) if name in _LISTS else line[name] for name in _CELLS[form] if line[name]}
    tables.setdefault(_TABLES[form], {})[code] = cells


def _placed(line: Line, tables: Tables) -> None:
    """An institution or a person: listed under the code whose it is."""
    form = line["type"]
    if form not in {"institution", "person"}:
        raise line.wrong("type", f"{form!r} is no type of actor", f"One of: {', '.join([*_TABLES, 'institution', 'person'])}.")
    if not line["country"]:
        raise line.wrong("country", "an actor of nowhere", "Give the code of a state or a body.")
    if form == "institution":
        if not line["sector"]:
            raise line.wrong("sector", "no sector", "Give its PLOVER sector: GOV, MIL, MED …")
        tables.setdefault(f"institutions.{line['country']}", {}).setdefault(line["sector"], []).append(line["name"])
        return
    _in(line, "office", OFFICES)
    days = [_day(line, "from")] + ([_day(line, "to")] if line["to"] else [])
    tables.setdefault(f"holders.{line['country']}", {}).setdefault(line["office"], []).append([line["name"], *days])


def _day(line: Line, column: str) -> str:
    try:
        parse_days(line[column])
    except (ValueError, IndexError) as error:
        raise line.wrong(column, f"{line[column]!r} is no day", "Write YYYY, YYYY-MM or YYYY-MM-DD.") from error
    return line[column]


def _in(line: Line, column: str, valid: Collection[str], *, empty: bool = False) -> None:
    if not (line[column] in valid or (empty and not line[column])):
        some = ", ".join(sorted(valid)[:20])
        raise line.wrong(column, f"{line[column]!r} is not known", f"One of: {some}{' …' if len(valid) > 20 else ''}.")


def _codes(lexicon: Lexicon) -> set[str]:
    rows = lexicon.actors
    return {*rows.states, *rows.former, *rows.bodies, *rows.organisations}


def _sectors(lexicon: Lexicon) -> set[str]:
    rows = lexicon.actors
    return {*rows.offices.sectors, *(i.sector for i in rows.institutions), *(o.sector for o in rows.organisations.values()), "IGO", "REB"}


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _rows(rows: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_toml(value)}\n" for key, value in rows.items())


def _toml(value: Any) -> str:
    """A value as TOML: its strings and lists are those of JSON."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)
