"""States, bodies, armed groups, institutions, places and office holders as typed rows, checked as they are loaded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, timedelta
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from verbale.errors import LexiconError
from verbale.schema import Interval

__all__ = [
    "Actors",
    "Ambiguity",
    "Body",
    "FormerState",
    "Gazetteer",
    "Institution",
    "Offices",
    "Organisation",
    "State",
    "Term",
    "covers",
    "load_actors",
    "parse_days",
]

Table = Mapping[str, Any]
Words = frozenset[str]
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory of today: `code` is ISO 3166-1 alpha-3, or one of the range XAA–XZZ that ISO leaves to users.

    `people` are demonyms and adjectives, `seats` the words by which reports mean its government; `status` is `member` (of the
    United Nations), `observer`, `territory` (administered by the state `of`) or `disputed`; `cow` is the number of the
    Correlates of War, `gw` that of Gleditsch and Ward, `alpha2` the code of two letters, `wikidata` the item there; None where a
    list does not have it.
    """

    code: str
    name: str
    also: Names = ()
    people: Names = ()
    capital: str | None = None
    seats: Names = ()
    status: str = "member"
    of: str | None = None
    cow: int | None = None
    gw: int | None = None
    alpha2: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class FormerState:
    """A state or territory that ended since 1945, or a state's former name: `same` is then the state that goes on.

    `code` is the alpha-3 code of ISO 3166-3 where it has one; `days` are its first and last day.
    """

    code: str
    name: str
    days: Interval
    also: Names = ()
    people: Names = ()
    seats: Names = ()
    same: str | None = None
    cow: int | None = None
    gw: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """An intergovernmental body under the acronym that stands in an actor's `country`; `host` is the state where it sits."""

    code: str
    name: str
    also: Names = ()
    organs: Names = ()
    seats: Names = ()
    host: str | None = None
    sector: str = "IGO"
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An armed group, a party or a company, with a code of the project's own, its state and its PLOVER sector.

    `rules` are the days in which it governs its state, and is GOV.
    """

    code: str
    name: str
    also: Names = ()
    country: str | None = None
    sector: str = "REB"
    rules: tuple[Interval, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Institution:
    """A ministry, parliament, paper … that keeps its own name in an actor, with its state and PLOVER sector.

    A `generic` name is that of many states: it belongs to the one named right before it, else to `country`.
    """

    name: str
    country: str | None
    sector: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places and the names of their people by state, and names that stand for no one state.

    `disputed` places come with those who claim them, `joint` names with the states that they stand for; `regions` mean none.
    """

    places: Mapping[str, Names]
    people: Mapping[str, Names]
    disputed: Mapping[str, Names]
    joint: Mapping[str, Names]
    regions: Names


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A name that more than one state or place bears, and what tells them apart.

    `default` is the code without further signs, `cues` the words near the name that speak for a code, `kin` the codes for which
    other names of the same state speak, `dated` the days in which the bare name means a code.
    """

    name: str
    default: str
    cues: Mapping[str, Words]
    kin: Words
    dated: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody in an office: `code` is a state, a body or an organisation, `spellings` the other forms of the name.

    `office` is `state`, `government`, `leader`, `foreign`, `defence`, `security` or `head`. A day known by its year or month alone
    is taken as widely as it can be; an open end is not known or not yet.
    """

    name: str
    code: str
    office: str
    days: Interval
    spellings: Names = ()


@dataclass(frozen=True, slots=True)
class Offices:
    """The grammar of offices: words of ranks, portfolios and ministries, and the words that give a PLOVER sector, in order."""

    ministries: Words
    ranks: Mapping[str, Words]
    portfolios: Mapping[str, Words]
    sectors: Mapping[str, Words]
    phrases: Mapping[str, Names]


@dataclass(frozen=True, slots=True)
class Actors:
    """All that is known beforehand of who acts in the news of one language."""

    states: Mapping[str, State]
    former: Mapping[str, FormerState]
    bodies: Mapping[str, Body]
    organisations: Mapping[str, Organisation]
    institutions: tuple[Institution, ...]
    gazetteer: Gazetteer
    ambiguities: Mapping[str, Ambiguity]
    persons: Words
    terms: tuple[Term, ...]
    offices: Offices


def covers(days: Interval, day: date) -> bool:
    """Whether a day lies in an interval.

    >>> covers(Interval.parse("1991-07-10", None), date(2001, 1, 1))
    True
    """
    return (days.earliest is None or days.earliest <= day) and (days.latest is None or day <= days.latest)


def parse_days(first: str | None, last: str | None = None) -> Interval:
    """The days from the first of a partial date to the last of another: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None is open.

    Raises `ValueError` for what is no date, for an end before the beginning, and where both are open.

    >>> parse_days("1976-10", "1981")
    Interval(earliest=datetime.date(1976, 10, 1), latest=datetime.date(1981, 12, 31))
    """
    return Interval(_first_day(first) if first else None, _last_day(last) if last else None)


def _first_day(partial: str) -> date:
    return date.fromisoformat(partial + ("-01-01", "-01", "")[partial.count("-")])


