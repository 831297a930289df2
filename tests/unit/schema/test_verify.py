from dataclasses import replace

import pytest

from verbale.errors import EvidenceMismatchError, TextMismatchError
from verbale.schema import Span, identify, iter_spans, verify


def test_what_was_read_holds(document, records):
    verify(document, identify(document, records))


def test_an_altered_text_is_found(document, records):
    altered = replace(document, text=document.text.replace("May", "Jun"))
    with pytest.raises(TextMismatchError) as caught:
        verify(altered, records)
    assert (caught.value.document, caught.value.expected) == (document.id, document.text_sha256)


def test_words_that_are_elsewhere_are_found(document, statement):
    moved = replace(statement, content=(*statement.content, Span("Boats", 0, 5)))
    with pytest.raises(EvidenceMismatchError, match="record first, content\\[1\\]: expected 'Boats', found 'Fjord'") as caught:
        verify(document, [moved])
    assert (caught.value.record, caught.value.field) == ("first", "content[1]")


def test_words_beyond_the_end_are_found(document, statement):
    beyond = Span("told", len(document.text), len(document.text) + 4)
    with pytest.raises(EvidenceMismatchError, match="found ''"):
        verify(document, [replace(statement, cue=beyond)])


def test_every_span_is_visited(records):
    paths = [{path for path, _ in iter_spans(record)} for record in records]
    assert paths[0] == {"evidence", "content[0]", "cue", "medium"}
    assert paths[4] == {"evidence", "content", "links[0].words"}
    assert paths[7] == {"evidence", "also[0]", "aim[0]", "means[0]"}
