"""Names that several states, places and persons bear, told apart by what stands around them."""

from datetime import date

import pytest

from verbale.language.tokens import tokenize
from verbale.resolve.registry import Registry


@pytest.fixture
def code_of():
    """The code of a name in a text, None where it is no name there."""

    def run(name, text, on=None, persons=()):
        words = [w.surface for w in tokenize(text)]
        spans = [(i, i + len(p.split())) for p in persons for i in range(len(words)) if words[i : i + len(p.split())] == p.split()]
        places = Registry.of().iter_places(words, on, spans)
        size = len(name.split())
        return next((p.title.code for p in places if words[p.start : p.end] == name.split() and p.end - p.start == size), None)

    return run


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("Georgia", "Envoys went to Georgia on Monday.", "GEO"),
        ("Georgia", "Russia pulled its troops out of Georgia, its envoy said in Tbilisi.", "GEO"),
        ("Georgia", "The harbour town in Georgia lies near Abkhazia.", "GEO"),
        ("Georgia", "Mayors from Atlanta and other towns in Georgia asked the governor for help.", "USA"),
        ("Georgia", "Gov. Ilse Harnok of Georgia, a Republican, signed the bill.", "USA"),
        ("Georgia", "Voters in Georgia, Arizona and Wisconsin decide the runoff.", "USA"),
        ("Korea", "The envoy arrived in Korea and met officials in Seoul.", "KOR"),
        ("Korea", "Pyongyang said that Korea would launch another satellite, DPRK media reported.", "PRK"),
        ("Korea", "Trade with Korea grew.", "KOR"),
        ("Korean", "A Korean envoy landed in Pyongyang.", "PRK"),
        ("Congo", "Rebels near Goma fought the army of Congo.", "COD"),
        ("Congo", "The president of Congo, Denis Sassou Nguesso, spoke in Brazzaville.", "COG"),
        ("Congo", "Ferries cross to Congo.", "COD"),
        ("Congolese", "Congolese ministers met in Brazzaville.", "COG"),
        ("Congolese", "Congolese troops left Kinshasa.", "COD"),
        ("Dominican", "The Dominican foreign minister spoke in Santo Domingo.", "DOM"),
        ("Dominican", "The Dominican prime minister left Roseau; Dominica waits.", "DMA"),
        ("Dominican", "A Dominican ferry sank.", "DOM"),
        ("Niger", "Niger and Nigeria closed the bridge.", "NER"),
        ("Nigeria", "Niger and Nigeria closed the bridge.", "NGA"),
        ("Brussels", "Brussels wants every member to pay.", "EU"),
        ("Brussels", "Belgian police closed a street in Brussels.", "BEL"),
        ("Tripoli", "Fighters left Tripoli for Benghazi.", "LBY"),
        ("Tripoli", "Lebanese soldiers entered Tripoli, north of Beirut.", "LBN"),
        ("Victoria", "The Seychelles ferry left Victoria.", "SYC"),
        ("Victoria", "Fires burn in Victoria, near Melbourne.", "AUS"),
        ("Punjab", "Farmers in Punjab marched on Lahore.", "PAK"),
        ("Punjab", "Farmers in Punjab marched on Delhi.", "IND"),
    ],
)
def test_context_tells(code_of, name, text, code):
    assert code_of(name, text) == code


def test_other_names_in_the_document_tell(code_of):
    far = "The talks went on for days. " * 20
    assert code_of("Congo", f"Brazzaville is calm. {far} Nobody in Congo complained.") == "COG"
    assert code_of("Korea", f"North Korea waits. North Korea is silent. {far} Nobody in Korea complained.") == "PRK"


def test_words_beside_the_name_outweigh_the_rest_of_the_document(code_of):
    assert code_of("Georgia", "Tbilisi is calm. Voters in Georgia, Florida and Arizona cast their ballots.") == "USA"


def test_the_day_tells_where_nothing_else_does(code_of):
    assert code_of("Congo", "Ferries cross to Congo.", date(1985, 5, 1)) == "COG"
    assert code_of("Congo", "Ferries cross to Congo.", date(2005, 5, 1)) == "COD"


@pytest.mark.parametrize(
    ("name", "text", "persons"),
    [
        ("Jordan", "Mr. Jordan said no.", []),
        ("Jordan", "Jordan Harnok said no.", ["Jordan Harnok"]),
        ("Jordan", "Ilse Jordan said no, and Jordan left.", ["Ilse Jordan"]),
        ("Washington", "Denise Washington said no.", ["Denise Washington"]),
        ("Georgia", "Georgia Harnok said no.", ["Georgia Harnok"]),
        ("Chad", "Chad Harnok said no.", ["Chad Harnok"]),
        ("Paris", "Ms. Paris said no.", []),
    ],
)
def test_a_person_is_no_state(code_of, name, text, persons):
    assert code_of(name, text, persons=persons) is None


@pytest.mark.parametrize(
    ("name", "text", "persons", "code"),
    [
        ("Jordan", "Jordan said no.", [], "JOR"),
        ("Jordan", "Jordan King Aino said no.", ["Jordan King Aino"], "JOR"),
        ("Jordan", "Ilse Jordan left Amman before Jordan closed the bridge.", [], "JOR"),
        ("Washington", "Washington said no.", [], "USA"),
        ("Washington", "Washington President Harnok", ["Washington President Harnok"], "USA"),
        ("Paris", "Paris said no.", ["Paris"], "FRA"),
    ],
)
def test_a_state_is_no_person(code_of, name, text, persons, code):
    assert code_of(name, text, persons=persons) == code


def test_a_state_that_the_document_names_otherwise_stays_a_state():
    text = "Ilse Jordan left. The Jordanian envoy said that Jordan would wait."
    words = [w.surface for w in tokenize(text)]
    places = list(Registry.of().iter_places(words, None, [(0, 2)]))
    assert [(p.start, p.title.code) for p in places] == [(words.index("Jordanian"), "JOR"), (words.index("Jordan", 2), "JOR")]
