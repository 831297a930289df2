import pytest

import verbale
from verbale.schema import Promise


def read(text: str, title: str | None = None) -> list[Promise]:
    return [r for r in verbale.read(text, published="2024-03-15", title=title).records if isinstance(r, Promise)]


@pytest.mark.parametrize(
    ("text", "content", "promisor"),
    [
        ("“We will open an embassy in Lima,” Norwegian Foreign Minister Ana Brask said.", "We will open an embassy in Lima", "NOR"),
        ("Norway pledged to withdraw its troops from the border.", "withdraw its troops from the border", "NOR"),
        ("Norway and Chile agreed to resume the talks.", "resume the talks", "NOR"),
        ("Chilean President Tomas Velm is determined to sign the treaty.", "sign the treaty", "CHL"),
        ("Norwegian President Ana Brask said Norway would not join the alliance.", "Norway would not join the alliance", "NOR"),
    ],
)
def test_commitments(text: str, content: str, promisor: str) -> None:
    (found,) = read(text)
    assert (found.form, found.content.exact) == ("commitment", content)
    assert found.promisor[0].country == promisor
    assert found.realis == "future"


@pytest.mark.parametrize(
    ("text", "content", "promisor"),
    [
        (
            "Chilean Foreign Minister Tomas Velm said Norway will leave the alliance.",
            "Norway will leave the alliance",
            ["CHL"],
        ),
        (
            "The Norwegian president is expected to visit Chile next week.",
            "The Norwegian president is expected to visit Chile next week",
            [],
        ),
    ],
)
def test_predictions(text: str, content: str, promisor: list[str]) -> None:
    (found,) = read(text)
    assert (found.form, found.content.exact) == ("prediction", content)
    assert [a.country for a in found.promisor] == promisor
    assert found.doer[0].country == "NOR"


def test_a_condition_makes_it_hypothetical() -> None:
    (found,) = read("“If Chile signs, we will open an embassy,” Norwegian Foreign Minister Ana Brask said.")
    assert found.realis == "hypothetical"


def test_an_official_text_binds_its_issuers() -> None:
    text = "We, the leaders of Norway and Chile, met today. We will establish a joint commission."
    found = [p for p in read(text, title="Joint Statement of Norway and Chile") if "commission" in p.content.exact]
    assert len(found) == 1
    assert (found[0].form, found[0].basis, found[0].said_by) == ("commitment", "performed", ())
    assert {a.country for a in found[0].promisor} == {"NOR", "CHL"}
    assert found[0].when is not None
    assert str(found[0].when.earliest) == "2024-03-15"


def test_it_is_dated_by_its_saying_and_due_by_its_own_words() -> None:
    (found,) = read("“We will sign the treaty tomorrow,” Norwegian Foreign Minister Ana Brask said on Thursday.")
    assert found.when is not None
    assert found.due is not None
    assert str(found.when.earliest) == "2024-03-14"
    assert str(found.due.earliest) == "2024-03-16"


@pytest.mark.parametrize(
    "text",
    [
        "I will call you tomorrow.",
        "We will go back to this restaurant.",
        "The shop promised to send my phone.",
        "Norway did not pledge to withdraw its troops.",
        "Norway withdrew its troops from the border.",
        "“Will Norway sign the treaty?” asked Chilean lawmaker Tomas Velm.",
        "Norwegian Foreign Minister Ana Brask said it would be wrong to sign.",
        "They discussed how Norway will pay.",
        "Norway hopes that Chile will sign.",
    ],
)
def test_no_promise(text: str) -> None:
    assert read(text) == []
