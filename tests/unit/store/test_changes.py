"""What is told of two versions of a page: each number that is not the one it was, and no other."""

import pytest

from tests.contract.pages import reading
from verbale.store.changes import compare

BEFORE = "The ferry carried 3,000 boats in May. Two envoys met. Ada gave 2 million crowns, up 4%."


def figures(before, after):
    old, new = (reading(page) for page in (before, after))
    return [(f.old, f.new) for f in compare(*old, *new).figures]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("3,000", "5,000", [("3,000", "5,000")]),
        ("Two envoys", "Three envoys", [("Two", "Three")]),
        ("2 million", "2 billion", [("2 million", "2 billion")]),
        ("4%", "4.5%", [("4%", "4.5%")]),
        ("3,000 boats", "boats", [("3,000", None)]),
        ("Ada gave", "Ada and 3 others gave", [(None, "3")]),
        ("met", "parted", []),
        ("carried 3,000 boats in May", "in May carried 3,000 boats", []),
        (" in May.", " in\u00a0May.", []),
        ("The ferry carried 3,000 boats in May. Two envoys met.", "Two envoys met. The ferry carried 3,000 boats in May.", []),
        ("3,000 boats in May. Two", "4,000 boats in June. Six", [("3,000", "4,000"), ("Two", "Six")]),
    ],
)
def test_each_changed_number_is_told_once(old, new, told):
    assert old in BEFORE
    assert figures(BEFORE, BEFORE.replace(old, new)) == told


def test_a_figure_comes_with_both_sentences():
    (figure,) = compare(*reading(BEFORE), *reading(BEFORE.replace("3,000", "5,000"))).figures
    assert (figure.old_sentence, figure.new_sentence) == ("The ferry carried 3,000 boats in May.", "The ferry carried 5,000 boats in May.")


def test_words_stand_where_they_are_said_to():
    old, new = reading(BEFORE)[0], reading(BEFORE.replace("envoys", "old envoys").replace("boats", "ships"))[0]
    for change in compare(old, [], new, []).words:
        assert old.text[change.old_at :].startswith(change.old)
        assert new.text[change.new_at :].startswith(change.new)


@pytest.mark.parametrize(("before", "after"), [("", ""), ("", "4 boats."), ("4 boats.", ""), (BEFORE, BEFORE)])
def test_empty_and_equal_pages(before, after):
    told = figures(before + " ", after + " ")
    assert told == {("", "4 boats."): [(None, "4")], ("4 boats.", ""): [("4", None)]}.get((before, after), [])


def test_records_are_paired():
    before = (
        "{event actor=FIN type=AID|Finland sent boats to the old pier}. {meeting host=FIN|The envoys met}. {event actor=SWE|Sweden left}."
    )
    after = (
        before.replace("type=AID", "type=AID realis=future")
        .replace("old pier", "new pier")
        .replace("{meeting host=FIN|The envoys met}", "The envoys met")
    )
    after += " {event actor=NOR|Norway came}."
    changes = compare(*reading(before), *reading(after)).records
    assert [(c.change, c.kind) for c in changes] == [("changed", "event"), ("gone", "meeting"), ("new", "event")]
    assert [(f.field, f.old, f.new) for f in changes[0].fields][1:] == [("realis", "actual", "future")]
