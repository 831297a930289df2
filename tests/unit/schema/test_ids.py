from dataclasses import replace

import pytest

from verbale.schema import Actor, Document, Event, Span, identify, record_id
from verbale.schema.ids import ordinal

PINNED = {
    "statement": "641ff41416e1112365d4",
    "agreement": "0dbf8e5cec3204c1a1d2",
    "sanction": "d2ab0af4350564399271",
    "meeting": "3af318f19f8ce071a407",
    "promise": "49c9c362d0f0a407f1f3",
    "indicator": "12a41130e5f007fe61d2",
    "event": "9298eaebba7474041dad",
    "policy": "df05a04f32dcd1090c2a",
}


def test_ids_are_the_same_in_every_run(document, records):
    """Pinned: a change here is a change of every stored id, and needs a migration."""
    assert {record.kind: record.id for record in identify(document, records)} == PINNED


def test_ids_depend_neither_on_order_nor_on_neighbours(document, records):
    one_by_one = {record_id(document, record) for record in records}
    assert {record.id for record in identify(document, records[::-1])} == one_by_one
    assert {record.id for record in identify(document, records[:3])} < one_by_one


def test_drafts_are_turned_to_ids(document, records):
    final = identify(document, records)
    assert final[4].within == final[0].id
    assert final[4].links[0].to == final[1].id
    assert final[0].within is None
    assert identify(document, final) == final


def test_key_fields_count_and_others_do_not(document, statement):
    base = record_id(document, statement)
    assert record_id(document, replace(statement, score=0.1, mode="mixed", realis="negated", id="x")) == base
    assert record_id(document, replace(statement, cue=None)) != base
    assert record_id(document, replace(statement, speaker=(Actor("Ilse Harnok", "FJO"),))) == base
    assert record_id(document, replace(statement, speaker=(Actor("Ilse Harnok"),))) != base
    assert record_id(replace(document, id="other"), statement) != base


def test_joint_actors_have_no_order_but_parts_of_content_have(document, statement, at):
    two = replace(statement, speaker=(Actor("A"), Actor("B")), content=(at("Boats"), at("May")))
    assert record_id(document, replace(two, speaker=two.speaker[::-1])) == record_id(document, two)
    assert record_id(document, replace(two, content=two.content[::-1])) != record_id(document, two)


def test_a_figure_counts_as_a_number(document, records):
    indicator = records[5]
    whole = replace(indicator, value=replace(indicator.value, low=4, high=None))
    assert record_id(document, whole) == record_id(document, replace(whole, value=replace(whole.value, low=4.0)))
    assert record_id(document, whole) != record_id(document, replace(whole, value=None))


def test_spaces_are_folded():
    wrapped, flat = (Document.from_text(text, id="d") for text in ("They\nmet  again.", "They met again."))

    def event(document):
        return Event(evidence=document.span(0, len(document.text)), realis="actual", basis="narrated", actor=("FJO",), type="CONSULT")

    assert record_id(wrapped, event(wrapped)) == record_id(flat, event(flat))


@pytest.mark.parametrize(("start", "expected"), [(0, 0), (4, 1), (9, 2)])
def test_equal_words_are_counted_in_the_text(start, expected):
    text = "aa, aa\n\n aa"
    assert ordinal(text, Span.cut(text, start, start + 2)) == expected


def test_overlapping_and_blank_words():
    assert ordinal("aaa", Span("aa", 1, 3)) == 1
    assert ordinal("a   b", Span(" ", 2, 3)) == 0
    assert ordinal("a.c abc", Span("a.c", 0, 3)) == 0


def test_records_equal_in_all_that_counts_still_get_their_own_ids(document, statement):
    first, second, third = identify(document, [statement, replace(statement, mode="mixed"), statement])
    assert len({first.id, second.id, third.id}) == 3
    assert first.id == record_id(document, statement)
