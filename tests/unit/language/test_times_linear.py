"""The grammar is linear: no rule can repeat without bound, and twice the text costs about twice the tries."""

import pytest

from verbale.language.times import find_times, get_grammar, rules

HOSTILE = (
    "the ", "last ", "the end of the ", "early late ", "a ", "1990-", "1990 to ", "Monday ", "one hundred and ", "May ", "3 ", "of ",
    "since since ", "every other ", "in the ", "year-", "twenty-", "10:30 ", "'s ", "\n\n", "a.m. ", "9", "1,234", "3 to 5 ", "Sat Sun ",
    "more than at least ", "half a quarter ", "the week of ",
)  # fmt: skip


def test_no_rule_repeats_without_bound() -> None:
    book = get_grammar().book
    for rule in (*book._main, *book._before, *book._bound, *book._join):
        assert not set("*+") & set(rule.pattern.pattern)
        assert "," not in rule.pattern.pattern.replace("{0,", "").replace("{1,", "")


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_costs_twice_the_tries(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = 0
    longest = rules._longest

    def counted(*arguments: object) -> object:
        nonlocal tries
        tries += 1
        return longest(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "_longest", counted)

    def cost(size: int) -> int:
        nonlocal tries
        tries = 0
        find_times(piece * (size // len(piece)))
        return tries

    assert cost(8_000) <= 2.2 * cost(4_000) + 50


@pytest.mark.parametrize("piece", HOSTILE[::4])
def test_hostile_texts_of_200_kilobytes_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(0 <= t.lead <= t.start < t.end <= t.reach <= len(text) for t in find_times(text))
