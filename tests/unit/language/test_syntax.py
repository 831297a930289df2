import itertools

import numpy as np
import pytest

from verbale.language.labels import lemma_of, lemma_script
from verbale.language.syntax import tree_of


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == 0 for h in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_is_the_best_there_is(seed: int) -> None:
    n = 4
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    total = {t: sum(scores[i, h] for i, h in enumerate(t)) for t in itertools.product(range(n + 1), repeat=n) if is_tree(t)}
    found = tuple(int(h) for h in tree_of(scores))
    assert is_tree(found)
    # the root is fixed first, so the tree is the best one with that root
    best = max(v for t, v in total.items() if t.index(0) == found.index(0))
    assert total[found] == pytest.approx(best)


def test_one_word_is_its_own_tree() -> None:
    assert tree_of(np.zeros((1, 2), np.float32)).tolist() == [0]


@pytest.mark.parametrize(
    ("form", "lemma"), [("signed", "sign"), ("was", "be"), ("Talks", "talk"), ("Vienna", "Vienna"), ("n't", "not"), ("US", "US")]
)
def test_lemma_scripts_go_both_ways(form: str, lemma: str) -> None:
    assert lemma_of(form, lemma_script(form, lemma)) == lemma
