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
