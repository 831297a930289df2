"""The headline of an HTML page."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from verbale.ingest.page import Page, fold, one_line

__all__ = ["choose_headline", "find_headlines"]

_SITE = re.compile(r"\s+(?:[|•·–—»]|-)\s+")
_LONGEST = 1000
"""Characters that a headline may have; what is longer is a page that calls its whole text one."""


def choose_headline(page: Page) -> str | None:
    """The headline that most of the page's voices agree on; the one that is shown wins a tie.

    The voices are the top headings, the linked data, the title for sharing and the window's title; what follows
    a dash or bar in the last two is dropped where it is the site's name. A title for sharing that no other voice
    repeats was written by hand, while those are often one field (and on a live page move with the news): it is taken.
    """
    voices = list(_iter_voices(page))
    if not voices:
        return None
    votes = Counter(fold(text) for _, text in voices)
    told = {fold(text) for voice, text in voices if voice != "sharing"}
    best = max((text for _, text in voices), key=lambda text: votes[fold(text)])
    shared = {fold(text): text for voice, text in voices if voice == "sharing"}
    if len(shared) == 1 and (only := shared.popitem())[0] not in told and _retells(only[1], best, page):
        return only[1]
    return Counter(text for _, text in voices if fold(text) == fold(best)).most_common(1)[0][0]


def find_headlines(page: Page) -> set[str]:
    """The folded form of all that any voice of the page gives as its headline."""
    return {fold(text) for _, text in _iter_voices(page)}


def _retells(shared: str, shown: str, page: Page) -> bool:
    """Whether a title for sharing is of the same news as the headline, in other words and not with a name of the site before it."""
    common = {w for w in fold(shared).split() if len(w) > 2} & set(fold(shown).split())
    return len(common) >= 2 and fold(shown) not in fold(shared) and fold(shared) != fold(page.find_meta("og:site_name") or "")


def _iter_voices(page: Page) -> Iterator[tuple[str, str]]:
    """(voice, headline) in the order of trust; a voice that says the same twice counts once."""
    stated = page.article.get("headline")
    said = [
        *(("heading", one_line(h.text_content())) for h in page.tree.iter("h1")),
        ("data", one_line(unescape(stated)) if isinstance(stated, str) else ""),
        ("sharing", _without_site(page.find_meta("og:title") or "", page)),
        ("sharing", _without_site(page.find_meta("twitter:title") or "", page)),
        *(("window", _without_site(one_line(t.text_content()), page)) for t in page.tree.xpath("//head//title")),
    ]
    yield from ((voice, text) for voice, text in dict.fromkeys(said) if len(text) <= _LONGEST and fold(text))


def _without_site(title: str, page: Page) -> str:
    """The title without the trailing name of its site or section: what remains is a headline that the page gives elsewhere.

    Where no other voice helps, the last part goes if it is the site's own name.
    """
    if len(title) > _LONGEST:
        return title
    known = {fold(h.text_content()) for h in page.tree.iter("h1")} | {fold(str(page.article.get("headline") or ""))}
    cuts = [m.start() for m in _SITE.finditer(title)]
    for at in cuts:
        if fold(title[:at]) in known:
            return title[:at]
    site = fold(page.find_meta("og:site_name", "application-name") or "")
    return title[: cuts[-1]] if cuts and site and fold(title[cuts[-1] :]) == site else title
