"""When an HTML page was published and changed, and on what ground that is known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from verbale.ingest.given import Given
from verbale.ingest.page import Page, one_line

__all__ = ["PageDate", "believe", "choose_published", "find_modified", "find_published", "parse_instant", "parse_visible_date"]

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date_published", "parsely-pub-date",
    "sailthru.date", "publish-date", "publishdate", "pubdate", "publication_date", "cxenseparse:recs:publishtime",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date", "citation_publication_date", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WRITTEN = re.compile(
    rf"\b(?:{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('month', 'second')})"
    r",?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_DATE_CLASSES = ("date", "time", "publish", "byline")
_LINE, _FEW = 80, 12
"""The most characters of a line that gives the day of a page; the most such lines, and paragraphs before them, that are looked at."""
_CHANGED = re.compile(r"\b(?:updat|modif|edited|amended|correct)", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A day with its ground: "json-ld", "meta", "microdata", "visible", "address" or "htmldate".

    `at` is the instant in UTC, if the page states it with a zone.
    """

    day: date
    basis: str
    at: datetime | None = None


def find_published(page: Page, given: Given, url: str | None = None) -> tuple[PageDate | None, list[str]]:
    """The day of publication, as the page's own clock had it, and notes on other days that the page gives.

    The first of: linked data, marked-up time, meta elements, a date shown beside the headline, the address, and the
    judgement of htmldate (Barbaresi 2020) over the rest. The day of fetching is never used, nor one that has not come.
    """
    found, doubts = believe(_iter_published(page, url), given)
    if not found:
        found, more = believe(_guessed(page, url), given)
        doubts = list(dict.fromkeys((*doubts, *more)))
    if not found:
        return None, doubts
    chosen = found[0]
    others = {f"{other.day} ({other.basis})": None for other in found if abs((other.day - chosen.day).days) > 1}
    if not others:
        return chosen, doubts
    listed = ", ".join(others)
    told = f"published: {chosen.day} ({chosen.basis}) was taken, the first in the order of trust; the page also gives {listed}"
    return chosen, [told, *doubts]


def believe(found: Iterable[PageDate], given: Given) -> tuple[list[PageDate], list[str]]:
    """The days that have come, and a note on each that has not: it may be a slip or an embargo, and is not believed."""
    days = list(found)
    doubted = dict.fromkeys(f"{d.day} ({d.basis})" for d in days if not given.has_come(d.day))
    notes = [f"published: {day} was not believed, it lies in the future: today is {given.now}" for day in doubted]
    return [d for d in days if given.has_come(d.day)], notes


def choose_published(found: PageDate | None, given: Given) -> tuple[PageDate | None, list[str]]:
    """The day given for this very page, else the one found in it, else the one given for pages without; a note where two differ."""
    told = given.published or given.fallback
    chosen = found if found and not given.published else PageDate(told, "given") if told else None
    if found and chosen and told and told != found.day:
        other = f"{told} was given" if chosen is found else f"the page says {found.day} ({found.basis})"
        return chosen, [f"published: {chosen.day} ({chosen.basis}) was taken; {other}"]
    return chosen, []


def find_modified(page: Page) -> PageDate | None:
    """The last change that the page states."""
    return _from_data(page, "dateModified") or next(_from_meta(page, _MODIFIED), None) or _from_property(page, "dateModified")


def parse_instant(value: str) -> tuple[date, datetime | None] | None:
    """The day and, where a time with its zone is given, the UTC instant of an ISO 8601 date; the day is the one that is written.

    >>> parse_instant("2024-05-03T01:15:00+05:30")
    (datetime.date(2024, 5, 3), datetime.datetime(2024, 5, 2, 19, 45, tzinfo=datetime.timezone.utc))
    """
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        day = parse_visible_date(value)
        return (day, None) if day else None
    if moment.tzinfo is None:
        return moment.date(), None
    return moment.date(), _utc(moment)


