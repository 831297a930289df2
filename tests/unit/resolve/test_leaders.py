"""Surnames alone: two leaders of the day who are told of together are known by them, one is not."""

from __future__ import annotations

from datetime import date

import pytest

from verbale.lexicon import get_lexicon
from verbale.resolve.holders import Holders
from verbale.resolve.leaders import pair_leaders
from verbale.resolve.people import Person

DAY = date(2012, 10, 1)


@pytest.fixture
def codes_of():
    def run(*names: str, led: tuple[str, ...] = ()) -> list[str]:
        people = [Person(tuple(name.split())) for name in names]
        return [term.code for _, term in pair_leaders(people, led, Holders(get_lexicon().actors), DAY)]

    return run


def test_two_leaders_of_two_states_are_known_by_their_surnames(codes_of):
    assert codes_of("Merkel", "Hollande") == ["DEU", "FRA"]


def test_a_leader_beside_an_office_of_another_state_is_known(codes_of):
    assert codes_of("Merkel", led=("POL",)) == ["DEU"]


@pytest.mark.parametrize("names", [("Merkel",), ("Merkel", "Harnok"), ("Dorota Merkel", "Hollande"), ("Blair", "Chirac")])
def test_a_surname_alone_another_forename_or_another_day_are_no_sign(codes_of, names):
    assert codes_of(*names) == []


def test_an_office_of_the_same_state_is_no_sign(codes_of):
    assert codes_of("Merkel", led=("DEU",)) == []


def test_umlauts_may_be_written_out():
    term = Holders(get_lexicon().actors).find_leader(["Schroeder"], date(2003, 1, 1))
    assert term is not None
    assert term.code == "DEU"


def test_a_suffix_is_no_surname():
    term = Holders(get_lexicon().actors).find_term(["Joseph", "R.", "Biden", ",", "Jr."], date(2023, 1, 1))
    assert term is not None
    assert term.code == "USA"
