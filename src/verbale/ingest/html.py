"""An HTML page to a document: its headline and paragraphs as text, and what the page says of itself."""

from collections.abc import Iterator

from verbale.errors import NoArticleError
from verbale.ingest.article import find_captions, find_paragraphs
from verbale.ingest.given import Given
from verbale.ingest.headline import choose_headline
from verbale.ingest.languages import detect_language
from verbale.ingest.lines import lay_out
from verbale.ingest.page import Page, fold, names_of, one_line, parse_page
from verbale.ingest.published import choose_published, find_modified, find_published
from verbale.schema.address import join_address, split_address
from verbale.schema.document import Document

__all__ = ["looks_like_html", "read_html"]

_TAGS = ("<!doctype html", "<html", "<head", "<body", "<p>", "<p ", "<div", "<article", "<h1")


def looks_like_html(text: str) -> bool:
    """Whether a text is HTML: it begins with an element, and soon has one that only HTML has.

    >>> looks_like_html("<p>Talks resume.</p>"), looks_like_html("<3 words> and a thought")
    (True, False)
    """
    beginning = text[:4000].lstrip("\ufeff \t\r\n").lower()
    return beginning.startswith("<") and any(tag in beginning for tag in _TAGS)


def read_html(text: str, given: Given) -> Document:
    """The document of a page: headline, blank line, paragraphs with blank lines between; raises `NoArticleError`."""
    page = parse_page(text)
    title = given.title or (choose_headline(page) if page else None)
    paragraphs = find_paragraphs(page, title) if page else []
    if page is None or not paragraphs:
        raise NoArticleError(given.name)
    stored = "\n\n".join([*([title] if title else []), *paragraphs])
    url = given.url or _canonical(page)
    found, others = find_published(page, given, url)
    published, notes = choose_published(found, given)
    if published and published.at:
        notes.append(f"published: at {published.at.isoformat()} ({published.basis})")
    modified = find_modified(page)
    return Document.from_text(
        stored,
        id=given.id,
        url=url,
        publisher=_publisher(page),
        published=published.day if published else None,
        published_basis=published.basis if published else None,
        modified=modified.day if modified else None,
        title=title,
        authors=tuple(_iter_authors(page)),
        section=_section(page),
        language=detect_language("\n".join(paragraphs), _declared_language(page)),
        regions=lay_out(stored, title=title, captions=find_captions(page, paragraphs)).regions,
        alternates=tuple(_iter_alternates(page, url)),
        notes=(*notes, *others),
    )


def _canonical(page: Page) -> str | None:
    """The page's own address, if it is a whole one: copies on disk have links like "28005.html"."""
    links = [link.get("href") for link in page.tree.xpath("//link[@rel='canonical']")]
    return next((a for a in [*links, page.find_meta("og:url"), page.article.get("url")] if isinstance(a, str) and _is_address(a)), None)


def _iter_alternates(page: Page, url: str | None) -> Iterator[str]:
    """Further addresses of this page: canonical, for sharing, short, for phones; not its translations."""
    links = page.tree.xpath("//link[@rel='canonical' or @rel='shortlink' or @rel='amphtml' or (@rel='alternate' and @media)]")
    found = [*(link.get("href") or "" for link in links), page.find_meta("og:url") or ""]
    whole = (join_address(url, href) for href in found if href)
    yield from dict.fromkeys(address for address in whole if _is_address(address) and address != url)


def _is_address(text: str) -> bool:
    parts = split_address(text)
    return parts.scheme in {"http", "https"} and "." in parts.netloc


def _publisher(page: Page) -> str | None:
    return next(iter(names_of(page.article.get("publisher"))), None) or page.find_meta("og:site_name", "application-name", "dc.publisher")


def _iter_authors(page: Page) -> Iterator[str]:
    """Names, once each; addresses of profiles that stand in their place are no names."""
    element = page.find_property("author")
    said = names_of(page.article.get("author")) or page.meta.get("author") or page.meta.get("article:author") or []
    shown = [one_line(element.text_content())] if element is not None and not said else []
    named = {fold(name): name for name in [*said, *shown] if fold(name) and not _is_address(name)}
    yield from named.values()


def _section(page: Page) -> str | None:
    """The section that the page states, or the last of its linked trail of sections."""
    stated = page.article.get("articleSection")
    first = stated[0] if isinstance(stated, list) and stated else stated
    trail = page.tree.xpath("//*[@rel='category' or contains(@class, 'breadcrumb')]//text()[normalize-space()]")
    words = [first if isinstance(first, str) else "", page.find_meta("article:section", "section") or "", *trail[-1:]]
    return next((one_line(word) for word in words if word.strip()), None)


def _declared_language(page: Page) -> str | None:
    stated = page.article.get("inLanguage")
    return page.tree.get("lang") or (stated if isinstance(stated, str) else None) or page.find_meta("og:locale", "language")
