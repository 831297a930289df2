import pytest

from verbale.extract.reading.quotations import find_mode, find_quotations, is_quoted, tidy

TABLE = (
    "He/PRON/2/nsubj said/VERB/0/root “/PUNCT/2/punct we/PRON/5/nsubj agree/VERB/2/ccomp ,/PUNCT/5/punct ”/PUNCT/5/punct that/SCONJ/10/mark"
    " it/PRON/10/nsubj failed/VERB/2/ccomp ,/PUNCT/2/punct and/CCONJ/2/cc “/PUNCT/2/punct badly/ADV/10/advmod ”/PUNCT/2/punct"
    " ./PUNCT/2/punct"
)


@pytest.fixture
def analysis(tabled):
    return tabled(TABLE)


def at(analysis, words):
    surfaces = [w.surface for w in analysis.words]
    size = len(words.split())
    start = next(i for i in range(len(surfaces)) if surfaces[i : i + size] == words.split())
    return start, start + size


def test_quotations_run_between_their_marks(analysis, words_of):
    found = find_quotations(analysis)
    assert words_of(analysis, [(q.start, q.end) for q in found]) == ["we agree,", "badly"]
    assert all(q.closed for q in found)


def test_a_quotation_left_open_ends_with_its_paragraph(tabled):
    analysis = tabled("“/PUNCT/2/punct We/PRON/3/nsubj begin/VERB/0/root\n\nThey/PRON/2/nsubj left/VERB/0/root")
    (found,) = find_quotations(analysis)
    assert (found.start, found.end, found.closed) == (1, 3, False)


def test_empty_marks_are_no_quotation(tabled):
    assert find_quotations(tabled("“/PUNCT/3/punct ”/PUNCT/3/punct Yes/INTJ/0/root")) == []


@pytest.mark.parametrize("marks", [("“", "”"), ("``", "''"), ('"', '"'), ("«", "»")])
def test_all_double_marks_quote(tabled, marks):
    analysis = tabled(f"{marks[0]}/PUNCT/2/punct Yes/INTJ/0/root {marks[1]}/PUNCT/2/punct he/PRON/2/dep")
    assert [(q.start, q.end) for q in find_quotations(analysis)] == [(1, 2)]


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("we agree", "direct"),
        ("we agree , ”", "direct"),
        ("that it failed", "indirect"),
        ("it failed , and “ badly", "mixed"),
        ("“", "indirect"),
    ],
)
def test_the_mode_is_how_much_is_quoted(analysis, words, mode):
    run = at(analysis, words)
    assert find_mode(analysis, [run]) == mode
    assert is_quoted(analysis, run) == (mode == "direct")


def test_two_parts_of_which_one_is_quoted_are_mixed(analysis):
    assert find_mode(analysis, [at(analysis, "we agree"), at(analysis, "it failed")]) == "mixed"


@pytest.mark.parametrize(
    ("words", "tidied"),
    [
        ("“ we agree , ”", "we agree"),
        ("we agree ,", "we agree"),
        ("that it failed ,", "it failed"),
        ("it failed , and “ badly", "it failed, and “badly”"),
        ("badly ” .", "badly"),
    ],
)
def test_outer_marks_and_leading_that_are_left_out(analysis, words_of, words, tidied):
    assert words_of(analysis, [tidy(analysis, at(analysis, words))]) == [tidied]


@pytest.mark.parametrize("words", ["“", ",", "that"])
def test_nothing_left_is_nothing(analysis, words):
    assert tidy(analysis, at(analysis, words)) is None


def test_a_lone_particle_says_nothing_unless_it_is_quoted(tabled):
    analysis = tabled("They/PRON/2/nsubj refused/VERB/0/root to/PART/4/mark say/VERB/2/xcomp “/PUNCT/6/punct to/PART/4/obj ”/PUNCT/6/punct")
    assert tidy(analysis, (2, 3)) is None
    assert tidy(analysis, (4, 7)) == (5, 6)
