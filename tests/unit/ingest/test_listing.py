"""Feeds and sitemaps, whole, malformed and lying."""

import gzip
from datetime import date

import pytest

from verbale.errors import BadSourceError, InputTooLargeError
from verbale.ingest import Entry, read_listing

AT = "https://quay.example/feeds/all.xml"

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link>
<item><title>One</title><link>https://quay.example/one#top</link><pubDate>Tue, 04 Mar 2031 23:30:00 +0300</pubDate></item>
<item><title>Two</title><link>/two</link><guid isPermaLink="false">42</guid></item>
<item><title>Three</title><guid>https://quay.example/three</guid></item>
<item><title>One again</title><link>https://quay.example/one</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/news/">
<link rel="self" href="https://quay.example/feed"/>
<entry><link rel="enclosure" href="a.mp3"/><link href="one"/><updated>2031-03-05T10:00:00Z</updated>
<published>2031-03-04T10:00:00Z</published></entry>
<entry><id>https://quay.example/two</id><updated>2031-03-06</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item rdf:about="x"><link>https://quay.example/one</link>
<dc:date>2031-03-04T10:00:00+01:00</dc:date></item></rdf:RDF>"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://quay.example/one </loc><lastmod>2031-03-04</lastmod></url>
<url><loc>https://www.quay.example/two</loc><news:news><news:publication_date>2031-03-05T01:00:00Z</news:publication_date></news:news></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://quay.example/a.xml.gz</loc><lastmod>2031-03-04</lastmod></sitemap></sitemapindex>"""


def addresses(text, at=AT):
    return [entry.address.removeprefix("https://quay.example") for entry in read_listing(text.encode(), at)]


def test_rss():
    assert addresses(RSS) == ["/one", "/two", "/three"]


def test_atom():
    assert read_listing(ATOM.encode(), AT) == [
        Entry("https://quay.example/news/one", changed="2031-03-05T10:00:00Z", published=date(2031, 3, 4)),
        Entry("https://quay.example/two", changed="2031-03-06"),
    ]


def test_rss_1():
    assert read_listing(RDF.encode(), AT) == [Entry("https://quay.example/one", published=date(2031, 3, 4))]


def test_days_are_those_that_are_written():
    first = read_listing(RSS.encode(), AT)[0]
    assert (first.published, first.changed) == (date(2031, 3, 4), "Tue, 04 Mar 2031 23:30:00 +0300")


def test_sitemaps_packed_or_not():
    for data in (SITEMAP.encode(), gzip.compress(SITEMAP.encode())):
        assert read_listing(data, AT) == [
            Entry("https://quay.example/one", changed="2031-03-04"),
            Entry("https://www.quay.example/two", published=date(2031, 3, 5)),
        ]
    assert read_listing(INDEX.encode(), AT) == [Entry("https://quay.example/a.xml.gz", listing=True, changed="2031-03-04")]
    assert addresses("https://quay.example/one\nnot an address\n\nhttps://quay.example/two\n") == ["/one", "/two"]


def test_a_sitemap_speaks_for_its_own_host():
    lying = SITEMAP.replace("https://quay.example/one", "https://pier.example/one")
    assert addresses(lying) == ["https://www.quay.example/two"]
    assert addresses(SITEMAP.replace("quay", "notquay"), AT) == []
    assert addresses("https://quay.example/one\nhttps://pier.example/two") == ["/one"]


@pytest.mark.parametrize(
    ("wrong", "left"),
    [
        (RSS.replace("One</title>", "One & two &nbsp; <b></title>"), ["/one", "/two", "/three"]),
        (RSS.split("<item><title>Three", maxsplit=1)[0], ["/one", "/two"]),
        ("\n\ufeff \n" + RSS, ["/one", "/two", "/three"]),
        (RSS.replace("<title>Two", "<title>\x0b\x00Two".replace("\x00", "")), ["/one", "/two", "/three"]),
        (RSS.replace("/two<", "javascript:alert(1)<"), ["/one", "/three"]),
        (RSS.replace("/two<", "file:///etc/passwd<"), ["/one", "/three"]),
        (RSS.replace("/two<", "http://[<"), ["/one", "/three"]),
        (RSS.replace("/two<", "https://quay.example/" + "x" * 3000 + "<"), ["/one", "/three"]),
        (RSS.replace("/two<", "  \n/two \n<"), ["/one", "/two", "/three"]),
        (RSS.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-16"?>'), ["/one", "/two", "/three"]),
        (RSS.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="nonsense"?>'), ["/one", "/two", "/three"]),
        (RSS.replace("<link>", "<b:link>").replace("</link>", "</b:link>"), ["/one", "/two", "/three"]),
    ],
)
def test_malformed_feeds_are_read_as_far_as_they_go(wrong, left):
    assert set(addresses(wrong)) == set(left)


def test_bytes_that_are_not_what_the_feed_says():
    assert len(read_listing(RSS.replace("Two", "Zwölf").encode("cp1252"), AT)) == 3


def test_no_entity_is_resolved(tmp_path):
    (tmp_path / "secret").write_text("https://quay.example/secret")
    entity = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path / "secret"}">]>'
    assert addresses(entity + RSS.split("?>")[1].replace("/two<", "&s;<")) == ["/one", "/three"]
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
    assert "/one" in addresses(bomb + RSS.split("?>")[1].replace("Two", "&l11;"))


@pytest.mark.parametrize(
    "wrong", ["<html><body><p>Not found</p></body></html>", "Not found", "{}", "<", "\ufeff\ufeff", "<?xml version='1.0'?>"]
)
def test_what_is_no_listing(wrong):
    with pytest.raises(BadSourceError, match="no feed and no sitemap") as caught:
        read_listing(wrong.encode(), AT)
    assert caught.value.place == AT


def test_a_packed_sitemap_does_not_grow_over_the_limit():
    with pytest.raises(InputTooLargeError):
        read_listing(gzip.compress(b" " * 1_000_000), AT, limit=10_000)


def test_no_more_entries_than_the_protocol_allows():
    many = "\n".join(f"https://quay.example/{n}" for n in range(50_010))
    assert len(read_listing(many.encode(), AT)) == 50_000