def _last_day(partial: str) -> date:
    parts = [int(p) for p in partial.split("-")]
    if len(parts) == 3:
        return date.fromisoformat(partial)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def load_actors(read: Callable[[str], Table]) -> Actors:
    """The actors of a language; `read` gives a TOML table by its name. Raises `LexiconError` with the file and the row."""
    ambiguous, holders = read("ambiguous"), dict(read("holders"))
    spellings = holders.pop("spellings", {})
    return Actors(
        states=_rows("states", read("states"), State),
        former=_rows("former", {code: _dated(code, row) for code, row in read("former").items()}, FormerState),
        bodies=_rows("bodies", read("bodies"), Body),
        organisations=_rows("groups", {code: _ruled(code, row) for code, row in read("groups").items()}, Organisation)
        | _rows("organisations", read("organisations"), Organisation),
        institutions=tuple(_institutions(read("institutions"))),
        gazetteer=_gazetteer(read("places")),
        ambiguities={name: _ambiguity(name, row) for name, row in ambiguous["names"].items()},
        persons=frozenset(ambiguous["persons"]["names"]),
        terms=tuple(_terms(holders, spellings)),
        offices=_offices(read("offices")),
    )


def _gazetteer(table: Table) -> Gazetteer:
    by_name = {key: _lists(table[key]) for key in ("places", "people", "disputed", "joint")}
    return Gazetteer(**by_name, regions=tuple(table["regions"]["names"]))


def _offices(table: Table) -> Offices:
    return Offices(
        ministries=frozenset(table["ministries"]),
        ranks=_sets(table["ranks"]),
        portfolios=_sets(table["portfolios"]),
        sectors=_sets(table["sectors"]),
        phrases=_lists(table["phrases"]),
    )


Row = TypeVar("Row", State, FormerState, Body, Organisation)


def _lists(table: Table) -> dict[str, Names]:
    return {key: tuple(values) for key, values in table.items()}


def _sets(table: Table) -> dict[str, Words]:
    return {key: frozenset(values) for key, values in table.items()}


def _rows(name: str, table: Table, cls: type[Row]) -> dict[str, Row]:
    """Every row of a table as a dataclass whose first field is the row's key."""
    types = get_type_hints(cls)
    needed = {f.name for f in fields(cls) if f.default is MISSING} - {"code"}
    rows = {}
    for code, row in table.items():
        place = f"{name}.toml, {code}"
        for key in needed - set(row):
            raise LexiconError(place, f"the field {key!r} is missing")
        rows[code] = cls(code=code, **{key: _checked(place, key, types, value) for key, value in row.items()})
    return rows


def _checked(place: str, key: str, types: Mapping[str, Any], value: Any) -> Any:
    """A value of a row as its field wants it: lists become tuples."""
    if key not in types or key == "code":
        raise LexiconError(place, f"unknown field {key!r}: one of {', '.join(k for k in types if k != 'code')}")
    value = tuple(value) if isinstance(value, list) else value
    expected = types[key]
    plain = get_args(expected) if isinstance(expected, UnionType) else (expected,)
    if not isinstance(value, tuple(get_origin(t) or t for t in plain)):
        raise LexiconError(place, f"the field {key!r} is no {' or '.join(getattr(t, '__name__', str(t)) for t in plain)}")
    return value


def _dated(code: str, row: Table) -> Table:
    """A former state's row with `from` and `to` as days."""
    rest = {key: value for key, value in row.items() if key not in {"from", "to"}}
    return rest | {"days": _days(f"former.toml, {code}", row.get("from"), row.get("to"))}


def _ruled(code: str, row: Table) -> Table:
    rules = [_days(f"groups.toml, {code}", *pair) for pair in row.get("rules", ())]
    return dict(row) | ({"rules": rules} if rules else {})


def _days(place: str, first: str | None = None, last: str | None = None) -> Interval:
    try:
        return parse_days(first, last)
    except (ValueError, IndexError) as error:
        raise LexiconError(place, f"the days {first} to {last} are none: {error}") from error


def _institutions(table: Table) -> Iterator[Institution]:
    for name, (sector, country) in table["generic"].items():
        yield Institution(name, country or None, sector, generic=True)
    for country, by_sector in table.items():
        if country != "generic":
            yield from (Institution(name, country, sector) for sector, names in by_sector.items() for name in names)


def _ambiguity(name: str, row: Table) -> Ambiguity:
    place = f"ambiguous.toml, {name}"
    if "default" not in row:
        raise LexiconError(place, "the field 'default' is missing")
    dated = {code: _days(place, *pair) for code, pair in row.get("dated", {}).items()}
    return Ambiguity(name, row["default"], _sets(row.get("cues", {})), frozenset(row.get("kin", ())), dated)


def _terms(table: Table, spellings: Table) -> Iterator[Term]:
    for code, offices in table.items():
        for office, rows in offices.items():
            for name, *days in rows:
                yield Term(name, code, office, _days(f"holders.toml, {code}.{office}, {name}", *days), tuple(spellings.get(name, ())))
