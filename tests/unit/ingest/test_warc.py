"""Archives of crawls: pages with their addresses, bounded by their capture."""

import gzip
from datetime import date

import pytest

from verbale.errors import InputTooLargeError, NoArticleError, UnreadableInputError
from verbale.ingest import Dropped, count_inputs, iter_inputs

PAGE = "<html><body><h1>Ferry talks</h1><p>{} ministers agreed on the ferry timetable and will meet again in the harbour.</p></body></html>"


def entry(body, url="https://quay.example/a", status="200 OK", kind="text/html", at="2031-03-04T10:00:00Z", type="response"):
    return {"body": body, "url": url, "status": status, "kind": kind, "at": at, "type": type}


def archive(*entries, packed=True):
    return b"".join(gzip.compress(member) if packed else member for member in map(member_of, entries))


def member_of(one):
    body = one["body"].encode() if isinstance(one["body"], str) else one["body"]
    if one["type"] == "response":
        body = f"HTTP/1.1 {one['status']}\r\nContent-Type: {one['kind']}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {one['type']}\r\nWARC-Target-URI: {one['url']}\r\nWARC-Date: {one['at']}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


@pytest.fixture
def read(tmp_path):
    def through(data, name="a.warc.gz", **about):
        (tmp_path / name).write_bytes(data)
        return list(iter_inputs([tmp_path / name], **about))

    return through


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (False, "crawl"), (True, "crawl.gz")])
def test_pages_come_with_their_addresses(read, packed, name, tmp_path):
    data = archive(entry(PAGE.format("Finnish")), entry(PAGE.format("Swedish"), url="https://pier.example/b"), packed=packed)
    found = read(data, name)
    assert [d.url for d in found] == ["https://quay.example/a", "https://pier.example/b"]
    assert "Swedish ministers agreed" in found[1].text
    assert count_inputs([tmp_path / name]) == 2


def test_nothing_was_published_after_its_capture(read):
    page = PAGE.replace("<body>", '<head><meta name="date" content="2031-05-01"></head><body>').format("Finnish")
    (early,) = read(archive(entry(page)))
    (late,) = read(archive(entry(page, at="2031-06-01T00:00:00Z")))
    assert (early.published, late.published) == (None, date(2031, 5, 1))
    assert "2031-05-01 (meta) was not believed" in early.notes[0]


def test_other_entries_are_passed_over(read):
    others = [
        entry(PAGE, status="404 Not Found"),
        entry(PAGE, status="301 Moved Permanently"),
        entry(b"\x89PNG", kind="image/png"),
        entry("{}", type="metadata", kind="application/json"),
    ]
    assert read(archive(*others)) == []


def test_the_encoding_is_the_one_of_the_answer(read):
    page = PAGE.format("The Žižkov").encode("cp1250")
    (found,) = read(archive(entry(page, kind="text/html; charset=windows-1250")))
    assert "The Žižkov ministers" in found.text


def test_a_page_that_cannot_be_read_does_not_stop_the_others(read):
    found = read(archive(entry("<html><body></body></html>"), entry("x" * 5000, kind="text/plain"), entry(PAGE)), limit=2000)
    assert [type(d.error) if isinstance(d, Dropped) else d.url for d in found] == [
        NoArticleError,
        InputTooLargeError,
        "https://quay.example/a",
    ]
    assert found[0].name.endswith("a.warc.gz: https://quay.example/a")


def test_a_damaged_archive_is_told(read):
    whole = archive(entry(PAGE), entry(PAGE), entry(PAGE))
    found = read(whole[:-30])
    assert isinstance(found[-1].error, UnreadableInputError)
    (cut,) = read(archive(entry(PAGE), packed=False)[:-60], "a.warc")
    assert "it is cut off" in str(cut.error)
    assert isinstance(read(b"no archive at all", "b.warc")[0].error, UnreadableInputError)


def test_a_length_that_no_machine_can_hold_is_damage(read):
    head, _, rest = archive(entry(PAGE.format("Finnish")), packed=False).partition(b"Content-Length: ")
    (told,) = read(head + b"Content-Length: 9" + b"9" * 30 + rest, "a.warc")
    assert isinstance(told, Dropped)
