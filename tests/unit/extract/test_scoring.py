from dataclasses import replace

import pytest

from verbale.extract.scoring import features_of, score_records
from verbale.lexicon import get_lexicon
from verbale.pipeline import read
from verbale.schema import Score, Trace, decode_line, encode_line, verify


@pytest.fixture(scope="module")
def reading():
    text = (
        "Norway and Chad signed a fishing treaty on Monday.\n\n“We will ratify it by June,” Norwegian minister Ilse Harnok told reporters."
    )
    return read(text, published="2024-03-06")


def test_every_record_has_a_probability_and_says_why(reading):
    assert reading.records
    for record in reading.records:
        assert 0 < record.score < 1
        assert record.trace.rule.startswith(f"{record.kind}.")
    verify(reading.document, reading.records)  # the words of the traces as well


def test_a_trace_names_words_and_their_place_in_the_lexicon(reading):
    traces = {r.kind: r.trace for r in reversed(reading.records)}
    assert (traces["agreement"].words[0].exact, traces["agreement"].entry) == ("signed", "agreement.toml: stages.verbs.signed")
    assert traces["statement"].words[0].exact == "told"
    assert traces["promise"].entry == "promise.toml: coming"


def test_a_surer_statement_scores_higher(reading):
    statement = next(r for r in reading.records if r.kind == "statement")
    doubtful = replace(statement, trace=replace(statement.trace, scores=(Score("spans", 0.4), Score("tree", 0.2))))
    sure, unsure = score_records(get_lexicon(), [statement]), score_records(get_lexicon(), [doubtful])
    assert next(sure).score > next(unsure).score


def test_what_has_no_trace_is_scored_by_the_rest(reading):
    bare = [replace(r, trace=None) for r in reading.records]
    assert all(0 < r.score < 1 for r in score_records(get_lexicon(), bare))
    assert all("tree" not in features for features in features_of(bare))


def test_the_trace_is_no_part_of_the_record_and_goes_on_the_wire_only_where_asked_for(reading):
    records = reading.records
    assert records[0] == replace(records[0], trace=Trace("other.rule"))
    assert "trace" not in encode_line(reading.document, records)
    assert [r.trace for r in decode_line(encode_line(reading.document, records, asides=True)).records] == [r.trace for r in records]
    assert decode_line(encode_line(reading.document, records)).records[0].trace is None
