import pytest

from verbale.schema import Span


def test_offsets_are_code_points():
    text = "Ünïted 🇳🇴 “nations”"
    start = text.index("nations")
    assert Span.cut(text, start, start + 7).exact == "nations"


@pytest.mark.parametrize(("exact", "start", "end"), [("a", -1, 0), ("", 3, 3), ("ab", 3, 4), ("a", 4, 3)])
def test_a_span_that_cannot_be(exact, start, end):
    with pytest.raises(ValueError, match=r"start|code points"):
        Span(exact, start, end)


def test_nothing_is_cut_outside_the_text():
    with pytest.raises(ValueError, match="code points"):
        Span.cut("short", 2, 9)


def test_contains_and_overlaps():
    whole, part, after = Span("abcd", 0, 4), Span("bc", 1, 3), Span("e", 4, 5)
    assert part in whole
    assert whole not in part
    assert part.overlaps(whole)
    assert not whole.overlaps(after)
