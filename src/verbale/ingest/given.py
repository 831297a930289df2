"""What the giver of a document says about it; it goes before what the document says itself."""

from dataclasses import dataclass
from datetime import date

from verbale.errors import BadDateError

__all__ = ["Given", "parse_day"]


@dataclass(frozen=True, slots=True)
class Given:
    """Name of the input for messages, and the id, title, day of publication and address, where they were given.

    `fallback` dates a page that does not state its own day.
    """

    name: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    fallback: date | None = None


def parse_day(value: date | str | None) -> date | None:
    """The day of an ISO date or date and time; raises `BadDateError`.

    >>> parse_day("2024-03-01T10:00:00Z")
    datetime.date(2024, 3, 1)
    """
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError as error:
        raise BadDateError(value) from error
