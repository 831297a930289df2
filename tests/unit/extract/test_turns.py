from itertools import pairwise

import pytest

from verbale.extract.statement.turns import find_turns
from verbale.language.analysis import Analysis
from verbale.language.tokens import tokenize


@pytest.fixture
def turns(words_of):
    """The turns of a text as (label, contents); no tree is needed."""

    def find(text):
        words = tuple(tokenize(text))
        bounds = [*(i for i, w in enumerate(words) if w.space == 2), len(words)]
        paragraphs = tuple(range(a, b) for a, b in pairwise(bounds))
        nothing = ("",) * len(words)
        blank = Analysis(
            text,
            words,
            paragraphs,
            paragraphs,
            nothing,
            nothing,
            nothing,
            (-1,) * len(words),
            nothing,
            (1.0,) * len(words),
            (0.0,) * len(words),
            (),
            (),
        )
        return [(*words_of(blank, [t.cue]), words_of(blank, t.content)) for t in find_turns(blank)]

    return find


def test_each_labelled_paragraph_is_a_turn(turns):
    text = "MR. LEHTO: Good afternoon.\n\nQUESTION: Any news?\n\nMR. LEHTO: None."
    assert turns(text) == [("MR. LEHTO", ["Good afternoon."]), ("QUESTION", ["Any news?"]), ("MR. LEHTO", ["None."])]


def test_a_turn_runs_over_paragraphs_without_a_label(turns):
    text = "LEHTO: Good afternoon.\n\nI have two notes.\n\nQ: Which?\n\nLEHTO: The first."
    assert turns(text)[0] == ("LEHTO", ["Good afternoon.", "I have two notes."])


def test_what_stands_before_the_first_label_is_in_no_turn(turns):
    found = turns("The briefing began late.\n\nQ Any news?\n\nA None.\n\nQ None at all?")
    assert [label for label, _ in found] == ["Q", "A", "Q"]
    assert "briefing" not in str(found)


def test_a_label_may_say_whom_it_speaks_for(turns):
    found = turns("THE PRESIDENT (in Finnish): Welcome.\n\nMS. VUORI: Thank you.\n\nTHE PRESIDENT: Sit down.")
    assert [label for label, _ in found] == ["THE PRESIDENT (in Finnish)", "MS. VUORI", "THE PRESIDENT"]


def test_names_in_small_letters_need_to_come_again(turns):
    assert [label for label, _ in turns("Harnok: Welcome.\n\nBrask: Thanks.\n\nHarnok: Sit down.")] == ["Harnok", "Brask", "Harnok"]
    assert turns("Background: Ferries.\n\nCost: None.\n\nNote: Ask.") == []


def test_two_labels_are_no_transcript(turns):
    assert turns("LEHTO: Good afternoon.\n\nQUESTION: Any news?") == []


def test_a_label_without_words_is_no_turn(turns):
    assert turns("LEHTO:\n\nQUESTION: Any news?\n\nLEHTO: No.\n\nQUESTION: Why?")[0] == ("QUESTION", ["Any news?"])


def test_a_page_without_words_has_no_turns(turns):
    assert turns("") == []
