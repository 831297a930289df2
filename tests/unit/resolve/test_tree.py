import pytest

from verbale.resolve.tree import Tree, bare

TABLE = (
    "The/DET/3/det Danish/ADJ/3/amod minister/NOUN/9/nsubj ,/PUNCT/6/punct an/DET/6/det engineer/NOUN/3/appos from/ADP/8/case"
    " Aarhus/PROPN/6/nmod told/VERB/0/root reporters/NOUN/9/obj twice/ADV/9/advmod\n"
    "They/PRON/2/nsubj left/VERB/0/root\n\nNight/NOUN/2/nsubj fell/VERB/0/root"
)


@pytest.fixture
def tree(tabled):
    return Tree(tabled(TABLE))


def test_children_and_subtrees(tree):
    assert tree.children[8] == [2, 9, 10]
    assert tree.subtree(2) == list(range(8))
    assert tree.subtree(2, without=frozenset({"appos"})) == [0, 1, 2]
    assert tree.find_child(8, "obj", "iobj") == 9
    assert tree.find_child(8, "ccomp") is None


def test_a_phrase_has_no_apposition(tree):
    assert tree.phrase(2) == (0, 3)
    assert tree.phrase(5) == (4, 8)


def test_above_goes_to_the_root(tree):
    assert list(tree.above(6)) == [7, 5, 2, 8]
    assert list(tree.above(8)) == []


def test_the_head_of_a_run_is_its_noun(tree):
    assert tree.head_of((0, 8)) == 2
    assert tree.head_of((4, 8)) == 5
    assert tree.head_of((10, 11)) == 10


def test_sentences_and_paragraphs_of_words(tree):
    assert (tree.sentence[8], tree.sentence[11], tree.sentence[13]) == (0, 1, 2)
    assert (tree.paragraph[8], tree.paragraph[11], tree.paragraph[13]) == (0, 0, 1)


def test_the_tree_agrees_with_the_analysis(tree):
    analysis = tree.analysis
    for word in range(len(analysis.words)):
        assert analysis.children(word) == tree.children[word]
        assert analysis.subtree(word) == tree.subtree(word)
        assert word in analysis.sentence_of(word)


def test_a_cycle_ends(tabled):
    tree = Tree(tabled("a/NOUN/2/dep b/NOUN/1/dep"))
    assert len(list(tree.above(0))) == 200


def test_relations_without_subtype():
    assert [bare(r) for r in ("nsubj:pass", "obj", "")] == ["nsubj", "obj", ""]
