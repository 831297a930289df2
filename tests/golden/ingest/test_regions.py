"""Pages with the role of each paragraph written before it: "role | paragraph", and "role + rest" for the rest of the same paragraph."""

from pathlib import Path

import pytest

from verbale.ingest.lines import lay_out

PAGES = sorted(Path(__file__).parent.glob("*.page"))


def compile_page(marked):
    """The plain text of a marked page, and what is to be found in it as (role, words)."""
    text, expected = "", []
    for line in marked.splitlines():
        role, mark, words = line[:10].strip(), line[10], line[12:]
        text += ("" if not text else " " if mark == "+" else "\n\n") + words
        expected.append((role, words.strip()))
    return text, expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("break_", ["\n\n", "\n"], ids=["blank lines", "lines"])
def test_every_paragraph_has_its_role(path, break_):
    text, expected = compile_page(path.read_text(encoding="utf-8"))
    text = text.replace("\n\n", break_)
    assert [(r.role, text[r.start : r.end]) for r in lay_out(text).regions] == expected


def test_the_lines_of_a_page_give_its_title_section_authors_and_day():
    text, _ = compile_page((Path(__file__).parent / "news-site.page").read_text(encoding="utf-8"))
    layout = lay_out(text)
    assert layout.title == "Velmark says fisheries accord with the Ostrava Isles is nearly complete"
    assert layout.section == "Diplomacy"
    assert layout.authors == ("Mira Solheim", "Tomas Reik")
    assert str(layout.published) == "2031-03-04"
