"""Words of a document as they are cited: whose text, of which day, and under which checksum they can be checked."""

from typing import Any

from verbale.errors import BadVerdictError, UnknownNameError
from verbale.serve.site import Site
from verbale.serve.templating import address_of
from verbale.store.adding import host_of
from verbale.store.overview import Version
from verbale.store.verdicts import cut

__all__ = ["quote_words", "version_of"]

_SHORT = 400
"""Code points that a quotation may have where a publisher's full text may not be shown."""


def version_of(site: Site, document: str, number: int | None) -> Version:
    """A version of a document, the newest by default; raises `UnknownNameError`."""
    versions = site.overview.versions(document)
    found = next((v for v in versions if v.number == number), None) if number else versions[-1]
    if found is None:
        raise UnknownNameError("version", str(number), (str(v.number) for v in versions))
    return found


def quote_words(site: Site, document: str, start: int, end: int, version: int | None = None) -> dict[str, Any]:
    """The citation of the words from `start` to `end`: `words`, `text`, `csl` and a `link` that stays.

    Raises `BadVerdictError` where there are no words, or more than may be quoted of this publisher.
    """
    found = version_of(site, document, version)
    page = found.document
    words = " ".join(cut(page, start, end).exact.split())
    if len(words) > _SHORT and not site.overview.shows_full_text(host_of(page)):
        raise BadVerdictError(document, "of this publisher only short quotations may be shown", f"Quote {_SHORT} letters at most.")
    day = page.published
    check = f"version {found.number} of document {document}, code points {start} to {end}, text sha256 {page.text_sha256}"
    source = ". ".join(part for part in (page.title, page.publisher or host_of(page)) if part)
    parts = [f"“{words}”", f"{source}, {day or 'undated'}", page.url, check]
    csl = {
        "id": f"verbale-{document}-{start}-{end}",
        "type": "article-newspaper",
        "title": page.title or words,
        "container-title": page.publisher or host_of(page),
        "URL": page.url,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "abstract": words,
        "note": check,
    }
    return {
        "words": words,
        "text": ". ".join(part for part in parts if part) + ".",
        "csl": {name: value for name, value in csl.items() if value},
        "link": f"/cite?{address_of('', '', document=document, start=start, end=end, version=found.number).partition('?')[2]}",
    }
