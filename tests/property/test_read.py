"""Whatever is given to `read`: records whose words are there, or an error of ours."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from verbale import read, verify
from verbale.errors import VerbaleError
from verbale.export import FORMATS
from verbale.pipeline import READ_ROLES
from verbale.schema import decode_line, iter_spans

PIECES = st.sampled_from(
    [
        *[
            "“",
            "”",
            "``",
            "''",
            '"',
            "«",
            "»",
            "‘",
            "’",
            "\n\n",
            "\n",
            " ",
            ", ",
            ". ",
            "? ",
            ": ",
            "– ",
            "(",
            ")",
            "\u200b",
            "\ufeff",
            "e\u0301",
        ],
        *["Ilse Harnok ", "Finnish Foreign Minister Ilse Harnok ", "Paris ", "The Kremlin ", "the spokesman ", "He ", "they ", "who "],
        *["said ", "told ", "reporters ", "that ", "according to ", "refused to say ", "will say ", "welcomed the offer ", "accused of "],
        *["on Tuesday ", "last month ", "since 2050 ", "on February 31 ", "earlier in the day ", "in 0000 ", "twelve years ago "],
        *["we sail in May", "it failed", "MR. LEHTO: ", "Q: ", "Photo: Ana Brel", "By Mira Solheim", "Follow us"],
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(st.text(max_size=200) | PAGES, DAYS)
@example("Ilse Harnok has said since 2050 that it failed.", date(2031, 3, 6))
@example("“-", None)
@example("B1000%said$000000000000000000000000::0£?", None)
def test_any_text_gives_exact_records_or_an_error_of_ours(text, published):
    reading = attempt(text, published)
    if isinstance(reading, VerbaleError):
        assert str(reading).startswith("<input>: ")
        return
    document = reading.document
    verify(document, reading.records)
    for record in reading.records:
        for _, span in iter_spans(record):
            assert {document.role_at(i) for i in range(span.start, span.end) if not document.text[i].isspace()} <= READ_ROLES
    assert len({r.id for r in reading.records}) == len(reading.records)
    written = {name: b"".join(form.readings([reading])) for name, form in FORMATS.items()}
    assert decode_line(written["jsonl"].decode()).records == reading.records


def attempt(text, published):
    try:
        return read(text, published=published)
    except VerbaleError as error:
        return error
