from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.language.tokens import tokenize


@given(st.text(max_size=300))
def test_words_cover_all_but_white_space_in_order(text: str) -> None:
    words = tokenize(text)
    assert "".join(w.surface for w in words) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(text[w.start : w.end] == w.surface for w in words)
