"""The registry of formats: what each is called, its media type and suffix, and what writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from verbale.errors import UnknownNameError
from verbale.export.acts import to_plover_json, to_polecat
from verbale.export.annotations import to_annotations
from verbale.export.bundle import to_bundle, to_list
from verbale.export.calendar import to_calendar
from verbale.export.citations import to_bibtex, to_csl
from verbale.export.feeds import to_atom, to_json_feed
from verbale.export.flat import COLUMNS, flat, wire
from verbale.export.found import About, hits_of
from verbale.export.ftm import to_ftm
from verbale.export.html import to_html
from verbale.export.jsonl import to_json, to_jsonl
from verbale.export.labelstudio import to_label_studio
from verbale.export.parquet import to_parquet
from verbale.export.table import Row, csv_lines, json_array, json_lines
from verbale.export.text import to_text
from verbale.pipeline import Reading
from verbale.store import Hit

__all__ = ["FORMATS", "Format", "format_of", "names_of"]

Given = Literal["readings", "records", "rows"]
Pieces = Iterable[str] | Iterable[bytes]


class _OfReadings(Protocol):
    def __call__(self, readings: Iterable[Reading], *, explain: bool = False) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of an output: its media type, the suffix of its files, and its writers.

    What is written are whole readings, records where they stand, or rows of any table; a format has one writer at least. What it has
    no writer for goes as what is plainer: readings as their records, records as rows.
    """

    media: str
    suffix: str
    of_readings: _OfReadings | None = None
    of_records: Callable[[Iterable[Hit], About], Pieces] | None = None
    of_rows: Callable[[Iterable[Row], Sequence[str]], Pieces] | None = None

    def readings(self, readings: Iterable[Reading], about: About | None = None, *, explain: bool = False) -> Iterator[bytes]:
        """Readings, in the order in which they come; `explain` says of each record why it was made, where the format has room for it."""
        if self.of_readings:
            return _bytes(self.of_readings(readings, explain=explain))
        texts: dict[str, str] = {}
        return self.records(_hits(readings, texts), about or About(text_of=texts.get))

    def records(self, hits: Iterable[Hit], about: About | None = None) -> Iterator[bytes]:
        """Records of a list; raises `UnknownNameError` for a format of readings alone."""
        if self.of_records:
            return _bytes(self.of_records(hits, about or About()))
        return self.rows(map(flat, hits), tuple(COLUMNS))

    def rows(self, rows: Iterable[Row], columns: Sequence[str] = ()) -> Iterator[bytes]:
        """Rows of any table, whose `columns` only count where there is no row; raises `UnknownNameError` where the format has none."""
        if self.of_rows is None:
            raise UnknownNameError("format of rows", self.suffix, names_of("rows"))
        return _bytes(self.of_rows(rows, columns))


def _hits(readings: Iterable[Reading], texts: dict[str, str]) -> Iterator[Hit]:
    """The records of readings; `texts` has the text of the document that is written, and of the one before, which may not be done yet."""
    for reading in readings:
        for old in list(texts)[:-1]:
            del texts[old]
        texts[reading.document.id] = reading.document.text
        yield from hits_of(reading)


def _bytes(pieces: Pieces) -> Iterator[bytes]:
    return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def format_of(name: str, *, of: Given = "readings") -> Format:
    """The format of a name, if it can write what is given; raises `UnknownNameError`."""
    if name not in names_of(of):
        raise UnknownNameError("format", name, names_of(of))
    return FORMATS[name]


def names_of(given: Given) -> tuple[str, ...]:
    """The formats that can write readings (all of them), records, or rows of any table."""
    return tuple(name for name, form in FORMATS.items() if given == "readings" or form.of_rows or (given == "records" and form.of_records))


FORMATS: Mapping[str, Format] = {
    "text": Format(media="text/plain", suffix="txt", of_readings=to_text),
    "jsonl": Format(
        media="application/jsonl",
        suffix="jsonl",
        of_readings=to_jsonl,
        of_records=lambda hits, _: json_lines(map(wire, hits)),
        of_rows=json_lines,
    ),
    "json": Format(media="application/json", suffix="json", of_readings=to_json, of_records=lambda hits, _: json_array(map(wire, hits))),
    "html": Format(media="text/html", suffix="html", of_readings=to_html, of_records=to_list),
    "csv": Format(media="text/csv", suffix="csv", of_rows=csv_lines),
    "parquet": Format(media="application/vnd.apache.parquet", suffix="parquet", of_rows=to_parquet),
    "bibtex": Format(media="application/x-bibtex", suffix="bib", of_records=to_bibtex),
    "csl-json": Format(media="application/vnd.citationstyles.csl+json", suffix="json", of_records=to_csl),
    "plover": Format(media="application/jsonl", suffix="plover.jsonl", of_records=to_plover_json),
    "polecat": Format(media="text/tab-separated-values", suffix="tsv", of_records=to_polecat),
    "ftm": Format(media="application/jsonl", suffix="ftm.jsonl", of_records=to_ftm),
    "annotations": Format(media="application/ld+json", suffix="jsonld", of_records=to_annotations),
    "label-studio": Format(media="application/json", suffix="label-studio.json", of_records=to_label_studio),
    "calendar": Format(media="text/calendar", suffix="ics", of_records=to_calendar),
    "atom": Format(media="application/atom+xml", suffix="atom", of_records=to_atom),
    "json-feed": Format(media="application/feed+json", suffix="feed.json", of_records=to_json_feed),
    "bundle": Format(media="application/zip", suffix="zip", of_records=to_bundle),
}
"""The formats by their names."""
