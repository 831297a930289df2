"""Files in parts: whoever reads which, together they give what the whole file gives."""

import gzip
import json
from datetime import date

import pyarrow
import pyarrow.parquet
import pytest

from tests.unit.ingest.test_warc import PAGE, archive, entry
from verbale.errors import UnreadableInputError
from verbale.ingest import Dropped, count_inputs, iter_inputs
from verbale.ingest.given import Given
from verbale.ingest.parts import iter_files, iter_parts, read_part
from verbale.ingest.source import Unread

LIMIT = 100_000
TODAY = date(2032, 1, 1)


def pages(count):
    return [{"id": f"p{n}", "text": f"Ferry {n} sailed for Norway.", "published": "2031-03-06"} for n in range(count)]


def lines(count):
    said = [json.dumps(page) + "\n" for page in pages(count)]
    return "".join([*said[:3], "\n", "{broken\n", *said[3:]]).encode()


def entries(count):
    return [
        e
        for n in range(count)
        for e in (entry("x", type="request"), entry(PAGE.format(n), url=f"https://quay.example/{n}"), entry("no", status="404 Not Found"))
    ]


def rows(count, **options):
    out = pyarrow.BufferOutputStream()
    table = pyarrow.Table.from_pylist([page | {"published": date(2031, 3, 6), "other": 1} for page in pages(count)])
    pyarrow.parquet.write_table(table, out, **options)
    return out.getvalue().to_pybytes()


FILES = {
    "a.jsonl": lines(11),
    "no-name": lines(11),
    "one.jsonl.gz": gzip.compress(lines(11)),
    "many.jsonl.gz": gzip.compress(lines(4)) + b"\0\0" + gzip.compress(lines(7)),
    "a.warc": archive(*entries(11), packed=False),
    "a.warc.gz": archive(*entries(11)),
    "one.warc.gz": gzip.compress(archive(*entries(11), packed=False)),
    "a.parquet": rows(11),
    "groups.parquet": rows(11, row_group_size=3),
    "cut.jsonl.gz": gzip.compress(lines(11))[:-9],
    "cut.warc": archive(*entries(5), packed=False)[:-190],
    "empty.jsonl": b"",
    "a.txt": b"Talks resumed.",
    "a.html": PAGE.encode(),
    "cut.parquet": rows(3)[:-9],
}


def by_parts(path, size):
    for part in iter_parts([str(path)], size):
        found = [p.attempt() if isinstance(p, Unread) else p for p in read_part(part, Given("", today=TODAY), LIMIT)]
        assert len([p for p in found if not isinstance(p, Dropped)]) <= max(size, 1)
        yield from found


def plain(sources):
    return [(s.name, type(s.error), str(s.error)) if isinstance(s, Dropped) else s for s in sources]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("size", [1, 4, 100])
def test_parts_give_what_the_whole_gives(tmp_path, name, size):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert plain(by_parts(path, size)) == plain(iter_inputs([path], today=TODAY, limit=LIMIT))


def test_a_part_of_a_packed_archive_begins_at_its_member(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(FILES["a.warc.gz"])
    parts = list(iter_parts([str(path)], 4))
    assert [part.pages for part in parts] == [4, 4, 3]
    assert [part.skip for part in parts] == [0, 0, 0]
    assert parts[0].at == 0 < parts[1].at < parts[2].at


def test_a_file_that_is_not_there_is_told_when_it_is_read(tmp_path):
    (found,) = by_parts(tmp_path / "none.jsonl", 5)
    assert isinstance(found.error, UnreadableInputError)


@pytest.mark.parametrize("source", ["-", "https://quay.example/a"])
def test_what_cannot_be_read_twice_is_refused(source):
    with pytest.raises(UnreadableInputError, match="must be a file"):
        list(iter_files([source]))


def test_rows_are_read_as_lines_are(tmp_path):
    for name, data in (("a.parquet", rows(3)), ("a.jsonl", "".join(json.dumps(page) + "\n" for page in pages(3)).encode())):
        (tmp_path / name).write_bytes(data)
    assert [d.text for d in iter_inputs([tmp_path / "a.parquet"])] == [d.text for d in iter_inputs([tmp_path / "a.jsonl"])]
    assert [d.published for d in iter_inputs([tmp_path / "a.parquet"])] == [date(2031, 3, 6)] * 3
    assert count_inputs([tmp_path / "a.parquet"]) == 3


def test_a_row_without_a_text_is_dropped_with_its_number(tmp_path):
    table = pyarrow.Table.from_pylist([{"text": "Talks resumed."}, {"text": None}])
    pyarrow.parquet.write_table(table, tmp_path / "a.parquet")
    _, dropped = iter_inputs([tmp_path / "a.parquet"])
    assert dropped.name == f"{tmp_path}/a.parquet:2"
    assert 'neither "text" nor "html"' in str(dropped.error)
