"""Events as PLOVER codes them: folding by realis, directions, actor codes."""

from datetime import date

import pytest

import verbale
from verbale.export.plover import SCALE, PloverRow, to_plover
from verbale.schema import Event, Record, Span


def event(kind: str, actor: tuple[str, ...], recipient: tuple[str, ...] = (), **more: object) -> Event:
    """An event in words of no matter."""
    fields = {"realis": "actual", "basis": "narrated", "asserted_at": date(2024, 3, 5), "score": 0.5} | more
    return Event(evidence=Span("x", 0, 1), type=kind, actor=actor, recipient=recipient, **fields)  # type: ignore[arg-type]


def keys(*events: Record) -> list[tuple[str, str, str]]:
    """Type, source and target of the rows."""
    return [(r.plover_type, r.source, r.target) for r in to_plover(events)]


@pytest.mark.parametrize(
    ("kind", "realis", "folded"),
    [
        ("CONSULT", "future", "AGREE"),
        ("SUPPORT", "future", "AGREE"),
        ("COOPERATE", "future", "AGREE"),
        ("AID", "future", "AGREE"),
        ("SANCTION", "future", "THREATEN"),
        ("REQUEST", "future", "REQUEST"),
        ("CONSULT", "actual", "CONSULT"),
    ],
)
def test_future_acts_fold(kind: str, realis: str, folded: str) -> None:
    assert keys(event(kind, ("NOR",), ("TCD",), realis=realis)) == [(folded, "NOR", "TCD")]


@pytest.mark.parametrize("realis", ["hypothetical", "negated"])
def test_what_did_not_happen_is_no_row(realis: str) -> None:
    assert keys(event("ASSAULT", ("NOR",), ("TCD",), realis=realis)) == []


def test_joint_acts_go_both_ways() -> None:
    assert keys(event("CONSULT", ("NOR", "TCD"))) == [("CONSULT", "NOR", "TCD"), ("CONSULT", "TCD", "NOR")]


def test_each_recipient_has_a_row() -> None:
    assert keys(event("SUPPORT", ("NOR",), ("TCD", "NER"))) == [("SUPPORT", "NOR", "TCD"), ("SUPPORT", "NOR", "NER")]


def test_bodies_are_igo_and_nobody_is_dashes() -> None:
    assert keys(event("REQUEST", ("UN",))) == [("REQUEST", "IGOUN", "---")]


def test_inside_one_state() -> None:
    assert keys(event("PROTEST", ("NOR",), ("NOR",))) == [("PROTEST", "NOR", "NOR")]


def test_equal_rows_come_once_and_low_scores_can_be_left_out() -> None:
    same = [event("AID", ("NOR",), ("TCD",)), event("AID", ("NOR",), ("TCD",), score=0.9)]
    assert len(to_plover(same)) == 1
    assert to_plover([event("AID", ("NOR",), ("TCD",), score=0.2)], least=0.3) == []


def test_quad_class_and_intensity_have_a_source() -> None:
    (row,) = to_plover([event("ASSAULT", ("NOR",), ("TCD",), actor_sectors=("MIL",), mode="conventional", cameo=None)])
    assert isinstance(row, PloverRow)
    assert (row.source, row.quad, row.intensity, row.scale) == ("NORMIL", "material conflict", -10.0, SCALE)


def test_a_page_to_rows() -> None:
    records = verbale.read("Norway imposed sanctions on Chad on Monday.", published="2024-03-05").records
    assert [(r.plover_type, r.source, r.target) for r in to_plover(records)] == [("SANCTION", "NOR", "TCD")]
