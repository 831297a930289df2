"""Whom and which place a record means, in the terms of other projects: Wikidata, ISO, PLOVER's actor blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from verbale.language.tokens import tokenize
from verbale.lexicon import Lexicon
from verbale.lexicon.actors import Body, FormerState, Organisation, State
from verbale.resolve.registry import Place, Registry
from verbale.schema import Interval, Meeting, Record

__all__ = ["Block", "block_of", "country_of", "known", "place_of", "precision_of"]

_AT = frozenset({"in", "at"})


@dataclass(frozen=True, slots=True)
class Block:
    """An actor as PLOVER blocks have it; `raw_text` are the words of the sentence that name it, None where it is not named there."""

    raw_text: str | None
    entity_name: str
    wikidata_id: str | None
    country: str | None
    country_name: str | None
    sector_code: str | None


def known(code: str, lexicon: Lexicon) -> State | FormerState | Body | Organisation | None:
    """The row of a state, a body or an organisation under its code."""
    rows = lexicon.actors
    return rows.states.get(code) or rows.former.get(code) or rows.bodies.get(code) or rows.organisations.get(code)


def country_of(code: str, lexicon: Lexicon) -> State | None:
    """The state of today that a code is, or to which its bearer belongs; None for a body of several states."""
    row = known(code, lexicon)
    if isinstance(row, Organisation):
        return lexicon.actors.states.get(row.country or "")
    same = row.same if isinstance(row, FormerState) else None
    return lexicon.actors.states.get(same or code)


def block_of(code: str, sectors: tuple[str, ...], words: str, lexicon: Lexicon) -> Block:
    """The block of the bearer of a code, named in `words`."""
    row, country = known(code, lexicon), country_of(code, lexicon)
    own = row.sector if isinstance(row, Body | Organisation) else "GOV" if row else None
    return Block(
        raw_text=_named(code, words, lexicon),
        entity_name=row.name if row else code,
        wikidata_id=row.wikidata if isinstance(row, State | Body | Organisation) else None,
        country=country.code if country else None,
        country_name=country.name if country else None,
        sector_code=sectors[0] if sectors else own,
    )


def _named(code: str, words: str, lexicon: Lexicon) -> str | None:
    acting = ((raw, place.title) for raw, place, _ in _places(words, lexicon))
    return next((raw for raw, title in acting if title.acts and code == (title.own or title.code)), None)


def _places(words: str, lexicon: Lexicon) -> list[tuple[str, Place, str]]:
    """The names of the registry in a text, each with the word before it."""
    tokens = tokenize(words)
    return [
        (words[tokens[p.start].start : tokens[p.end - 1].end], p, tokens[p.start - 1].surface.lower() if p.start else "")
        for p in Registry.over(lexicon).iter_places([t.surface for t in tokens])
    ]


def place_of(record: Record, lexicon: Lexicon) -> Mapping[str, Any] | None:
    """Where a thing was, by the words of its own clause: the place of a meeting, else a name after "in" or "at"; None if none says.

    `precision` is `country`, `city` or other `place`, or `name` for words that the registry does not have.
    """
    given = record.place.exact if isinstance(record, Meeting) and record.place else None
    found = _places(given or record.evidence.exact, lexicon)
    for raw, place, before in found:
        title = place.title
        if (given or before in _AT) and title.form in {"state", "seat", "place"}:
            code = title.ground or title.code
            country = country_of(code, lexicon)
            precision = {"state": "country", "seat": "city"}.get(title.form, "place")
            return _place(given or raw, country, precision)
    return _place(given, None, "name") if given else None


def _place(raw: str, country: State | None, precision: str) -> Mapping[str, Any]:
    return {
        "raw_text": " ".join(raw.split()),
        "country": country.code if country else None,
        "country_name": country.name if country else None,
        "precision": precision,
    }


def precision_of(when: Interval | None) -> str:
    """How precise a time is: `day`, `month`, `year`, `interval`, `open` or `none`.

    >>> precision_of(Interval.parse("2024-02-01", "2024-02-29"))
    'month'
    """
    if when is None:
        return "none"
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return "open"
    if first == last:
        return "day"
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1 and first.year == last.year
    if whole and first.month == last.month:
        return "month"
    return "year" if whole and (first.month, last.month) == (1, 12) else "interval"
