"""Single lines; whole pages are in tests/golden/ingest."""

import pytest

from verbale.ingest.captions import find_credit, is_caption, is_credit
from verbale.ingest.lines import lay_out
from verbale.ingest.page_head import find_authors, is_apart, is_sentence, looks_like_title
from verbale.ingest.site_lines import is_closing_line, is_site_line

SITE = [
    "Share this article on Telegram",
    "Advertisement",
    "Most read",
    "More from World",
    "Tags: ferries, fish, tariffs",
    "Follow us on all our channels",
    "Follow the Lindholm Courier on WhatsApp for more",
    "Sign up for our morning newsletter",
    "Download our app today",
    "Read more: Velmark closes a harbour",
    "Leave a comment",
    "Story continues below",
    "https://news.example/a?b=c",
    "www.courier.example",
    "desk@courier.example",
    "@courier #ferry",
]
TEXT = [
    "Share prices in Lindholm fell.",
    "Top officials met in Lindholm.",
    "Read more slowly, the judge told the envoy.",
    "Follow the money, the minister said on Tuesday.",
    "Sign the treaty or leave, the minister said.",
    "Log books of the ferry were lost.",
    "Like it or not, the talks will go on.",
    "Comments by the envoy angered Lindholm.",
    "Related talks on fish go on in Port Arvid.",
]


@pytest.mark.parametrize("line", SITE)
def test_lines_of_a_site(line):
    assert is_site_line(line)


@pytest.mark.parametrize("line", TEXT)
def test_text_that_begins_like_a_line_of_a_site(line):
    assert not is_site_line(line)
    assert not is_closing_line(line)


@pytest.mark.parametrize(
    "credit", ["(Photo by Ana Brel)", "[File: Ana Brel/Northern Wire]", "(Ana Brel via Northern Wire)", "Photo: Ana Brel", "(file photo)"]
)
def test_a_credit_at_the_end_is_found(credit):
    caption = f"The envoys shake hands. {credit}"
    assert caption[find_credit(caption) :] == credit
    assert is_caption(caption)


@pytest.mark.parametrize(
    "text", ["He named the treaty (HIV/AIDS)", "It stands on [the site](https://a.example/b/c)", "They met (see and/or below)"]
)
def test_a_parenthesis_is_no_credit(text):
    assert find_credit(text) is None


def test_a_credit_that_ends_like_a_sentence_is_text():
    assert is_credit("Photo: Ana Brel")
    assert not is_credit("Video of the meeting was shown on state television.")


@pytest.mark.parametrize(
    "line", ["By Mira Solheim", "Published: 4 March 2031", "10:40 a.m.", "Thursday, March 4, 2031", "5 min read", "News › World"]
)
def test_lines_that_stand_apart_from_the_article(line):
    assert is_apart(line)


@pytest.mark.parametrize(
    "line",
    ["LINDHOLM, March 4, 2031 (Northern Wire) --", "By Monday the ferry will sail, he said.", "He signed on March 4, 2031, in Lindholm."],
)
def test_lines_that_belong_to_it(line):
    assert not is_apart(line)


@pytest.mark.parametrize("line", ["Velmark signs pact", "Will they talk?", "Envoy calls offer ‘a joke.’", "“We will sign”"])
def test_headlines(line):
    assert looks_like_title(line)
    assert not is_sentence(line)


@pytest.mark.parametrize(
    "line", ["The envoy said it was “a joke.”", "“We will sign in May.”", "Dear Madam Speaker", "LINDHOLM --", "and so on it goes", "***"]
)
def test_what_is_no_headline(line):
    assert not looks_like_title(line)


def test_authors_come_without_their_place():
    assert find_authors("By Mira Solheim, Tomas Reik and Ana Brel in Lindholm") == ["Mira Solheim", "Tomas Reik", "Ana Brel"]
    assert find_authors("Published by mistake") == []


def test_the_first_line_of_a_wrapped_paragraph_is_no_title():
    text = "The foreign ministers of Velmark and of the\nOstrava Isles met. They signed nothing.\n\nThey will meet again on Monday."
    assert lay_out(text).title is None


def test_nothing_at_all_has_no_regions():
    assert lay_out(" \n ").regions == ()
