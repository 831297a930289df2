"""The commands of the record: what they print, and what they say to a wrong name."""

import csv
import gzip
import io
import json
import sys

import pytest

from verbale.cli import app
from verbale.pipeline import Pipeline
from verbale.store import open_record

PAGES = [
    {
        "id": "quay",
        "url": "https://quay.example/a",
        "published": "2031-03-06",
        "title": "Ferry to sail",
        "text": "Ferry to sail\n\n“We sail in May,” Finnish Foreign Minister Ilse Harnok told reporters. Traffic rose to 3,000 boats.",
    },
    {
        "id": "pier",
        "url": "https://pier.example/b",
        "published": "2031-03-07",
        "title": "Talks",
        "text": "Talks\n\nFinland and Sweden held talks on Tuesday. "
        "Finnish Foreign Minister Ilse Harnok said that Finland would open the pier to Norway in June.",
    },
]


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in PAGES), encoding="utf-8")
    return path


@pytest.fixture
def filled(command, pages):
    assert command("add", pages)[:2] == (0, "2 new\n")
    return command


def first(command, *question):
    return json.loads(command(*question, "--format", "jsonl")[1].splitlines()[0])


def test_pages_are_added_once(filled, pages):
    assert filled("add", pages)[:2] == (0, "2 unchanged\n")
    assert filled("add", pages, "--again")[:2] == (0, "2 read again\n")


def test_packed_lines_are_read(command, pages, tmp_path):
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(pages.read_bytes()))
    assert command("add", tmp_path / "packed.jsonl.gz")[:2] == (0, "2 new\n")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(pages.read_bytes())[:-20])
    code, _, err = command("add", tmp_path / "cut.jsonl.gz")
    assert (code, "cut.jsonl.gz: " in err) == (17, True)


def test_what_cannot_be_read_is_told_and_kept(filled, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    code, out, err = filled("add", tmp_path / "empty.txt")
    assert (code, out) == (10, "1 not added\n")
    assert "the input is empty" in err
    assert json.loads(filled("stats")[1])["dropped"] == 1


def test_a_changed_figure_is_told(filled, pages):
    pages.write_text(pages.read_text(encoding="utf-8").replace("3,000", "5,000"), encoding="utf-8")
    _, out, _ = filled("add", pages)
    assert "quay is now in version 2:\n  3,000 → 5,000: Traffic rose to 5,000 boats.\n1 changed, 1 unchanged\n" in out


def test_known_pages_are_not_read_by_the_model_again(filled, pages, monkeypatch):
    monkeypatch.setattr(Pipeline, "read", lambda *_: pytest.fail("read again"))
    assert filled("add", pages)[0] == 0


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (["search", "talks"], "Talks"),
        (["said", "Harnok", "--about", "sail"], "“We sail in May,” Finnish Foreign Minister Ilse Harnok told reporters."),
        (
            ["said", "Finland", "--about", "pier"],
            "Finnish Foreign Minister Ilse Harnok said that Finland would open the pier to Norway in June.",
        ),
        (["figures", "--about", "traffic"], "Traffic rose to 3,000 boats."),
        (["meetings", "--person", "Sweden", "--on", "2031-04-01"], "Finland and Sweden held talks on Tuesday."),
        (["records", "--dyad", "FIN", "SWE", "--kind", "event"], "Finland and Sweden held talks on Tuesday."),
    ],
)
def test_each_row_has_its_sentence_in_every_form(filled, question, sentence):
    code, out, _ = filled(*question)
    assert (code, sentence in out) == (0, True)
    assert [json.loads(line)["sentence"] for line in filled(*question, "--format", "jsonl")[1].splitlines()] == [sentence]
    assert [row["sentence"] for row in csv.DictReader(io.StringIO(filled(*question, "--format", "csv")[1]))] == [sentence]


def test_a_wrong_name_has_a_hint_and_a_status(filled):
    assert filled("said", "Harnock") == (55, "", "verbale: there is no actor 'Harnock'\nhint: Did you mean Ilse Harnok?\n")
    assert filled("said", "Harnok", "--format", "pdf")[0] == 2
    assert filled("show", "nothing")[0] == 55
    assert filled("search", "–")[0] == 56


