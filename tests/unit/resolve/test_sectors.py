"""PLOVER sectors, offices as a grammar, and office holders by name and day."""

from datetime import date
from types import SimpleNamespace

import pytest

from verbale.lexicon import get_lexicon
from verbale.resolve.holders import Holders
from verbale.resolve.offices import Office, parse_office
from verbale.resolve.people import Person
from verbale.resolve.registry import Registry
from verbale.resolve.sectors import Sectors, find_sector, sector_of_title
from verbale.schema import Actor

ACTORS = get_lexicon().actors
HOLDERS = Holders(ACTORS)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("president", "GOV"),
        ("Foreign Ministry spokesman", "GOV"),
        ("secretary general", "GOV"),
        ("defense minister", "GOV"),
        ("Ministry of Defence", "GOV"),
        ("attorney general", "GOV"),
        ("army chief of staff", "MIL"),
        ("General", "MIL"),
        ("lt. col.", "MIL"),
        ("Russian forces", "MIL"),
        ("senior lawmaker", "LEG"),
        ("speaker of parliament", "LEG"),
        ("Supreme Court judge", "JUD"),
        ("chief prosecutor", "JUD"),
        ("police chief", "COP"),
        ("intelligence chief", "SPY"),
        ("opposition leader", "OPP"),
        ("party leader", "PTY"),
        ("rebels", "REB"),
        ("rebel commander", "REB"),
        ("militiamen", "UAF"),
        ("drug cartel", "CRM"),
        ("newspaper editor", "MED"),
        ("state news agency", "MED"),
        ("professor", "EDU"),
        ("oil company", "BUS"),
        ("archbishop", "REL"),
        ("human rights activists", "NGO"),
        ("trade union", "LAB"),
        ("refugees", "REF"),
        ("residents", "CVL"),
        ("former president", "ELI"),
        ("harbour", None),
        ("", None),
    ],
)
def test_words_of_a_role_give_its_sector(words, sector):
    assert find_sector(words, ACTORS.offices) == sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [("Finland", "GOV"), ("Kremlin", "GOV"), ("NATO", "IGO"), ("Danes", "CVL"), ("Hezbollah", "REB"), ("Knesset", "LEG"), ("Geneva", None)],
)
def test_names_of_the_registry_have_a_sector(name, sector):
    assert sector_of_title(Registry.of().find(name), ACTORS) == sector


def test_a_group_that_rules_is_the_government_on_those_days():
    taliban = Registry.of().find("Taliban")
    days = (date(1998, 1, 1), date(2010, 1, 1), date(2023, 1, 1))
    assert [sector_of_title(taliban, ACTORS, day) for day in days] == ["GOV", "REB", "GOV"]


@pytest.fixture
def complete():
    """Complete an actor of an empty document on which these persons are written."""

    def run(actor, people=(), on=None):
        cast = SimpleNamespace(lexicon=get_lexicon(), registry=Registry.of(), published=on, people=people)
        return Sectors(cast).complete(actor)

    return run


def test_an_actor_has_role_sector_and_own_code(complete):
    assert complete(Actor("Hezbollah", "LBN")) == Actor("Hezbollah", "LBN", None, "REB", "HEZB")
    assert complete(Actor("Likud", "ISR")) == Actor("Likud", "ISR", None, "PTY", "LIKUD")
    assert complete(Actor("Gazprom", "RUS")) == Actor("Gazprom", "RUS", None, "BUS", "GAZPROM")
    assert complete(Actor("Finland", "FIN")) == Actor("Finland", "FIN", None, "GOV", None)
    assert complete(Actor("Danes", "DNK")).sector == "CVL"
    assert complete(Actor("senior officials", "USA")).sector == "GOV"
    assert complete(Actor("Taliban", "AFG"), on=date(2023, 5, 1)).sector == "GOV"
    assert complete(Actor("Ilse Harnok", "FIN", "defence minister")) == Actor("Ilse Harnok", "FIN", "defence minister", "GOV", None)


def test_what_an_actor_has_stays(complete):
    given = Actor("Hezbollah", "LBN", None, "PTY", "H")
    assert complete(given) == given


def test_who_speaks_for_a_body_is_of_the_body(complete):
    assert complete(Actor("Ilse Harnok", "NATO", "spokesman")).sector == "IGO"
    assert complete(Actor("Ilse Harnok", "NATO", "general")).sector == "MIL"
    assert complete(Actor("U.N. officials", "UN")).sector == "IGO"


