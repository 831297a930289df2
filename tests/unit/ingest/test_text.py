from datetime import date

import pytest

from verbale.errors import BadDateError
from verbale.ingest import read_document
from verbale.ingest.given import parse_day

PAGE = """News / World

Velmark signs the ferry pact

By Mira Solheim

March 4, 2031

Velmark signed the ferry pact on Tuesday after a long delay.
"""


def test_the_text_is_stored_as_it_came():
    text = "\u00a0 Velmark signed the pact.\r\n\r\n\tThe envoys left\u2009at once. \n"
    assert read_document(text.encode(), name="page.txt").text == text


def test_the_head_of_a_page_fills_the_fields(roles):
    document = read_document(PAGE, name="page.txt")
    assert (document.title, document.section, document.authors) == ("Velmark signs the ferry pact", "World", ("Mira Solheim",))
    assert (document.published, document.published_basis) == (date(2031, 3, 4), "visible")
    assert [role for role, _ in roles(document)] == ["section", "title", "furniture", "furniture", "body"]


def test_what_is_given_goes_before_what_the_page_says():
    document = read_document(PAGE, name="page.txt", id="7", title="Another title", published="2031-03-05", url="https://news.example/7")
    assert (document.id, document.title, document.url) == ("7", "Another title", "https://news.example/7")
    assert (document.published, document.published_basis) == (date(2031, 3, 5), "given")


def test_a_given_title_is_found_in_the_text_whatever_its_case(roles):
    document = read_document(PAGE, name="page.txt", title="Velmark Signs the Ferry Pact")
    assert ("title", "Velmark signs the ferry pact") in roles(document)


def test_a_text_without_a_head_is_all_body(roles):
    assert {role for role, _ in roles(read_document("The envoys met. They will meet again.", name="wire.txt"))} == {"body"}


@pytest.mark.parametrize("value", [None, "", date(2031, 3, 4), "2031-03-04", " 2031-03-04T23:59:00Z"])
def test_days_are_read_from_dates_and_iso_strings(value):
    assert parse_day(value) == (date(2031, 3, 4) if value else None)


def test_a_bad_day_is_named():
    with pytest.raises(BadDateError, match="'4 March'") as caught:
        read_document(PAGE, name="page.txt", published="4 March")
    assert caught.value.exit_status == 18
