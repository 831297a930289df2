"""The registry's data agree with each other, and a row that is wrong is told by file and name."""

import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from verbale.errors import LexiconError
from verbale.lexicon import get_lexicon
from verbale.lexicon.actors import covers, load_actors, parse_days
from verbale.resolve.registry import Registry
from verbale.resolve.titles import Title, titles_of

ACTORS = get_lexicon().actors
COUNTRIES = ACTORS.states.keys() | ACTORS.former.keys()
CODES = [*ACTORS.states, *ACTORS.former, *ACTORS.bodies, *ACTORS.organisations]
BEARERS: dict[str, list[Title]] = {}
for _name, _title in titles_of(ACTORS):
    BEARERS.setdefault(_name, []).append(_title)
SECTORS = {*ACTORS.offices.sectors, "IGO", "IMG", "MNC"}


def tables():
    return {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text(encoding="utf-8"))
        for path in (files("verbale.lexicon") / "en").iterdir()
        if path.name.endswith(".toml")
    }


@pytest.fixture
def broken():
    """Load the actors with a change to one table."""

    def load(name, change):
        rows = tables()
        change(rows[name])
        return load_actors(rows.__getitem__)

    return load


def test_every_code_is_unique():
    assert [code for code, n in Counter(CODES).items() if n > 1] == []
    assert all(code == code.upper() for code in CODES)


def test_all_of_iso_3166_1_is_there():
    assert sum(not s.code.startswith("X") or s.code == "XKX" for s in ACTORS.states.values()) == 250  # the 249 of ISO and Kosovo
    assert sum(s.status == "member" for s in ACTORS.states.values()) == 193
    assert {s.code for s in ACTORS.states.values() if s.status == "observer"} == {"PSE", "VAT"}
    assert all(len(code) == 3 for code in COUNTRIES)


@pytest.mark.parametrize("numbers", ["cow", "gw"])
def test_numbers_are_unique_among_states_of_today(numbers):
    found = [n for s in ACTORS.states.values() if (n := getattr(s, numbers))]
    assert len(found) == len(set(found)) > 190


def test_every_member_has_its_numbers():
    assert [s.code for s in ACTORS.states.values() if s.status == "member" and not (s.cow and s.gw)] == []


def test_a_former_state_shares_a_number_only_with_the_state_that_goes_on():
    today = {s.cow: s.code for s in ACTORS.states.values() if s.cow}
    going_on = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "UAR": "EGY", "VDR": "VNM"}  # the lists count them as one state under two names
    for former in ACTORS.former.values():
        assert former.cow not in today or today[former.cow] == (former.same or going_on.get(former.code)), former


def test_a_name_is_claimed_by_two_only_in_the_table_of_ambiguities():
    for key, titles in Registry.of()._titles.items():
        today = {t.code for t in titles if not t.days}
        assert len(today) < 2 or " ".join(key) in ACTORS.ambiguities, (key, titles)


def test_no_two_former_states_bear_a_name_on_one_day():
    for key, titles in Registry.of()._titles.items():
        former = [t for t in titles if t.days]
        for one in former:
            assert not [t for t in former if t.code != one.code and covers(t.days, one.days.earliest)], key


def test_an_ambiguous_name_has_two_bearers_and_its_codes_are_among_them():
    for name, row in ACTORS.ambiguities.items():
        codes = {t.code for t in BEARERS[name]}
        assert len(codes) > 1, name
        assert {row.default, *row.cues, *row.kin, *row.dated} <= codes, name


def test_what_a_person_may_bear_is_a_name_of_the_registry():
    assert [name for name in ACTORS.persons if name not in BEARERS] == []


def test_capitals_administrators_and_hosts_are_known():
    for state in ACTORS.states.values():
        assert state.of is None or state.of in ACTORS.states
        assert (state.status == "territory") == (state.of is not None) or state.code == "ATA"
        bearers = {t.code for t in BEARERS.get(state.capital or state.name, ())}
        assert bearers <= COUNTRIES | {"EU"}, state
    for former in ACTORS.former.values():
        assert former.same is None or former.same in ACTORS.states
    assert {b.host for b in ACTORS.bodies.values() if b.host} <= COUNTRIES
    assert {o.country for o in ACTORS.organisations.values() if o.country} <= COUNTRIES


