"""`verbale read` from files and standard input to every form."""

import io
import json
import subprocess
import sys

import pytest

from verbale import read
from verbale.export import FORMATS, to_text
from verbale.schema import decode_line
from verbale.settings import Settings

PAGE = "Ferry to sail\n\n“We sail in May,” Finnish Foreign Minister Ilse Harnok said. She told reporters that the quay was ready.\n"
WHOLE = tuple(name for name, form in FORMATS.items() if form.of_readings)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_read_to_standard_output(command, page):
    code, out, err = command("read", page, "--published", "2031-03-06")
    assert (code, err) == (0, "")
    assert out == "".join(to_text([read(PAGE, published="2031-03-06")]))
    assert "● Ilse Harnok (FIN)\n       said · direct · 2031-03-06\n         “We sail in May”" in out


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_what_its_export_gives(command, page, form, tmp_path):
    target = tmp_path / "out"
    assert command("read", page, "--format", form, "--published", "2031-03-06", "--output", target)[0] == 0
    assert target.read_bytes() == b"".join(FORMATS[form].readings([read(PAGE, published="2031-03-06")]))


def test_the_output_goes_to_a_file_in_a_new_folder(command, page, tmp_path):
    target = tmp_path / "new" / "record.jsonl"
    assert command("read", page, "--format", "jsonl", "-o", target) == (0, "", "")
    assert decode_line(target.read_text(encoding="utf-8")).records[0].content[0].exact == "We sail in May"


def test_an_output_that_cannot_be_written_is_wrong_use(command, page, tmp_path):
    code, _, err = command("read", page, "-o", tmp_path)
    assert code == 2
    assert "cannot be written: is a directory" in " ".join(err.replace("│", " ").split())
    assert "Traceback" not in err


def test_standard_input_is_read(command, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    code, out, err = command("read", "-", "--format", "json")
    assert (code, err) == (0, "")
    (line,) = json.loads(out)
    assert line["published"] is None
    assert line["records"][0]["speaker"][0]["name"] == "Ilse Harnok"


def test_several_files_keep_their_order_and_progress_stays_out_of_the_output(command, tmp_path, monkeypatch):
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "80")
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Ilse Harnok said that the ferry number {n} was ready.", encoding="utf-8")
    code, out, err = command("read", tmp_path, "--format", "jsonl")
    assert code == 0
    assert [decode_line(line).records[0].content[0].exact for line in out.splitlines()] == [
        f"the ferry number {n} was ready" for n in range(5)
    ]
    assert "reading" in err
    assert "100%" in err


def test_a_few_files_need_no_progress(command, page):
    assert command("read", page, page, "--format", "jsonl")[2] == ""


def test_one_bad_file_stops_no_other_and_gives_its_status(command, tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"caf\xe9")
    (tmp_path / "c.txt").write_text(PAGE.replace("May", "June"), encoding="utf-8")
    (tmp_path / "d.txt").write_text("")
    code, out, err = command("read", *sorted(tmp_path.glob("*.txt")), "--format", "jsonl")
    assert code == 12
    assert ["May" in line or "June" in line for line in out.splitlines()] == [True, True]
    assert f"verbale: {tmp_path / 'b.txt'}: " in err
    assert f"verbale: {tmp_path / 'd.txt'}: the input is empty" in err


def test_a_wrong_day_is_told_before_anything_is_read(command, page):
    code, out, err = command("read", page, "--published", "6 March")
    assert (code, out) == (18, "")
    assert err == "verbale: published: '6 March' is not a date\nhint: Write dates as YYYY-MM-DD.\n"


@pytest.mark.parametrize(
    ("option", "wrong", "meant"), [("--kind", "agrement", "agreement"), ("--realis", "Actual", "actual"), ("--format", "jason", "json")]
)
def test_a_wrong_name_is_told_with_the_one_that_was_meant(command, page, option, wrong, meant):
    code, out, err = command("read", page, option, wrong)
    assert (code, out) == (2, "")
    assert f"did you mean '{meant}'?" in " ".join(err.replace("│", " ").split())


@pytest.mark.parametrize("form", WHOLE)
def test_filters_work_together_in_every_form(command, page, form):
    page.write_text(PAGE + "\nFinland and Chad signed a ferry treaty on Monday. Harnok will visit Chad in May.\n", encoding="utf-8")
    some = ("--kind", "agreement", "--kind", "meeting", "--realis", "actual", "--published", "2031-03-06")
    _, out, _ = command("read", page, "--format", form, *some)
    assert "ferry treaty" in out
    if form in {"json", "jsonl"}:
        line = json.loads(out) if form == "jsonl" else json.loads(out)[0]
        assert [(r["kind"], r["realis"]) for r in line["records"]] == [("agreement", "actual")]
    _, none, _ = command("read", page, "--format", form, *some, "--min-score", "1")
    assert "signed a ferry treaty on Monday" not in none or form == "html"
    assert "<li" not in none


@pytest.mark.parametrize("form", WHOLE)
def test_explain_says_what_made_a_record(command, page, form):
    code, out, _ = command("read", page, "--format", form, "--explain", "--published", "2031-03-06")
    assert code == 0
    for words in ("statement.model", "speech.toml: voiced", "spans", "tree"):
        assert words in out
    assert "statement.model" not in command("read", page, "--format", form, "--published", "2031-03-06")[1]


def test_the_gate_is_off_until_it_is_set(command, page, monkeypatch):
    page.write_text("“The soup was cold,” she said.", encoding="utf-8")
    assert "1 statement" in command("read", page)[1]
    assert "nothing to record" in command("read", page, "--gate")[1]
    monkeypatch.setenv("VERBALE_GATE", "true")
    assert "nothing to record" in command("read", page)[1]
    assert "1 statement" in command("read", page, "--no-gate")[1]


def test_a_wrong_format_lists_the_right_ones(command, page):
    code, _, err = command("read", page, "--format", "pdf")
    assert code == 2
    assert "'pdf' is none of text, jsonl, json, html" in " ".join(err.replace("│", " ").split())


@pytest.mark.parametrize(("place", "words"), [("environment", "VERBALE_WORKERS"), ("file", "verbale.toml, workers")])
def test_a_bad_setting_is_told_without_a_traceback(command, page, monkeypatch, tmp_path, place, words):
    if place == "environment":
        monkeypatch.setenv("VERBALE_WORKERS", "none")
    else:
        (tmp_path / "verbale.toml").write_text("workers = 'none'\n")
    code, out, err = command("read", page)
    assert (code, out) == (40, "")
    assert err.startswith(f"verbale: {words}: 'none' is not valid: ")
    assert err.endswith(f"hint: Settings: {', '.join(Settings.model_fields)}.\n")


def test_settings_are_used(command, page, monkeypatch):
    monkeypatch.setenv("VERBALE_MAX_BYTES", "10")
    assert command("read", page)[0] == 13


def test_the_module_is_the_command(page):
    done = subprocess.run(
        [sys.executable, "-m", "verbale", "read", str(page), "--format", "jsonl"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert decode_line(done.stdout).records


def test_a_registry_file_that_is_missing_is_told(command, page, monkeypatch, tmp_path):
    monkeypatch.setenv("VERBALE_REGISTRY", str(tmp_path / "none.toml"))
    code, out, err = command("read", page)
    assert (code, out) == (41, "")
    assert "none.toml: no such file or directory\nhint: " in err
