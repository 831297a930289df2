"""What may be asked: each filter gives the same records on both databases, always in the same order."""

from dataclasses import replace
from datetime import date

import pytest

from verbale.errors import BadQueryError, UnknownNameError
from verbale.schema import Interval
from verbale.store import Query
from verbale.store.overview import Overview

SPRING = """Harbour talks

{event actor=FIN recipient=SWE type=CONSULT when=2031-03-04..2031-03-04|Finland received Sweden} in Port Arvid.
{statement speaker=Ilse+Harnok/FIN content=the+pier+is+ready basis=narrated score=0.9|Ilse Harnok said that the pier is ready}.
{sanction authority=SWE target=NOR realis=hypothetical said_by=Ilse+Harnok/FIN basis=claimed|Sweden may tax fish from Norway}."""
AUTUMN = """Erdoğan’s envoy

{statement speaker=Olof+Brask/SWE content=co-operation+goes+on|Olof Brask said that co-operation goes on}.
{indicator subject=Traffic value=3000 countries=FIN when=2031-01-01..|Traffic rose to 3,000 boats a year},
{meeting participants=Ilse+Harnok/FIN;Olof+Brask/SWE realis=future|Ilse Harnok will meet Olof Brask}. The envoy of Erdoğan left."""


@pytest.fixture
def filled(store, put):
    put(SPRING, url="https://harbour.example/spring")
    put(AUTUMN, url="https://quay.example/autumn", published=date(2031, 9, 1), title="An envoy")
    return store


ASKED = {
    "everything": ({}, "statement indicator meeting event statement sanction"),
    "kind": ({"kind": ("statement",)}, "statement statement"),
    "two kinds": ({"kind": ("event", "meeting")}, "meeting event"),
    "realis": ({"realis": ("hypothetical",)}, "sanction"),
    "basis": ({"basis": ("claimed",)}, "sanction"),
    "state, by who speaks for it": ({"actor": "FIN"}, "indicator meeting event statement sanction"),
    "state by name": ({"actor": "Norway"}, "sanction"),
    "state by its people": ({"actor": "Norwegian"}, "sanction"),
    "state in a role": ({"actor": "Finland", "roles": ("actor",)}, "event"),
    "state without a record": ({"actor": "Peru"}, ""),
    "speaker": ({"named": (("speaker", "SWE"),)}, "statement"),
    "speaker who was not spoken to": ({"named": (("speaker", "SWE"), ("addressee", "FIN"))}, ""),
    "medium": ({"medium": "State TV"}, ""),
    "person": ({"actor": "ilse harnok"}, "meeting statement sanction"),
    "surname": ({"actor": "Brask"}, "statement meeting"),
    "dyad": ({"dyad": ("FIN", "SWE")}, "meeting event"),
    "dyad the other way round": ({"dyad": ("Sweden", "Finland")}, "meeting event"),
    "dyad without vouchers": ({"dyad": ("FIN", "NOR")}, ""),
    "day": ({"when": Interval.parse("2031-03-04", "2031-03-04")}, "indicator event"),
    "before": ({"when": Interval.parse(None, "2031-01-31")}, "indicator"),
    "after": ({"when": Interval.parse("2040-01-01", None)}, "indicator"),
    "published since": ({"since": date(2031, 9, 1)}, "statement indicator meeting"),
    "published until": ({"until": date(2031, 8, 31)}, "event statement sanction"),
    "words": ({"words": "pier ready"}, "statement"),
    "words in any order": ({"words": "ready PIER"}, "statement"),
    "phrase": ({"words": '"pier is ready"'}, "statement"),
    "no phrase": ({"words": '"pier ready"'}, ""),
    "beginning": ({"words": "tra* boat*"}, "indicator"),
    "hyphen": ({"words": "co-operation"}, "statement"),
    "number": ({"words": "3,000"}, "indicator"),
    "score": ({"min_score": 0.6}, "statement"),
    "publisher": ({"host": "quay.example"}, "statement indicator meeting"),
    "all together": ({"actor": "FIN", "kind": ("statement",), "words": "pier", "until": date(2031, 4, 1)}, "statement"),
}


@pytest.mark.parametrize("name", ASKED)
def test_each_question_has_its_records(filled, name):
    asked, kinds = ASKED[name]
    assert [hit.record.kind for hit in filled.find(Query(**asked))] == kinds.split()


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_pages_follow_each_other(filled, size):
    assert list(filled.iter(page=size)) == filled.find()
    assert len(filled.find(limit=size)) == size


def test_a_page_stays_where_it_is_while_others_come(filled, put):
    first = filled.find(limit=3)
    put(SPRING, url="https://harbour.example/new", published=date(2032, 1, 1))
    assert [hit.published for hit in filled.find(after=first[-1].record.id)] == [date(2031, 3, 4)] * 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour", ["spring"]),
        ("envoy", ["autumn"]),
        ("erdogan", ["autumn"]),
        ("ERDOĞAN", ["autumn"]),
        ('"co operation"', ["autumn"]),
        ("said", ["autumn", "spring"]),
        ("harnok port", ["spring"]),
        ("nothing", []),
    ],
)
def test_documents_are_found_by_their_words(filled, words, found):
    assert [hit.url.rpartition("/")[2] for hit in filled.search(words)] == found


