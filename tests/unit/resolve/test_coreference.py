"""Who a phrase stands for, on pages written down by hand: no weights are needed."""

import pytest

from verbale.resolve.cast import Referent
from verbale.resolve.coreference import Resolver

BOTH = (
    "Finnish/ADJ/3/amod Foreign/ADJ/3/amod Minister/NOUN/4/flat Ilse/PROPN/6/nsubj Harnok/PROPN/4/flat met/VERB/0/root"
    " Danish/ADJ/9/amod Prime/ADJ/9/amod Minister/NOUN/10/flat Oskar/PROPN/6/obj Venn/PROPN/10/flat ./PUNCT/6/punct\n"
)
NAMES = "Ilse Harnok; Oskar Venn"


@pytest.fixture
def resolve(page):
    """The names (with codes) for the last sentence's subject, or for some words of the page."""

    def run(table, names="", words=None, spoken=(), **about):
        laid = page(table, names, **about)
        resolver = Resolver(laid.cast, [False] * len(laid.analysis.words))
        for word, name, code in spoken:
            person = next((p for p in laid.cast.people if p.name == name), None)
            resolver.note(word, (laid.cast.refer(person) if person else Referent(name, code, "state"),))
        surfaces = [w.surface for w in laid.analysis.words]
        size = len((words or "x").split())
        start = laid.analysis.sentences[-1].start
        if words:
            start = max(i for i in range(len(surfaces)) if surfaces[i : i + size] == words.split())
        return [(r.name, r.country) for r in resolver.resolve((start, start + size))]

    return run


HARNOK, VENN = ("Ilse Harnok", "FIN"), ("Oskar Venn", "DNK")


def test_a_name_is_its_person(resolve):
    assert resolve(BOTH + "Venn/PROPN/2/nsubj left/VERB/0/root", NAMES + "; Venn", "Venn") == [VENN]


def test_a_pronoun_is_the_subject_before(resolve):
    assert resolve(BOTH + "He/PRON/2/nsubj left/VERB/0/root", NAMES) == [HARNOK]


def test_whoever_spoke_last_outranks_the_subject_before(resolve):
    assert resolve(BOTH + "He/PRON/2/nsubj left/VERB/0/root", NAMES, spoken=[(11, "Oskar Venn", "DNK")]) == [VENN]


def test_whoever_is_only_spoken_of_in_quoted_words_is_less_likely_meant(page):
    laid = page(
        "Venn/PROPN/2/nsubj left/VERB/0/root with/ADP/4/case Lehto/PROPN/2/obl ./PUNCT/2/punct\n"
        "“/PUNCT/3/punct Brask/PROPN/3/nsubj failed/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct\nHe/PRON/2/nsubj left/VERB/0/root",
        "Venn; Brask; Lehto",
    )
    at = [w.surface for w in laid.analysis.words].index("He")
    in_quotes = [w.quote == 1 for w in laid.analysis.words]
    assert [r.name for r in Resolver(laid.cast, in_quotes).resolve((at, at + 1))] == ["Venn"]
    assert [r.name for r in Resolver(laid.cast, [False] * (at + 2)).resolve((at, at + 1))] == ["Brask"]


def test_an_office_can_tell_he_from_she(resolve):
    table = (
        "Queen/PROPN/2/flat Aino/PROPN/3/nsubj met/VERB/0/root King/PROPN/5/flat Oskar/PROPN/3/obj ./PUNCT/3/punct\n"
        "{}/PRON/2/nsubj left/VERB/0/root"
    )
    assert [name for name, _ in resolve(table.format("He"), "Aino; Oskar")] == ["Oskar"]
    assert [name for name, _ in resolve(table.format("She"), "Aino; Oskar")] == ["Aino"]


def test_a_pronoun_without_anybody_is_nobody(resolve):
    assert resolve("He/PRON/2/nsubj left/VERB/0/root") == []


def test_they_are_those_who_were_named_together(resolve):
    assert resolve(BOTH + "They/PRON/2/nsubj left/VERB/0/root", NAMES) == [HARNOK, VENN]


def test_an_office_is_the_person_who_holds_it(resolve):
    table = BOTH + "The/DET/3/det prime/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root"
    assert resolve(table, NAMES, "The prime minister") == [VENN]


def test_an_office_with_a_country_is_that_countrys(resolve):
    table = BOTH + "The/DET/3/det Finnish/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root"
    assert resolve(table, NAMES, "The Finnish minister") == [HARNOK]
    table = BOTH + "The/DET/3/det Danish/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root"
    assert resolve(table, NAMES, "The Danish minister") == [VENN]


def test_an_indefinite_office_is_nobody_who_was_named(resolve):
    table = BOTH + "A/DET/3/det Danish/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root"
    assert resolve(table, NAMES, "A Danish minister") == [("Danish minister", "DNK")]


def test_two_ministers_are_the_two(resolve):
    table = BOTH + "The/DET/3/det two/NUM/3/nummod ministers/NOUN/4/nsubj left/VERB/0/root"
    assert sorted(resolve(table, NAMES, "The two ministers")) == [HARNOK, VENN]


def test_a_counterpart_is_named_beside(resolve):
    table = (
        BOTH + "Her/PRON/3/nmod:poss Norwegian/ADJ/3/amod counterpart/NOUN/4/flat Teodor/PROPN/6/nsubj Brask/PROPN/4/flat left/VERB/0/root"
    )
    found = resolve(table, NAMES + "; Teodor Brask", "Her Norwegian counterpart Teodor Brask")
    assert found == [("Teodor Brask", "NOR")]


def test_joint_speakers_are_each_listed(resolve):
    table = BOTH + "Harnok/PROPN/4/nsubj and/CCONJ/3/cc Venn/PROPN/1/conj left/VERB/0/root"
    assert resolve(table, NAMES + "; Harnok; Venn", "Harnok and Venn") == [HARNOK, VENN]


