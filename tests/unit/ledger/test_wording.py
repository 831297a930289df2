"""What a phrase tells of its instrument: its year, its name, what it takes up."""

import pytest

from verbale.ledger.mentions import find_mentions
from verbale.ledger.passages import passages_of


@pytest.fixture
def mentions(document):
    def find(text):
        return [m for part in passages_of(document("a", text, "2031-05-02")) for m in find_mentions(part)]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Both ministers praised the treaty of 2001.",
        "It replaces a treaty concluded in 2001.",
        "They left the treaty, signed in March 2001.",
    ],
)
def test_the_year_in_which_it_was_made_tells_an_instrument(mentions, text):
    assert [m.years for m in mentions(text) if m.form == "treaty"] == [frozenset({"2001"})]


def test_a_name_may_stand_behind_its_noun(mentions):
    (found,) = mentions("Both sides praised the Treaty of Lasting Harbours on Monday.")
    assert found.proper
    assert (found.exact, found.core) == ("Treaty of Lasting Harbours", frozenset({"lasting", "harbour"}))


def test_what_only_says_that_it_is_interim_does_not_tell_which_it_is(mentions):
    (found,) = mentions("Both sides praised the interim agreement.")
    assert found.loose


@pytest.mark.parametrize("text", ["The document will be signed in May.", "He warned that he would terminate it."])
def test_a_document_or_a_pronoun_takes_up_what_was_named_before(mentions, text):
    (found,) = mentions(text)
    assert found.form == "part"
    assert found.bare
