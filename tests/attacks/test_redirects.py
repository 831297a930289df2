"""A server outside may send us anywhere; feeds, sitemaps and robots.txt may name anything."""

import pytest

from tests.attacks.test_addresses import INSIDE, ODD
from verbale.errors import FetchError, VerbaleError
from verbale.ingest import Fetcher, read_listing

LOCAL = Fetcher(seconds=5, loopback=True)
_LOOP = (
    "127",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::ffff:127",
    "2130706433",
    "0x7f",
    "0177",
    "[::127",
    "①",
    "http://0/",
    "[2002:7f",
    "[64:ff9b",
)


@pytest.mark.parametrize("to", [a for a in (*INSIDE, *ODD) if a.isascii() and a.isprintable() and not any(mark in a for mark in _LOOP)])
def test_a_redirection_is_checked_like_an_address(site, to):
    with pytest.raises(FetchError):
        LOCAL.fetch(site.redirect("/a", to))


def test_a_redirection_in_circles(site):
    site.redirect("/a", "/b")
    with pytest.raises(FetchError, match="redirections"):
        LOCAL.fetch(site.redirect("/b", "/a"))


def test_what_a_listing_names(site):
    items = "".join(f"<item><link>{a.replace('&', '&amp;').replace(chr(0), '')}</link></item>" for a in (*INSIDE, *ODD) if a.isprintable())
    for entry in read_listing(f"<rss><channel>{items}</channel></rss>".encode(), "https://quay.example/rss"):
        assert entry.address.startswith(("http://", "https://"))
        with pytest.raises(FetchError):
            Fetcher(seconds=5, redirects=0).fetch(entry.address) if inside(entry.address) else LOCAL.fetch(f"{site.root}/none")


def inside(address):
    return any(address.startswith(a.rstrip("/")) for a in INSIDE)


def test_a_sitemap_speaks_for_its_own_host():
    rows = "".join(f"<url><loc>https://{host}/a</loc></url>" for host in ("quay.example", "evil.example", "quay.example.evil.example"))
    assert [e.address for e in read_listing(f"<urlset>{rows}</urlset>".encode(), "https://quay.example/s.xml")] == [
        "https://quay.example/a"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><rss><channel><item><link>https://quay.example/&b;</link></item></channel></rss>"
    ],
)
def test_no_entity_is_fetched(data):
    try:
        found = read_listing(data, "https://quay.example/rss")
    except VerbaleError:
        return
    assert not [e for e in found if "root" in e.address]
