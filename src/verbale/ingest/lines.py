"""What each paragraph of a page is: its title, section, body, a caption with its credit, or furniture of the site.

The rules look at the form of a line and at the words that sites use about themselves, never at names; in doubt a line is body.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from verbale.ingest.captions import find_credit, is_caption, is_credit
from verbale.ingest.page import fold, one_line
from verbale.ingest.page_head import SEPARATOR, find_authors, is_apart, is_sentence, is_trail, looks_like_title
from verbale.ingest.published import parse_visible_date
from verbale.ingest.site_lines import is_closing_line, is_site_line, opens_afterword
from verbale.language.tokens import paragraph_spans
from verbale.schema.document import Region, Role

__all__ = ["Layout", "lay_out"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text in order, and what its lines say of the page."""

    regions: tuple[Region, ...]
    title: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph; `apart` says whether a blank line follows, where the text has blank lines."""

    start: int
    end: int
    text: str
    role: Role
    apart: bool

    @property
    def is_running(self) -> bool:
        return self.role == "body" and is_sentence(self.text) and not is_closing_line(self.text)


def lay_out(text: str, *, title: str | None = None, captions: Collection[str] = ()) -> Layout:
    """Tell the parts of a text apart; every region is a paragraph, a caption's credit is a region of its own.

    `title` is the headline where it is known; else the first line that looks like one is taken. A title that the
    text does not hold makes no region. `captions` are the folded texts of paragraphs that are known to be captions.
    """
    lines = _cut(text, captions)
    head = next((i for i, line in enumerate(lines) if line.is_running), 0)
    headline = _find_title(lines, head, title)
    head = head if headline is None else max(head, headline + 1)
    opening = list(_read_head(lines[:head], headline, titled=bool(title)))
    notes = [line.text for line in opening if line.role == "furniture"]
    return Layout(
        tuple(region for line in _close_tail([*opening, *lines[head:]]) for region in _regions(line)),
        title or (one_line(lines[headline].text) if headline is not None else None),
        next((SEPARATOR.split(line.text)[-1].strip() for line in opening if line.role == "section"), None),
        tuple(name for note in notes for name in find_authors(note)),
        next((day for note in notes if (day := parse_visible_date(note))), None),
    )


def _cut(text: str, captions: Collection[str]) -> list[_Line]:
    spans = paragraph_spans(text)
    ends = [*(start for start, _ in spans[1:]), len(text)]
    blank = [text.count("\n", end, after) > 1 for (_, end), after in zip(spans, ends, strict=False)]
    spaced = any(blank[:-1])
    return [
        _Line(start, end, text[start:end], _role_alone(text[start:end], captions), apart or not spaced)
        for (start, end), apart in zip(spans, blank, strict=True)
    ]


def _role_alone(text: str, captions: Collection[str]) -> Role:
    """The role of a paragraph as far as its own words tell it."""
    if is_site_line(text):
        return "furniture"
    if is_credit(text):
        return "credit"
    return "caption" if is_caption(text) or (captions and fold(text) in captions) else "body"


def _find_title(lines: Sequence[_Line], head: int, title: str | None) -> int | None:
    """The index of the headline: the line that is the given title, else the first of the head that looks like one.

    Where paragraphs stand apart, a line that the next line of text follows at once is the beginning of a paragraph.
    """
    if title:
        return next((i for i, line in enumerate(lines[: max(head, 3)]) if fold(line.text) == fold(title)), None)
    found = (i for i, line in enumerate(lines[:head]) if line.role == "body" and not is_apart(line.text) and looks_like_title(line.text))
    return next((i for i in found if lines[i].apart or lines[i + 1].role != "body" or is_apart(lines[i + 1].text)), None)


def _read_head(lines: Sequence[_Line], headline: int | None, *, titled: bool) -> Iterator[_Line]:
    """The lines before the running text: trails and stamps are told from standfirsts, which are body."""
    for i, line in enumerate(lines):
        after_title = titled if headline is None else i > headline
        yield replace(line, role="title" if i == headline else _head_role(line, after_title=after_title))


def _head_role(line: _Line, *, after_title: bool) -> Role:
    if line.role != "body":
        return line.role
    if is_trail(line.text) and not after_title:
        return "section"
    return "furniture" if is_apart(line.text) or is_closing_line(line.text) else "body"


def _close_tail(lines: list[_Line]) -> list[_Line]:
    """After the running text, all that follows a line of furniture is furniture; after "related", all is."""
    ends = [i for i, line in enumerate(lines, 1) if line.is_running]
    body_end = ends[-1] if ends else 0
    tail = (i for i, line in enumerate(lines) if _closes(lines, i) or (i >= body_end and _is_furniture(line)))
    first = next(tail, len(lines))
    return [*lines[:first], *(replace(line, role="furniture") for line in lines[first:])]


def _is_furniture(line: _Line) -> bool:
    return line.role == "furniture" or (line.role in {"body", "credit"} and is_closing_line(line.text))


def _closes(lines: Sequence[_Line], at: int) -> bool:
    """Whether a line in the second half opens a list of other pages: no two paragraphs of running text follow in a row."""
    if at <= max(2, len(lines) // 2) or not opens_afterword(lines[at].text):
        return False
    return not any(a.is_running and b.is_running for a, b in pairwise(lines[at:]))


def _regions(line: _Line) -> Iterator[Region]:
    """The region of a line; the credit at the end of a caption is one of its own."""
    credit = find_credit(line.text) if line.role == "caption" else None
    if not credit:
        yield Region(line.start, line.end, line.role if credit is None else "credit")
        return
    yield Region(line.start, line.start + len(line.text[:credit].rstrip()), "caption")
    yield Region(line.start + credit, line.end, "credit")
