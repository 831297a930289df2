import pytest

from verbale.lexicon import get_lexicon
from verbale.lexicon.gate import Gate

GATE = Gate.of(get_lexicon())


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian trade minister said that the ferry was late.",
        "BRUSSELS, May 4 — Talks went on all night.",
        "Ministers met at the quay.",
        "A ceasefire was agreed at dawn.",
        "“Iran’s answer is awaited,” she said.",
    ],
)
def test_what_speaks_of_public_life_passes(text):
    assert GATE.passes(text)


@pytest.mark.parametrize(
    "text", ["", "The soup was cold and the waiter told us so.", "I asked for a refund twice, and they kept my money!"]
)
def test_what_has_nothing_to_say_is_held_back(text):
    assert not GATE.passes(text)


def test_a_word_counts_only_whole_and_as_it_is_written():
    gate = Gate(["Chad", "treaty"])
    assert not gate.passes("Chadwick said treatys")
    assert not gate.passes("the chad of a punched card")
    assert gate.passes("(Chad)")
    assert gate.passes("TREATY")
    assert gate.passes("Treaty at last")
