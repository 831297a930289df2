"""Ministers whose state only the words beside them tell."""

import pytest

import verbale
from verbale.schema import Statement


@pytest.mark.parametrize(
    "text",
    [
        "Norway will sign the treaty, its foreign minister said.",
        "The treaty will be signed in May, Norway's foreign minister, Ola Nord, said.",
    ],
)
def test_the_state_of_a_minister(text: str) -> None:
    (said,) = [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Statement)]
    assert [a.country for a in said.speaker] == ["NOR"]


def test_the_leaders_are_those_who_met_whatever_was_told_in_between() -> None:
    text = (
        "Norwegian Prime Minister Ola Nord received Chadian President Idriss Deby in Oslo. "
        "Issues of trade, energy and transport were discussed. The leaders agreed to continue contacts."
    )
    promises = [r for r in verbale.read(text, published="2024-03-05").records if r.kind == "promise"]
    assert [sorted(a.country or "" for a in p.promisor) for p in promises] == [["NOR", "TCD"]]
