from datetime import date

import pytest

from verbale.errors import NoArticleError
from verbale.ingest import read_document
from verbale.ingest.html import looks_like_html

BODY = """
<p>Velmark signed the ferry pact with the Ostrava Isles on Tuesday, after nine years without a crossing.</p>
<p>“The boats will sail by May,” Foreign Minister Ilse Harnok told reporters in Lindholm.</p>
<p>Her counterpart Teodor Brask said that the talks had been long and that the text was fair to both of the shores.</p>
"""
DATA = """<script type="application/ld+json">
{"@graph": [
  {"@type": "WebSite", "name": "The Courier", "datePublished": "1999-01-01"},
  {"@type": ["NewsArticle"], "headline": "Velmark signs ferry pact", "datePublished": "2031-03-05T00:30:00+05:00",
   "dateModified": "2031-03-06", "author": [{"@id": "#mira"}, {"@type": "Person", "name": "Tomas Reik"}],
   "publisher": {"@type": "Organization", "name": "The Lindholm Courier"}, "articleSection": ["Diplomacy", "Fish"]},
  {"@id": "#mira", "@type": "Person", "name": "Mira Solheim"}
]}</script>"""


def page(head="", body=BODY, heading="<h1>Velmark signs ferry pact</h1>", lang="en"):
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body><main><article>{heading}{body}</article></main></body></html>'


def read(html, **given):
    return read_document(html, name="page.html", **given)


def test_the_headline_is_the_first_paragraph_and_the_body_follows(roles):
    document = read(page())
    assert roles(document)[0] == ("title", "Velmark signs ferry pact")
    assert [role for role, _ in roles(document)] == ["title", "body", "body", "body"]
    assert document.text.count("\n\n") == 3
    assert document.source_sha256 != document.text_sha256


def test_linked_data_fills_the_fields():
    document = read(page(DATA))
    assert document.authors == ("Mira Solheim", "Tomas Reik")
    assert (document.publisher, document.section) == ("The Lindholm Courier", "Diplomacy")
    assert (document.published, document.published_basis) == (date(2031, 3, 5), "json-ld")
    assert document.modified == date(2031, 3, 6)
    assert document.notes == ("published: at 2031-03-04T19:30:00+00:00 (json-ld)",)


def test_broken_linked_data_leaves_the_word_to_the_meta_elements():
    head = '<meta property="article:published_time" content="2031-03-04"><meta name="author" content="Mira Solheim">'
    document = read(page(DATA.replace('"@graph"', "") + head))
    assert (document.published, document.published_basis) == (date(2031, 3, 4), "meta")
    assert document.authors == ("Mira Solheim",)


@pytest.mark.parametrize(
    ("mark", "basis"),
    [
        ('<time datetime="2031-03-04T10:00">Tuesday</time>', "visible"),
        ("<time>4 March 2031</time>", "visible"),
        ('<div class="article-date">Tuesday, 4 March 2031</div>', "visible"),
        ('<div itemscope><h1>Velmark signs ferry pact</h1><span itemprop="datePublished">March 4, 2031</span></div>', "microdata"),
    ],
)
def test_a_date_is_read_from_where_the_page_shows_it(mark, basis):
    document = read(page(body=mark + BODY))
    assert (document.published, document.published_basis) == (date(2031, 3, 4), basis)


def test_htmldate_judges_where_nothing_is_marked():
    document = read(page(body=f'<p id="publication-date">March 4, 2019</p>{BODY}'))
    assert (document.published, document.published_basis) == (date(2019, 3, 4), "htmldate")


def test_a_date_in_the_address_is_better_than_a_guess():
    document = read(page(), url="https://news.example/2031/03/04/pact")
    assert (document.published, document.published_basis) == (date(2031, 3, 4), "address")


def test_a_page_without_a_date_has_none():
    assert read(page()).published is None


def test_dates_that_contradict_each_other_are_noted():
    document = read(page(DATA + '<meta name="date" content="2030-01-01">'))
    assert document.published == date(2031, 3, 5)
    assert "2030-01-01 (meta)" in document.notes[-1]
    given = read(page(DATA), published="2031-03-01")
    assert given.notes == ("published: 2031-03-01 (given) was taken; the page says 2031-03-05 (json-ld)",)


