"""Words are folded before either database sees them, and long texts are cut into passages that lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.store.sentences import iter_sentences, sentence_at
from verbale.store.words import Phrase, parse_words, plain, split_passages


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Erdoğan’s co-operation", "erdogan s co operation"),
        ("news.example/a_b?c=1", "news example a b c 1"),
        ("Straße ﬁne Ⅳ", "strasse fine iv"),
        ("日本 Россия", "日本 россия"),
        ("x" * 300, "x" * 100),
        ("– … “”", ""),
    ],
)
def test_plain_words(text, words):
    assert plain(text) == words


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("Ferry pact", [Phrase(("ferry",)), Phrase(("pact",))]),
        ("“ferry pact” sail*", [Phrase(("ferry", "pact")), Phrase(("sail",), prefix=True)]),
        ("co-operat*", [Phrase(("co", "operat"), prefix=True)]),
        ("' OR 1=1; --", [Phrase(("or",)), Phrase(("1", "1"))]),
        ("NEAR(a b) NOT", [Phrase(("near", "a")), Phrase(("b",)), Phrase(("not",))]),
    ],
)
def test_a_query_holds_words_and_no_syntax(query, phrases):
    assert list(parse_words(query)) == phrases


@given(st.lists(st.sampled_from(["word ", "line.\n", "x" * 900, " "]), max_size=60).map("".join))
def test_passages_cover_a_text(text):
    runs = split_passages(text)
    assert "".join(text[a:b] for a, b in runs) == text
    assert all(a < b for a, b in runs)


@given(st.text(alphabet="ab.!? \n”M", max_size=80), st.integers(0, 79), st.integers(1, 20))
def test_sentences_hold_all_but_white_space(text, start, length):
    runs = list(iter_sentences(text))
    assert "".join("".join(text[a:b].split()) for a, b in runs) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(runs))
    words = text[start : start + length]
    assert " ".join(words.split()) in sentence_at(text, start, start + length) or not words.strip() or words != words.strip()


def test_abbreviations_end_no_sentence():
    assert sentence_at("Old news. Mr. J. Orn met Dr. Vik. He left.", 14, 15) == "Mr. J. Orn met Dr. Vik."
