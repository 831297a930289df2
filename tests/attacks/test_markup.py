"""What a document says of itself is shown on every page and in every export, and never runs."""

from collections import deque
from urllib.parse import quote, urlsplit

import pytest
from lxml.html import document_fromstring

from tests.attacks.payloads import ADDRESSES, MARKUP, document
from verbale.export import FORMATS
from verbale.pipeline import Reading

_OURS = {"/static", "/look"}
_LINKS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")
_MOST = 250


def assert_inert(page, path, *, scripts=()):
    """Nothing in a page that a document could have put there to run, and no address that is none of the web."""
    tree = document_fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag != "evil", path
        assert not [name for name in element.attrib if name.startswith("on")], path
        assert element.tag not in {"iframe", "object", "embed", "base"}, path
        if element.tag == "script":
            source = element.get("src") or ""
            assert source.startswith(tuple(_OURS)) or element.text in scripts, path
        for name in _LINKS:
            address = (element.get(name) or "").strip()
            assert urlsplit(address).scheme in {"", "http", "https", "mailto"}, f"{path}: {address}"
            assert not address.startswith("//"), f"{path}: {address}"


def test_every_page(served):
    """All that can be reached from the first page by links."""
    waiting, seen = deque(["/", "/read", "/documents", "/search?words=treaty", "/brief?days=3660"]), set()
    while waiting and len(seen) < _MOST:
        path = waiting.popleft()
        if path in seen:
            continue
        seen.add(path)
        answer = served.get(path)
        assert answer.status_code < 500, path
        assert "49" not in answer.headers.get("location", "")
        if "text/html" not in answer.headers.get("content-type", ""):
            assert answer.headers["x-content-type-options"] == "nosniff", path
            continue
        assert_inert(answer.text, path)
        links = [link.get("href") or "" for link in document_fromstring(answer.text).iter("a", "link")]
        waiting += [link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("/static")]
    assert len(seen) > 40


@pytest.mark.parametrize(
    "path",
    [
        "/search?words={}",
        "/search?actor={}",
        "/documents?host={}",
        "/documents/{}",
        "/records/{}",
        "/nothing/{}",
        "/api/v1/records?words={}",
    ],
)
def test_what_is_asked_comes_back_as_text(served, path):
    for payload in (*MARKUP, *ADDRESSES):
        answer = served.get(path.format(quote(payload, safe="")))
        assert answer.status_code < 500
        if "text/html" in answer.headers["content-type"]:
            assert_inert(answer.text, path)


@pytest.mark.parametrize("name", FORMATS)
def test_every_export(name):
    readings = [Reading(*document(payload, number)) for number, payload in enumerate(MARKUP)]
    readings = [Reading(r.document, tuple(r.records)) for r in readings]
    written = b"".join(FORMATS[name].readings(readings))
    if name == "html":
        own = [script.text for script in document_fromstring(b"".join(FORMATS["html"].readings([]))).iter("script")]
        assert_inert(written.decode(), name, scripts=own)
    assert written
