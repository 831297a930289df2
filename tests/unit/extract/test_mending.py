"""A weekday that the tree joined to a name belongs to the verb behind it."""

from verbale.resolve.tree import bare


def test_a_weekday_is_none_of_those_who_act(page):
    table = "Peru/PROPN/5/nsubj and/CCONJ/3/cc Chile/PROPN/1/conj Friday/PROPN/1/conj signed/VERB/0/root a/DET/7/det pact/NOUN/5/obj"
    tree = page(table).tree
    assert bare(tree.analysis.relation[3]) == "obl"
    assert tree.analysis.head[3] == 4


def test_a_weekday_that_names_something_stays(page):
    table = "The/DET/3/det Black/PROPN/3/compound Friday/PROPN/5/nsubj sales/NOUN/3/flat rose/VERB/0/root"
    assert page(table).tree.analysis.head[2] == 4


def test_who_is_due_to_do_something_is_the_subject_of_due(page):
    table = "Finland/PROPN/5/nsubj is/AUX/5/cop due/ADJ/0/root to/PART/5/mark deliver/VERB/3/advcl them/PRON/5/obj"
    tree = page(table).tree
    assert tree.analysis.head[0] == tree.analysis.head[1] == 2
    assert tree.analysis.head[5] == 4


def test_a_never_before_to_denies_what_follows(page):
    table = "Poland/PROPN/2/nsubj vowed/VERB/0/root never/ADV/2/advmod to/PART/5/mark sign/VERB/2/xcomp it/PRON/5/obj"
    assert page(table).tree.analysis.head[2] == 4