def test_a_record_is_shown_cited_and_judged(filled):
    id = first(filled, "said", "Harnok", "--about", "sail")["record"]["id"]
    filled("verdict", id, "accept", "--author", "Ada")
    filled("verdict", id, "edit", "--set", "mode=indirect", "--set", 'addressee=["reporters"]', "--reason", "read it", "--author", "Ada")
    filled("note", id, "look again", "--author", "Bo")
    _, out, _ = filled("show", id, "--context")
    for words in ("⟦“We sail in May,”", "Ada: accept", "Ada: edit", "read it", "Bo: look again", "corrected"):
        assert words in out
    assert "Ilse Harnok" in filled("cite", id)[1]
    assert filled("cite", id, "--format", "bibtex")[1].startswith("@misc{verbale-")
    assert [json.loads(line)["verdict"] for line in filled("verdicts", id)[1].splitlines()] == ["accept", "edit"]


def test_a_missed_record_is_added(filled):
    words = "open the pier to Norway"
    code, out, _ = filled(
        "verdict", "pier", "add", "--kind", "event", "--words", words, "--set", 'actor=["FIN"]', "--set", "type=COOPERATE"
    )
    assert (code, "added" in out) == (0, True)
    assert filled("verdict", "pier", "add", "--kind", "event", "--words", "not there")[0] == 57


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["reject"], 2), (["approve"], 55), (["edit", "--reason", "x", "--set", "realis"], 2), (["judge", "--reason", "x"], 57)],
)
def test_a_wrong_verdict_is_told(filled, arguments, status):
    id = first(filled, "said", "Harnok")["record"]["id"]
    assert filled("verdict", id, *arguments)[0] == status


def test_actors_are_listed_and_merged(filled):
    assert "Ilse Harnok (FIN)" in filled("actors")[1]
    _, out, _ = filled("actors", "Ilse Harnok", "--merge-into", "Sweden", "--reason", "a trial")
    assert "Ilse Harnok (FIN) (counts as Sweden)" in out
    assert "counts as" not in filled("actors", "Ilse Harnok", "--part")[1]


def test_the_record_is_checked_backed_up_restored_frozen_and_forgets(filled, tmp_path):
    assert filled("verify")[1].endswith(": all as they were written\n")
    assert filled("backup", tmp_path / "all.gz")[0] == 0
    assert filled("restore", tmp_path / "all.gz")[0] == 54
    assert filled("restore", tmp_path / "all.gz", "--store", tmp_path / "new.db")[0] == 0
    assert "sha256" in filled("export", "--snapshot", tmp_path / "frozen")[1]
    assert filled("publisher", "quay.example", "--quotations-only")[0] == 0
    assert filled("forget", "quay", "--reason", "a takedown")[1] == "forgotten: quay\n"
    code, _, err = filled("add", tmp_path / "pages.jsonl")
    assert (code, "was forgotten: a takedown" in err) == (58, True)
    assert filled("add", tmp_path / "pages.jsonl", "--force")[:2] == (0, "1 new, 1 unchanged\n")


def test_damage_is_listed(filled, tmp_path):
    with open_record(tmp_path / "verbale.db") as store, store.backend.writing() as connection:
        connection.exec_driver_sql("DELETE FROM evidence")
    code, out, _ = filled("verify")
    assert code == 53
    assert len(out.splitlines()) > 1


def test_the_store_is_a_setting(command, pages, monkeypatch, tmp_path):
    monkeypatch.setenv("VERBALE_STORE", str(tmp_path / "mine.db"))
    command("add", pages)
    assert (tmp_path / "mine.db").exists()
    monkeypatch.setenv("VERBALE_STORE", "mysql://x/y")
    assert command("stats")[0] == 55


def test_a_progress_bar_counts_and_has_a_rate(command, pages, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = command("add", pages)[2]
    assert "2/2" in err
    assert "documents/s" in err


@pytest.mark.parametrize("name", [c.name or c.callback.__name__ for c in app.registered_commands])
def test_every_command_explains_itself(command, name):
    assert command(name, "--help")[0] == 0