def test_the_canonical_address_is_the_page_and_others_are_alternates():
    head = """<link rel="canonical" href="https://news.example/a"><link rel="amphtml" href="/a/amp#top">
    <link rel="alternate" hreflang="fr" href="https://news.example/fr/a"><meta property="og:url" content="https://m.news.example/a">"""
    document = read(page(head))
    assert document.url == "https://news.example/a"
    assert document.alternates == ("https://news.example/a/amp", "https://m.news.example/a")
    assert read(page(head), url="https://mirror.example/a").alternates[0] == "https://news.example/a"


@pytest.mark.parametrize("address", ["a.html", "https://[broken", "ftp://news.example/a"])
def test_a_canonical_address_that_is_no_address_is_passed_over(address):
    assert read(page(f'<link rel="canonical" href="{address}">')).url is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Velmark signs ferry pact - The Courier", "Velmark signs ferry pact"),
        ("Pact on the ferry is signed after nine years", "Pact on the ferry is signed after nine years"),
        ("The Courier", "Velmark signs ferry pact"),
    ],
)
def test_the_title_for_sharing_has_its_say(title, headline):
    assert read(page(f'<meta property="og:title" content="{title}">')).title == headline


def test_a_page_without_a_heading_takes_the_title_of_its_window():
    head = '<title>Velmark signs ferry pact | The Courier</title><meta property="og:site_name" content="The Courier">'
    assert read(page(head, heading="")).title == "Velmark signs ferry pact"


def test_marked_text_is_taken_without_what_stands_between(roles):
    inside = """<div itemprop="articleBody"><div class="share-buttons">Share</div><p>Velmark signed the <a href="/p">ferry
    pact</a> on Tuesday.</p>They shook hands.<br>They left.<figure><img alt="The quay"><figcaption>Ana Brel</figcaption></figure>
    <div><span>The two envoys on the quay</span></div><img alt="The two envoys on the quay">
    <div><time>4 March 2031</time> <a href="/">World</a></div><aside>Most read</aside></div>"""
    document = read(page(body=inside))
    assert roles(document) == [
        ("title", "Velmark signs ferry pact"),
        ("body", "Velmark signed the ferry pact on Tuesday."),
        ("body", "They shook hands."),
        ("body", "They left."),
        ("caption", "The two envoys on the quay"),
    ]


def test_a_lead_that_is_shown_above_the_text_comes_first(roles):
    head = '<meta name="description" content="The boats will sail again by May.">'
    lead = "<h1>Velmark signs ferry pact</h1><h2>The boats will sail again by May.</h2>"
    document = read(page(head, body=f'<div class="e-content">{BODY}</div>', heading=lead))
    assert roles(document)[1] == ("body", "The boats will sail again by May.")


def test_lists_of_links_are_left_out():
    links = "<ul><li><a href='/1'>Ostrava Isles close a harbour</a></li><li><a href='/2'>Velmark raises its tariff</a></li></ul>"
    assert "harbour" not in read(page(body=BODY + links)).text


def test_lists_and_tables_are_read_line_by_line():
    inside = """<ul><li>The ferry sails on Monday.</li><li>The coast guards share logs.<br>They meet in May.</li></ul>
    <table><tr><td>Boats</td><td>4,000</td></tr><tr><td>Years</td><td>ten</td></tr></table>"""
    text = read(page(body=BODY + inside)).text
    assert "The ferry sails on Monday.\n\nThe coast guards share logs.\n\nThey meet in May." in text
    assert "Boats 4,000\n\nYears ten" in text


def test_entities_and_no_break_spaces_are_read_as_a_browser_does():
    words = BODY.replace("Ilse Harnok", "Ilse&nbsp;Harnok &amp; others")
    document = read(page(body=f'<div class="e-content">{words}</div>'))
    assert "Ilse\u00a0Harnok & others" in document.text


@pytest.mark.parametrize("html", ["<!doctype html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<p></p>"])
def test_a_page_without_an_article_is_refused(html):
    with pytest.raises(NoArticleError) as caught:
        read(html)
    assert caught.value.exit_status == 14


def test_html_is_known_by_its_beginning():
    assert looks_like_html("\ufeff <!-- a --> <html>")
    assert not looks_like_html("The <b>envoy</b> left.")
    assert read_document(page(), name="-").title == "Velmark signs ferry pact"
