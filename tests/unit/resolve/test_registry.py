"""States, bodies, groups and places by their names; no weights are needed."""

from datetime import date

import pytest

from verbale.language.tokens import tokenize
from verbale.resolve.registry import Registry


@pytest.fixture
def found():
    """The names in a text as (words, code, form)."""

    def run(text, on=None, persons=()):
        words = [w.surface for w in tokenize(text)]
        spans = []
        for name in persons:
            size = len(name.split())
            spans += [(i, i + size) for i in range(len(words)) if words[i : i + size] == name.split()]
        places = Registry.of().iter_places(words, on, spans)
        return [(" ".join(words[p.start : p.end]), p.title.code, p.title.form) for p in places]

    return run


@pytest.mark.parametrize(
    ("name", "code", "form"),
    [
        ("Finland", "FIN", "state"),
        ("Kingdom of Saudi Arabia", "SAU", "state"),
        ("Türkiye", "TUR", "state"),
        ("Côte d’Ivoire", "CIV", "state"),
        ("Danes", "DNK", "people"),
        ("Nigerien", "NER", "people"),
        ("Nigerian", "NGA", "people"),
        ("Kremlin", "RUS", "seat"),
        ("Downing Street", "GBR", "seat"),
        ("Blue House", "KOR", "seat"),
        ("Élysée", "FRA", "seat"),
        ("Puerto Rico", "PRI", "state"),
        ("Kosovo", "XKX", "state"),
        ("Abkhazia", "XAB", "state"),
        ("U.N.", "UN", "body"),
        ("UNSC", "UN", "institution"),
        ("Shanghai Cooperation Organization", "SCO", "body"),
        ("Hizbullah", "LBN", "institution"),
        ("Bundestag", "DEU", "institution"),
        ("Aleppo", "SYR", "place"),
        ("West Virginia", "USA", "place"),
        ("Crimea", "", "region"),
        ("Latin America", "", "region"),
        ("Koreas", "", "joint"),
    ],
)
def test_a_name_has_its_code_and_form(name, code, form):
    title = Registry.of().find(name)
    assert (title.code, title.form) == (code, form)


@pytest.mark.parametrize("name", ["polish", "turkey", "us", "Fjordland", "Nobody in particular"])
def test_case_matters_and_other_words_are_no_names(name):
    assert Registry.of().find(name) is None


def test_the_longest_name_counts(found):
    assert found("The Democratic People's Republic of Korea met Papua New Guinea and South Sudan.") == [
        ("Democratic People 's Republic of Korea", "PRK", "state"),
        ("Papua New Guinea", "PNG", "state"),
        ("South Sudan", "SSD", "state"),
    ]


@pytest.mark.parametrize("text", ["Latin American leaders met", "The Gulf of Mexico is calm", "Ships cross the South China Sea"])
def test_a_region_is_not_the_state_whose_name_it_holds(found, text):
    ((_, code, form),) = found(text)
    assert (code, form) == ("", "region")


def test_a_dateline_may_shout(found):
    assert found("MOSCOW, March 3 - NEW DELHI waits") == [("MOSCOW", "RUS", "seat"), ("NEW DELHI", "IND", "seat")]


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Moscow", date(1987, 5, 1), "SUN"),
        ("Moscow", date(1991, 12, 27), "RUS"),
        ("Moscow", None, "RUS"),
        ("Soviet Union", date(1987, 5, 1), "SUN"),
        ("Soviet Union", date(2020, 5, 1), "SUN"),
        ("Soviet", None, "SUN"),
        ("Russia", date(1987, 5, 1), "RUS"),
        ("Belgrade", date(1999, 4, 1), "YUG"),
        ("Belgrade", date(2005, 4, 1), "SCG"),
        ("Belgrade", date(2015, 4, 1), "SRB"),
        ("Yugoslavia", None, "YUG"),
        ("Prague", date(1968, 8, 21), "CSK"),
        ("Prague", date(1998, 8, 21), "CZE"),
        ("East Germany", None, "DDR"),
        ("East Berlin", date(1985, 1, 1), "DDR"),
        ("Aden", date(1980, 1, 1), "YMD"),
        ("Aden", date(2015, 1, 1), "YEM"),
        ("Saigon", date(1970, 1, 1), "RVN"),
        ("Saigon", date(2010, 1, 1), "VNM"),
        ("Netherlands Antilles", date(2012, 1, 1), "ANT"),
    ],
)
def test_a_former_state_is_chosen_by_the_day(name, day, code):
    assert Registry.of().find(name, day).code == code


def test_a_renamed_state_keeps_its_code_and_had_its_name():
    registry = Registry.of()
    assert (registry.find("Burma", date(1980, 1, 1)).name, registry.find("Burma", date(2010, 1, 1)).name) == ("Burma", "Myanmar")
    assert {registry.find("Burma", day).code for day in (None, date(1980, 1, 1))} == {"MMR"}
    assert (registry.find("Zaire").code, registry.find("Zaire").name) == ("COD", "Zaire")


def test_a_seat_and_a_place_know_their_ground():
    registry = Registry.of()
    assert registry.find("Brussels").code == "EU"
    assert registry.find("Brussels").ground == "BEL"
    assert registry.find("Geneva").ground == "CHE"


def test_disputed_places_name_all_who_claim_them():
    title = Registry.of().find("Golan Heights")
    assert (title.code, title.states, title.acts) == ("", ("ISR", "SYR"), False)


def test_a_mere_place_does_not_act():
    registry = Registry.of()
    assert not registry.find("Geneva").acts
    assert registry.find("Moscow").acts
    assert registry.find("NATO").acts


def test_an_institution_of_many_goes_to_the_state_before_it(found):
    assert ("National Assembly", "PAK", "institution") in found("Pakistan's National Assembly met on Monday")
    assert ("National Assembly", "KWT", "institution") in found("the Kuwaiti National Assembly met on Monday")
    assert ("Supreme Court", "USA", "institution") in found("The Supreme Court ruled; France waited")
    assert ("National Assembly", "", "institution") in found("The National Assembly met")


def test_an_armed_group_has_a_code_of_its_own():
    title = Registry.of().find("Hezbollah")
    assert (title.own, title.sector, title.code) == ("HEZB", "REB", "LBN")
    assert Registry.of().find("Islamic State").own == "ISIL"


def test_the_name_of_a_code():
    registry = Registry.of()
    assert [registry.name_of(code) for code in ("FIN", "SUN", "EU", "ZZZ")] == ["Finland", "Soviet Union", "European Union", None]


def test_the_two_congos_by_name():
    registry = Registry.of()
    names = ("DR Congo", "Congo-Kinshasa", "Republic of the Congo", "Congo-Brazzaville")
    assert [registry.find(name).code for name in names] == ["COD", "COD", "COG", "COG"]
