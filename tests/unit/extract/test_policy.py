import pytest

import verbale
from verbale.schema import Policy


def read(text: str) -> list[Policy]:
    return [r for r in verbale.read(text, published="2024-03-15").records if isinstance(r, Policy)]


@pytest.mark.parametrize(
    ("text", "actor", "aim", "means"),
    [
        (
            "Norway is expanding its ties with neighboring countries with the aim of reducing tensions.",
            "NOR",
            "reducing tensions",
            ["expanding its ties with neighboring countries"],
        ),
        (
            "Norway has pursued the removal of the sanctions through diplomatic channels.",
            "NOR",
            "the removal of the sanctions",
            ["diplomatic channels"],
        ),
        ("Chile is seeking to join the alliance.", "CHL", "join the alliance", []),
        ("Chile has tried to reduce its debt by cutting imports.", "CHL", "reduce its debt", ["cutting imports"]),
        ("Norway is making efforts to end the war.", "NOR", "end the war", []),
    ],
)
def test_aim_and_means(text: str, actor: str, aim: str, means: list[str]) -> None:
    (found,) = read(text)
    assert found.actor == (actor,)
    assert found.aim[0].exact.startswith(aim)
    assert [m.exact for m in found.means] == means


def test_a_course_that_is_urged_is_hypothetical_and_vouched_for() -> None:
    (found,) = read("Norwegian President Ana Brask said Norway should focus on ending the war.")
    assert (found.realis, found.aim[0].exact) == ("hypothetical", "ending the war")
    assert [a.name for a in found.said_by] == ["Ana Brask"]


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian president tried to leave the room.",
        "I am trying to find a good restaurant.",
        "The company is seeking to open a shop.",
        "Norway signed the treaty.",
        "The two presidents discussed trade.",
        "Norwegian exports covered by the treaty for the purpose of disarmament will be controlled by Norway.",
    ],
)
def test_no_policy(text: str) -> None:
    assert read(text) == []


def test_efforts_that_somebody_presses_ahead_with() -> None:
    text = "Norwegian Prime Minister Ola Nord has underlined the necessity of pressing ahead with efforts to cut the duties."
    (found,) = [r for r in verbale.read(text, published="2024-03-05").records if isinstance(r, Policy)]
    assert [part.exact for part in found.aim] == ["cut the duties"]
    assert (found.actor, [a.country for a in found.said_by]) == (("NOR",), ["NOR"])
