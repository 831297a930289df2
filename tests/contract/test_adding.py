"""One document at a time, idempotent; a changed page is a new version that is compared with the old one."""

from datetime import date

import pytest

from tests.contract.pages import RUN, SECOND, reading
from verbale.errors import EvidenceMismatchError, TextMismatchError
from verbale.schema import Document, Span
from verbale.store import Query, open_record

PAGE = """Harbour talks

{event actor=FIN;SWE type=CONSULT|Finland and Sweden held talks} in Port Arvid.
{statement speaker=Ilse+Harnok/FIN content=the+pier+is+ready|Ilse Harnok said that the pier is ready}.
{indicator subject=Traffic value=3000|Traffic rose to 3,000 boats}."""


def test_a_new_page_is_kept_whole(store, put):
    added = put(PAGE)
    assert (added.outcome, added.version, added.records, added.changes) == ("new", 1, 3, None)
    assert [hit.record for hit in store.find()] == list(reading(PAGE)[1])
    assert {hit.sentence for hit in store.find(Query(kind=("event",)))} == {"Finland and Sweden held talks in Port Arvid."}


def test_the_same_page_twice_changes_nothing(store, put):
    put(PAGE)
    before = store.find()
    assert put(PAGE).outcome == "unchanged"
    assert store.find() == before


def test_other_bytes_around_the_same_text_are_no_new_version(put):
    put(PAGE)
    assert put(PAGE, source_sha256="0" * 64).outcome == "unchanged"


def test_a_changed_page_is_compared_with_the_old_one(store, put):
    put(PAGE)
    added = put(PAGE.replace("3,000", "5,000").replace("3000", "5000"))
    assert (added.outcome, added.version) == ("changed", 2)
    assert [(f.old, f.new, f.new_sentence) for f in added.changes.figures] == [("3,000", "5,000", "Traffic rose to 5,000 boats.")]
    (change,) = added.changes.records
    assert (change.change, change.kind) == ("changed", "indicator")
    assert ("value", "3,000", "5,000") in [(f.field, f.old, f.new) for f in change.fields]
    assert [hit.record.value.low for hit in store.find(Query(kind=("indicator",)))] == [5000]


def test_an_older_version_that_comes_again_changes_nothing(store, put):
    put(PAGE)
    put(PAGE.replace("3,000", "5,000"))
    before = store.find()
    assert put(PAGE).outcome == "unchanged"
    assert put(PAGE, run=SECOND, again=True).outcome == "unchanged"
    assert store.find() == before


def test_another_run_reads_again_and_only_the_newest_counts(store, put):
    put(PAGE)
    added = put(PAGE.replace("type=CONSULT", "type=SUPPORT"), run=SECOND)
    assert (added.outcome, added.version) == ("read again", 1)
    assert [hit.record.type for hit in store.find(Query(kind=("event",)))] == ["SUPPORT"]


def test_the_same_run_reads_again_only_when_asked(store, put):
    put(PAGE)
    revised = PAGE.replace("type=CONSULT", "type=SUPPORT")
    assert put(revised).outcome == "unchanged"
    assert put(revised, again=True).outcome == "read again"
    assert [hit.record.type for hit in store.find(Query(kind=("event",)))] == ["SUPPORT"]


def test_a_page_is_known_when_it_or_a_newer_one_has_been_read(store, put):
    document, _ = reading(PAGE)
    assert not store.is_known(document, RUN)
    put(PAGE)
    assert store.is_known(document, RUN)
    assert not store.is_known(document, SECOND)
    put(PAGE + " More.")
    assert store.is_known(document, SECOND)


@pytest.mark.parametrize("field", ["evidence", "text_sha256"])
def test_no_row_without_words(store, field):
    document, records = reading(PAGE)
    if field == "evidence":
        records = (*records[:-1], records[0].__class__(evidence=Span("xx", 0, 2), realis="actual", basis="narrated", actor=(), type="AID"))
        with pytest.raises(EvidenceMismatchError):
            store.add(document, records, RUN)
    else:
        with pytest.raises(TextMismatchError):
            store.add(Document(id="a", text="b", text_sha256="c", source_sha256="c"), [], RUN)
    assert store.find() == []


def test_a_store_lasts(url, store, put):
    put(PAGE)
    with open_record(url) as again:
        assert again.find() == store.find()


def test_an_undated_page_comes_last(store, put):
    put(PAGE, url="https://news.example/undated", published=None)
    put(PAGE, url="https://news.example/dated", published=date(1999, 1, 1))
    assert [hit.published for hit in store.find()] == [date(1999, 1, 1)] * 3 + [None] * 3


def test_what_stands_at_one_address_is_one_document(store, put):
    put(PAGE, id="first")
    added = put(PAGE.replace("3,000", "5,000"), id="corrected", url="HTTPS://News.example/a#top")
    assert (added.document, added.outcome, added.version) == ("first", "changed", 2)
    assert [hit.document for hit in store.find()] == ["first"] * 3
    assert put(PAGE.replace("3,000", "5,000"), id="corrected").outcome == "changed"  # its address is written otherwise
    assert store.is_known(reading(PAGE, id="again")[0], RUN)
