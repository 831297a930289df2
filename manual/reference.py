"""Pages of the reference, each made from the code that it is about."""

import inspect
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, get_args

from fastapi.openapi.utils import get_openapi

import verbale
import verbale.export
from manual.commands import commands_page
from manual.tables import code, joined, table
from verbale.errors import VerbaleError
from verbale.export import FORMATS, Format
from verbale.schema import KINDS
from verbale.schema.codec import wire_types
from verbale.schema.json_schema import json_schema
from verbale.schema.record import RecordBase
from verbale.serve.api import make_api
from verbale.serve.problems import REFUSALS
from verbale.settings import Settings

__all__ = ["PAGES", "exporters"]


_PLAIN = {type(None): "null", str: "text", bool: "true or false", int: "a whole number", float: "a number"}
_MANY = 60
"""More tables than this are counted, not listed."""


def settings_page() -> str:
    """The settings with their defaults."""
    rows = [[code(f"VERBALE_{n.upper()}"), code(n), _default(f), f.description or ""] for n, f in Settings.model_fields.items()]
    return joined(
        "# Settings",
        "The environment goes before `verbale.toml` in the working folder, and that before the default.",
        table(["in the environment", "in verbale.toml", "default", "meaning"], rows),
    )


def errors_page() -> str:
    """The tree of errors, with code, exit status, HTTP status and hint; and what only a request can do wrong."""
    rows = [
        [code(e.code), str(e.exit_status), str(e.http_status), _first(e), _hint(e)]
        for e in sorted(_leaves(VerbaleError), key=lambda e: e.exit_status)
    ]
    refusals = [[code(name), str(row.status), row.detail, row.hint] for name, row in REFUSALS.items()]
    return joined(
        "# Errors and exit statuses",
        "A bad input never stops the others: it is told on standard error with a hint, and the exit status is that of the first one. "
        "0 is success, 2 wrong usage. The API answers `application/problem+json` with the same code and hint. "
        "Where no hint stands here, it fits the case.",
        table(["code", "exit status", "HTTP", "when", "hint"], rows),
        "## Of `verbale serve` alone",
        table(["code", "HTTP", "when", "hint"], refusals),
    )


def kinds_page() -> str:
    """Every kind of record with its fields, and the fields that all share."""
    shared = wire_types(RecordBase)
    sections = [_kind(name, kind, shared) for name, kind in KINDS.items()]
    return joined(
        "# Kinds of record",
        "One JSON object a line and a document; every field is always present. The [JSON Schema](record.schema.json) says the same to a "
        "program (`verbale schema` prints it).",
        "## Every record",
        inspect.getdoc(RecordBase) or "",
        _fields(shared),
        *sections,
    )


def formats_page() -> str:
    """The registry of formats, and the functions behind it."""
    formats = [[code(n), code(f.media), code(f".{f.suffix}"), _takes(f)] for n, f in FORMATS.items()]
    others = table(["function", "what it gives"], [[code(n), _first(f)] for n, f in sorted(exporters().items())])
    return joined(
        "# Formats",
        "What each is for, and what reads it: [exports](../exports.md).",
        table(["`--format`", "media type", "suffix", "written of"], formats),
        "## In the library",
        others,
    )


def lexicon_page() -> str:
    """The word lists: what each file says of itself, and its tables."""
    sections = [joined(f"## `{p.name}`", _comment(p), _tables(p)) for p in _word_lists()]
    head = "# Lexicon\n\nWords are data: `src/verbale/lexicon/en/`, one file a subject. What each file says of itself, and what is in it:"
    return joined(head, *sections)


def http_page() -> str:
    """The API of `verbale serve`, as its OpenAPI description has it."""
    described = _openapi()
    rows = [
        [code(f"{method.upper()} {path}"), about.get("summary", ""), ", ".join(map(code, _parameters(about, described)))]
        for path, methods in described["paths"].items()
        for method, about in methods.items()
    ]
    head = "# HTTP API\n\n`verbale serve` answers under `/api/v1`; the whole description is at `/api/v1/openapi.json`."
    roles = "`POST`, `PUT` and `DELETE` are for editors and for `--write`: [who may ask what](../reference.md#who-may-ask-what)."
    return joined(head, roles, table(["address", "answers", "parameters and fields"], rows))