def test_joint_speakers_are_listed_where_the_tree_is_wrong(resolve):
    table = (
        "Finnish/ADJ/3/amod Foreign/ADJ/3/amod Minister/NOUN/12/nsubj Ilse/PROPN/3/compound Harnok/PROPN/4/flat and/CCONJ/9/cc"
        " Danish/ADJ/9/amod Foreign/ADJ/9/amod Minister/NOUN/10/nmod:desc Teodor/PROPN/4/conj Brask/PROPN/4/flat said/VERB/0/root"
    )
    words = "Finnish Foreign Minister Ilse Harnok and Danish Foreign Minister Teodor Brask"
    assert resolve(table, "Ilse Harnok; Teodor Brask", words) == [HARNOK, ("Teodor Brask", "DNK")]


def test_a_master_does_not_speak_for_his_aide(resolve):
    table = BOTH + "Harnok/PROPN/3/nmod:poss 's/PART/1/case aide/NOUN/4/flat Lehto/PROPN/5/nsubj left/VERB/0/root"
    assert [name for name, _ in resolve(table, NAMES + "; Lehto", "Harnok 's aide Lehto")] == ["Lehto"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Helsinki", ("Finland", "FIN")), ("Finland", ("Finland", "FIN")), ("NATO", ("NATO", "NATO")), ("Kremlin", ("Russia", "RUS"))],
)
def test_a_capital_speaks_for_its_state(resolve, word, expected):
    assert resolve(f"{word}/PROPN/2/nsubj agreed/VERB/0/root") == [expected]


def test_a_paper_speaks_for_whoever_issued_it(resolve):
    table = "The/DET/3/det Kremlin/PROPN/3/compound statement/NOUN/4/nsubj agreed/VERB/0/root"
    assert resolve(table, words="The Kremlin statement") == [("Russia", "RUS")]


def test_the_leaders_of_states_are_the_states(resolve):
    table = "The/DET/2/det leaders/NOUN/7/nsubj of/ADP/4/case Norway/PROPN/2/nmod and/CCONJ/6/cc Denmark/PROPN/4/conj agreed/VERB/0/root"
    assert resolve(table, words="The leaders of Norway and Denmark") == [("Norway", "NOR"), ("Denmark", "DNK")]


def test_it_is_the_state_that_spoke(resolve):
    table = "Helsinki/PROPN/2/nsubj agreed/VERB/0/root\nIt/PRON/2/nsubj added/VERB/0/root"
    assert resolve(table) == [("Finland", "FIN")]


def test_who_is_the_noun_before(resolve):
    table = "Harnok/PROPN/5/nsubj ,/PUNCT/4/punct who/PRON/4/nsubj spoke/VERB/1/acl:relcl left/VERB/0/root"
    assert resolve(table, "Harnok", "who") == [("Harnok", None)]


def test_other_words_are_their_own_name(resolve):
    table = "The/DET/2/det fishermen/NOUN/3/nsubj agreed/VERB/0/root"
    assert resolve(table, words="The fishermen") == [("fishermen", None)]
    table = "The/DET/3/det Finnish/ADJ/3/amod ministry/NOUN/4/nsubj agreed/VERB/0/root"
    assert resolve(table, words="The Finnish ministry") == [("Finnish ministry", "FIN")]


def test_a_bare_institution_is_the_one_named_before(page):
    laid = page(
        "The/DET/3/det Finnish/ADJ/3/amod ministry/NOUN/4/nsubj agreed/VERB/0/root\nThe/DET/2/det ministry/NOUN/3/nsubj waited/VERB/0/root"
    )
    resolver = Resolver(laid.cast, [False] * 7)
    first, second = resolver.resolve((0, 3)), resolver.resolve((4, 6))
    assert first == second
    assert second[0].name == "Finnish ministry"


def test_an_office_keeps_the_state_that_the_tree_ties_to_the_verb(resolve):
    table = "Brask/PROPN/2/nsubj met/VERB/0/root the/DET/4/det emir/NOUN/2/obj of/ADP/6/case Qatar/PROPN/2/obl today/NOUN/2/obl"
    assert resolve(table, "Brask", "the emir") == [("emir of Qatar", "QAT")]


def test_several_heads_are_each_of_their_states(resolve):
    table = (
        "Brask/PROPN/2/nsubj told/VERB/0/root the/DET/4/det "
        "heads/NOUN/2/obj of/ADP/6/case Chad/PROPN/2/obl and/CCONJ/8/cc Sudan/PROPN/6/conj"
    )
    assert resolve(table, "Brask", "the heads") == [("Chad", "TCD"), ("Sudan", "SDN")]


def test_a_possessor_is_no_state_of_an_office(resolve):
    table = (
        "Brask/PROPN/2/nsubj told/VERB/0/root the/DET/4/det emir/NOUN/2/obj "
        "of/ADP/8/case Qatar/PROPN/8/nmod:poss 's/PART/6/case gas/NOUN/2/obl"
    )
    assert resolve(table, "Brask", "the emir") == [("emir", None)]


def test_a_pronoun_is_the_unnamed_minister_who_spoke(page):
    laid = page(
        "The/DET/2/det minister/NOUN/6/nsubj of/ADP/4/case Chad/PROPN/2/nmod now/ADV/6/advmod said/VERB/0/root"
        " he/PRON/8/nsubj left/VERB/6/ccomp"
    )
    resolver = Resolver(laid.cast, [False] * 8)
    resolver.note(5, resolver.resolve((0, 4)))
    assert [(r.name, r.country) for r in resolver.resolve((6, 7))] == [("minister of Chad", "TCD")]