def parse_visible_date(text: str) -> date | None:
    """The first date written out in a text, as "March 3, 2024", "3 Mar 2024" or "2024-03-03"; day and month in figures are ambiguous.

    >>> parse_visible_date("Updated: Friday, 5th Sept. 2008 at noon")
    datetime.date(2008, 9, 5)
    """
    if m := _WRITTEN.search(text):
        month = (m["month"] or m["second"])[:3].lower()
        number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month))
        return _day(int(m["year"]), number, int(m["day"] or m["first"]))
    if m := _NUMERIC.search(text):
        return _day(int(m[1]), int(m[2]), int(m[3]))
    return None


def _iter_published(page: Page, url: str | None) -> Iterator[PageDate]:
    if found := _from_data(page, "datePublished"):
        yield found
    if found := _from_property(page, "datePublished"):
        yield found
    yield from _from_meta(page, _PUBLISHED)
    yield from _shown(page)
    if m := _IN_ADDRESS.search(url or ""):
        day = _day(int(m[1]), int(m[2]), int(m[3]))
        yield from [PageDate(day, "address")] if day else []


def _from_data(page: Page, key: str) -> PageDate | None:
    value = page.article.get(key)
    parsed = parse_instant(value) if isinstance(value, str) else None
    return PageDate(parsed[0], "json-ld", parsed[1]) if parsed else None


def _from_meta(page: Page, names: tuple[str, ...]) -> Iterator[PageDate]:
    for name in names:
        value = page.find_meta(name)
        if value and (parsed := parse_instant(value)):
            yield PageDate(parsed[0], "meta", parsed[1])
            return


def _from_property(page: Page, name: str) -> PageDate | None:
    element = page.find_property(name)
    if element is None:
        return None
    value = element.get("datetime") or element.get("content") or one_line(element.text_content())
    parsed = parse_instant(value)
    return PageDate(parsed[0], "microdata", parsed[1]) if parsed else None


def _shown(page: Page) -> Iterator[PageDate]:
    """The first time element after the headline, else a short line of a class for dates; later ones belong to other articles."""
    element = _first_time(page)
    if element is not None and (parsed := parse_instant(element.get("datetime") or one_line(element.text_content()))):
        yield PageDate(parsed[0], "visible", parsed[1])
        return
    for words in islice(_date_lines(page), _FEW):
        if len(words) <= _LINE and not _CHANGED.search(words) and (day := parse_visible_date(words)):
            yield PageDate(day, "visible")
            return


def _first_time(page: Page) -> HtmlElement | None:
    """The first time element below the headline or in an article, at most some paragraphs on; in one walk, however long the page is."""
    below, articles, paragraphs = False, 0, 0
    for event, element in etree.iterwalk(page.tree, events=("start", "end"), tag=("h1", "p", "article", "time")):
        if event == "start" and element.tag == "time" and (below or articles):
            return element
        articles += (element.tag == "article") * (1 if event == "start" else -1)
        below = below or (event == "end" and element.tag == "h1")
        paragraphs += event == "end" and element.tag == "p"
        if paragraphs >= _FEW:
            return None
    return None


def _date_lines(page: Page) -> Iterator[str]:
    """The words of the elements after the headline whose class speaks of a date, up to some paragraphs on."""
    below, paragraphs = False, 0
    for element in page.tree.iter("h1", "p", "div", "span"):
        below = below or element.tag == "h1"
        paragraphs += below and element.tag == "p"
        if paragraphs > _FEW:
            return
        if below and any(word in (element.get("class") or "").lower() for word in _DATE_CLASSES):
            yield one_line(element.text_content())


def _guessed(page: Page, url: str | None) -> Iterator[PageDate]:
    text = etree.tostring(page.tree, encoding="unicode", method="html")
    found = find_date(text, url=url, original_date=True, extensive_search=False)
    if found:
        yield PageDate(date.fromisoformat(found), "htmldate")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
