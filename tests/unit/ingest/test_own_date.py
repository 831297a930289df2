"""The day of a document: what it gives itself, what its text bounds, and what cannot be believed."""

from datetime import date

import pytest

from verbale.errors import FutureDateError
from verbale.ingest import Dropped, iter_inputs, read_document
from verbale.schema import Interval

TODAY = date(2031, 6, 1)
BODY = "Velmark signed the ferry pact with the Ostrava Isles after nine years without a crossing, and the boats sail again."
LONG = "The envoys of both of the shores had met for many years before that, and they had agreed on very little of it all. " * 4


def read(text, name="page.txt", **given):
    return read_document(text, name=name, today=TODAY, **given)


def page(head="", shown=""):
    article = f"<h1>Velmark signs ferry pact</h1>{shown}<p>{BODY}</p><p>{LONG}</p>"
    return f"<html><head>{head}</head><body><article>{article}</article></body></html>"


@pytest.mark.parametrize(
    "dateline",
    ["LINDHOLM, 4 March 2031 - ", "LINDHOLM, Velmark, March 4, 2031 (Northern Wire) -- ", "LINDHOLM (Northern Wire), March 4, 2031: "],
)
def test_a_dateline_is_the_day_itself(dateline):
    document = read(dateline + BODY)
    assert (document.published, document.published_basis, document.published_within) == (date(2031, 3, 4), "text", None)


@pytest.mark.parametrize("opening", ["The pact of 4 March 1990 - ", "It was signed on March 4, 1990: "])
def test_a_date_that_the_text_tells_of_is_no_dateline(opening):
    document = read(opening + BODY)
    assert document.published is None


def test_a_text_bounds_its_own_day_and_says_so():
    document = read(f"{BODY} They signed it on 4 March 2031. It will end on 1 July 2040.")
    assert document.published is None
    assert document.published_basis == "text"
    assert document.published_within == Interval(date(2031, 3, 4), date(2040, 7, 1))
    assert document.notes == ("published: the page gives no day; by the dates in its text it is one from 2031-03-04 to 2040-07-01",)


def test_a_text_without_a_full_date_bounds_nothing():
    document = read(f"{BODY} They met on Friday.")
    assert (document.published, document.published_basis, document.published_within) == (None, None, None)


def test_metadata_against_the_page_keeps_both_with_the_choice_and_its_reason():
    document = read(
        page('<meta property="article:published_time" content="2031-03-04">', '<p class="date">1 May 2031</p>'), name="page.html"
    )
    assert (document.published, document.published_basis) == (date(2031, 3, 4), "meta")
    assert document.notes == (
        "published: 2031-03-04 (meta) was taken, the first in the order of trust; the page also gives 2031-05-01 (visible)",
    )


def test_metadata_of_the_future_are_kept_as_a_note_and_not_believed():
    head = '<meta property="article:published_time" content="2031-12-24">'
    document = read(page(head, '<p class="date">1 May 2031</p>'), name="page.html")
    assert (document.published, document.published_basis) == (date(2031, 5, 1), "visible")
    assert document.notes == ("published: 2031-12-24 (meta) was not believed, it lies in the future: today is 2031-06-01",)
    assert read(page(head), name="page.html").published is None


def test_a_line_of_the_page_in_the_future_is_not_believed():
    document = read(f"Velmark signs the ferry pact\n\nMarch 4, 2033\n\n{BODY}")
    assert document.published is None
    assert "2033-03-04 (visible) was not believed" in document.notes[0]


def test_a_given_day_in_the_future_is_refused_with_a_hint():
    with pytest.raises(FutureDateError, match=r"^page\.txt: the day of publication, 2031-06-03, lies in the future") as caught:
        read(BODY, published="2031-06-03")
    assert "check the year" in caught.value.hint
    assert read(BODY, published="2031-06-02").published == date(2031, 6, 2)  # it is tomorrow already further east


def test_it_is_refused_for_all_of_a_run(tmp_path):
    with pytest.raises(FutureDateError, match="published: "):
        iter_inputs([tmp_path], published="2032-01-01", today=TODAY)


def test_a_line_with_such_a_day_is_dropped_and_the_others_are_read(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(f'{{"text": "{BODY}", "published": "2033-01-01"}}\n{{"text": "{BODY}", "published": "2031-01-01"}}\n')
    dropped, kept = iter_inputs([path], today=TODAY)
    assert isinstance(dropped, Dropped)
    assert str(dropped.error).startswith(f"{path}:1: the day of publication, 2033-01-01")
    assert kept.published == date(2031, 1, 1)
