"""What an HTML page says about itself: its tree, its meta elements and its linked data."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

__all__ = ["Page", "fold", "names_of", "one_line", "parse_page"]

_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
# XML cannot hold these, and lxml cuts a page at the first NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_ARTICLE = re.compile(r"Article|Posting|^Report$|LiveBlog", re.IGNORECASE)
_REFERENCES = ("author", "publisher")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page; `meta` maps lower-cased names and properties to values in order, `article` is its JSON-LD node."""

    tree: HtmlElement
    meta: Mapping[str, list[str]]
    article: Mapping[str, Any]

    def find_meta(self, *names: str) -> str | None:
        """The first value that one of the meta names has, in the order of the names."""
        return next((value for name in names for value in self.meta.get(name, ())), None)

    def find_property(self, name: str) -> HtmlElement | None:
        """The element with a microdata property, as `datePublished`, of the item that holds the top heading."""
        found = self.tree.xpath("//*[contains(concat(' ', @itemprop, ' '), $name)]", name=f" {name} ")
        owners = [(e, next((a for a in e.iterancestors() if a.get("itemscope") is not None), None)) for e in found]
        return next((e for e, item in owners if item is not None and next(item.iter("h1"), None) is not None), None)


def parse_page(text: str) -> Page | None:
    """The page of an HTML text, or None where there is no element at all."""
    try:
        tree = document_fromstring(_CONTROL.sub(" ", _ENCODING.sub("", text)), parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return Page(tree, _read_meta(tree), _find_article(tree))


def one_line(text: str) -> str:
    r"""The text with each run of white space as one space, no-break spaces too.

    >>> one_line(" Talks\n  resume ")
    'Talks resume'
    """
    return " ".join(text.split())


def fold(text: str) -> str:
    """The form in which two headlines are compared: letters and digits only, case folded."""
    return " ".join(re.findall(r"\w+", unescape(text).casefold()))


def names_of(value: object) -> list[str]:
    """The names in a value of linked data: a name, a node with a name, or a list of either.

    >>> names_of([{"@type": "Person", "name": "Mira Solheim"}, "Tomas Reik"])
    ['Mira Solheim', 'Tomas Reik']
    """
    if isinstance(value, list):
        return [name for item in value for name in names_of(item)]
    if isinstance(value, dict):
        return names_of(value.get("name"))
    return [one_line(unescape(value))] if isinstance(value, str) and value.strip() else []


def _read_meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or ""
        value = one_line(element.get("content") or "")
        if name and value:
            found[name.lower()].append(value)
    return dict(found)


def _find_article(tree: HtmlElement) -> dict[str, Any]:
    """The node that describes the article: a kind of article with a headline, else one with a date, else any dated node."""
    nodes = [node for script in tree.iter("script") if "ld+json" in (script.get("type") or "") for node in _load(script.text or "")]
    articles = [node for node in nodes if _ARTICLE.search(" ".join(_strings(node.get("@type"))))]
    wishes = ((articles, "headline"), (articles, "datePublished"), (nodes, "datePublished"))
    article = next((node for some, key in wishes for node in some if node.get(key)), {})
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return {key: _resolve(value, named) if key in _REFERENCES else value for key, value in article.items()}


def _resolve(value: object, named: Mapping[str, dict[str, Any]]) -> object:
    """The nodes that a value of linked data only refers to by their "@id"."""
    if isinstance(value, list):
        return [_resolve(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value


def _load(script: str) -> list[dict[str, Any]]:
    try:
        return list(_nodes(_sound(json.loads(script, strict=False))))
    except (ValueError, RecursionError):
        return []  # many pages carry broken linked data; the meta elements serve them


def _sound(value: object) -> object:
    """A value of JSON without what its escapes can write and no text can hold: NUL, half of a surrogate pair."""
    if isinstance(value, list):
        return [_sound(item) for item in value]
    if isinstance(value, dict):
        return {_sound(key): _sound(item) for key, item in value.items()}
    return _UNSOUND.sub("\ufffd", value) if isinstance(value, str) else value


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)
    elif isinstance(value, dict):
        yield value
        for key in _INSIDE:
            yield from _nodes(value.get(key))


def _strings(value: object) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
