from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.language.times import find_times, get_grammar, resolve_times

_WORDS = sorted({w for words in get_grammar().book.words.values.values() for w in words})
_ODD = [
    "1990",
    "31",
    "0",
    "99999999999",
    "1/2",
    "2.5",
    "10:30",
    "2024-02-30",
    "3/3/33",
    "3rd",
    "1990s",
    "'98",
    "’s",
    "\n\n",
    "2030-W1",
    "٣",
    "½",
    "İ",
]
_news = st.lists(st.sampled_from(_WORDS + _ODD), max_size=14).map(" ".join)
_dates = st.none() | st.dates()


@settings(deadline=None)  # the first call compiles the rules
@given(st.text(max_size=200) | _news, _dates)
def test_offsets_are_exact_and_in_order(text: str, published: date | None) -> None:
    found = find_times(text, published)
    assert all(0 <= t.lead <= t.start < t.end <= t.reach <= len(text) for t in found)
    assert all(a.reach <= b.start for a, b in pairwise(found))
    assert all(text[t.start : t.end].strip() == text[t.start : t.end] for t in found)


@settings(deadline=None)  # the first call compiles the rules
@given(_news, _dates, _dates)
def test_settling_later_is_settling_at_once(text: str, first: date | None, second: date | None) -> None:
    assert resolve_times(find_times(text, first), second) == find_times(text, second)