def api_page() -> str:
    """The public names of the package, for mkdocstrings."""
    names = [name for name in verbale.__all__ if name != "Record"]
    return joined("# Library", "`import verbale` gives these names.", *(f"::: verbale.{name}" for name in names))


PAGES: Mapping[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/settings.md": settings_page,
    "reference/errors.md": errors_page,
    "reference/kinds.md": kinds_page,
    "reference/formats.md": formats_page,
    "reference/lexicon.md": lexicon_page,
    "reference/http.md": http_page,
    "reference/library.md": api_page,
    "reference/record.schema.json": lambda: json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
}
"""What is generated, by its place in the site."""


def exporters() -> dict[str, Callable[..., Any]]:
    """Every public `to_…` and `write_…` function of `verbale.export`."""
    modules = [import_module(f"verbale.export.{found.name}") for found in iter_modules(verbale.export.__path__)]
    names = ((module, name) for module in modules for name in getattr(module, "__all__", ()))
    return {f"{m.__name__}.{name}": getattr(m, name) for m, name in names if name.startswith(("to_", "write_"))}


def _word_lists() -> list[Path]:
    """The files of the English lexicon."""
    return sorted(Path(str(files("verbale.lexicon") / "en")).glob("*.toml"))


def _kind(name: str, kind: type, shared: Mapping[str, Any]) -> str:
    own = {field: expected for field, expected in wire_types(kind).items() if field not in shared}
    return joined(f"## {name}", inspect.getdoc(kind) or "", _fields(own))


def _fields(types: Mapping[str, Any]) -> str:
    return table(["field", "on the wire"], [[code(name), _type(expected)] for name, expected in types.items() if name != "trace"])


def _type(expected: Any) -> str:
    """A type in words: the values of a literal, `list of` for a tuple, a class by its name."""
    arguments = get_args(expected)
    if not arguments:
        return _PLAIN.get(expected) or str(expected.__name__)
    if all(isinstance(value, str) for value in arguments):
        return ", ".join(map(code, arguments))
    if isinstance(arguments[-1], type(Ellipsis)):
        return f"list of {_type(arguments[0])}"
    return " or ".join(map(_type, arguments))


def _leaves(error: type[VerbaleError]) -> Iterator[type[VerbaleError]]:
    children = error.__subclasses__()
    for child in children:
        yield from _leaves(child)
    if not children:
        yield error


def _default(field: Any) -> str:
    return "by the machine" if field.default_factory else "none" if field.default is None else code(field.default)


def _comment(path: Path) -> str:
    """The comment at the head of a word list."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "```text\n" + "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[:head]) + "\n```" if head else ""


def _tables(path: Path) -> str:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    if len(found) > _MANY:
        return f"{len(found)} entries."
    return ", ".join(f"{code(name)} ({len(value)})" if isinstance(value, list | dict) else code(name) for name, value in found.items())


def _takes(form: Format) -> str:
    """What a format has a writer for."""
    given = {"whole pages": form.of_readings, "records": form.of_records or form.of_rows, "any rows": form.of_rows}
    return ", ".join(what for what, writer in given.items() if writer)


def _hint(error: type[VerbaleError]) -> str:
    """The hint of a class; one that is made with the error tells what fits the case."""
    return "" if error.hint is VerbaleError.hint else error.hint


def _parameters(about: Mapping[str, Any], described: Mapping[str, Any]) -> list[str]:
    """Parameters of an address, and the fields of what is sent to it."""
    return [p["name"] for p in about.get("parameters", ())] + list(dict.fromkeys(_sent(about.get("requestBody", {}), described)))


def _sent(schema: Any, described: Mapping[str, Any]) -> Iterator[str]:
    """The names of fields in a schema and those that it points at."""
    if isinstance(schema, list):
        for part in schema:
            yield from _sent(part, described)
    elif isinstance(schema, dict):
        yield from schema.get("properties", ())
        if name := schema.get("$ref"):
            yield from _sent(described["components"]["schemas"][name.rpartition("/")[2]], described)
        for key in ("content", "application/json", "schema", "anyOf", "oneOf"):
            yield from _sent(schema.get(key), described)


def _openapi() -> dict[str, Any]:
    return get_openapi(title="Verbale", version="1", routes=make_api().routes)


def _first(thing: Any) -> str:
    """The first sentence of a docstring."""
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ")
