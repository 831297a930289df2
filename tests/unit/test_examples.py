"""The example page shows what there is to show."""

from pathlib import Path

import pytest

from verbale import read
from verbale.schema import KINDS

FOLDER = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def reading():
    text = (FOLDER / "harbour-accord.txt").read_text(encoding="utf-8")
    return read(text, published="2024-03-07", registry=FOLDER / "registry.toml")


def test_it_has_every_kind_held_and_planned(reading):
    assert {r.kind for r in reading.records} == set(KINDS)
    assert {r.realis for r in reading.records} >= {"actual", "future", "hypothetical"}
    assert {r.realis for r in reading.records if r.kind == "meeting"} == {"actual", "future"}


def test_an_agreement_is_nearly_ready_and_one_is_signed(reading):
    agreements = [r for r in reading.records if r.kind == "agreement"]
    assert any(a.nearly and a.stage == "concluded" and set(a.parties) == {"XVE", "XOR"} for a in agreements)
    assert any(a.stage == "signed" and a.realis == "actual" and set(a.parties) == {"XVE", "XTO"} for a in agreements)


def test_its_records_hang_together(reading):
    relations = {link.relation for r in reading.records for link in r.links}
    assert {"aims_at", "responds_to", "follows"} <= relations


def test_its_states_are_invented(reading):
    codes = {a.country for r in reading.records for a in (*r.said_by, *getattr(r, "speaker", ())) if a.country}
    assert codes
    assert all(code.startswith("X") for code in codes)
