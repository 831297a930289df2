"""Voices: on whose word a report stands, so that one side is never counted twice."""

from collections.abc import Iterable, Mapping

from verbale.ledger.publishers import Publisher, Publishers
from verbale.ledger.report import Quote, Report
from verbale.schema import Document

__all__ = ["Voices"]


class Voices:
    """Who vouches for reports: sides by their codes, independent publishers by their owner or name.

    A copy speaks with the voice of the document that it copies (`origins`: ids to ids). What a state's own outlet prints is that
    state's word, whomever it quotes; a text that several issue together is the word of each.
    """

    def __init__(
        self, documents: Iterable[Document] = (), origins: Mapping[str, str] | None = None, publishers: Publishers | None = None
    ) -> None:
        self.publishers = publishers or Publishers.load()
        self._documents = {d.id: d for d in documents}
        self._origins = dict(origins or {})
        self._publishers: dict[str, Publisher | None] = {}

    def of(self, report: Report | Quote) -> frozenset[str]:
        """The voices that a report stands on: of each side that speaks, else of the publisher."""
        document = self._first(report.document)
        issuers = frozenset(a.country or a.name for a in document.issuers)
        publisher = self._publisher(document)
        if issuers:
            return issuers
        if publisher and publisher.state:
            return frozenset({publisher.state})
        said_by = report.record.said_by if isinstance(report, Report) else report.said_by
        speakers = frozenset(
            str(a.country or a.code) for a in said_by if a.country or a.code
        )  # one who is nobody's is the publisher's witness
        return speakers or frozenset({publisher.voice if publisher else document.id})

    def is_state(self, report: Report) -> bool:
        """Whether the text is a side's own: one that it issued or that its outlet printed."""
        document = self._first(report.document)
        publisher = self._publisher(document)
        return bool(document.issuers or (publisher and publisher.state))

    def is_copy(self, report: Report) -> bool:
        """Whether a report stands in a copy: it only says again what the first that printed it said."""
        return self._origins.get(report.document.id, report.document.id) != report.document.id

    def _publisher(self, document: Document) -> Publisher | None:
        if document.id not in self._publishers:
            self._publishers[document.id] = self.publishers.of(document)
        return self._publishers[document.id]

    def _first(self, document: Document) -> Document:
        return self._documents.get(self._origins.get(document.id, document.id), document)
