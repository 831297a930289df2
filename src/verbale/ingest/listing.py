"""What lists pages: RSS, Atom and sitemaps, read for the addresses in them and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import etree

from verbale.errors import BadSourceError, UndecodableInputError
from verbale.ingest.decode import DEFAULT_LIMIT, decode
from verbale.ingest.published import parse_instant
from verbale.ingest.web.inflate import inflate
from verbale.schema.address import host_in, join_address, split_address

__all__ = ["Entry", "read_listing"]

_MOST, _LONGEST = 50_000, 2_000
"""Entries of one listing (the sitemap protocol allows no more); characters of an address."""
_FEEDS = frozenset({"rss", "rdf", "feed"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_GZIP = b"\x1f\x8b"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HINT = "Give the address of an RSS or Atom feed or of a sitemap; a page often names them in its head, a robots.txt its sitemaps."


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that is listed: of a page, or (`listing`) of a further sitemap.

    `changed` is whatever the listing says of its last change, to be compared with what it said before; `published` is a day.
    """

    address: str
    listing: bool = False
    changed: str | None = None
    published: date | None = None


def read_listing(data: bytes, address: str, *, charset: str | None = None, limit: int = DEFAULT_LIMIT) -> list[Entry]:
    """The entries of a feed or a sitemap (XML or lines, packed or not), each address once, in its order.

    What is malformed is read as far as it goes; addresses that are none, and those of a sitemap that belong to another host,
    are left out. Raises `BadSourceError` for what is neither, and `InputTooLargeError`.
    """
    if data.startswith(_GZIP):
        data = inflate([data], "gzip", name=address, limit=limit)
    text = _text(data, address, charset, limit).lstrip("\ufeff \t\r\n")
    root = _parse(text) if text.startswith("<") else None
    name = _name(root) if root is not None else ""
    if root is not None and name in _FEEDS:
        found = _of_feed(root, address)
    elif root is not None and name in _SITEMAPS:
        found = (e for e in _of_sitemap(root, address) if _same_site(e.address, address))
    elif not text.startswith("<") and _is_lines(text):
        found = (Entry(line) for line in _lines(text, address) if _same_site(line, address))
    else:
        raise BadSourceError(address, f"this is no feed and no sitemap{f', it begins with <{name}>' if name else ''}", _HINT)
    by_address: dict[str, Entry] = {}
    for entry in islice(found, _MOST):
        by_address.setdefault(entry.address, entry)
    return list(by_address.values())


def _text(data: bytes, address: str, charset: str | None, limit: int) -> str:
    try:
        return decode(data, name=address, limit=limit, charset=charset)
    except UndecodableInputError:
        return data.decode("utf-8", "replace")  # addresses are of ASCII, whatever the words around them are


def _parse(text: str) -> etree._Element | None:
    """The root, mended where it must be; no entity is resolved and nothing else fetched."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8", remove_comments=True)
    return etree.fromstring(text.encode(), parser)


def _name(element: etree._Element) -> str:
    """The name without its namespace, or without the prefix of one that was not declared."""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _of_feed(root: etree._Element, address: str) -> Iterator[Entry]:
    base = join_address(address, root.get(f"{_XML}base") or "")
    for item in root.iter():
        if _name(item) in {"item", "entry"}:
            links = (_address(link, join_address(base, item.get(f"{_XML}base") or "")) for link in _links(item))
            link = next(filter(None, links), None)
            told = _told(item)
            day = next((day for name in ("pubdate", "published", "issued", "date", "created") if (day := _day(told.get(name)))), None)
            if link:
                yield Entry(link, changed=told.get("updated") or told.get("modified") or told.get("pubdate"), published=day)


def _links(item: etree._Element) -> Iterator[str]:
    """Where an item may lie, the best first."""
    told = _told(item)
    yield told.get("origlink", "")
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            yield child.get("href") or (child.text or "")
    guid = next((child for child in item if _name(child) == "guid"), None)
    if guid is not None and guid.get("isPermaLink", "true").lower() != "false":
        yield told.get("guid", "")
    yield told.get("id", "")


def _of_sitemap(root: etree._Element, address: str) -> Iterator[Entry]:
    for row in root:
        kind, told = _name(row), _told(row)
        link = _address(told.get("loc", ""), address)
        if link and kind in {"url", "sitemap"}:
            day = next((_day(e.text) for e in row.iter() if _name(e) == "publication_date"), None)
            yield Entry(link, kind == "sitemap", told.get("lastmod"), day)


def _told(element: etree._Element) -> dict[str, str]:
    """The words of the children by their names; of several of one name the first."""
    told: dict[str, str] = {}
    for child in element:
        if words := (child.text or "").strip():
            told.setdefault(_name(child), words[:_LONGEST])
    return told


def _is_lines(text: str) -> bool:
    return text.lstrip().lower().startswith(("http://", "https://"))


def _lines(text: str, address: str) -> Iterator[str]:
    """A sitemap of plain lines."""
    yield from filter(None, (_address(line, address) for line in text.splitlines()))


def _address(link: str, base: str) -> str | None:
    """A whole address of the web without its fragment; None for what is none."""
    link = link.strip()
    if not link or len(link) > _LONGEST:
        return None
    whole = join_address(base, link)
    parts = split_address(whole)
    return whole if parts.scheme in {"http", "https"} and parts.hostname and not any(c.isspace() for c in whole) else None


def _same_site(address: str, listing: str) -> bool:
    """A sitemap speaks for its own host only, and for those below it."""
    mine, theirs = (host_in(a).removeprefix("www.") for a in (listing, address))
    return theirs == mine or theirs.endswith(f".{mine}")


def _day(words: str | None) -> date | None:
    """A day as feeds write it, RFC 822 or ISO 8601."""
    if not words:
        return None
    try:
        return parsedate_to_datetime(words).date()
    except (TypeError, ValueError):
        parsed = parse_instant(words)
        return parsed[0] if parsed else None
