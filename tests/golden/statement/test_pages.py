"""Whole pages through the shipped weights and all rules: what is marked is found, and nothing else."""

from pathlib import Path

import pytest

from tests.golden.statement.marked import compile_page, differences
from verbale import read, verify

PAGES = sorted(Path(__file__).parent.glob("*.page"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_the_statements_that_are_marked(path):
    page = compile_page(path.read_text(encoding="utf-8"))
    reading = read(page.text, published=page.published, title=page.title)
    assert reading.document.text == page.text
    verify(reading.document, reading.records)
    found = differences(page, reading)
    assert not found, "\n\n".join([path.name, *found])


MARKED = """published 2031-03-06

{s1 Ilse Harnok} {q1 said} that {c1 the ferry was ready}.

--
1 indirect
"""


def test_marks_become_offsets():
    page = compile_page(MARKED)
    assert page.text == "Ilse Harnok said that the ferry was ready."
    assert page.expected[1].spans == {"s": [(0, 11)], "q": [(12, 16)], "c": [(22, 41)]}
    assert page.expected[1].facts["when"] == "2031-03-06"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{c1 the ferry was ready}", "the {c1 ferry was ready}", "                          ^^^^^^^^^^^^^^^ wanted"),
        ("{q1 said}", "said {q1 that}", "statement 1 is missing"),
        ("1 indirect", "1 direct", "mode should be 'direct', is 'indirect'"),
        ("1 indirect", "1 indirect 2031-03-05", "when should be '2031-03-05', is '2031-03-06'"),
        ("{s1 Ilse Harnok}", "{s1 Ilse Harnok = Ilse Harnok (FIN)}", "speaker should be 'Ilse Harnok (FIN)', is 'Ilse Harnok'"),
        ("\n1 indirect", "", "nobody marked this"),
    ],
)
def test_a_difference_is_drawn_under_the_words(old, new, told):
    marked = MARKED.replace(old, new)
    if new == "":
        marked = marked.replace("{s1 ", "").replace("{q1 ", "").replace("{c1 ", "").replace("}", "")
    page = compile_page(marked)
    assert told in "\n".join(differences(page, read(page.text, published=page.published)))
