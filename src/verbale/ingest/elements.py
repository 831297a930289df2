"""The elements of an HTML page: which hold text in blocks, which are furniture, and the text of each block."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

__all__ = ["clean", "iter_blocks"]

_BLOCKS = frozenset(
    """address article blockquote body center dd div dl dt fieldset h1 h2 h3 h4 h5 h6 header hr li main ol p pre section
    table tbody td tr ul""".split()  # noqa: SIM905 - a list of names reads best as words
)
_NOT_TEXT = frozenset(
    """aside audio button figcaption figure footer form iframe input nav noscript object picture script select style svg
    template textarea video""".split()  # noqa: SIM905
)
_ASIDE = frozenset(
    "alert banner button complementary contentinfo dialog form menu menubar navigation search toolbar tooltip".split()  # noqa: SIM905
)
_HIDDEN = re.compile(r"(?:^|[-_\s])(?:tooltip|sr-only|visually-?hidden|screen-reader)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:related|captions?|slider|carousel|gallery|promo|newsletter|share|sharing|social|advert\w*|sponsor\w*|recommend\w*"
    r"|breadcrumbs?|comments?|subscribe|paywall|tags?|byline|author-bio|most-read|read-more|readmore)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FEW = 12
"""Words beside its times and links up to which a block is taken to be about the page."""


def clean(text: str) -> str:
    """The text with white space folded to one space; no-break spaces stay as they came."""
    return _SPACE.sub(" ", text).strip()


def iter_blocks(element: HtmlElement) -> Iterator[str]:
    """The text of each block below an element: a run of inline content between two borders of blocks or line breaks."""
    run = [element.text or ""]
    for child in element:
        if child.tag == "br" or _holds_blocks(child):
            yield from _flushed(run)
            yield from () if _is_furniture(child) else iter_blocks(child)
        else:
            run.append(_inline_text(child))
        run.append(child.tail or "")
    yield from _flushed(run)


def _inline_text(element: HtmlElement) -> str:
    if _is_unread(element):
        return ""
    return (element.text or "") + "".join(_inline_text(child) + (child.tail or "") for child in element)


def _flushed(run: list[str]) -> Iterator[str]:
    text = clean("".join(run))
    run.clear()
    if text:
        yield text


def _holds_blocks(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS or any(e.tag in _BLOCKS or e.tag == "br" for e in element.iterdescendants())


def _is_unread(element: HtmlElement) -> bool:
    """Whether an element holds no words of the article by its kind, or is not shown."""
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return element.tag in _NOT_TEXT or hidden or element.get("role") in _ASIDE or bool(_HIDDEN.search(element.get("class") or ""))


def _is_furniture(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _is_unread(element) or bool(_FURNITURE.search(named)) or _is_about_the_page(element)


def _is_about_the_page(element: HtmlElement) -> bool:
    """Whether a block says when and where the page was put: it shows a time, and has hardly a word beside it and its links."""
    about = [*element.iter("time"), *element.iter("a")]
    words = len(element.text_content().split()) - sum(len(e.text_content().split()) for e in about)
    return bool(about) and about[0].tag == "time" and words <= _FEW
