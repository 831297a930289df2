"""A store is checked, backed up, restored, frozen for others, and forgets what it must."""

import gzip
import json
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.contract.pages import RUN, SECOND, reading
from verbale.errors import BackupError, DamagedStoreError, EmptyInputError, ForgottenError, UnknownNameError
from verbale.schema import iter_lines
from verbale.store import Query, open_record

PAGE = """Harbour talks

{statement speaker=Ilse+Harnok/FIN content=the+pier+is+ready|Ilse Harnok said that the pier is ready}.
{meeting participants=Sweden/SWE;Norway/NOR|Sweden and Norway met} on the quay."""
OTHER = "{meeting participants=Sweden/SWE;Finland/FIN when=2031-03-04..|Sweden met Finland} again. " + "And so on. " * 60
BY = {"author": "Ada", "reason": "a takedown"}


@pytest.fixture
def filled(store, put):
    put(PAGE)
    put(PAGE.replace("is ready", "is closed").replace("is+ready", "is+closed"))
    put(OTHER, url="https://other.example/b", title="Other", published=None)
    put(OTHER, url="https://other.example/b", title="Other", published=None, run=SECOND)
    store.drop("bad.txt", EmptyInputError("bad.txt"))
    (meeting,) = store.find(Query(kind=("meeting",), actor="Norway"))
    store.edit(meeting.record.id, {"realis": "future"}, **BY)
    store.note(meeting.record.id, "a note", author="Ada")
    store.merge_actors("Norway", "Sweden", **BY)
    return store


def asked(store):
    """All that can be asked, as far as it does not hang on keys."""
    return (store.find(Query(rejected=True)), store.search("again"), store.search("quay"), store.actors(), store.stats(), store.verdicts())


def test_a_whole_store_is_checked(filled):
    done = filled.verify()
    assert (done.versions, done.problems) == (3, [])
    assert done.records == 6
    assert done.spans > done.records


