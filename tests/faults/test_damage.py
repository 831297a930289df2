"""Bits of a store's file turn over: what is altered is told, as damage, and never as something else."""

from contextlib import suppress

import pytest

from tests.faults import deeds
from verbale.errors import DamagedStoreError, StoreError
from verbale.store import open_record


@pytest.fixture
def file(tmp_path):
    deeds.add(tmp_path / "record.db")
    return (tmp_path / "record.db").read_bytes()


def flipped(random, data, bits=1):
    altered = bytearray(data)
    for _ in range(bits):
        altered[random.randrange(len(altered))] ^= 1 << random.randrange(8)
    return bytes(altered)


@pytest.mark.parametrize("bits", [1, 50])
def test_a_damaged_file(file, tmp_path, nursery, rounds, bits):
    with open_record(tmp_path / "record.db") as store:
        whole = list(store.documents())
    for _ in range(15 * rounds):
        (path := tmp_path / "damaged.db").write_bytes(flipped(nursery.random, file, bits))
        with suppress(StoreError), open_record(path) as store:
            store.verify()
            assert list(store.documents()) == whole


def test_an_altered_word_is_found(file, tmp_path):
    (path := tmp_path / "damaged.db").write_bytes(file.replace(b"Ilse Harnok", b"Ilse Carnok", 1))
    with open_record(path) as store, pytest.raises(DamagedStoreError):
        store.verify()
