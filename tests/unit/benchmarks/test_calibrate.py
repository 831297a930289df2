import numpy as np
import pytest

from benchmarks.calibrate import Sample, cross_validate, decile_table, fit


@pytest.fixture
def samples():
    """Records of ten documents: those of a sure rule are mostly right, those of a poor one mostly wrong."""
    right = {"sure": (True, True, True, True, False), "poor": (False, False, True, False, False)}
    return [
        Sample(f"d{number}", "event", {"kind event": 1.0, f"rule event.{rule}": 1.0}, told)
        for number in range(10)
        for rule, all_told in right.items()
        for told in all_told
    ]


def test_a_rule_that_is_right_more_often_weighs_more(samples):
    weights = fit(samples)
    assert weights["rule event.sure"] > 0 > weights["rule event.poor"]


def test_left_out_documents_are_scored_as_often_as_they_are_right(samples):
    scores = cross_validate(samples)
    sure = np.array(["rule event.sure" in s.features for s in samples])
    assert scores[sure].mean() == pytest.approx(0.8, abs=0.15)
    assert scores[~sure].mean() == pytest.approx(0.2, abs=0.15)


def test_precision_rises_over_the_table(samples):
    rows = decile_table(samples, cross_validate(samples))[2:]
    precision = [float(row.split("|")[4]) for row in rows]
    assert len(rows) == 10
    assert sum(precision[5:]) > sum(precision[:5])
