"""The stages in order: what one document gives depends on nothing else."""

from datetime import date

import pytest

from verbale import Reading, read, verify
from verbale.errors import BrokenPageError, EmptyInputError, FutureDateError, UnsupportedLanguageError, VerbaleError, WeightsDamagedError
from verbale.extract import KINDS
from verbale.extract.account import Account
from verbale.extract.reading.page import Page
from verbale.ingest import Dropped, read_document
from verbale.pipeline import READ_ROLES, Pipeline, load_pipeline
from verbale.schema import Document, Interval, Region, iter_spans, record_id


@pytest.fixture(scope="module")
def documents(pages):
    return [read_document(p.text, name=str(n), id=str(n), published=p.published, title=p.title) for n, p in enumerate(pages)]


@pytest.fixture(scope="module")
def alone(documents):
    return [load_pipeline().read(d) for d in documents]


def test_a_document_gives_the_same_alone_or_among_others(documents, alone):
    pipeline = load_pipeline()
    assert list(pipeline.read_many(documents, workers=2)) == alone
    assert list(pipeline.read_many(documents[::-1], workers=2)) == alone[::-1]
    assert list(pipeline.read_many(documents * 2, workers=3)) == alone * 2


def test_a_new_reader_gives_the_same(documents, alone):
    load_pipeline.cache_clear()
    assert [load_pipeline().read(d) for d in documents[:5]] == alone[:5]


def test_ids_are_unique_and_made_of_content(documents, alone):
    ids = [r.id for reading in alone for r in reading.records]
    assert len(ids) > 30
    assert len(set(ids)) == len(ids)
    assert all(len(i) == 20 for i in ids)
    for reading in alone:
        assert [record_id(reading.document, r) for r in reading.records] == [r.id for r in reading.records]
    assert len(documents) == len(alone)


def test_every_span_verifies(alone):
    for reading in alone:
        verify(reading.document, reading.records)


def test_what_is_within_is_within(alone):
    nested = 0
    for reading in alone:
        by_id = {r.id: r for r in reading.records}
        for record in reading.records:
            if record.within:
                nested += 1
                outer = by_id[record.within]
                assert record.said_by == outer.speaker
                assert record.basis == "claimed"
                said = record.content[0] if record.kind == "statement" else None
                assert any(said in part if said else part.overlaps(record.evidence) for part in outer.content)
            else:
                assert record.said_by == ()
    assert nested


def test_records_come_in_the_order_of_the_text(alone):
    for reading in alone:
        starts = [r.evidence.start for r in reading.records]
        assert starts == sorted(starts)


PARTS = [
    ("furniture", "Foreign Minister Ilse Harnok said that the menu was closed."),
    ("title", "Harnok says that the ferry is ready"),
    ("section", "World"),
    ("caption", "Ilse Harnok said that the boats were full."),
    ("credit", "Ana Brel said that she took the photo."),
    ("body", "“We begin here,” Foreign Minister Ilse Harnok said. “We go on soon."),
    ("furniture", "Sign up for our newsletter, said the editor."),
    ("body", "“We end here.”"),
    ("furniture", "The editor said that all rights are reserved."),
]


def laid_out(parts):
    text, regions = "", []
    for role, words in parts:
        start = len(text) + 2 * bool(text)
        text += ("\n\n" if text else "") + words
        regions.append(Region(start, start + len(words), role))
    return Document.from_text(text, regions=regions, published=date(2031, 3, 6))


def test_evidence_stands_in_title_body_and_caption_only():
    document = laid_out(PARTS)
    reading = load_pipeline().read(document)
    contents = {c.exact for r in reading.records for c in r.content}
    assert {"the boats were full", "We begin here", "We end here."} <= contents
    for record in reading.records:
        for field, span in iter_spans(record):
            roles = {document.role_at(i) for i in range(span.start, span.end) if not document.text[i].isspace()}
            assert roles <= READ_ROLES, f"{field}: {span.exact!r}"


@pytest.mark.parametrize("role", ["furniture", "section", "credit"])
def test_a_page_without_words_to_read_has_no_records(role):
    assert load_pipeline().read(laid_out([(role, "Ilse Harnok said that it failed.")])).records == ()


def test_a_page_without_a_day_dates_nothing():
    records = read("Harnok said on Tuesday that the ferry was ready. “We sail in May,” she added.").records
    assert records
    assert all(r.when is None and r.extent is None and r.when_basis is None and r.asserted_at is None for r in records)


def test_what_tells_its_own_year_needs_no_day_of_publication():
    records = read("Norway and Chile signed the Lima Treaty on 3 May 2018.").records
    (agreement,) = (r for r in records if r.kind == "agreement")
    assert agreement.when == Interval(date(2018, 5, 3), date(2018, 5, 3))


