"""Files from strangers, and what their words could do to a terminal or a database."""

import gzip
import io
import json
from contextlib import suppress
from hashlib import sha256

import pytest

from verbale.cli.screen import Screen, complain
from verbale.errors import BackupError, BinaryInputError, EmptyInputError, UndecodableInputError
from verbale.ingest import Dropped, iter_inputs, read_document
from verbale.store import open_record

TEXT = "The minister said on Tuesday that the talks would resume in the harbour."


def test_a_link_out_of_a_folder(tmp_path):
    (tmp_path / "secret.txt").write_text(f"Secret: {TEXT}")
    (folder := tmp_path / "in").mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "round").symlink_to(folder)
    assert [source.text for source in iter_inputs([folder])] == [TEXT, TEXT]


ROWS = (
    ["sqlite_master", {"name": "x"}],
    ["documents", {"nothing": 1}],
    ["documents; DROP TABLE versions", {}],
    ["documents", []],
    "no row",
    [],
)


@pytest.mark.filterwarnings("ignore:Column 'documents.id'")  # what SQLAlchemy says before the database refuses it
@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("revision", ["own", "nonsense", "../../etc", 7, None])
def test_a_forged_backup(tmp_path, row, revision):
    """Its checksum is right."""
    with open_record(tmp_path / "own.db") as store:
        store.backup(tmp_path / "own.gz")
    with gzip.open(tmp_path / "own.gz", "rt") as lines:
        head = json.loads(next(lines))
    head["revision"] = head["revision"] if revision == "own" else revision
    body = f"{json.dumps(head)}\n{json.dumps(row)}\n"
    with gzip.open(tmp_path / "forged.gz", "wt", newline="\n") as out:
        out.write(body + json.dumps({"rows": 1, "sha256": sha256(body.encode()).hexdigest()}) + "\n")
    with open_record(tmp_path / "new.db") as store:
        with suppress(BackupError):
            assert store.restore(tmp_path / "forged.gz") == 0
        assert store.stats().documents == 0


@pytest.mark.parametrize(("value", "error"), [("a\0", BinaryInputError), ("\ud83d", UndecodableInputError)])
def test_characters_that_nothing_can_hold(tmp_path, value, error):
    for field in ("title", "url", "id"):
        with pytest.raises(error, match=field):
            read_document(TEXT, name="a.txt", **{field: value})
        (path := tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, field: value}) + "\n")
        (dropped,) = iter_inputs([path])
        assert isinstance(dropped, Dropped)
    stated = json.dumps({"@type": "Article", "headline": f"Talks {value}", "author": value})
    page = f"<html><head><script type='application/ld+json'>{stated}</script></head><body><p>{TEXT}</p></body></html>"
    document = read_document(page, name="a.html")
    assert value[-1:] not in f"{document.title}{document.authors}" or value == "a\0"
    f"{document.title}{document.authors}{document.text}".encode()
    assert "\0" not in f"{document.title}{document.authors}{document.text}"


def test_a_terminal_is_not_steered(capsys):
    out = io.StringIO()
    Screen(out).write("\x1b[2Jred\x07 \u202egnihton\n\tfine\r")
    assert out.getvalue() == "\ufffd[2Jred\ufffd \ufffdgnihton\n\tfine\ufffd"
    complain(EmptyInputError("\x1b]0;title\x07.txt"))
    assert "\x1b" not in capsys.readouterr().err
