"""Passages: whole paragraphs, never too long, every word once, a quotation with its cue."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.language.passages import BUDGET, HARD_LIMIT, Batch, Subwords, encode_passage, passage_ranges
from verbale.language.tokens import tokenize
from verbale.language.weights import get_weights

SUBWORDS = Subwords(get_weights().path("tokenizer.json"))
SENTENCE = "The two governments settled the dispute over the fishing grounds on Tuesday. "
QUOTED = "“We have read the draft and we shall answer before the end of the month,” the minister said. "


def passages(text, budget=BUDGET):
    words = tokenize(text)
    return [[w.surface for w in words[r.start : r.stop]] for r in passage_ranges(words, SUBWORDS, budget)]


def size(words):
    return sum(len(SUBWORDS.ids(w)) for w in words)


PIECES = st.sampled_from([SENTENCE, QUOTED, "“", "”", "\n\n", ". ", "Yes. ", "a" * 40 + " ", "国際 ", "Antidisestablishmentarianism "])


@given(st.lists(PIECES | st.text(max_size=20), max_size=60).map("".join), st.sampled_from([20, BUDGET]))
def test_passages_cover_all_words_once_and_are_never_too_long(text, budget):
    words = tokenize(text)
    ranges = passage_ranges(words, SUBWORDS, budget)
    assert [i for r in ranges for i in r] == list(range(len(words)))
    for r in ranges:
        ids, looks, first = encode_passage(words[r.start : r.stop], SUBWORDS)
        assert 2 < len(ids) == len(looks) <= HARD_LIMIT
        assert len(first) == len(r)


@given(st.lists(st.integers(1, 15), min_size=1, max_size=12))
def test_a_paragraph_that_fits_is_never_cut(lengths):
    text = "\n\n".join((QUOTED if n % 2 else SENTENCE) * n for n in lengths)
    words = tokenize(text)
    starts = [i for i, w in enumerate(words) if w.space == 2]
    cuts = {r.start for r in passage_ranges(words, SUBWORDS)}
    for a, b in pairwise([*starts, len(words)]):
        if size(w.surface for w in words[a:b]) <= BUDGET:
            assert not cuts & set(range(a + 1, b))


def test_paragraphs_are_packed_together():
    text = "\n\n".join([SENTENCE.strip()] * 40)
    found = passages(text)
    per = size(w.surface for w in tokenize(SENTENCE))
    assert len(found) == -(-40 // (BUDGET // per))
    assert all(size(p) <= BUDGET for p in found)


def test_an_overlong_paragraph_is_cut_at_the_end_of_a_sentence():
    found = passages(SENTENCE * 60)
    assert len(found) > 1
    assert all(p[-1] == "." for p in found)
    assert all(size(p) <= BUDGET for p in found)


@pytest.mark.parametrize(
    ("unit", "cue", "quotations"),
    [
        (QUOTED + SENTENCE, "minister said", 1),
        ("“Will they sign?” the minister asked. " + SENTENCE, "minister asked", 1),
        ("“We sign,” she said. “We sign soon.” " + SENTENCE, "she said", 2),
        ("She said: “We sign. We sign soon.” " + SENTENCE, "She said", 1),
    ],
    ids=["cue after", "question", "cue between", "cue before"],
)
def test_a_quotation_is_not_cut_from_its_cue(unit, cue, quotations):
    found = passages(unit * 40)
    assert len(found) > 2
    assert all(size(p) <= BUDGET for p in found)
    for passage in found:
        assert passage.count("“") == passage.count("”") == quotations * " ".join(passage).count(cue) > 0


def test_a_word_without_a_sentence_end_is_cut_at_the_limit():
    found = passages("word " * 2000)
    assert [size(p) for p in found[:-1]] == [HARD_LIMIT - 2] * (len(found) - 1)


def test_a_quotation_over_paragraphs_stays_together():
    first, opened, goes_on = SENTENCE * 15, "Harnok said: “" + SENTENCE * 3, "“" + SENTENCE.strip() + "”"
    budget = size(w.surface for w in tokenize(f"{first}\n\n{opened}”"))
    assert [p[0] for p in passages(f"{first}\n\n{opened}\n\n{goes_on}", budget)] == ["The", "Harnok"]
    assert [p[0] for p in passages(f"{first}\n\n{opened}”\n\n{goes_on}", budget)] == ["The", "“"]
    tight = size(w.surface for w in tokenize(opened)) + 2
    assert [p[0] for p in passages(f"{first}\n\n{opened}\n\n{goes_on}", tight)][-2:] == ["Harnok", "“"], "both do not fit"


def test_no_words_are_no_passages():
    assert passages("") == []
    assert passages(" \n ") == []


def test_marks_are_read_alike_whatever_their_form():
    assert SUBWORDS.ids("“") == SUBWORDS.ids('"') == SUBWORDS.ids("``") == SUBWORDS.ids("«")
    assert SUBWORDS.ids("’s") == SUBWORDS.ids("'s")
    assert SUBWORDS.ids("\u200b") == (SUBWORDS.unknown,) or len(SUBWORDS.ids("\u200b")) == 1


def test_a_word_has_at_most_twelve_pieces():
    assert len(SUBWORDS.ids("x" * 90 + "y" * 9)) <= 12
    assert 1 <= len(SUBWORDS.ids("Antidisestablishmentarianism-nonsense" * 20)) <= 12


def test_a_batch_pads_with_zeros():
    short, long = tokenize("They met."), tokenize("They met again in Lindholm.")
    batch = Batch.of([short, long], SUBWORDS)
    assert batch.sizes == (3, 6)
    pieces = len(encode_passage(short, SUBWORDS)[0])
    assert batch.mask.sum(1).tolist()[0] == pieces
    assert np.all(batch.ids[0, pieces:] == 0)
    assert batch.ids[1].tolist() == encode_passage(long, SUBWORDS)[0]
    assert batch.looks.shape == (*batch.ids.shape, 3)