def test_a_known_office_holder_needs_no_role(complete):
    term = HOLDERS.find_term(["Sergei", "Lavrov"], date(2010, 1, 1))
    person = Person(("Sergei", "Lavrov"), country="RUS", term=term)
    assert complete(Actor("Sergei Lavrov", "RUS"), [person]).sector == "GOV"
    nobody = Person(("Ilse", "Harnok"), country="FIN")
    assert complete(Actor("Ilse Harnok", "FIN"), [nobody]).sector is None


def test_a_person_with_the_name_of_a_place_is_a_person(complete):
    assert complete(Actor("Jordan", "FIN"), [Person(("Jordan",), country="FIN")]).sector is None


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("foreign minister", Office("minister", "foreign")),
        ("Minister of Foreign Affairs", Office("minister", "foreign")),
        ("Secretary of State", Office("minister", "foreign")),
        ("Foreign Secretary", Office("minister", "foreign")),
        ("Secretary of Defense", Office("minister", "defence")),
        ("deputy prime minister", Office("government", None, deputy=True)),
        ("former president", Office("state", None, past=True)),
        ("Foreign Ministry spokesman", Office("ministry", "foreign", spokesman=True)),
        ("Ministry of Finance", Office("ministry", "finance")),
        ("Department of Energy", Office("ministry", "energy")),
        ("Minister for Trade", Office("minister", "trade")),
        ("secretary-general", Office("head", None)),
        ("fisherman", None),
        ("", None),
    ],
)
def test_the_grammar_of_offices(role, office):
    assert parse_office(role, ACTORS.offices) == office


@pytest.mark.parametrize(
    ("name", "roles", "day", "code"),
    [
        ("Islam Karimov", "", "2010-07-01", "UZB"),
        ("Karimov", "president", "2010-07-01", "UZB"),
        ("Lavrov", "foreign minister", "2010-07-01", "RUS"),
        ("Recep Tayyip Erdogan", "", "2005-01-01", "TUR"),
        ("Kim Jong Un", "", "2015-01-01", "PRK"),
        ("Xi", "president", "2020-01-01", "CHN"),
        ("Kofi Annan", "", "2003-01-01", "UN"),
        ("Hassan Nasrallah", "", "2010-01-01", "LBN"),
        ("Abdullah", "king", "2010-06-01", None),  # of Jordan and of Saudi Arabia
        ("Gorbachev", "leader", "1987-06-01", "SUN"),
    ],
)
def test_an_office_holder_has_a_state_on_the_day(name, roles, day, code):
    term = HOLDERS.find_term(name.split(), date.fromisoformat(day), frozenset(roles.split()))
    assert (HOLDERS.country_of(term) if term else None) == code


@pytest.mark.parametrize(
    ("name", "roles", "day"),
    [
        ("Islam Karimov", "", "2018-01-01"),  # the term is over
        ("Karimov", "", "2010-07-01"),  # no office, and no state is named
        ("Karimov", "governor", "2010-07-01"),  # another office
        ("Timur Karimov", "president", "2010-07-01"),  # another person
        ("Ilse Harnok", "president", "2010-07-01"),
    ],
)
def test_what_is_not_sure_is_left_open(name, roles, day):
    assert HOLDERS.find_term(name.split(), date.fromisoformat(day), frozenset(roles.split())) is None


def test_a_surname_is_enough_where_its_state_is_named():
    day = date(2010, 7, 1)
    assert HOLDERS.find_term(["Karimov"], day, named=frozenset({"UZB"})).name == "Islam Karimov"
    assert HOLDERS.find_term(["Karimov"], day, named=frozenset({"KAZ"})) is None


def test_a_former_holder_is_asked_for_as_such():
    roles, day = frozenset({"former", "president"}), date(2005, 6, 1)
    assert HOLDERS.find_term(["Jimmy", "Carter"], day, roles, former=True).code == "USA"
    assert HOLDERS.find_term(["Jimmy", "Carter"], day, roles) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("foreign minister", "Igor Ivanov"),
        ("defence minister", "Sergei Ivanov"),
        ("deputy foreign minister", None),
        ("finance minister", None),
    ],
)
def test_the_portfolio_tells_two_ministers_of_one_surname_apart(title, name):
    term = HOLDERS.find_term(["Ivanov"], date(2003, 5, 1), frozenset(title.split()), title=title)
    assert (term.name if term else None) == name