DAMAGE = {
    "text": ("UPDATE versions SET text = replace(text, 'quay', 'dock')", "expected"),
    "head": ("UPDATE versions SET title = 'Another'", "the column title"),
    "span": ("UPDATE evidence SET exact = 'other' WHERE field = 'evidence'", "its rows of evidence"),
    "column": ("UPDATE records SET realis = 'negated' WHERE kind = 'meeting'", "the column realis"),
    "gone": ("DELETE FROM evidence", "its rows of evidence"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_found_and_named(filled, damage):
    statement, words = DAMAGE[damage]
    with filled.backend.writing() as connection:
        connection.execute(text(statement))
    with pytest.raises(DamagedStoreError, match="problems, the first: document") as found:
        filled.verify()
    assert any(words in problem for problem in found.value.problems)


@pytest.mark.parametrize("into", ["same", "sqlite"])
def test_a_backup_restores_everything(filled, new_url, tmp_path, into):
    target = tmp_path / "folder" / "all.jsonl.gz"
    rows = filled.backup(target)
    with open_record(new_url() if into == "same" else tmp_path / "other.db") as other:
        assert other.restore(target) == rows
        assert asked(other) == asked(filled)
        assert other.verify().problems == []
        document, records = reading(PAGE, url="https://third.example/c")
        assert other.add(document, records, RUN).outcome == "new"
    assert [p.name for p in target.parent.iterdir()] == ["all.jsonl.gz"]


@pytest.mark.parametrize("new_url", ["postgresql"], indirect=True)
def test_the_planner_knows_how_much_was_restored(filled, new_url, tmp_path):
    """Else PostgreSQL goes through all records for each version that it indexes."""
    filled.backup(tmp_path / "all.gz")
    with open_record(new_url()) as other:
        other.restore(tmp_path / "all.gz")
        with other.backend.reading() as connection:
            assert connection.scalar(text("SELECT reltuples FROM pg_class WHERE relname = 'records'")) > 0


def test_only_an_empty_store_is_filled(filled, tmp_path):
    filled.backup(tmp_path / "all.gz")
    before = asked(filled)
    with pytest.raises(BackupError, match="not empty"):
        filled.restore(tmp_path / "all.gz")
    assert asked(filled) == before


@pytest.mark.parametrize("harm", ["cut", "changed", "line gone", "no backup", "missing"])
def test_a_backup_that_is_not_whole_restores_nothing(filled, new_url, tmp_path, harm):
    path = tmp_path / "all.gz"
    filled.backup(path)
    lines = gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)
    harmed = {
        "cut": lines[:-1],
        "changed": [line.replace("Harnok", "Harnick") for line in lines],
        "line gone": [*lines[:5], *lines[6:]],
        "no backup": ["{}\n"],
        "missing": None,
    }[harm]
    path.unlink() if harmed is None else path.write_bytes(gzip.compress("".join(harmed).encode()))
    with open_record(new_url()) as other:
        with pytest.raises(BackupError, match=r"all\.gz"):
            other.restore(path)
        assert other.stats().documents == 0


def test_a_snapshot_is_whole_and_has_its_checksums(filled, tmp_path):
    package = filled.export_snapshot(tmp_path / "frozen", version="2031.1")
    assert json.loads((tmp_path / "frozen" / "datapackage.json").read_text()) == package
    for resource in package["resources"]:
        data = (tmp_path / "frozen" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        assert (resource["bytes"], resource["rows"]) == (len(data), data.count(b"\n"))
    assert "version 2031.1" in package["citation"]
    lines = (tmp_path / "frozen" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    found = [record for line in iter_lines(lines) for record in line.records]
    assert {r.id for r in found} == {hit.record.id for hit in filled.find()}
    assert [r.realis for r in found if r.kind == "meeting"].count("future") == 1


def test_two_snapshots_of_one_record_are_the_same(filled, tmp_path):
    one, two = (filled.export_snapshot(tmp_path / name) for name in "ab")
    assert one["resources"] == two["resources"]
    with pytest.raises(BackupError, match="not empty"):
        filled.export_snapshot(tmp_path / "a")


def test_where_only_quotations_may_be_shown(filled, tmp_path):
    filled.set_full_text("other.example", allowed=False)
    filled.export_snapshot(tmp_path / "frozen")
    rows = [json.loads(line) for line in (tmp_path / "frozen" / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["text"] is None for row in rows if "other" in row["url"]] == [True]
    assert all(row["text"] for row in rows if "news" in row["url"])
    (hit,) = filled.find(Query(host="other.example"))
    assert "".join(filled.context(hit.record.id)) == "Sweden met Finland again."
    filled.set_full_text("other.example", allowed=True)
    assert len("".join(filled.context(hit.record.id))) > 300
    with pytest.raises(UnknownNameError) as refused:
        filled.set_full_text("other.exampel", allowed=True)
    assert refused.value.near[0] == "other.example"


@pytest.mark.parametrize("by", ["id", "address"])
def test_forgetting_leaves_a_tombstone_alone(filled, by):
    document = filled.find(Query(actor="Harnok"))[0]
    filled.forget(document.document if by == "id" else document.url, **BY)
    assert [hit.document == document.document for hit in filled.find(Query(rejected=True))] == [False]
    assert (filled.search("quay"), filled.notes(document.document)) == ([], [])
    assert {a.name for a in filled.actors()} == {"Sweden", "Finland"}
    assert [v.verdict for v in filled.verdicts()] == ["merge"]
    assert filled.stats().forgotten == 1
    assert filled.verify().problems == []


def test_what_was_forgotten_is_not_added_again_unless_forced(filled, put):
    document = filled.find(Query(actor="Harnok"))[0].document
    filled.forget(document, **BY)
    for about in ({}, {"url": "https://mirror.example/a"}):
        with pytest.raises(ForgottenError, match="a takedown"):
            put(PAGE, **about)
    with pytest.raises(ForgottenError):
        put("Another text at the same address.")
    assert put(PAGE, force=True).outcome == "new"
    assert put(PAGE).outcome == "unchanged"


def test_nothing_of_the_text_stays_in_the_file(filled):
    if filled.backend.engine.dialect.name == "sqlite":
        filled.forget(filled.find(Query(actor="Harnok"))[0].document, **BY)
        for path in Path(filled.name).parent.glob(f"{Path(filled.name).name}*"):
            assert b"harnok" not in path.read_bytes().lower()
            assert b"pier" not in path.read_bytes().lower()


def test_citations(filled):
    (hit,) = filled.said("Harnok")
    words = filled.cite(hit.record.id)
    assert words.startswith("Ilse Harnok: “the pier is closed”. news.example, 2031-03-04. https://news.example/a. ")
    assert "realis actual, narrated, in news.example; record " in words
    assert f"version 2 of document {hit.document}, text sha256 {hit.text_sha256}" in words
    (item,) = json.loads(filled.cite(hit.record.id, "csl-json"))
    assert (item["issued"], item["author"]) == ({"date-parts": [[2031, 3, 4]]}, [{"literal": "Ilse Harnok"}])
    assert "  author = {{Ilse Harnok}},\n" in filled.cite(hit.record.id, "bibtex")
    with pytest.raises(UnknownNameError, match="form of citation 'bibtext'"):
        filled.cite(hit.record.id, "bibtext")


def test_what_was_dropped_is_kept_with_its_reason(filled):
    filled.drop("bad.txt", EmptyInputError("bad.txt"))
    assert filled.stats().dropped == 1
