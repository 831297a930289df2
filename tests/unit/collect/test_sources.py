"""The list of sources, and what is wrong in it."""

from datetime import date

import pytest

from verbale.collect import Source, load_sources
from verbale.errors import BadSourceError
from verbale.ingest import Entry


@pytest.fixture
def load(tmp_path):
    def through(text):
        path = tmp_path / "sources.toml"
        path.write_text(text, encoding="utf-8")
        return load_sources(path)

    return through


def test_a_list(load):
    text = """
    [sources.quay]
    feed = "https://quay.example/rss"
    [sources.pier]
    sitemap = "https://pier.example/sitemap.xml"
    every = "12h"
    only = "*/news/*"
    since = 2031-03-01
    [sources.inbox]
    files = "inbox/*.html"
    """
    assert load(text) == [
        Source("quay", "feed", "https://quay.example/rss", 1800),
        Source("pier", "sitemap", "https://pier.example/sitemap.xml", 43_200, ("*/news/*",), (), date(2031, 3, 1)),
        Source("inbox", "files", "inbox/*.html", 300),
    ]


def test_what_is_taken():
    source = Source("pier", "sitemap", "https://pier.example/s.xml", 1, ("*/news/*",), ("*/sport/*",), date(2031, 3, 1))
    at = "https://pier.example/news/a"
    assert source.takes(Entry(at))
    assert source.takes(Entry(at, published=date(2031, 3, 1)))
    assert not source.takes(Entry(at, published=date(2031, 2, 28)))
    assert not source.takes(Entry("https://pier.example/about"))
    assert not source.takes(Entry("https://pier.example/news/sport/a"))
    assert source.takes(Entry("https://pier.example/other.xml", listing=True))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "sources.toml: it names no sources"),
        ("[sources", "sources.toml: Expected ']'"),
        ("sources = 3", "it names no sources"),
        ("[sources]\nquay = 'https://quay.example'", "sources.quay: a table was expected"),
        ("[sources.quay]\nevery = '1h'", "sources.quay: none of feed, sitemap, page, files is given"),
        ("[sources.quay]\nfeed = 'https://a.example'\npage = 'https://a.example'", "more than one of feed"),
        ("[sources.quay]\nfeed = 'quay.example/rss'", "sources.quay.feed: 'quay.example/rss' is no address"),
        ("[sources.quay]\nfeed = 'https://a.example'\nevry = '1h'", "sources.quay.evry: there is no such field"),
        ("[sources.quay]\nfeed = 'https://a.example'\nevery = 'often'", "sources.quay.every: 'often' is no length of time"),
        ("[sources.quay]\nfeed = 'https://a.example'\nevery = '0m'", "'0m' is no length of time"),
        ("[sources.quay]\nfeed = 'https://a.example'\nonly = 3", "sources.quay.only: 3 is no glob"),
        ("[sources.quay]\nfeed = 'https://a.example'\nsince = 'May'", "sources.quay.since: 'May' is no date"),
        ("[sources.a]\nfeed = 'https://a.example'\n[sources.b]\nfeed = 'https://a.example'", "sources.b: the address is that of 'a'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(load, text, message):
    with pytest.raises(BadSourceError) as caught:
        load(text)
    assert message in str(caught.value)
    assert caught.value.hint


def test_a_list_that_is_not_there(tmp_path):
    with pytest.raises(BadSourceError, match=r"sources\.toml: No such file"):
        load_sources(tmp_path / "sources.toml")
