"""A registry file adds actors to those of the lexicon, and one that is malformed is told by file and place."""

from datetime import date

import pytest

from verbale import read
from verbale.errors import LexiconError
from verbale.lexicon import get_lexicon
from verbale.resolve.registry import Registry

LAND = """
[states]
XZY = { name = "Lomera", people = ["Lomeran"], capital = "Tull", seats = ["Tull"] }
[bodies]
LAKES = { name = "Lakes Commission", host = "XZY" }
[groups]
REEDS = { name = "Reed Brigade", country = "XZY" }
[institutions.XZY]
GOV = ["Office of Canals"]
[places.places]
XZY = ["Old Weir"]
[holders.XZY]
state = [["Iva Tarn", "2019-01-01", "2023-12-31"]]
"""


@pytest.fixture
def added(tmp_path):
    def write(text):
        path = tmp_path / "registry.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_added_actors_are_found_beside_those_of_the_lexicon(added):
    lexicon = get_lexicon(registry=added(LAND))
    registry = Registry.over(lexicon)
    assert {registry.find(name).code for name in ("Lomera", "Lomerans", "Tull", "Office of Canals")} == {"XZY"}
    assert registry.find("Lakes Commission").code == "LAKES"
    assert registry.find("France").code == "FRA"
    assert registry.find("Old Weir").ground == "XZY"
    assert registry.find("Reed Brigade").own == "REEDS"
    assert registry.holders.find_term(["Iva", "Tarn"], date(2020, 5, 1)).code == "XZY"
    assert Registry.over(lexicon) is registry


def test_the_lexicon_itself_stays_as_it_is(added):
    get_lexicon(registry=added(LAND))
    assert Registry.of().find("Lomera") is None
    assert "XZY" not in get_lexicon().actors.states


def test_a_page_is_read_with_it(added):
    text = "Lomera and France signed a treaty on Monday, the foreign ministry in Tull said."
    record = next(r for r in read(text, published="2022-03-04", registry=added(LAND)).records if r.kind == "agreement")
    assert set(record.parties) == {"XZY", "FRA"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("states = 3", ", states", "a table was expected"),
        ("[states\n", "", "line 1"),
        ("[isles]\nXZY = 1", ", isles", "unknown table: one of states, "),
        ('[states]\nXZY = "Lomera"', ", states.XZY", "a table was expected"),
        ("[states]\nXZY = { people = ['Lomeran'] }", ", states.XZY", "the field 'name' is missing"),
        ("[states]\nXZY = { name = 'Lomera', anthem = 'O' }", ", states.XZY", "unknown field 'anthem'"),
        ("[states]\nXZY = { name = 7 }", ", states.XZY", "the field 'name' is no str"),
        ("[states]\nFRA = { name = 'Lomera' }", ", states.FRA", "the lexicon has this code already"),
        ("[groups]\nUN = { name = 'Reeds' }", ", groups.UN", "the lexicon has this code already"),
        ("[holders.XZY]\nstate = [['Iva Tarn', '2019']]", ", holders.XZY", "no state, body or organisation has this code"),
        ("[places.places]\nXZY = ['Old Weir']", ", places.places.XZY", "no state, body or organisation has this code"),
        ("[institutions.FRA]\nGOV = 'Office'", ", institutions.FRA.GOV", "a list of names was expected"),
        ("[institutions.FRA]\nGOV = [3]", ", institutions.FRA.GOV", "a list of names was expected"),
        ("[holders.FRA]\nstate = ['Iva Tarn']", ", holders.FRA.state", "a list of [name, first day, last day] was expected"),
        ("[holders.FRA]\nstate = [['Iva Tarn', 'May']]", ", holders.FRA.state, Iva Tarn", "the days May to None are none"),
    ],
)
def test_a_malformed_file_is_told_with_the_place(added, text, place, words):
    path = added(text)
    with pytest.raises(LexiconError) as caught:
        get_lexicon(registry=path)
    assert str(caught.value).startswith(f"{path}{place}: ")
    assert words in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(LexiconError, match=r"none\.toml: no such file"):
        get_lexicon(registry=tmp_path / "none.toml")
