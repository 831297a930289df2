"""Taking the record out and tables in, as it is typed."""

import json
from datetime import date

import pytest
from icalendar import Calendar

from tests.contract.pages import RUN, reading
from verbale.store import open_record

PAGE = """{promise promisor=Ilse+Harnok realis=future due=..2031-06-30|Finland will open the pier by June}.
{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE realis=future when=2031-03-20..2031-03-20|Harnok will meet Brask}.
{agreement name=Pier+Treaty stage=signed parties=FIN;SWE|The Pier Treaty was signed}."""


@pytest.fixture
def kept(command, tmp_path):
    with open_record(tmp_path / "verbale.db") as store:
        store.add(*reading(PAGE, url="https://quay.example/a", published=date(2031, 3, 1)), RUN)
        return command


def test_records_are_written_without_a_limit_and_counted(kept, tmp_path):
    code, out, err = kept("export", "--format", "jsonl")
    assert (code, err) == (0, "3 records\n")
    assert len(out.splitlines()) == 3
    code, out, err = kept("export", "--format", "csv", "--kind", "meeting", "--output", tmp_path / "new" / "m.csv")
    assert (code, out, err) == (0, "", f"1 records in {tmp_path / 'new' / 'm.csv'}\n")
    assert "future,narrated,quay.example" in (tmp_path / "new" / "m.csv").read_text()


def test_a_watch_list_is_written(kept):
    kept("watch", "add", "Harnok", "--actor", "Ilse Harnok")
    feed = json.loads(kept("export", "--format", "json-feed", "--watch", "Harnok")[1])
    assert (feed["title"], len(feed["items"])) == ("Harnok", 2)
    assert kept("export", "--format", "atom", "--watch", "Harnock")[0] == 55


def test_either_a_format_or_a_snapshot_is_asked_for(kept, tmp_path):
    assert kept("export")[0] == 2
    assert kept("export", "--format", "csv", "--snapshot", tmp_path / "s")[0] == 2
    assert kept("export", "--format", "docx")[0] == 55


@pytest.mark.parametrize("question", [("meetings",), ("promises", "--status", "open"), ("records", "--kind", "meeting")])
def test_a_list_is_a_calendar_too(kept, question):
    on = () if question[0] == "records" else ("--on", "2031-03-02")
    (entry,) = Calendar.from_ical(kept(*question, *on, "--format", "calendar")[1]).walk("VEVENT")
    assert entry["STATUS"] == "TENTATIVE"


def test_a_list_of_passages_has_no_records(kept):
    assert kept("search", "pier", "--format", "atom")[0] == 55


def test_what_a_list_says_of_a_record_stands_in_its_page(kept):
    page = kept("agreements", "Pier Treaty", "--on", "2031-04-01", "--format", "html")[1]
    assert "Pier Treaty: signed (actual), by" in page


def test_verdicts_and_actors_are_taken_in(kept, tmp_path):
    id = json.loads(kept("records", "--kind", "meeting", "--format", "jsonl")[1])["record"]["id"]
    table = tmp_path / "verdicts.csv"
    table.write_text(f"id,verdict\n{id},accept\n")
    assert kept("import", "verdicts", table, "--author", "Ada")[:2] == (0, "1 verdicts given\n")
    assert kept("import", "verdicts", table, "--author", "Ada")[:2] == (0, "0 verdicts given, 1 were there\n")
    table.write_text(f"id,verdict\n{id},perhaps\n")
    code, _, err = kept("import", "verdicts", table)
    assert (code, "line 2, column 'verdict': 'perhaps' is no verdict" in err) == (69, True)
    (tmp_path / "actors.csv").write_text("type,code,name\nbody,QUAYS,Council of Quays\n")
    assert kept("import", "actors", tmp_path / "actors.csv", "-o", tmp_path / "r.toml")[0] == 0
    assert (tmp_path / "r.toml").read_text() == '[bodies]\nQUAYS = { name = "Council of Quays" }\n\n'
    assert kept("import", "songs", table)[0] == 55
