import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.labels import Alphabets, LinkTable, lemma_of, lemma_script
from verbale.language.names import find_names
from verbale.language.spans import find_runs, sigmoid, softmax

LETTERS = st.text("abcdefgö-'", min_size=1, max_size=10)


@given(LETTERS, LETTERS)
def test_a_lemma_script_gives_the_lemma_back(form, lemma):
    assert lemma_of(form, lemma_script(form, lemma)) == lemma


@pytest.mark.parametrize(("form", "script", "lemma"), [("Talks", "l1+", "talk"), ("Oslo", "k0+", "Oslo"), ("a", "l9+be", "be")])
def test_a_script_can_be_applied_to_any_form(form, script, lemma):
    assert lemma_of(form, script) == lemma


def test_alphabets_go_through_json():
    labels = Alphabets(("NOUN", "VERB"), ("_",), ("l0+",), ("root",))
    assert Alphabets.from_json(json.loads(json.dumps(labels.to_json()))) == labels


def test_a_link_table_comes_from_json():
    table = LinkTable.from_json({"width": 2, "bias": [0, 1], "distance": [[0.5], [1.5]]})
    assert (table.width, table.bias.tolist(), table.distance.shape) == (2, [0, 1], (2, 1))
    assert table.bias.dtype == np.float32


def test_probabilities():
    assert softmax(np.array([[1000, 0], [0, 0]], np.float32)).tolist() == [[1, 0], [0.5, 0.5]]
    assert sigmoid(np.array([0, 80], np.float32)).tolist() == [0.5, 1]


def test_names_are_runs_of_one_kind():
    scores = np.full((5, 11), -5, np.float32)
    for word, label in enumerate([1, 2, 1, 5, 6]):  # begin and inside a person, begin another, begin and inside a place
        scores[word, label] = 5
    assert [(n.start, n.end, n.kind) for n in find_names(scores, 10)] == [(10, 12, "person"), (12, 13, "person"), (13, 15, "place")]
    assert all(0.9 < n.score <= 1 for n in find_names(scores))


def test_an_inside_label_goes_on_only_with_its_own_kind():
    scores = np.full((4, 11), -5, np.float32)
    for word, label, value in ((0, 9, 5), (1, 10, 5), (2, 0, 1), (2, 10, 0.9), (3, 10, 5)):  # the likeliest word by word has a hole
        scores[word, label] = value
    assert [(n.start, n.end) for n in find_names(scores)] == [(0, 4)]


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans())))
def test_runs_cover_what_is_not_outside(marks):
    kinds, begins = [k for k, _ in marks], [b for _, b in marks]
    runs = list(find_runs(kinds, begins))
    assert [i for a, b, _ in runs for i in range(a, b)] == [i for i, k in enumerate(kinds) if k]
    for a, b, kind in runs:
        assert set(kinds[a:b]) == {kind}
        assert not any(begins[a + 1 : b])
