"""Archives and packed files that are cut off, altered or put together: what is whole in them is read, and the rest is told."""

import gzip
import json

import pytest

from tests.unit.ingest.test_warc import PAGE, archive, entry
from verbale.errors import VerbaleError
from verbale.ingest import Dropped, iter_inputs
from verbale.schema import Document

MANY = 6


def warc(packed):
    return archive(*(entry(PAGE.format(f"Number {n}"), url=f"https://quay.example/{n}") for n in range(MANY)), packed=packed)


def lines():
    return "".join(json.dumps({"id": f"p{n}", "text": PAGE.format(f"Number {n}"), "type": "html"}) + "\n" for n in range(MANY)).encode()


FORMS = {"a.warc": warc(packed=False), "a.warc.gz": warc(packed=True), "a.jsonl.gz": gzip.compress(lines())}
CHECKED = [name for name in FORMS if name.endswith("gz")]


@pytest.fixture
def read(tmp_path):
    def through(name, data):
        (tmp_path / name).write_bytes(data)
        found = list(iter_inputs([tmp_path / name], limit=100_000))
        assert all(isinstance(source, Document) or isinstance(source.error, VerbaleError) for source in found)
        return [s for s in found if isinstance(s, Document)], [s for s in found if isinstance(s, Dropped)]

    return through


def texts(documents):
    return [document.text for document in documents]


@pytest.mark.parametrize("name", FORMS)
def test_cut_off(read, nursery, rounds, name):
    whole = texts(read(name, FORMS[name])[0])
    assert len(whole) == MANY
    for _ in range(20 * rounds):
        documents, dropped = read(name, FORMS[name][: nursery.random.randrange(1, len(FORMS[name]) - 8)])
        assert texts(documents) == whole[: len(documents)]
        assert len(documents) == MANY or dropped or name == "a.warc"


@pytest.mark.parametrize("name", CHECKED)
def test_a_bit_is_another(read, nursery, rounds, name):
    """Where there is a checksum, no altered word is kept."""
    whole = texts(read(name, FORMS[name])[0])
    for _ in range(20 * rounds):
        data = bytearray(FORMS[name])
        data[nursery.random.randrange(len(data))] ^= 1 << nursery.random.randrange(8)
        documents, dropped = read(name, bytes(data))
        assert set(texts(documents)) <= set(whole)
        assert len(documents) == MANY or dropped


def test_a_bit_of_an_archive_without_checksums(read, nursery, rounds):
    """Nothing can tell that a letter was another one; the other pages are read."""
    for _ in range(20 * rounds):
        data = bytearray(FORMS["a.warc"])
        data[nursery.random.randrange(len(data))] ^= 1 << nursery.random.randrange(8)
        read("a.warc", bytes(data))


@pytest.mark.parametrize("name", FORMS)
def test_put_together(read, name):
    documents, dropped = read(name, FORMS[name] * 3)
    assert (len(documents), dropped) == (3 * MANY, [])
    assert len(set(texts(documents))) == MANY
