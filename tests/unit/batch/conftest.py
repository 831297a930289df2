"""A few pages of our own, the folders that a batch makes of them, and what is in those."""

import json
from io import BytesIO

import pyarrow.parquet
import pytest

TEXT = (
    "Finland and Sweden held talks on Tuesday. “We sail in May,” Finnish Foreign Minister Ilse Harnok told reporters. "
    "Traffic rose to {} boats."
)


def line(number, text=None, **about):
    fields = {"id": f"p{number}", "url": f"https://quay.example/{number}", "published": "2031-03-06"} | about
    return json.dumps(fields | {"text": TEXT.format(3000 + number) if text is None else text}) + "\n"


@pytest.fixture
def lines():
    """Pages as lines of JSONL: so many that have something to say, one that has nothing, one that is empty, one that is broken."""

    def make(count):
        said = [line(number) for number in range(count)]
        return "".join([*said[:2], line(100, "I like my blue shoes a lot."), *said[2:4], line(101, ""), "{broken\n", *said[4:]])

    return make


@pytest.fixture
def contents():
    """Every file of a batch by its name, without what it was working at."""
    return lambda folder: {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.parent.name != "work"
    }


@pytest.fixture
def rows():
    """The rows of a table over all shards."""

    def read(folder, table):
        files = sorted((folder / table).glob("*.parquet"))
        return [row for path in files for row in pyarrow.parquet.read_table(BytesIO(path.read_bytes())).to_pylist()]

    return read
