"""Pages by their address: what server and page say of them is believed only so far."""

import pytest

from verbale.ingest import Fetcher, iter_inputs

PAGE = (
    "<html><head></head><body><h1>Ferry talks</h1>"
    "<p>Finland and Sweden held talks on the ferry on Tuesday, and {} ministers will meet again in the harbour.</p></body></html>"
)


@pytest.fixture(autouse=True)
def _only_english(monkeypatch):
    monkeypatch.setattr("verbale.ingest.languages.languages", lambda: ["en"])


def read(address):
    (document,) = iter_inputs([address], fetcher=Fetcher(seconds=5, loopback=True))
    return document


def test_the_address_is_where_the_page_came_from(site):
    claimed = "<link rel=canonical href='https://elsewhere.example/x'></head>"
    site.put("/a", PAGE.format("three").replace("</head>", claimed))
    document = read(site.redirect("/b", "/a"))
    assert (document.url, document.alternates) == (f"{site.root}/a", ("https://elsewhere.example/x",))


LATIN = PAGE.format("Müllers").encode("cp1252")
CZECH = PAGE.format("Žižkov").encode("cp1250")


@pytest.mark.parametrize(
    ("kind", "data", "name"),
    [
        ("text/html; charset=utf-8", LATIN.replace(b"<head>", b"<head><meta charset=windows-1252>"), "Müllers"),
        ("text/html; charset=iso-8859-1", PAGE.format("Müllers").encode(), "Müllers"),
        ("text/html; charset=windows-1252", LATIN, "Müllers"),
        ("text/html; charset=nonsense", PAGE.format("Müllers").encode(), "Müllers"),
        ("text/html; charset=rot13", PAGE.format("Müllers").encode("utf-16"), "Müllers"),
        ("text/html; charset=windows-1250", CZECH, "Žižkov"),
        ("text/html; charset=windows-1250", CZECH.replace(b"<head>", b"<head><meta charset=windows-1252>"), "Žižkov"),
        ("text/html; charset=iso-8859-1", CZECH.replace(b"<head>", b"<head><meta charset=windows-1250>"), "Žižkov"),
        ("text/html; charset=hex", CZECH.replace(b"<head>", b"<head><meta charset=windows-1250>"), "Žižkov"),
    ],
)
def test_a_lie_about_the_charset_does_not_change_the_words(site, kind, data, name):
    assert f"{name} ministers" in read(site.put("/a", data, kind=kind)).text
