"""A store as large as is wanted from a small one: its documents again and again, each time under other addresses and on other days."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

from verbale.schema.hashes import text_hash
from verbale.store import open_record

__all__ = ["grow"]

_APART = 50
"""Days between two rounds: more than copies and stories reach over, so that each round is news of its own."""

_KEYS = ("versions", "passages", "readings", "records")
_TEXT = "{} || char(10) || :round"
_MARK = "printf('%02x', :round)"
_DAY = "date({}, '-' || (:round * :apart) || ' days')"
_ID = f"{_MARK} || substr({{}}, 3)"
_DOCUMENT = "{} || '~' || :round"
_SAID = "json_extract(data, '$.asserted_at')"
_TIME = (
    "json(CASE json_type(data, '$.{0}') WHEN 'array' THEN json_array("
    + ", ".join(_DAY.format(f"json_extract(data, '$.{{0}}[{end}]')") for end in (0, 1))
    + ") ELSE 'null' END)"
)

_ROUND = {
    "documents": {"id": _DOCUMENT, "url": "{} || '?' || :round", "address": _DOCUMENT},
    "versions": {
        "key": "{} + :versions",
        "document": _DOCUMENT,
        "fingerprint": _DOCUMENT,
        "text": _TEXT,
        "text_sha256": f"text_hash({_TEXT.format('text')})",
        "published": _DAY,
        "head": f"json_set(head, '$.id', document || '~' || :round, '$.text_sha256', text_hash({_TEXT.format('text')}), "
        f"'$.url', head ->> 'url' || '?' || :round, '$.published', {_DAY.format('published')})",
    },
    "passages": {"key": "{} + :passages", "version": "{} + :versions"},
    "passage_words": {"rowid": "{} + :passages", "words": "{}"},
    "readings": {"key": "{} + :readings", "version": "{} + :versions"},
    "records": {
        "key": "{} + :records",
        "id": _ID,
        "reading": "{} + :readings",
        "document": _DOCUMENT,
        "day": f"coalesce({_DAY}, '')",
        "when_first": _DAY,
        "when_last": _DAY,
        "due_first": _DAY,
        "due_last": _DAY,
        "data": f"json_replace(data, '$.id', {_ID.format('id')}, '$.asserted_at', {_DAY.format(_SAID)}, "
        f"'$.when', {_TIME.format('when')}, '$.due', {_TIME.format('due')})",
    },
    "record_words": {"rowid": "{} + :records", "words": "{}"},
    "evidence": {"record": "{} + :records"},
    "mentions": {"record": "{} + :records"},
}
"""What is other in a further round, table by table, in the order in which they refer to each other."""


def grow(source: Path, target: Path, documents: int) -> None:
    """Copy a SQLite store to a new file in which its documents stand so often that there are at least so many.

    Words and records of each round are the same; ids, addresses and days are its own, and its texts end with a number.
    """
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.create_function("text_hash", 1, text_hash, deterministic=True)
        new.execute("PRAGMA synchronous = OFF")
        last = {name: new.execute(f"SELECT max(key) FROM {name}").fetchone()[0] for name in _KEYS}
        (have,) = new.execute("SELECT count(*) FROM documents").fetchone()
        for each in range(1, -(-documents // have)):
            given = {"round": each, "apart": _APART} | {name: each * key for name, key in last.items()}
            for table, changed in _ROUND.items():
                new.execute(_copying(new, table, changed, have), given | {"last": last.get(_key_of(table), 0)})
        new.execute("DELETE FROM settled")
        new.execute("DELETE FROM kept")
        new.commit()
        new.execute("ANALYZE")


def _key_of(table: str) -> str:
    return {"passage_words": "passages", "record_words": "records", "evidence": "records", "mentions": "records"}.get(table, table)


def _copying(file: sqlite3.Connection, table: str, changed: dict[str, str], have: int) -> str:
    """The statement that adds the first round of a table once more."""
    columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
    columns = list(changed) if table.endswith("_words") else columns
    values = [changed.get(name, "{}").format(f'"{name}"') for name in columns]
    key = columns[0] if table != "documents" else None
    first = f'"{key}" <= :last' if key else f"rowid IN (SELECT rowid FROM documents ORDER BY rowid LIMIT {have})"
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {first}"


def main() -> None:
    """Command line of the growing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--documents", type=int, default=9_182)
    given = parser.parse_args()
    with open_record(given.source):  # brings an older store up to the form of today
        grow(given.source, given.target, given.documents)


if __name__ == "__main__":
    main()
