"""A calendar (RFC 5545) of meetings, planned and held, and of the days by which promises fall due; other kinds are left out.

A plan is TENTATIVE and says so in its title, what was held is CONFIRMED, what was called off or denied CANCELLED.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from verbale.export.cards import REALIS_SIGNS, card_of
from verbale.export.found import About, publisher_of, voucher_of
from verbale.schema import Meeting, Promise, Record
from verbale.schema.address import web_address
from verbale.store import Hit

__all__ = ["to_calendar"]

_STATUS = {"actual": "CONFIRMED", "future": "TENTATIVE", "hypothetical": "TENTATIVE", "negated": "CANCELLED"}
_WIDE = timedelta(days=31)
"""A time that is wider says too little of a day to stand in a calendar as an appointment; its last day does."""
_OCTETS = 75


def to_calendar(hits: Iterable[Hit], about: About) -> Iterator[str]:
    """Whole-day entries; a meeting or a promise without a day is left out."""
    yield from _lines("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Verbale//record of diplomacy//EN", "CALSCALE:GREGORIAN")
    yield from _lines(f"X-WR-CALNAME:{_escaped(about.title)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H")
    for hit in hits:
        days = _days(hit.record)
        if days:
            yield from _lines(*_entry(hit, *days))
    yield from _lines("END:VCALENDAR")


def _days(record: Record) -> tuple[date, date] | None:
    """First and last day of an entry: those of a meeting, the last day of what is to be kept by then."""
    when = record.due if isinstance(record, Promise) else record.when if isinstance(record, Meeting) else None
    if when is None:
        return None
    last = when.latest or when.earliest
    first = when.earliest or when.latest
    if first is None or last is None:
        return None
    return (last, last) if isinstance(record, Promise) or last - first > _WIDE else (first, last)


def _entry(hit: Hit, first: date, last: date) -> Iterator[str]:
    record, card = hit.record, card_of(hit.record)
    what = record.form if isinstance(record, Meeting) else "due"
    mark = "" if record.realis == "actual" else f" ({record.realis})"
    words = [
        f"“{hit.sentence}”",
        f"{record.realis} · {record.basis} · {voucher_of(hit)}",
        *card.facts,
        hit.title or "",
        publisher_of(hit),
        hit.url or "",
    ]
    yield "BEGIN:VEVENT"
    yield f"UID:{record.id}@verbale"
    yield f"DTSTAMP:{hit.published or record.asserted_at or first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{REALIS_SIGNS[record.realis]} {what}{mark}: {card.head}')}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(word for word in words if word))}"
    yield f"STATUS:{_STATUS[record.realis]}"
    yield f"CATEGORIES:{record.kind},{record.realis},{record.basis}"
    if isinstance(record, Meeting) and record.place:
        yield f"LOCATION:{_escaped(' '.join(record.place.exact.split()))}"
    if address := web_address(hit.url):
        yield f"URL:{address}"
    yield f"X-VERBALE-VOUCHER;VALUE=TEXT:{_escaped(voucher_of(hit))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A value as text: its own signs are led by a backslash, and no other line can begin in it."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _lines(*lines: str) -> Iterator[str]:
    return (_folded(line) for line in lines)


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which cuts a character, each but the first led by a space."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece]) + "\r\n"
