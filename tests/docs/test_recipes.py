"""Whoever follows a page of the manual gets what it shows."""

from pathlib import Path

import pytest

from manual.running import Reader

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if "```" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_every_block_does_what_the_page_shows(page, tmp_path, demo):
    Reader(tmp_path, demo).follow(DOCS / page)
