from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import VerbaleError
from verbale.ingest import read_document
from verbale.ingest.lines import lay_out

HEAD = ["News / World", "Velmark signs pact", "By Mira Solheim", "March 4, 2031", "\u00a0", ""]
TEXT = ["The envoys met. (Photo: A/B C)", "They will meet again.", "Share", "Related"]
LINES = st.sampled_from([*HEAD, *TEXT])
PAGES = st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join)


@given(PAGES, st.none() | LINES)
def test_regions_are_in_order_and_leave_out_only_white_space(text, title):
    regions = lay_out(text, title=title).regions
    assert all(a.end <= b.start for a, b in pairwise(regions))
    assert all(text[r.start : r.end].strip() == text[r.start : r.end] != "" for r in regions)
    assert "".join("".join(text[r.start : r.end].split()) for r in regions) == "".join(text.split())


@given(st.text() | PAGES)
def test_any_text_is_kept_unaltered_or_refused(text):
    found = attempt(text)
    if isinstance(found, VerbaleError):
        assert str(found).startswith("any: ")
    else:
        assert found.text == text or text.lstrip("\ufeff \t\r\n").startswith("<")


@given(st.binary() | PAGES.map(str.encode) | PAGES.map(lambda text: f"<html><p>{text}".encode()))
def test_any_bytes_are_read_or_refused(data):
    found = attempt(data)
    assert found.exit_status >= 10 if isinstance(found, VerbaleError) else found.regions


def attempt(data):
    try:
        return read_document(data, name="any")
    except VerbaleError as error:
        return error
