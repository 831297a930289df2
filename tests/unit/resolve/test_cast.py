def test_places_are_known_at_their_words(page):
    laid = page("Finland/PROPN/4/nsubj and/CCONJ/3/cc Norway/PROPN/1/conj met/VERB/0/root")
    assert {i: p.title.code for i, p in laid.cast.place_at.items()} == {0: "FIN", 2: "NOR"}


def test_a_state_in_a_persons_name_is_no_place(page):
    laid = page("Paris/PROPN/3/nsubj Lehto/PROPN/1/flat left/VERB/0/root", "Paris Lehto")
    assert not laid.cast.place_at


def test_mentions_are_found_by_their_place(page):
    laid = page("Harnok/PROPN/2/nsubj met/VERB/0/root Brask/PROPN/2/obj again/ADV/2/advmod", "Harnok; Brask")
    assert list(laid.cast.within(0, 4)) == [0, 1]
    assert list(laid.cast.within(1, 4)) == [1]
    assert laid.cast.before(2) == 1
    assert laid.cast.person_of(1).name == "Brask"


def test_a_bare_office_is_of_the_state_of_the_dateline(page):
    laid = page(
        "HELSINKI/PROPN/0/root --/PUNCT/1/punct\nForeign/ADJ/2/amod Minister/PROPN/3/flat Harnok/PROPN/4/nsubj left/VERB/0/root", "Harnok"
    )
    (person,) = laid.cast.people
    assert (person.country, person.inferred) == ("FIN", True)


def test_a_bare_office_is_of_the_state_without_a_leader_here(page):
    laid = page(
        "Danish/ADJ/3/amod Prime/ADJ/3/amod Minister/PROPN/4/flat Brask/PROPN/5/nsubj went/VERB/0/root to/ADP/7/case Norway/PROPN/5/obl\n"
        "President/PROPN/2/flat Venn/PROPN/3/nsubj waited/VERB/0/root",
        "Brask; Venn",
    )
    assert {p.name: p.country for p in laid.cast.people} == {"Brask": "DNK", "Venn": "NOR"}


def test_a_private_person_has_no_state(page):
    laid = page("Finland/PROPN/2/nsubj waited/VERB/0/root\nHarnok/PROPN/2/nsubj left/VERB/0/root", "Harnok")
    assert laid.cast.people[0].country is None


def test_refer_says_what_was_worked_out(page):
    laid = page("Danish/ADJ/2/amod Minister/PROPN/3/flat Brask/PROPN/4/nsubj left/VERB/0/root", "Brask")
    referent = laid.cast.refer(laid.cast.people[0])
    assert (referent.name, referent.country, referent.kind, referent.inferred) == ("Brask", "DNK", "person", False)
    assert laid.cast.refer(laid.cast.people[0], inferred=True).inferred
