"""The body of an HTML page as paragraphs."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import chain

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from verbale.ingest.elements import clean, iter_blocks
from verbale.ingest.headline import find_headlines
from verbale.ingest.page import Page, fold, one_line

__all__ = ["find_captions", "find_paragraphs"]

# The author of the page says where the text is: schema.org microdata, and microformats as blogs and official sites use them.
_MARK = "//*[not(self::meta)][contains(concat(' ', @itemprop, ' '), $name) or contains(concat(' ', normalize-space(@class), ' '), $class)]"
_BODY = {"name": " articleBody ", "class": " e-content "}
_LEAD = {"name": " description ", "class": " p-summary "}
_ENOUGH = 5
"""Words that a marked body must have to be believed: some templates leave it empty."""


def find_paragraphs(page: Page, title: str | None) -> list[str]:
    """The paragraphs of the article in order, the lead first and without the headline; empty where there is no article.

    What the page itself marks as its text is taken as marked; else trafilatura (Barbaresi 2021) judges.
    Marked text keeps its no-break spaces; other white space is folded to one space, by trafilatura these too.
    """
    body = _marked(page) or _judged(page)
    headlines = find_headlines(page) | {fold(title or "")}
    body = [p for i, p in enumerate(body) if i >= 3 or fold(p) not in headlines]
    lead = _find_lead(page, body, headlines) if body else None
    return [lead, *body] if lead else body


def find_captions(page: Page, paragraphs: list[str]) -> set[str]:
    """Of some paragraphs those, folded, that say just what the page gives to a picture; one that stands twice is text too."""
    told = Counter(fold(p) for p in paragraphs)
    said = [*(image.get("alt") or "" for image in page.tree.iter("img")), *(e.text_content() for e in page.tree.iter("figcaption"))]
    return {folded for text in said if told[folded := fold(text)] == 1 and len(folded.split()) >= 3}


def _marked(page: Page) -> list[str]:
    elements = page.tree.xpath(_MARK, **_BODY)
    marked = set(elements)
    outermost = [e for e in elements if not any(a in marked for a in e.iterancestors())]
    paragraphs = [p for element in outermost for p in iter_blocks(element)]
    return paragraphs if sum(len(p.split()) for p in paragraphs) >= _ENOUGH else []


def _judged(page: Page) -> list[str]:
    tree = deepcopy(page.tree)
    _drop_link_lists(tree)
    found = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True, favor_precision=False)
    if found is None or found.body is None:
        return []
    return [p for element in found.body for p in _iter_extracted(element)]


def _iter_extracted(element: HtmlElement) -> Iterator[str]:
    """Paragraphs of one element of what trafilatura gives: p, head, lists of items, quotes, tables of rows of cells; lb breaks a line."""
    if element.tag in {"list", "table", "quote"} and len(element):
        yield from _lines_of(element.text or "")
        for child in element:
            yield from _iter_extracted(child)
            yield from _lines_of(child.tail or "")
    else:
        for breaks in element.iter("lb"):
            breaks.text = "\n"
        yield from _lines_of((" " if element.tag == "row" else "").join(element.itertext()))


def _lines_of(text: str) -> list[str]:
    return [line for line in map(clean, text.split("\n")) if line]


def _drop_link_lists(tree: HtmlElement) -> None:
    """Remove blocks whose every word is a link and that no running text surrounds: related articles, menus."""
    for element in list(tree.iter("li", "p", "h2", "h3", "h4", "h5")):
        linked = sum(len(one_line(a.text_content())) for a in element.iter("a"))
        if linked and element.getparent() is not None and len(one_line(element.text_content())) <= linked + 2:
            element.drop_tree()


def _find_lead(page: Page, body: list[str], headlines: set[str]) -> str | None:
    """The summary that the page shows above its body, if the body does not have it already.

    It is the one that is marked as such, or an element whose words are the page's own description of itself.
    """
    opening = fold(" ".join(body[:6]))
    stated = {fold(d) for d in (*page.meta.get("og:description", ()), *page.meta.get("description", ()))}
    stated |= {fold(d) for d in (page.article.get("description"),) if isinstance(d, str)}
    shown = (clean(e.text_content()) for e in page.tree.iter("p", "h2", "h3", "h4", "div", "span") if _opens(e, stated))
    marked = (clean(e.text_content()) for e in page.tree.xpath(_MARK, **_LEAD)[:1])
    leads = (lead for lead in chain(marked, shown) if len(lead.split()) >= 3 and fold(lead) not in headlines)
    lead = next(leads, None)
    return lead if lead and fold(lead) not in opening else None


def _opens(element: HtmlElement, stated: set[str]) -> bool:
    """Whether an element says one of the stated texts; most elements are told by their first words alone."""
    first = fold(element.text or "")
    return bool(first) and any(d.startswith(first) for d in stated) and fold(element.text_content()) in stated
