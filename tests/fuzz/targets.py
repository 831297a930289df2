"""Every parser that meets the outside, as a function of bytes that may raise errors of `errors.py` and nothing else."""

import gzip
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from verbale.collect import load_sources
from verbale.errors import VerbaleError
from verbale.ingest import Fetched, Robots, iter_inputs, read_document, read_listing
from verbale.ingest.decode import decode
from verbale.ingest.given import Given
from verbale.ingest.inputs import READERS
from verbale.ingest.web.inflate import inflate
from verbale.language.times import find_times
from verbale.ledger.publishers import Publishers
from verbale.lexicon import Lexicon
from verbale.schema import decode_line, encode_line
from verbale.store.words import parse_words

TODAY = date(2032, 1, 1)
LIMIT = 200_000
ADDRESS = "https://quay.example/list"
_CHARSETS = (None, "utf-8", "windows-1251", "utf-16", "utf-7", "idna", "punycode", "rot13", "unicode_escape", "nonsense", "\0")


def html(data):
    read_document(data, name="a.html", today=TODAY, limit=LIMIT)


def text(data):
    read_document(data, name="a.txt", today=TODAY, limit=LIMIT)


def listing(data):
    read_listing(data, ADDRESS, limit=LIMIT)


def warc(data):
    list(READERS["warc"](BytesIO(data), Given("a.warc", today=TODAY), LIMIT))


def jsonl(data):
    list(READERS["jsonl"](BytesIO(data), Given("a.jsonl", today=TODAY), LIMIT))


def times(data):
    found = data.decode("utf-8", "ignore")
    assert all(found[t.start : t.end].strip() for t in find_times(found, published=date(2031, 3, 4)))


def encoding(data):
    """The first byte chooses what the server said of the charset."""
    decode(data[1:], name="a", limit=LIMIT, charset=_CHARSETS[data[0] % len(_CHARSETS)] if data else None)


def packed(data):
    """The first byte chooses the packing."""
    inflate([data[1:]], ("gzip", "deflate")[data[0] % 2] if data else "", name="a", limit=LIMIT)


def robots(data):
    class Fixed:
        def fetch(self, address, limit):
            return Fetched(address, data[:limit])

    Robots(Fixed()).check(f"{ADDRESS}?a=b%2F*$")


def sources(data):
    _in_file(data, "sources.toml", load_sources)


def registry(data):
    _in_file(data, "registry.toml", lambda path: Lexicon.load("en", path))


def publishers(data):
    _in_file(data, "publishers.toml", Publishers.read)


def codec(data):
    line = decode_line(data.decode("utf-8", "ignore"))
    assert encode_line(line, line.records)


def query(data):
    for phrase in parse_words(data.decode("utf-8", "ignore")):
        assert all(word.isalnum() for word in phrase.words)


def file(data):
    """A file without a telling name."""
    _in_file(data, "page", lambda path: list(iter_inputs([path], limit=LIMIT, today=TODAY)))
    _in_file(gzip.compress(data, 1), "page.gz", lambda path: list(iter_inputs([path], limit=LIMIT, today=TODAY)))


_ALL = html, text, listing, warc, jsonl, times, encoding, packed, robots, sources, registry, publishers, codec, query, file
TARGETS = {target.__name__: target for target in _ALL}


def attempt(name, data):
    """One input to one parser; only an error of ours may come back, and passes."""
    with suppress(VerbaleError):
        TARGETS[name](data)


def _in_file(data, name, read):
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        read(path)
