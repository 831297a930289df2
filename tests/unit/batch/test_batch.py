"""Pages to tables, and tables to a store."""

import json
from datetime import date

import pytest

from tests.contract.pages import reading
from verbale.batch import Folder, add_documents, load_folder, run_of
from verbale.batch.job import Job, Shard, fingerprint, iter_shards
from verbale.batch.shards import run_shard
from verbale.batch.tables import Rows, document_of, record_of
from verbale.errors import BatchFolderError, EmptyInputError, ForgottenError
from verbale.ingest import Dropped, iter_inputs
from verbale.pipeline import Reading, load_pipeline
from verbale.store import Query, open_record

TODAY = date(2032, 1, 1)


@pytest.fixture(scope="session")
def run():
    return run_of(load_pipeline())


@pytest.fixture
def job_of(run):
    def make(files, pages=3, **changed):
        about = {"published": None, "today": TODAY, "limit": 1_000_000, "seconds": 600, "gated": True, "registry": None} | changed
        return Job(files=fingerprint(files), pages=pages, run=run, **about)

    return make


@pytest.fixture
def source(tmp_path, lines):
    path = tmp_path / "pages.jsonl"
    path.write_text(lines(6), encoding="utf-8")
    return str(path)


@pytest.fixture
def batched(tmp_path, job_of):
    """Read files in this process; the folder comes back."""

    def do(*files, shards=None, **about):
        job, folder = job_of(files, **about), Folder(tmp_path / "out")
        folder.begin(job)
        for shard in list(iter_shards(files, job.pages))[:shards]:
            run_shard(job, shard, folder)
        return folder

    return do


def added(path, files, run):
    with open_record(path) as store:
        for _ in add_documents(store, load_pipeline(), iter_inputs(files, today=TODAY), run):
            pass
        return everything(store)


def everything(store):
    return list(store.documents()), list(store.iter(Query())), store.stats()


def test_each_shard_has_its_tables_and_its_marker(batched, source, rows):
    folder = batched(source)
    done = list(folder.all_done())
    assert [d.counts for d in done] == [
        {"documents": 2, "records": 8, "evidence": 14, "drops": 0, "skipped": 1},
        {"documents": 2, "records": 8, "evidence": 14, "drops": 1, "skipped": 0},
        {"documents": 2, "records": 8, "evidence": 14, "drops": 1, "skipped": 0},
    ]
    assert [d.reasons for d in done] == [{}, {"empty-input": 1}, {"malformed-line": 1}]
    for row in rows(folder.path, "evidence"):
        (document,) = [d for d in rows(folder.path, "documents") if d["id"] == row["document"]]
        assert document["text"][row["start"] : row["end"]] == row["exact"]
    assert [row["name"] for row in rows(folder.path, "drops")] == [f"{source}:6", f"{source}:7"]
    assert not list((folder.path / "work").iterdir())


def test_a_shard_that_is_done_is_not_done_again(batched, source, monkeypatch):
    folder = batched(source)
    monkeypatch.setattr("verbale.batch.shards.read_page", lambda *_: pytest.fail("read again"))
    assert len(list(batched(source).all_done())) == len(list(folder.all_done())) == 3


def test_what_is_loaded_is_what_would_have_been_added(batched, source, tmp_path, run):
    folder = batched(source, gated=False)
    with open_record(tmp_path / "loaded.db") as store:
        outcomes = list(load_folder(store, folder))
        assert [o.added.outcome for o in outcomes if o.added] == ["new"] * 7
        loaded, expected = everything(store), added(tmp_path / "added.db", [source], run)
        assert loaded[:2] == expected[:2]
        assert loaded[2].records == expected[2].records
        assert store.verify().problems == []


def test_a_load_goes_on_where_it_was_stopped(batched, source, tmp_path):
    with open_record(tmp_path / "a.db") as store:
        assert len(list(load_folder(store, batched(source, shards=1)))) == 2
        stopped = load_folder(store, batched(source))
        assert [next(stopped).added.outcome for _ in range(3)] == ["unchanged", "unchanged", "new"]
        stopped.close()
        outcomes = [o.added.outcome for o in load_folder(store, batched(source)) if o.added]
        assert outcomes == ["unchanged"] * 3 + ["new"] * 3
        assert store.stats().dropped == 2


def test_what_was_forgotten_is_not_loaded_again(batched, source, tmp_path):
    folder = batched(source)
    with open_record(tmp_path / "a.db") as store:
        list(load_folder(store, folder))
        store.forget("p3", reason="asked to", author="me")
        assert [o.name for o in load_folder(store, folder) if isinstance(o.error, ForgottenError)] == ["p3"]


def test_other_inputs_or_settings_are_refused(batched, source, tmp_path):
    batched(source)
    with pytest.raises(BatchFolderError, match="other pages"):
        batched(source, pages=4)
    with pytest.raises(BatchFolderError, match="other gated"):
        batched(source, gated=False)
    with (tmp_path / "pages.jsonl").open("a") as out:
        out.write("\n")
    with pytest.raises(BatchFolderError, match="other files"):
        batched(source)


def test_the_day_of_the_first_start_stays_today(batched, source, job_of):
    folder = batched(source)
    assert folder.begin(job_of([source], today=date(2032, 5, 5))).today == TODAY


def test_a_folder_with_something_else_in_it_is_left_as_it_is(batched, source, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(BatchFolderError, match="something else"):
        batched(source)


@pytest.mark.parametrize("harm", ["cut", "gone"])
def test_a_damaged_table_is_not_loaded(batched, source, tmp_path, harm):
    folder = batched(source)
    table = folder.path / "records" / "000001.parquet"
    if harm == "cut":
        table.write_bytes(table.read_bytes()[:-1])
    else:
        table.unlink()
    with open_record(tmp_path / "a.db") as store, pytest.raises(BatchFolderError, match=r"records/000001\.parquet"):
        list(load_folder(store, folder))


def test_a_damaged_marker_is_told(batched, source):
    folder = batched(source)
    (folder.path / "done" / "000001.json").write_text("{")
    with pytest.raises(BatchFolderError, match="000001"):
        list(folder.all_done())
    (folder.path / "job.json").write_text(json.dumps({"files": "a"}))
    with pytest.raises(BatchFolderError, match="no job"):
        folder.job()


def test_a_shard_is_the_same_wherever_its_pages_lie(tmp_path, lines):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("Talks resumed.")
    files = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    (tmp_path / "c.jsonl").write_text(lines(4))
    shards = list(iter_shards([*files, str(tmp_path / "c.jsonl")], 3))
    assert [shard.pages for shard in shards] == [2, 3, 3, 1]
    assert shards[0] == Shard(0, tuple(part for part in shards[0].parts))


def test_a_table_gives_back_what_it_was_given():
    document, records = reading("{event actor=FIN;SWE|Finland and Sweden met}. {indicator value=3000|3,000 boats} sailed.")
    rows = Rows()
    rows.take(Reading(document, records))
    rows.take(None)
    rows.take(Dropped("a\udcff.txt", EmptyInputError("a\udcff.txt")))
    assert rows.counts() == {"documents": 1, "records": 2, "evidence": 3, "drops": 1, "skipped": 1}
    assert dict(rows.packed()) == dict(rows.packed())
    assert document_of(rows._rows["documents"][0]) == document
    assert tuple(map(record_of, rows._rows["records"])) == records