def test_times_are_settled_when_the_day_of_publication_becomes_known():
    text = "Norway and Chile signed the Lima Treaty on Friday. “We sail in June,” Norwegian Foreign Minister Ana Brask said on Tuesday."
    undated, dated = read(text), read(text, published="2031-03-06")
    settled = undated.resolve("2031-03-06")
    assert settled == dated
    assert [r.id for r in settled.records] == [r.id for r in undated.records]
    assert {r.when for r in undated.records} == {None}
    assert {str(r.when.earliest) for r in settled.records if r.kind != "promise"} == {"2031-02-28", "2031-03-04"}
    assert undated.resolve("2030-01-02") == read(text, published="2030-01-02")


def test_a_day_that_has_not_come_settles_nothing():
    undated = read("Norway and Chile signed the Lima Treaty on Friday.")
    with pytest.raises(FutureDateError):
        undated.resolve("2031-03-06", today=date(2030, 1, 1))


@pytest.mark.parametrize("published", ["2031-03-06", date(2031, 3, 6), "2031-03-06T10:00:00Z"])
def test_a_day_may_be_given_in_any_form(published):
    reading = read("“We sail in May,” Ilse Harnok said.", published=published)
    assert str(reading.document.published) == "2031-03-06"
    assert str(reading.records[0].when.earliest) == "2031-03-06"


def test_text_bytes_and_html_give_the_same_words():
    text = "Foreign Minister Ilse Harnok said that the ferry was ready. The boats sail again in the spring of this year."
    page = f"<html><body><article><h1>Ferry</h1><p>{text}</p><p>{'The quay was full. ' * 20}</p></article></body></html>"
    found = [read(data).records[0].content[0].exact for data in (text, text.encode(), page, page.encode())]
    assert found == ["the ferry was ready"] * 4


def test_errors_name_the_input():
    with pytest.raises(EmptyInputError, match=r"^letter\.txt: "):
        read(" ", name="letter.txt")
    with pytest.raises(UnsupportedLanguageError) as caught:
        load_pipeline().read(Document.from_text("Päivää.", language="fi", id="a"))
    assert str(caught.value).startswith("a: ")


def test_what_was_dropped_passes_and_an_error_of_one_stops_no_other():
    dropped = Dropped("a.txt", EmptyInputError("a.txt"))
    good, bad = Document.from_text("They met.", id="good"), Document.from_text("Tavattiin.", id="bad", language="fi")
    found = list(load_pipeline().read_many([dropped, bad, good], workers=2))
    assert found[0] is dropped
    assert (found[1].name, type(found[1].error)) == ("bad", UnsupportedLanguageError)
    assert found[2] == Reading(good, ())


def test_a_page_at_which_the_program_fails_stops_no_other(monkeypatch):
    def extract(document, *_):
        if document.id == "bad":
            raise KeyError("nobody foresaw this")
        return []

    monkeypatch.setattr("verbale.pipeline.extract_records", extract)
    bad, good = (Document.from_text("They met.", id=name) for name in ("bad", "good"))
    dropped, read = load_pipeline().read_many([bad, good], workers=2)
    assert (dropped.name, type(dropped.error)) == ("bad", BrokenPageError)
    assert read == Reading(good, ())


def test_many_documents_are_read_lazily():
    taken = []

    def source():
        for n in range(1000):
            taken.append(n)
            yield Document.from_text("They met.", id=str(n))

    readings = load_pipeline().read_many(source(), workers=2)
    assert [next(readings).document.id for _ in range(5)] == list("01234")
    assert len(taken) < 20
    readings.close()


def test_an_error_in_the_weights_is_not_hidden(monkeypatch):
    def damaged(_language):
        raise WeightsDamagedError("reader.onnx", "broken")

    monkeypatch.setattr("verbale.language.read.get_weights", damaged)
    load_pipeline.cache_clear()
    with pytest.raises(WeightsDamagedError):
        read("They met.")
    load_pipeline.cache_clear()


def test_the_registry_of_kinds_gives_what_it_says():
    pipeline = load_pipeline()
    assert isinstance(pipeline, Pipeline)
    document = Document.from_text("Ilse Harnok said that the ferry was ready.")
    analysis = pipeline.reader.analyze(document.text)
    account = Account(Page.of(document, analysis, pipeline.lexicon))
    found = {kind: {r.kind for r in extract(account)} for kind, extract in KINDS.items()}
    assert all(kinds <= {kind} for kind, kinds in found.items())
    assert found["statement"] == {"statement"}


def test_all_errors_are_ours():
    for data in ("", "\0", b"\xff", b"%PDF-", "\ud800"):
        with pytest.raises(VerbaleError):
            read(data)
