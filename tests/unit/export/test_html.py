"""One self-contained page, tied both ways."""

import pytest
from lxml.html import document_fromstring

from verbale.export import to_html


@pytest.fixture
def page(reading, empty):
    return "".join(to_html([reading, empty, reading]))


@pytest.fixture
def tree(page):
    return document_fromstring(page)


def test_nothing_is_fetched(page, tree):
    assert not tree.xpath("//@src | //link | //iframe | //img | //object | //form")
    assert len(tree.xpath("//script")) == 1
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert not {"@import", "url("} & set(page.split())
    assert "url(" not in page


def test_markup_in_the_text_is_shown_not_run(page, tree):
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert tree.xpath("//h1")[0].text_content() == "Ferry <script>alert(1)</script> & talks"
    assert not tree.xpath("//p//b | //blockquote//b")


def test_every_part_of_a_content_is_marked(tree, reading):
    text = tree.xpath("//div[@class='text']")[0]
    for number, record in enumerate(reading.records, 1):
        for k, part in enumerate(record.content):
            (anchor,) = text.xpath(f".//sup[@id='d0t{number}{f'-{k}' if k else ''}']")
            assert anchor.getparent().tag == "mark"
            assert part.exact.startswith(anchor.getparent().xpath("string(a)"))
    marked = "".join(mark.xpath("string(a)") for mark in text.iter("mark"))
    assert marked == "".join(
        ["We sail in May", "Or in June.", "Harnok would tell parliament that the ferry <b>Solveig</b> was ready", "Nobody knows."]
    )


def test_the_text_is_all_there_in_its_regions(tree, reading):
    text = tree.xpath("//div[@class='text']")[0]
    for number in text.xpath(".//sup/a"):
        number.text = ""
    shown = [(p.get("class"), p.text_content()) for p in text.iter("p")]
    assert shown == [(r.role, reading.document.text[r.start : r.end]) for r in reading.document.regions]


def test_anchors_resolve_both_ways(tree, reading):
    ids = tree.xpath("//@id")
    assert len(set(ids)) == len(ids)
    hrefs = tree.xpath("//@href")
    assert {href[1:] for href in hrefs} <= set(ids)
    for number in range(1, len(reading.records) + 1):
        assert f"#d0t{number}" in hrefs, "from the record to its words"
        assert f"#d2r{number}" in hrefs, "from the words to their record"


def test_the_inner_of_two_statements_owns_its_words(tree):
    (mark,) = [m for m in tree.xpath("(//div[@class='text'])[1]//mark") if "ferry" in m.text_content()]
    assert mark.xpath("string(a/@href)") == "#d0r3"


def test_a_card_tells_all(tree):
    cards = [li.text_content() for li in tree.xpath("(//ol)[1]/li")]
    assert len(cards) == 4
    for words in (
        "Ilse Harnok (FIN) → reporters, United Nations (UN)",
        "told · direct",
        "2031-03-04",
        "● actualnarrated",
        "news conference",
        "We sail in May […] Or",
    ):
        assert words in cards[0]
    assert "◌ hypotheticalclaimed by Teodor Brask" in cards[2]
    assert "(speaker not named)" in cards[3]
    assert "no cue" in cards[3]


def test_a_page_without_title_or_day_says_so(tree):
    header = tree.xpath("//header")[1].text_content()
    assert "(no title)" in header
    assert "undated" in header


def test_all_words_of_a_record_know_it_and_planned_never_looks_like_held(tree, reading):
    for number, record in enumerate(reading.records, 1):
        shown = "".join(m.xpath("string(a)") for m in tree.xpath(f"//mark[contains(concat(' ', @data-of, ' '), ' d0r{number} ')]"))
        assert shown == "".join(part.exact for part in record.content)
        (card,) = tree.xpath(f"//li[@id='d0r{number}']")
        assert card.get("class") == f"{record.kind} {record.realis}"
        assert card.xpath("string(.//span[contains(@class, 'badge')][1])").endswith(record.realis)
