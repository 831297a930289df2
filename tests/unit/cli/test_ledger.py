"""The commands that ask over all documents: rows in every form, and what is said to a wrong name."""

import csv
import io
import json
from datetime import date

import pytest

from tests.contract.pages import RUN, reading
from verbale.store import open_record

PAGES = (
    (
        "Winter\n\n{agreement name=Pier+Treaty stage=signed realis=future when=2031-03-10..2031-03-10 parties=FIN;SWE"
        "|By 10 March Finland would sign the Pier Treaty}. "
        "{promise promisor=Ilse+Harnok/FIN content=open+the+line realis=future due=2031-04-01..2031-04-30"
        "|Finland will open the line in April}. "
        "{sanction authority=SWE target=NOR action=impose measure=trade|Sweden banned fish from Norway}.",
        "https://quay.example/a",
        date(2031, 3, 1),
    ),
    (
        "Spring\n\n{agreement name=Pier+Treaty stage=signed parties=FIN;SWE|Finland and Sweden signed the Pier Treaty}. "
        "{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE when=2031-05-02..2031-05-02|Ilse Harnok met Olof Brask}. "
        "{event actor=FIN recipient=SWE type=CONSULT when=2031-05-02..2031-05-02|Finland received Sweden}. "
        "{indicator subject=The+ferry+fleet value=3|The ferry fleet of the harbour of Arvid has 3 boats}.",
        "https://quay.example/b",
        date(2031, 5, 3),
    ),
    (
        "Elsewhere\n\n{indicator subject=The+ferry+fleet value=5|The ferry fleet of the harbour of Arvid has 5 boats}. "
        "Finland and Sweden signed the Pier Treaty on the harbour of Arvid.",
        "https://pier.example/c",
        date(2031, 5, 3),
    ),
)

ASKED = {
    "agreements": (["agreements"], "Pier Treaty (FIN, SWE)"),
    "one agreement": (["agreements", "pier treaty"], "“By 10 March Finland would sign the Pier Treaty.”"),
    "promises": (
        ["promises", "--status", "overdue", "--on", "2031-06-01"],
        "overdue, due 2031-04-01 to 2031-04-30: Ilse Harnok: open the line",
    ),
    "sanctions": (["sanctions", "--target", "Norway"], "SWE → NOR: trade, reported in force since 2031-03-01"),
    "meetings": (["meetings", "--person", "Brask"], "2031-05-02  held: meeting of FIN, SWE"),
    "dyad": (["dyad", "FIN", "SWE", "--by", "month"], "2031-05  FIN → SWE  verbal cooperation: 1 reported, score +1.0"),
    "programme": (["programme", "Finland"], "SWE  instrument: Pier Treaty, signed, 2031-05-03"),
    "compare": (["compare", "number"], "“The ferry fleet of the harbour of Arvid has 5 boats.”"),
    "brief": (["brief", "--since", "2031-05-01"], "new: Spring: 1 agreement, 1 event, 1 indicator, 1 meeting"),
}


@pytest.fixture
def filled(command, tmp_path, monkeypatch):
    monkeypatch.setenv("VERBALE_TODAY", "2031-06-01")
    with open_record(tmp_path / "verbale.db") as store:
        for text, url, day in PAGES:
            store.add(*reading(text, url=url, published=day, title=text.partition("\n")[0]), RUN)
    return command


@pytest.mark.parametrize("name", ASKED)
def test_each_question_has_rows_in_every_form(filled, name):
    question, expected = ASKED[name]
    code, out, _ = filled(*question)
    assert (code, expected in out) == (0, True)
    lines = [json.loads(line) for line in filled(*question, "--format", "jsonl")[1].splitlines()]
    rows = list(csv.DictReader(io.StringIO(filled(*question, "--format", "csv")[1])))
    assert len(lines) == len(rows) > 0
    assert all(line["sentence"] and line["sentence"] == row["sentence"] for line, row in zip(lines, rows, strict=True))


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (["agreements", "Peer Treaty"], "Did you mean Pier Treaty?"),
        (["promises", "--status", "overdu"], "Did you mean overdue?"),
        (["sanctions", "--target", "Norwai"], "Did you mean Norway"),
        (["meetings", "--status", "hold"], "Did you mean held?"),
        (["dyad", "FIN", "Swedn"], "Did you mean Sweden"),
        (["dyad", "FIN", "SWE", "--by", "months"], "Did you mean month?"),
        (["programme", "Finnland"], "Did you mean Finland"),
        (["compare", "nummer"], "Did you mean number?"),
        (["watch", "ad"], "Did you mean add?"),
    ],
)
def test_a_wrong_name_has_a_hint_and_a_status(filled, question, hint):
    code, out, err = filled(*question)
    assert (code, out, hint in err) == (55, "", True)


def test_more_rows_than_asked_for_are_told(filled):
    code, out, err = filled("agreements", "pier treaty", "--limit", "1", "--format", "jsonl")
    assert (code, len(out.splitlines()), "2 more: --limit" in err) == (0, 1, True)


def test_sanctions_say_what_they_are_not(filled):
    assert "not a legal list; not for screening" in filled("sanctions", "--on", "2031-06-01")[2]


def test_a_brief_goes_on_from_the_last_look(filled):
    assert "new: Winter" in filled("brief")[1]
    assert filled("brief")[:2] == (0, "")
    assert "new: Winter" not in filled("brief", "--since", "30d", "--on", "2031-05-10")[1]


def test_saved_searches_are_listed_and_told(filled):
    assert filled("watch", "add", "fish", "--kind", "sanction", "--actor", "Norway")[0] == 0
    assert filled("watch", "list")[1] == "fish: kind sanction · actor Norway\n"
    assert "fish: Sweden banned fish from Norway" in filled("brief")[1]
    assert filled("watch", "add", "all")[0] == 56
    assert filled("watch", "add")[0] == 2


def test_publishers_of_a_project_count(filled, tmp_path, monkeypatch):
    owned = 'hosts = ["{}.example"]\nowner = "Harbour Press"\naffiliation = "private"\n'
    text = f'["Quay"]\n{owned.format("quay")}\n["Pier"]\n{owned.format("pier")}'
    (tmp_path / "publishers.toml").write_text(text, encoding="utf-8")
    assert "established: signed" in filled("agreements")[1]
    monkeypatch.setenv("VERBALE_PUBLISHERS", "publishers.toml")
    assert "established: nothing" in filled("agreements")[1]


def test_the_ledger_can_be_settled_beforehand(filled):
    assert filled("settle")[:2] == (0, "1 instruments\n")
