"""Verdicts on many records, from a table that persons have filled in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verbale.errors import UnknownNameError, VerbaleError
from verbale.ingest.table import Line, read_table
from verbale.store import Hit, Store
from verbale.store.judging import OUTCOMES

__all__ = ["Imported", "import_verdicts"]

VERDICTS = ("accept", "reject", "edit", "judge")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: verdicts given, and those of the table that had been given before."""

    given: int
    known: int


def import_verdicts(store: Store, path: Path, author: str) -> Imported:
    """Give the verdicts of a CSV file: `id`, `verdict` (accept, reject, edit, judge), `reason`, `outcome`, `fields` (JSON), `author`.

    Rows without a verdict and other columns are passed over, so that a list of records in which a column was filled in will do;
    `author` is who says so where a row does not tell. All rows are checked before the first verdict is given, and one that was
    given before is not given again. Raises `BadTableError` with the line and the column.
    """
    said = [_checked(store, line, author) for line in read_table(path, ("id", "verdict")) if line["verdict"]]
    before = {_mark(v.record, v.verdict, v.body.get("fields") or v.body.get("outcome"), v.author, v.reason) for v in store.verdicts()}
    fresh = [one for one in said if one.mark not in before]
    for one in fresh:
        one.give(store)
    return Imported(len(fresh), len(said) - len(fresh))


@dataclass(frozen=True, slots=True)
class _Said:
    """One verdict of a table."""

    line: Line
    record: str
    verdict: str
    what: Any
    author: str
    reason: str

    @property
    def mark(self) -> str:
        return _mark(self.record, self.verdict, self.what, self.author, self.reason)

    def give(self, store: Store) -> Hit:
        """Give it; an error names its line."""
        call: Callable[..., Hit] = getattr(store, self.verdict)
        given = (self.record, self.what) if self.what else (self.record,)
        try:
            return call(*given, author=self.author, reason=self.reason)
        except VerbaleError as error:
            column = "fields" if self.verdict == "edit" else "verdict"
            hint = f"{error.hint} The rows before this one are given; the file can be imported again."
            raise self.line.wrong(column, str(error), hint) from error


def _mark(record: str | None, verdict: str, what: Any, author: str, reason: str) -> str:
    return json.dumps([record, verdict, what, author, reason], sort_keys=True)


def _checked(store: Store, line: Line, author: str) -> _Said:
    verdict, reason = line["verdict"].casefold(), line["reason"]
    if verdict not in VERDICTS:
        raise line.wrong("verdict", f"{line['verdict']!r} is no verdict", f"One of: {', '.join(VERDICTS)}.")
    if not reason and verdict != "accept":
        raise line.wrong("reason", "a reason is needed", "Say why in a few words.")
    try:
        hit = store.get(line["id"])
    except UnknownNameError as error:
        raise line.wrong("id", str(error), error.hint) from error
    return _Said(line, hit.record.id, verdict, _what(line, verdict, hit), line["author"] or author, reason)


def _what(line: Line, verdict: str, hit: Hit) -> Any:
    """The outcome of a judgement, the fields of a correction, nothing else."""
    if verdict == "judge":
        if hit.record.kind != "promise":
            raise line.wrong("verdict", f"a {hit.record.kind} has no outcome", "Only promises are judged.")
        if line["outcome"] not in OUTCOMES:
            raise line.wrong("outcome", f"{line['outcome']!r} is no outcome", f"One of: {', '.join(OUTCOMES)}.")
        return line["outcome"]
    return _fields(line) if verdict == "edit" else None


def _fields(line: Line) -> dict[str, Any]:
    try:
        found = json.loads(line["fields"])
    except ValueError as error:
        raise line.wrong("fields", f"no JSON: {error}", 'Write fields as on the wire: {"mode": "direct"}.') from error
    if not isinstance(found, dict) or not found:
        raise line.wrong("fields", "no object with a field", 'Write fields as on the wire: {"mode": "direct"}.')
    return found
