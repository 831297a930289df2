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


@pytest.mark.parametrize(
    "content",
    [
        "The delegations of Norway and Chile will return to Oslo on 17 May",
        "The joint commission of Norway and Chile shall hold its first session not later than 31 May 2024",
        "Trade between Norway and Chile is to be doubled within ten years",
        "Talks between Norway and Chile on a full treaty are to follow",
        "A sixth round of talks with Norway is planned for Sunday in Lima",
        "Chilean President Tomas Velm is expected in Oslo next week",
    ],
)
def test_the_report_itself_foretells(content: str) -> None:
    (found,) = read(f"{content}.")
    assert (found.form, found.content.exact, found.promisor) == ("prediction", content, ())


def test_the_report_foretells_what_others_of_a_page_of_states_will_do_by_a_day() -> None:
    text = (
        "Norway and Chile met in Oslo. The army will let the convoys pass within a week; the rebels will free the prisoners before it ends."
    )
    assert [p.content.exact for p in read(text)] == [
        "The army will let the convoys pass within a week",
        "the rebels will free the prisoners before it ends",
    ]


def test_speech_goes_on_without_a_cue() -> None:
    (found,) = read("Norway and Chile announced a first cut. A further reduction would come in two months.")
    assert found.content.exact == "A further reduction would come in two months"


def test_each_verb_joined_to_another_tells_its_own() -> None:
    (found,) = read("The treaty with Norway is practically ready and will be signed in Lima in May, Chilean minister Tomas Velm announced.")
    assert found.content.exact == "will be signed in Lima in May"


def test_what_is_wanted_by_a_day_can_be_held_against_one() -> None:
    (found,) = read("Norway wants to train a hundred pilots by the end of next year.")
    assert found.content.exact == "train a hundred pilots by the end of next year"
    assert read("Norway wants to train more pilots.") == []


def test_a_promise_not_to_do_something_keeps_its_negation() -> None:
    (found,) = read("Norway undertakes not to build new mills on the river.")
    assert found.content.exact == "not to build new mills on the river"


def test_a_speaker_behind_the_deed_is_no_part_of_it() -> None:
    (found,) = read("Prime Minister Ana Brask of Norway will travel to Chile on 14 May for two days, her office announced.")
    assert found.content.exact.endswith("for two days")


@pytest.mark.parametrize(
    "text",
    [
        "The aim is to win. Norway and Chile know it.",
        "“We would rather have had our men back,” Norwegian minister Ana Brask said.",
        "The shop in the high street will open on Monday.",
        "Norway and Chile met. It would be wrong to wait.",
        "The bakers will meet again on Friday.",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Norway will replace an arrangement of 1998 that ran out last year.", None),
        ("Chad had agreed to sell the ships in 2007.", None),
        ("Chad had vowed to be ready by 2010.", "2010-12-31"),
    ],
)
def test_a_time_that_is_over_is_no_due_day_unless_it_was_a_deadline(text: str, due: str | None) -> None:
    (found,) = read(text)
    assert (str(found.due.latest) if found.due else None) == due
