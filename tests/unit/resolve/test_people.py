import pytest

from verbale.resolve.people import singular


def people(page):
    return [(p.name, p.country, p.title) for p in page.cast.people]


def test_office_and_country_stand_left_of_a_name(page):
    laid = page(
        "Finnish/ADJ/3/amod Foreign/ADJ/3/amod Minister/NOUN/4/flat Ilse/PROPN/6/nsubj Harnok/PROPN/4/flat left/VERB/0/root", "Ilse Harnok"
    )
    assert people(laid) == [("Ilse Harnok", "FIN", "foreign minister")]
    (person,) = laid.cast.people
    assert {"foreign", "minister"} <= person.roles


def test_a_possessor_gives_the_country(page):
    laid = page(
        "Finland/PROPN/3/nmod:poss 's/PART/1/case president/NOUN/6/nsubj Aino/PROPN/3/appos Vuori/PROPN/4/flat left/VERB/0/root",
        "Aino Vuori",
    )
    assert people(laid) == [("Aino Vuori", "FIN", "president")]


def test_office_and_country_stand_in_an_apposition(page):
    laid = page(
        "Mira/PROPN/10/nsubj Solheim/PROPN/1/flat ,/PUNCT/6/punct the/DET/6/det prime/ADJ/6/amod minister/NOUN/1/appos of/ADP/8/case"
        " Norway/PROPN/6/nmod ,/PUNCT/1/punct left/VERB/0/root",
        "Mira Solheim",
    )
    assert people(laid) == [("Mira Solheim", "NOR", "prime minister")]


def test_an_apposition_without_an_office_gives_nothing(page):
    laid = page(
        "Solheim/PROPN/8/nsubj ,/PUNCT/4/punct a/DET/4/det friend/NOUN/1/appos of/ADP/6/case Norway/PROPN/4/nmod ,/PUNCT/1/punct"
        " left/VERB/0/root",
        "Solheim",
    )
    assert people(laid) == [("Solheim", None, None)]


def test_a_country_follows_a_name(page):
    laid = page(
        "President/PROPN/2/flat Oskar/PROPN/6/nsubj Venn/PROPN/2/flat of/ADP/5/case Norway/PROPN/2/nmod left/VERB/0/root", "Oskar Venn"
    )
    assert people(laid) == [("Oskar Venn", "NOR", "president")]


def test_an_office_in_the_plural_goes_on(page):
    laid = page(
        "Presidents/NOUN/2/flat Aino/PROPN/11/nsubj Vuori/PROPN/2/flat of/ADP/5/case Finland/PROPN/2/nmod and/CCONJ/7/cc"
        " Oskar/PROPN/2/conj Venn/PROPN/7/flat of/ADP/10/case Norway/PROPN/7/nmod met/VERB/0/root",
        "Aino Vuori; Oskar Venn",
    )
    assert people(laid) == [("Aino Vuori", "FIN", "presidents"), ("Oskar Venn", "NOR", "presidents")]
    assert all("president" in p.roles for p in laid.cast.people)


def test_the_surname_and_the_full_name_are_one_person(page):
    laid = page(
        "Harnok/PROPN/2/nsubj left/VERB/0/root\n\nIlse/PROPN/3/nsubj Harnok/PROPN/1/flat left/VERB/0/root\n\n"
        "Ms./PROPN/2/flat HARNOK/PROPN/3/nsubj left/VERB/0/root",
        "Ilse Harnok; Harnok; HARNOK",
    )
    assert [(p.name, sorted(p.at)) for p in laid.cast.people] == [("Ilse Harnok", [0, 2, 6])]


def test_two_forenames_are_two_persons(page):
    laid = page("Ilse/PROPN/3/nsubj Harnok/PROPN/1/flat met/VERB/0/root Paula/PROPN/3/obj Harnok/PROPN/4/flat", "Ilse Harnok; Paula Harnok")
    assert {p.name for p in laid.cast.people} == {"Ilse Harnok", "Paula Harnok"}


def test_a_name_after_an_office_is_found_without_the_model(page):
    laid = page("Minister/PROPN/2/flat Brask/PROPN/3/nsubj left/VERB/0/root")
    assert people(laid)[0][0] == "Brask"


def test_titles_and_states_are_no_part_of_a_name(page):
    laid = page(
        "Finnish/ADJ/2/amod Minister/PROPN/3/flat Ilse/PROPN/5/nsubj Harnok/PROPN/3/flat left/VERB/0/root", "Finnish Minister Ilse Harnok"
    )
    assert [p.name for p in laid.cast.people] == ["Ilse Harnok"]


def test_the_page_title_completes_a_person(page):
    laid = page("Venn/PROPN/2/nsubj left/VERB/0/root", "Venn", title="Norwegian Prime Minister Oskar Venn visits the islands")
    (person,) = laid.cast.people
    assert (person.name, person.country) == ("Oskar Venn", "NOR")
    assert {"minister"} <= person.roles


def test_a_spokesman_has_the_country_of_his_master(page):
    laid = page(
        "Finnish/ADJ/2/amod President/PROPN/3/flat Vuori/PROPN/4/nsubj left/VERB/0/root\n"
        "Vuori/PROPN/3/nmod:poss 's/PART/1/case spokesman/NOUN/4/flat Lehto/PROPN/5/nsubj stayed/VERB/0/root",
        "Vuori; Lehto",
    )
    assert {p.name: p.country for p in laid.cast.people} == {"Vuori": "FIN", "Lehto": "FIN"}


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("ministers", "minister"),
        ("spokesmen", "spokesman"),
        ("deputies", "deputy"),
        ("press", "press"),
        ("status", "status"),
        ("ties", "tie"),
    ],
)
def test_offices_in_the_singular(many, one):
    assert singular(many) == one
