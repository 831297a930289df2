"""Little that becomes much: each is met in a process that may hold 600 MB more than nothing, and may work for a while."""

import bz2
import gzip
import io
import json
import zlib

import pytest

from verbale.batch import Isolation
from verbale.errors import VerbaleError
from verbale.ingest import Fetcher, iter_inputs, read_document, read_listing

LIMIT = 5_000_000
MANY = 400 << 20
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %b\r\n\r\n"


@pytest.fixture(scope="module")
def isolation():
    with Isolation(60, 900) as isolation:
        yield isolation


def zeros(pack=zlib.compressobj):
    """Packed zeros, many."""
    packer, piece = pack(), bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(MANY >> 20)) + packer.flush()


@pytest.fixture(scope="module")
def gzipped():
    return zeros(lambda: zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16))


def files(path):
    return [type(s).__name__ if hasattr(s, "text") else s.error.code for s in iter_inputs([path], limit=LIMIT)]


def listing(data):
    try:
        return len(read_listing(data, "https://quay.example/rss", limit=LIMIT))
    except VerbaleError as error:
        return error.code


def page(data, name="a.html"):
    try:
        return len(read_document(data, name=name).text)
    except VerbaleError as error:
        return error.code


def test_a_packed_file(isolation, tmp_path, gzipped):
    (path := tmp_path / "a.html.gz").write_bytes(gzipped)
    assert isolation.call("a", files, path) == ["input-too-large"]
    (path := tmp_path / "a.jsonl.gz").write_bytes(gzipped)
    assert isolation.call("a", files, path) == ["input-too-large"]


@pytest.mark.parametrize("encoding", [b"gzip", b"deflate", b"br"])
def test_an_entry_of_an_archive(isolation, tmp_path, gzipped, encoding):
    body = HTTP % encoding + (gzipped if encoding == b"gzip" else zeros())
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/a\r\nWARC-Date: 2031-03-04T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    (path := tmp_path / "a.warc").write_bytes(head.encode() + body + b"\r\n\r\n")
    (found,) = isolation.call("a", files, path)
    assert found in {"input-too-large", "binary-input", "empty-input"}


def test_an_archive_packed_as_a_whole(isolation, tmp_path, gzipped):
    (path := tmp_path / "a.warc.gz").write_bytes(gzipped)
    assert isolation.call("a", files, path) in ([], ["unreadable-input"])


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_an_answer(site, gzipped, encoding):
    address = site.put("/a", gzipped if encoding == "gzip" else zeros(), content_encoding=encoding)
    with pytest.raises(VerbaleError, match="or more are over the limit"):
        Fetcher(limit=LIMIT, seconds=30, loopback=True).fetch(address)


def test_a_packed_listing(isolation, gzipped):
    assert isolation.call("a", listing, gzipped) == "input-too-large"
    twice = gzip.compress(gzip.compress(b"<rss/>"))
    assert isolation.call("a", listing, twice) in {"bad-source", "binary-input"}


ENTITIES = {
    "billion laughs": "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)),
    "quadratic": f"<!ENTITY a11 '{'a' * 100_000}'>",
    "circle": "<!ENTITY a11 '&a10;'><!ENTITY a10 '&a11;'>",
    "outside": "<!ENTITY a11 SYSTEM 'file:///etc/passwd'>",
    "parameter": "<!ENTITY % b SYSTEM 'http://127.0.0.1:9/a.dtd'>%b;",
}


@pytest.mark.parametrize("name", ENTITIES)
def test_entities(isolation, name):
    times = 10_000 if name == "quadratic" else 1
    body = f"<item><link>https://quay.example/{'&a11;' * times}</link></item>"
    data = f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>{ENTITIES[name]}]><rss><channel>{body}</channel></rss>"
    assert isolation.call("a", listing, data.encode()) in {0, 1, "bad-source"}
    assert isolation.call("a", page, data.replace("<rss>", "<html><p>").encode()) is not None


SHAPES = {
    "elements": "<div>" * 100_000,
    "closed": "<b>" * 100_000 + "x" + "</b>" * 100_000,
    "lists": "<ul><li>" * 50_000,
    "tables": "<table><tr><td>" * 30_000,
    "linked data": f"<script type='application/ld+json'>{'[' * 100_000}</script>",
    "graph": "<script type='application/ld+json'>" + '{"@graph":' * 900 + "1" + "}" * 900 + "</script>",
    "marks": "<" * 200_000,
    "entities": "&" * 200_000,
    "comments": "<!--" * 100_000,
    "titles": f"<title>{'a - ' * 50_000}</title>",
    "sharing": f"<meta property='og:title' content='{'a | ' * 50_000}'>",
    "times": "<time>x</time><p>a</p>" * 6_000,
    "marked": "<p class=e-content>a b</p>" * 20_000,
    "described": "".join(f"<meta name=description content='x {i}'>" for i in range(2_000)) + "<div>x</div>" * 2_000,
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_without_end(isolation, name):
    """Depth 100,000 and breadth as much."""
    text = "<p>The minister said on Tuesday that the talks would resume in the harbour of the town.</p>"
    assert isolation.call("a", page, f"<html><body><h1>Talks resume</h1>{text * 3}{SHAPES[name]}</body></html>") is not None


@pytest.mark.parametrize("feed", ["<a>" * 100_000, "<item>" * 50_000, "<rss " + "".join(f"a{i}='1' " for i in range(3_000)) + "/>"])
def test_a_listing_without_end(isolation, feed):
    assert isolation.call("a", listing, f"<rss><channel>{feed}".encode()) is not None


def test_json_without_end(isolation, tmp_path):
    lines = [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"text": "' + "\\u0041" * 2_000_000 + '"}',
        "9" * 1_000_000,
        json.dumps({"id": 1, "text": "a" * 9_000_000}),
    ]
    (path := tmp_path / "a.jsonl").write_text("\n".join(lines))
    assert set(isolation.call("a", files, path)) <= {"malformed-line", "input-too-large", "unsupported-language", "Document"}


@pytest.mark.parametrize("pack", [bz2.compress, gzip.compress])
def test_a_packed_file_under_another_name(isolation, tmp_path, pack):
    (path := tmp_path / "a.txt").write_bytes(pack(bytes(1 << 20)))
    assert isolation.call("a", files, path) == ["binary-input"]
    assert isolation.call("a", page, io.BytesIO(pack(b"a")).getvalue(), "a.txt") == "binary-input"
