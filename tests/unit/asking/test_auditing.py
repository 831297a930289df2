"""Records drawn to be checked, and what the verdicts on them say."""

from collections import Counter

import pytest

from verbale.asking import audit_rows, draw


def test_of_each_kind_about_as_many_are_drawn(store):
    kinds = Counter(hit.record.kind for hit in draw(store, 8))
    assert sum(kinds.values()) == 8
    assert set(kinds) == {"agreement", "event", "indicator", "meeting", "policy", "promise", "sanction"}
    assert len(draw(store, 100)) == 11


def test_the_same_seed_draws_the_same(store):
    assert draw(store, 5, seed=3) == draw(store, 5, seed=3)
    assert len({tuple(hit.record.id for hit in draw(store, 5, seed=n)) for n in range(6)}) > 1


def test_precision_is_that_of_the_judged(store):
    agreements = [hit.record.id for hit in draw(store, 100) if hit.record.kind == "agreement"]
    assert all(row.precision is None for row in audit_rows(store))
    store.accept(agreements[0], author="Ada")
    store.reject(agreements[1], author="Ada", reason="not so")
    row = next(row for row in audit_rows(store) if row.kind == "agreement")
    assert (row.drawn, row.judged, row.right, row.precision) == (3, 2, 1, 0.5)
    assert (row.low, row.high) == (pytest.approx(0.095, abs=0.01), pytest.approx(0.905, abs=0.01))


def test_without_a_draw_there_is_nothing_to_say(store):
    assert audit_rows(store) == []