def test_a_found_document_shows_the_sentence_that_has_the_words(filled):
    (hit,) = filled.search("envoy erdogan left")
    assert (hit.sentence, hit.records, hit.title) == ("The envoy of Erdoğan left.", 3, "An envoy")


def test_documents_are_found_page_by_page_and_by_day(filled):
    first, second = filled.search("said")
    assert filled.search("said", limit=1) == [first]
    assert filled.search("said", after=first.document) == [second]
    assert filled.search("said", since=date(2031, 9, 1)) == [first]
    assert filled.search("said", until=date(2031, 8, 31)) == [second]


def test_verbs(filled):
    assert [hit.record.content[0].exact for hit in filled.said("Sweden")] == ["co-operation goes on"]
    assert [hit.record.content[0].exact for hit in filled.said("Harnok", "pier")] == ["the pier is ready"]
    assert filled.said("Harnok", "fish") == []
    assert (
        len(filled.find(Query(kind=("meeting",))))
        == len(filled.find(Query(kind=("meeting",), actor="Brask", roles=("participants",))))
        == 1
    )
    assert len(filled.figures("traffic")) == len(filled.figures(country="FIN")) == 1
    measures = Query(kind=("sanction",), actor="NOR", roles=("target",), until=date(2031, 4, 1))
    assert len(filled.find(measures)) == 1
    assert filled.find(replace(measures, until=date(2031, 3, 1))) == []


@pytest.mark.parametrize(
    ("ask", "message", "near"),
    [
        (lambda s: s.find(Query(actor="Harnock")), "there is no actor 'Harnock'", "Ilse Harnok"),
        (lambda s: s.find(Query(actor="Finnland")), "there is no actor 'Finnland'", "Finland"),
        (lambda s: s.find(Query(kind=("meetings",))), "there is no kind 'meetings'", "meeting"),
        (lambda s: s.get("nothing"), "there is no record 'nothing'", ""),
        (lambda s: s.document("nothing"), "there is no document 'nothing'", ""),
    ],
)
def test_a_wrong_name_has_a_hint(filled, ask, message, near):
    with pytest.raises(UnknownNameError, match=message) as refused:
        ask(filled)
    assert near in refused.value.hint


def test_a_search_needs_a_word(filled):
    with pytest.raises(BadQueryError):
        filled.search(" – ")


def test_a_record_is_got_by_the_beginning_of_its_id(filled):
    hit = filled.find(limit=1)[0]
    assert filled.get(hit.record.id) == filled.get(hit.record.id[:8]) == hit


def test_actors_are_counted(filled):
    assert [(a.name, a.country, a.records) for a in filled.actors()] == [
        ("Ilse Harnok", "FIN", 3),
        ("Finland", "FIN", 2),
        ("Olof Brask", "SWE", 2),
        ("Sweden", "SWE", 2),
        ("Norway", "NOR", 1),
    ]
    assert [a.name for a in filled.actors("Sweden")] == ["Olof Brask", "Sweden"]


def test_reports_come_oldest_first_with_their_documents(filled):
    reports = list(filled.reports())
    assert [r.record.kind for r in reports] == ["event", "statement", "sanction", "statement", "indicator", "meeting"]
    for report in reports:
        span = report.record.evidence
        assert report.document.text[span.start : span.end] == span.exact
    assert [r.record.kind for r in filled.reports(Query(actor="NOR"))] == ["sanction"]


def test_stats(filled):
    stats = filled.stats()
    assert (stats.documents, stats.versions, sum(stats.records.values()), stats.actors) == (2, 2, 6, 5)
    assert (stats.earliest, stats.latest) == (date(2031, 3, 4), date(2031, 9, 1))
    assert stats.records == {"event": 1, "indicator": 1, "meeting": 1, "sanction": 1, "statement": 2}


def test_promises_are_counted_by_how_they_stand_and_when_they_are_due(store, put):
    page = (
        "{promise promisor=Olof+Brask/SWE content=open+the+pier due=2031-03-01..2031-03-31 realis=future|We will open the pier}. "
        "{promise promisor=Olof+Brask/SWE content=paint+the+pier due=2032-05-01.. realis=future|We will paint the pier}. "
        "{promise promisor=Olof+Brask/SWE content=close+the+pier realis=future|We will close the pier}."
    )
    put(page)
    overview, query, on = Overview(store.backend), Query(kind=("promise",)), date(2031, 7, 1)
    assert overview.due_counts(query, on) == ({"overdue": 1, "open": 1, "undated": 1}, {})
    march = date(2031, 3, 1), date(2031, 3, 31)
    assert overview.due_counts(query, on, march)[0] == {"overdue": 1}
    assert overview.due_months(query, on) == [("2031-03", "overdue", 1), ("2032-05", "open", 1)]
    assert [hit.record.content.exact for hit in overview.due(query, on, between=march)] == ["open the pier"]
