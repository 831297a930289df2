"""Plain text to a document: the text as it is, with what its lines say of the page."""

from verbale.ingest.given import Given
from verbale.ingest.languages import detect_language
from verbale.ingest.lines import lay_out
from verbale.ingest.published import PageDate, believe, choose_published
from verbale.schema.document import Document

__all__ = ["read_text"]


def read_text(text: str, given: Given) -> Document:
    """The document of a plain text, which is stored unaltered; its first lines may give title, section, authors and day."""
    layout = lay_out(text, title=given.title)
    body = "\n".join(text[r.start : r.end] for r in layout.regions if r.role == "body")
    shown, doubts = believe([PageDate(layout.published, "visible")] if layout.published else [], given)
    published, notes = choose_published(shown[0] if shown else None, given)
    return Document.from_text(
        text,
        id=given.id,
        url=given.url,
        title=layout.title,
        authors=layout.authors,
        section=layout.section,
        published=published.day if published else None,
        published_basis=published.basis if published else None,
        language=detect_language(body or text),
        regions=layout.regions,
        notes=(*notes, *doubts),
    )
