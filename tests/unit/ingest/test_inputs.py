import io
import json
from datetime import date

import pytest

from verbale.errors import BadDateError, EmptyInputError, InputTooLargeError, MalformedLineError, UnreadableInputError
from verbale.ingest import Dropped, iter_inputs

TEXT = "The envoys of Velmark and the Ostrava Isles met in Lindholm on Tuesday.\n"
HTML = f"<!doctype html><html><body><article><h1>Envoys meet</h1>{f'<p>{TEXT}</p>' * 3}</article></body></html>"


def line(**fields):
    return json.dumps(fields) + "\n"


def texts(sources):
    return [source.error if isinstance(source, Dropped) else source.text for source in sources]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "below" / "a.html").write_text(HTML)
    (tmp_path / "c.jsonl").write_text(line(id="1", text="One. " + TEXT) + "\n" + line(id=2, html=HTML, title="Two"))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


@pytest.fixture
def stdin(monkeypatch):
    return lambda data: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_folder_gives_all_that_can_be_read_in_order(folder):
    found = list(iter_inputs([folder]))
    assert [source.title for source in found] == [None, "Envoys meet", None, "Two"]
    assert [source.id for source in found[2:]] == ["1", "2"]


@pytest.mark.parametrize(("pattern", "count"), [("*.txt", 1), ("**/*.html", 1), ("*", 4), ("[bc].*", 3)])
def test_a_glob_gives_the_files_that_match(folder, pattern, count):
    assert len(list(iter_inputs([str(folder / pattern)]))) == count


@pytest.mark.parametrize(("data", "count"), [(TEXT.encode(), 1), (HTML.encode(), 1), ((line(text=TEXT) * 2).encode(), 2)])
def test_standard_input_is_known_by_its_beginning(stdin, data, count):
    stdin(data)
    found = list(iter_inputs(["-"]))
    assert len(found) == count
    assert all("Lindholm" in source.text for source in found)


def test_empty_standard_input_is_named(stdin):
    stdin(b"")
    (dropped,) = iter_inputs(["-"])
    assert str(dropped.error) == "<stdin>: the input is empty"
    assert isinstance(dropped.error, EmptyInputError)


@pytest.mark.parametrize("name", ["missing.txt", "no*thing", "empty"])
def test_what_is_not_there_is_told(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (dropped,) = iter_inputs([tmp_path / name])
    assert isinstance(dropped.error, UnreadableInputError)
    assert str(tmp_path / name) in str(dropped.error)
    assert dropped.error.exit_status == 17


def test_one_bad_file_does_not_stop_the_others(folder):
    (folder / "a.txt").write_bytes(b"")
    found = list(iter_inputs([folder / "a.txt", folder / "b.txt"]))
    assert isinstance(found[0], Dropped)
    assert found[1].text == TEXT


def test_the_limit_holds_for_a_document_and_the_true_size_is_told(folder):
    (dropped,) = iter_inputs([folder / "b.txt"], limit=10)
    assert isinstance(dropped.error, InputTooLargeError)
    assert dropped.error.size == len(TEXT)
    assert len(texts(iter_inputs([folder / "c.jsonl"], limit=1000))) == 2


def test_a_day_is_given_to_what_does_not_state_its_own(folder):
    (folder / "b.txt").write_text(f"Envoys meet\n\nMarch 4, 2031\n\n{TEXT}")
    found = list(iter_inputs([folder], published="2031-03-09"))
    assert {source.published for source in found} == {date(2031, 3, 9), date(2031, 3, 4)}
    assert found[0].notes == ("published: 2031-03-04 (visible) was taken; 2031-03-09 was given",)
    with pytest.raises(BadDateError):
        list(iter_inputs([folder], published="soon"))


BAD_LINES = {
    "{": "line 2: not JSON at column",
    "[]": "line 2: an object was expected, not list",
    "[" * 100_000: "line 2: nested too deeply",
    '{"title": "a"}': 'line 2: neither "text" nor "html" is there',
    '{"text": 5}': 'line 2: "text" must be a string, not int',
    '{"text": "a", "published": "May"}': "line 2: \"published\" is no ISO date: 'May'",
    '{"text": "\udce9"}': "line 2: byte 10 of the line is not UTF-8",
}


@pytest.mark.parametrize("bad", BAD_LINES, ids=lambda bad: bad[:12].encode("ascii", "replace").decode())
def test_a_bad_line_is_told_and_the_others_are_read(tmp_path, bad):
    path = tmp_path / "pages.jsonl"
    path.write_bytes((line(text=TEXT) + bad + "\n" + line(text="Last. " + TEXT)).encode("utf-8", "surrogateescape"))
    first, dropped, last = iter_inputs([path])
    assert first.text == TEXT
    assert last.text == "Last. " + TEXT
    assert isinstance(dropped.error, MalformedLineError)
    assert dropped.name == f"{path}:2"
    assert BAD_LINES[bad] in str(dropped.error)


def test_the_fields_of_a_line_are_given_to_its_document(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(line(id="7", text=TEXT, title="Envoys meet", published="2031-03-04", url="https://news.example/7", other=[1]))
    (document,) = iter_inputs([path], published="2031-01-01")
    assert (document.id, document.title, document.url) == ("7", "Envoys meet", "https://news.example/7")
    assert (document.published, document.published_basis) == (date(2031, 3, 4), "given")


def test_a_text_that_is_empty_or_too_long_is_a_bad_document_and_no_bad_line(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(line(text="") + line(text="x" * 50) + line(text="x" * 5000) + line(text="The envoys met."))
    kinds = [type(source.error).__name__ for source in iter_inputs([path], limit=40) if isinstance(source, Dropped)]
    assert kinds == ["EmptyInputError", "InputTooLargeError", "InputTooLargeError"]
