"""The demo corpus is well formed, and its gold stands in its articles."""

import tomllib
from collections import Counter
from datetime import date
from typing import get_args
from urllib.parse import urlsplit

import pytest

from verbale import demo, verify
from verbale.ingest import iter_inputs
from verbale.language.weights import languages
from verbale.lexicon import get_lexicon
from verbale.pipeline import load_pipeline
from verbale.schema import Document
from verbale.schema.agreement import Stage

ARTICLES = {a.id: a for a in demo.articles()}
GOLD = demo.gold()
STAGES = set(get_args(Stage))


def spans():
    """Every span of the gold as (file, document, words)."""
    for name, rows in GOLD.items():
        for row in rows:
            places = [*row.get("claims", ()), *row.get("sides", ()), row.get("promise"), row.get("outcome"), row.get("came")]
            yield from ((name, p["doc"], p["exact"]) for p in places if p)


def days(value):
    return [date.fromisoformat(d) for d in value or () if d]


@pytest.mark.parametrize(("part", "least"), [("chronicle", 60), ("fiction", 40)])
def test_there_are_enough_articles_each_of_its_part(part, least):
    found = list(demo.articles(part))
    assert len(found) >= least
    assert {a.part for a in found} == {part}
    assert [a.published for a in found] == sorted(a.published for a in found)


def test_ids_are_unique_and_addresses_are_of_no_real_host():
    assert len(ARTICLES) == sum(1 for _ in demo.articles())
    assert all(urlsplit(a.url).scheme == "https" and (urlsplit(a.url).hostname or "").endswith(".example") for a in ARTICLES.values())


def test_an_address_comes_again_only_for_a_correction():
    mended = {a.id: a.corrects for a in ARTICLES.values() if a.corrects}
    assert len(mended) >= 2
    for later, earlier in mended.items():
        assert ARTICLES[later].url == ARTICLES[earlier].url
        assert ARTICLES[later].published > ARTICLES[earlier].published
        assert ARTICLES[later].text != ARTICLES[earlier].text
    assert len({a.url for a in ARTICLES.values()}) == len(ARTICLES) - len(mended)


def test_the_chronicle_is_short_and_says_what_it_rests_on():
    for article in demo.articles("chronicle"):
        assert 80 <= len(article.text.split()) <= 200, article.id
        assert date(2013, 1, 1) <= article.published <= date(2025, 12, 31)
        assert article.facts, article.id
        assert article.made_up is None
        assert not set(article.text) & set('"“”'), article.id


def test_every_fiction_says_that_it_is_made_up():
    assert all(a.made_up and not a.facts for a in demo.articles("fiction"))


def test_the_files_hold_plain_lines_that_can_be_read():
    for part in demo.PARTS:
        path = demo.article_path(part)
        assert max(len(line) for line in path.read_text(encoding="utf-8").splitlines()) < 4000
        documents = list(iter_inputs([path]))
        assert all(isinstance(d, Document) for d in documents)
        assert [(d.id, d.published, d.title) for d in documents] == [(a.id, a.published, a.title) for a in demo.articles(part)]


def test_every_span_of_the_gold_stands_in_its_article():
    assert [(name, doc, words) for name, doc, words in spans() if words not in ARTICLES[doc].text] == []


def test_threads_have_their_fields():
    names = {t["thread"] for t in GOLD["threads"]}
    assert len(names) == len(GOLD["threads"])
    for thread in GOLD["threads"]:
        assert set(thread) == {"thread", "part", "name", "aliases", "parties", "lookalikes", "claims"}
        assert set(thread["lookalikes"]) <= names - {thread["thread"]}
        for claim in thread["claims"]:
            assert set(claim) - {"copy_of"} == {"doc", "exact", "stage", "nearly", "realis", "said_by", "when"}
            assert claim["stage"] in STAGES
            assert claim["realis"] in {"actual", "future", "hypothetical", "negated"}
            assert days(claim["when"]) == sorted(days(claim["when"]))
            assert ARTICLES[claim["doc"]].part == thread["part"]


def test_promises_are_kept_broken_and_forgotten():
    verdicts = Counter((row["outcome"] or {"verdict": None})["verdict"] for row in GOLD["outcomes"])
    assert verdicts.keys() == {"kept", "partly_kept", "broken", "moot", None}
    for row in GOLD["outcomes"]:
        assert days(row["promise"]["due"]) == sorted(days(row["promise"]["due"]))
        assert row["promise"]["promisor"]
        if row["outcome"]:
            assert ARTICLES[row["promise"]["doc"]].published <= ARTICLES[row["outcome"]["doc"]].published


def test_every_article_is_in_one_event():
    events = GOLD["events"]
    assert Counter(a for e in events for a in e["articles"]) == Counter(list(ARTICLES))
    for event in events:
        assert {a for run in (*event["copies"], *event["versions"]) for a in run} <= set(event["articles"])
    assert any(event["copies"] for event in events)


def test_slips_are_counted_and_come_to_an_end():
    for slip in GOLD["slips"]:
        assert slip["times"] == len(slip["claims"]) > 0
        assert max(c["on"] for c in slip["claims"]) < slip["came"]["on"]
    assert max(slip["times"] for slip in GOLD["slips"]) == 4


def test_parties_and_speakers_are_in_the_registry():
    actors = get_lexicon(registry=demo.registry_path()).actors
    known = {*actors.states, *actors.bodies, "EAEU", "BRICS"}
    told = {code for t in GOLD["threads"] for code in t["parties"]}
    told |= {a["country"] for t in GOLD["threads"] for c in t["claims"] for a in c["said_by"]}
    told |= {a["country"] for row in GOLD["outcomes"] for a in row["promise"]["promisor"]}
    assert told - known == set()


def test_every_host_has_one_publisher():
    publishers = tomllib.loads(demo.publishers_path().read_text(encoding="utf-8"))
    hosts = {host: name for name, row in publishers.items() for host in row["hosts"]}
    assert len(hosts) == sum(len(row["hosts"]) for row in publishers.values())
    assert {a.id for a in ARTICLES.values() if hosts.get(urlsplit(a.url).hostname or "") != a.publisher} == set()
    assert Counter(len(row["hosts"]) for row in publishers.values()) == {1: 6, 2: 1}


def test_every_article_is_in_a_language_that_is_read():
    found = [d for part in demo.PARTS for d in iter_inputs([demo.article_path(part)])]
    assert {d.language for d in found} <= set(languages())


def test_articles_are_read_and_their_records_stand_in_the_text():
    pipeline = load_pipeline(registry=demo.registry_path())
    documents = [d for part in demo.PARTS for d in list(iter_inputs([demo.article_path(part)]))[::12]]
    readings = list(pipeline.read_many(documents))
    assert [r.document.id for r in readings] == [d.id for d in documents]
    for reading in readings:
        assert reading.records, reading.document.id
        verify(reading.document, reading.records)
