"""The command line on bad input: a message that names the input, a hint, and an exit status of its own."""

import io
import sys

import pytest

from verbale.cli import main
from verbale.pipeline import Pipeline, Reading

GERMAN = "Der Minister sagte am Dienstag, dass die Fähre im Mai wieder fahren werde und dass der Vertrag für beide Seiten gut ist. " * 2
BAD = {
    "empty": ("a.txt", b" \n", 10, "the input is empty"),
    "binary": ("a.pdf", b"%PDF-1.7\x00", 11, "this is not text: a binary byte at offset 0"),
    "undecodable": ("a.txt", b"caf\xe9", 12, "the byte at offset 3 is not valid in utf-8"),
    "too large": ("a.txt", b"word " * 500, 13, "2,500 bytes are over the limit of 2,000"),
    "no article": ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", 14, "no article was found in this page"),
    "language": ("a.txt", GERMAN.encode(), 15, "there are no weights for the language 'de'"),
    "malformed line": ("a.jsonl", b'\n{"text": \n', 16, "line 2: not JSON at column"),
}


class Unread(Pipeline):
    """A pipeline without a model: every document is without records."""

    def __init__(self, registry=None):  # noqa: ARG002 - as `load_pipeline`
        super().__init__(None, None)

    def read(self, document):
        return Reading(document, ())


@pytest.fixture
def verbale(monkeypatch, capsys):
    """Run the command line in this process: its exit status, and what it wrote to standard output and standard error."""
    monkeypatch.setattr(sys.modules["verbale.cli.read"], "load_pipeline", Unread)
    monkeypatch.setattr("verbale.ingest.languages.languages", lambda: ["en"])
    monkeypatch.setenv("VERBALE_MAX_BYTES", "2000")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["verbale", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        return done.value.code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("kind", BAD)
def test_each_kind_has_its_message_and_status(verbale, tmp_path, kind):
    name, data, status, message = BAD[kind]
    path = tmp_path / name
    path.write_bytes(data)
    code, _, err = verbale("read", path)
    assert code == status
    assert err.startswith(f"verbale: {path}: {message}")
    assert "\nhint: " in err


def test_the_hint_lists_the_supported_languages(verbale, tmp_path):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    assert "hint: Supported languages: en." in verbale("read", tmp_path / "a.txt")[2]


def test_every_bad_line_is_told(verbale, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": ""}\n{}\n[]\n')
    code, _, err = verbale("read", tmp_path / "a.jsonl")
    assert code == 10
    assert [part in err for part in ("a.jsonl:1: the input is empty", "line 2: neither", "line 3: an object")] == [True] * 3


def test_standard_input_is_named(verbale, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert verbale("read", "-") == (10, "", "verbale: <stdin>: the input is empty\nhint: Give a document with words in it.\n")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["missing.txt"], 17, "missing.txt: no such file or directory"),
        (["."], 17, ".: the folder has no text, HTML or JSONL files"),
        (["a.txt", "--published", "soon"], 18, "published: 'soon' is not a date"),
        (["a.txt", "--format", "pdf"], 2, "--format"),
        ([], 2, "Usage"),
    ],
)
def test_wrong_use_is_told(verbale, tmp_path, monkeypatch, arguments, status, message):
    monkeypatch.chdir(tmp_path)
    code, _, err = verbale("read", *arguments)
    assert code == status
    assert message in err


def test_what_can_be_read_is_read_beside_what_cannot(verbale, tmp_path):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("The envoys met in Lindholm on Tuesday.\n")
    code, out, err = verbale("read", tmp_path, "--format", "jsonl")
    assert code == 10
    assert "a.txt: the input is empty" in err
    assert len(out.splitlines()) == 1
