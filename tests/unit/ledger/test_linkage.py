"""What is asked of alike pairs alone comes out as if every pair had been compared."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from verbale.ledger.collecting import collect_mentions
from verbale.ledger.linkage import cluster
from verbale.ledger.names import find_names
from verbale.ledger.passages import Corpus
from verbale.ledger.sameness import likely_pairs, pair_likeness
from verbale.ledger.scale import Scale

LEAST = 0.5
TEXTS = [
    "Norway and Iceland signed the Herring Accord. The herring accord with Norway limits the catch of 2019.",
    "The Northern Herring Accord between Norway and Iceland (NHA) was extended. The fishing treaty with Iceland came first.",
    "Norway praised the treaty of 2019 and the 2019 herring agreement. The fishing treaty with Norway was suspended.",
    "Peru and Chile signed the Copper Protocol. The mining agreement on copper with Chile is in force.",
    "The Copper Protocol was ratified by Peru. The copper protocol of 2020 and the mining agreement with Peru hold.",
]


def grouped(likeness, weights):
    """Average linkage over every pair, as its definition has it."""
    groups = [[i] for i in range(len(weights))]

    def mean(one, other):
        mass = sum(weights[a] * weights[b] for a in one for b in other)
        return sum(weights[a] * weights[b] * likeness(min(a, b), max(a, b)) for a in one for b in other) / mass

    while pairs := [(mean(a, b), a, b) for a, b in combinations(groups, 2)]:
        value, one, other = max(pairs, key=lambda pair: pair[0])
        if value < LEAST:
            break
        groups = sorted([g for g in groups if g not in (one, other)] + [sorted(one + other)])
    return groups


@given(st.data())
def test_groups_are_those_of_every_pair_compared(data):
    size = data.draw(st.integers(0, 7))
    every = list(combinations(range(size), 2))
    values = dict(zip(every, data.draw(st.permutations([(n * 37 % 101 - 30) / 71 for n in range(len(every))])), strict=True))
    weights = data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size))
    pairs = {pair: value for pair, value in values.items() if value >= LEAST}
    assert cluster(size, pairs, lambda *pair: values[pair], LEAST, weights) == grouped(lambda *pair: values[pair], weights)


def test_no_alike_names_are_passed_over(document):
    corpus = Corpus([document(str(n), text, f"2019-05-{n + 2:02}") for n, text in enumerate(TEXTS)])
    names = find_names(collect_mentions(corpus.values()), corpus)
    scale = Scale(names)
    alike = {(a, b) for a, b in combinations(range(len(names)), 2) if pair_likeness(names[a], names[b], scale) > 0}
    assert len(alike) > 5
    assert alike <= likely_pairs(names, scale)
