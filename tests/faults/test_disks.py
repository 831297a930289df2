"""A disk that is full or only read: that is told, what was kept is whole, and with room the same command goes on."""

import pytest

from tests.faults.deeds import contents, files
from tests.faults.disks import disk
from tests.faults.nursery import FOLDER, FULL, TOLD

KINDS = ["mounted", "limited"]


@pytest.fixture(params=KINDS)
def small(request, nursery):
    with disk(request.param, nursery.pid) as made:
        yield made
        if hasattr(made, "_process"):
            made.make_room()


def test_a_full_disk(small, nursery, rounds, tmp_path):
    nursery.do("add", str(tmp_path / "whole.db"))
    for number in range(3 * rounds):
        store = str(small.path / f"{number}.db")
        small.leave(nursery.random.randrange(400_000))
        assert nursery.do("add", store) == TOLD
        small.make_room()
        assert contents(store)[0].documents < contents(tmp_path / "whole.db")[0].documents
        assert nursery.do("add", store) == 0
        assert contents(store) == contents(tmp_path / "whole.db")
        for path in small.path.iterdir():
            path.unlink()


@pytest.mark.parametrize("words", [("backup",), ("export", "--format", "jsonl", "--output")])
def test_a_full_disk_for_what_comes_out(small, nursery, tmp_path, words):
    nursery.do("add", str(tmp_path / "record.db"))
    target = small.path / "out.gz"
    small.leave(1000)
    assert nursery.do("command", *words, str(target), "--store", str(tmp_path / "record.db")) in {FULL, TOLD}
    small.make_room()
    assert list(small.path.iterdir()) in ([], [target])
    assert nursery.do("command", *words, str(target), "--store", str(tmp_path / "record.db")) == 0


@pytest.mark.parametrize("small", ["mounted"], indirect=True)
def test_a_full_disk_for_a_batch(small, nursery, tmp_path, lines):
    (source := tmp_path / "pages.jsonl").write_text(lines(4), encoding="utf-8")
    given, whole = (str(source), str(small.path / "out")), (str(source), str(tmp_path / "out"))
    small.leave(20_000)
    assert nursery.do("batch", *given) == FOLDER
    small.make_room()
    assert nursery.do("batch", *given) == nursery.do("batch", *whole) == 0
    assert files(*given) == files(*whole)


def test_a_disk_that_is_only_read(small, nursery):
    store = str(small.path / "record.db")
    nursery.do("migrate", store)
    with small.only_read():
        assert nursery.do("as_nobody", "add", store) == TOLD
    assert contents(store)[0].documents == 0
    assert nursery.do("add", store) == 0