def test_places_and_institutions_are_of_known_states():
    gazetteer = ACTORS.gazetteer
    assert gazetteer.places.keys() | gazetteer.people.keys() <= ACTORS.states.keys()
    assert {c for states in (*gazetteer.disputed.values(), *gazetteer.joint.values()) for c in states} <= COUNTRIES
    assert {i.country for i in ACTORS.institutions if i.country} <= COUNTRIES | ACTORS.bodies.keys()


def test_a_disputed_place_has_more_than_one_side_and_belongs_to_none():
    for name, claims in ACTORS.gazetteer.disputed.items():
        assert len(claims) > 1 or name == "Western Armenia"
        assert {t.code for t in BEARERS[name]} == {""}


def test_sectors_are_plovers():
    assert {row.sector for row in (*ACTORS.bodies.values(), *ACTORS.organisations.values(), *ACTORS.institutions)} <= SECTORS
    assert set(ACTORS.offices.phrases) <= SECTORS


def test_terms_are_of_known_actors_and_in_order():
    known = set(CODES)
    for term in ACTORS.terms:
        assert term.code in known, term
        assert term.days.latest is None or term.days.earliest <= term.days.latest, term


def test_one_office_has_one_holder_at_a_time():
    """But for the heads of the European Union, which are two, and for claims to an office that ran side by side."""
    beside = {("EU", "head"), ("CHN", "leader"), ("CIV", "state")}
    rows = {}
    for term in ACTORS.terms:
        rows.setdefault((term.code, term.office), []).append(term.days)
    for key in rows.keys() - beside:
        for before, after in zip(rows[key], rows[key][1:], strict=False):
            assert before.earliest <= after.earliest, key
            assert before.latest is not None, key
            assert (before.latest - after.earliest).days < 366, key  # years and months are taken as widely as they can be


def test_enough_is_known():
    groups = tables()["groups"]
    assert len(ACTORS.bodies) >= 120
    assert len(groups) >= 100
    assert len(ACTORS.terms) >= 1000
    assert {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD", "ANT", "VDR", "ZAR", "BUR"} <= ACTORS.former.keys()


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("1976", date(1976, 1, 1), date(1976, 12, 31)),
        ("1976-02", date(1976, 2, 1), date(1976, 2, 29)),
        ("1976-12", date(1976, 12, 1), date(1976, 12, 31)),
        ("1976-10-06", date(1976, 10, 6), date(1976, 10, 6)),
    ],
)
def test_a_partial_day_is_taken_widely(partial, first, last):
    days = parse_days(partial, partial)
    assert (days.earliest, days.latest) == (first, last)
    assert covers(days, first)
    assert covers(days, last)
    assert not covers(days, date(1977, 1, 1))


BREAKS = [
    ("states", lambda t: t["FIN"].update(mood="calm"), r"states\.toml, FIN: unknown field 'mood': one of name, also"),
    ("states", lambda t: t["FIN"].pop("name"), r"states\.toml, FIN: the field 'name' is missing"),
    ("states", lambda t: t["FIN"].update(cow="375"), r"states\.toml, FIN: the field 'cow' is no int"),
    ("bodies", lambda t: t["UN"].update(also="UN"), r"bodies\.toml, UN: the field 'also' is no tuple"),
    ("former", lambda t: t["SUN"].update(to="1900"), r"former\.toml, SUN: the days 1922-12-30 to 1900 are none"),
    ("former", lambda t: t["SUN"].update({"from": "long ago"}), r"former\.toml, SUN: the days long ago"),
    ("former", lambda t: t["SUN"].pop("from") and t["SUN"].pop("to"), r"former\.toml, SUN: the days None to None are none"),
    ("groups", lambda t: t["TALIBAN"].update(rules=[["soon"]]), r"groups\.toml, TALIBAN: the days soon"),
    ("ambiguous", lambda t: t["names"]["Georgia"].pop("default"), r"ambiguous\.toml, Georgia: the field 'default' is missing"),
    ("holders", lambda t: t["FIN"]["state"].append(["I. Harnok", "2031", "2030"]), r"holders\.toml, FIN\.state, I\. Harnok: the days 2031"),
]


@pytest.mark.parametrize(("table", "change", "message"), BREAKS)
def test_a_wrong_row_is_told_by_its_place(broken, table, change, message):
    with pytest.raises(LexiconError, match=message) as caught:
        broken(table, change)
    assert caught.value.place.startswith(f"{table}.toml")
