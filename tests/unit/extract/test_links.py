import pytest

import verbale
from verbale.schema import Record


def links(text: str) -> list[tuple[str, str, str, str]]:
    """Relation, words, and the evidence on both sides of every link of a text."""
    records = verbale.read(text, published="2024-03-15").records
    by_id: dict[str, Record] = {r.id: r for r in records}
    return [(k.relation, k.words.exact, r.evidence.exact, by_id[k.to].evidence.exact) for r in records for k in r.links]


@pytest.mark.parametrize(
    ("text", "relation", "words", "source", "target"),
    [
        (
            "Chile signed a trade agreement with Norway in defiance of the US’s unilateral sanctions against Chile.",
            "responds_to",
            "in defiance of",
            "trade agreement",
            "sanctions",
        ),
        (
            "Norwegian President Ana Brask met Chilean President Tomas Velm on the sidelines of the NATO summit in Oslo.",
            "during",
            "on the sidelines of",
            "met",
            "summit",
        ),
        (
            "Chile imposed sanctions on Norway in response to the Norwegian sanctions against Chile.",
            "responds_to",
            "in response to",
            "imposed",
            "against Chile",
        ),
    ],
)
def test_links_by_their_words(text: str, relation: str, words: str, source: str, target: str) -> None:
    found = [link for link in links(text) if link[0] == relation]
    assert len(found) == 1
    assert found[0][1] == words
    assert source in found[0][2]
    assert target in found[0][3]


def test_a_link_points_at_a_record_of_the_page() -> None:
    text = "Norway has pursued the removal of the sanctions through diplomatic channels, including the negotiations with Chile in Oslo."
    (link,) = [k for k in links(text) if k[0] == "part_of"]
    assert link[1].startswith("including")
    assert "negotiations" in link[2]
    assert "channels" in link[3]


@pytest.mark.parametrize(
    "text",
    [
        "Chile signed a trade agreement with Norway. The US imposed sanctions on Chile.",
        "They like the agreement that Chile signed with Norway.",
        "Norway signed the treaty during the night.",
    ],
)
def test_no_link_without_words(text: str) -> None:
    assert links(text) == []


def test_ids_are_unique() -> None:
    records = verbale.read(
        "Chile signed a trade agreement with Norway in defiance of the US’s unilateral sanctions against Chile.", published="2024-03-15"
    ).records
    assert len({r.id for r in records}) == len(records)


def test_a_part_and_its_whole_that_are_told_together() -> None:
    text = (
        "“We have launched an initiative, namely ten-year mining accords with our neighbours, including one with Chad which is almost "
        "finalized,” Norwegian Foreign Minister Ola Nord said."
    )
    (link,) = [k for k in links(text) if k[0] == "part_of"]
    assert link[1] == "including one with Chad"
    assert link[3].startswith("We have launched")


def test_a_deed_during_a_visit() -> None:
    text = "Norwegian Prime Minister Ola Nord signed a trade accord with Chad during a recent visit to Ndjamena."
    assert [k[:2] for k in links(text)] == [("during", "during a recent visit to Ndjamena")]
