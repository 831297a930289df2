"""What the giver of a document says about it; it goes before what the document says itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from verbale.errors import BadDateError, FutureDateError
from verbale.ingest.decode import check_characters

__all__ = ["Given", "current_day", "parse_day"]


def current_day() -> date:
    """The day by the clock of this machine."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Given:
    """Name of the input for messages, and the id, title, day of publication and address, where they were given.

    `fallback` dates a page that does not state its own day; `today` is the day after which nothing can have been published;
    `charset` is the encoding that the bytes are said to have; `first` is the number of the first line or row that is read.
    """

    name: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    fallback: date | None = None
    today: date | None = None
    charset: str | None = None
    first: int = 1

    @property
    def now(self) -> date:
        """Today: as given, else by the clock."""
        return self.today or current_day()

    def has_come(self, day: date) -> bool:
        """Whether a day is no later than today, or than tomorrow: it is that already further east."""
        return day <= self.now + timedelta(1)

    def check(self) -> None:
        """Refuse what was given and cannot be: raises `FutureDateError`, and what `check_characters` raises."""
        for field in ("id", "title", "url"):
            check_characters(getattr(self, field) or "", f"{self.name}, {field}")
        for day in (self.published, self.fallback):
            if day and not self.has_come(day):
                raise FutureDateError(self.name, day, self.now)


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
