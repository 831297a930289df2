from datetime import date, timedelta

from verbale.ledger.stories import find_stories

FERRY = [
    "The ferry Halden sank off Vell with 212 people aboard; the coast guard of Norland saved 190.",
    "Norland's coast guard took 190 people off the sinking ferry Halden near Vell on Monday night.",
    "After the loss of the Halden off Vell, Norland grounds every ferry built at the Brask yard.",
]
VOTE = [
    "Sudria votes on Sunday: Orlo Venn, its president, faces the miner Tessa Quill in a second round.",
    "Tessa Quill led Orlo Venn by two points as Sudria counted its second round.",
    "Sudria's second round goes to Tessa Quill; Orlo Venn concedes before midnight.",
]
FILLER = [f"Number {n} opened a market in the town, and the mayor praised the bread of street {n}." for n in range(8)]


def test_each_event_is_one_story_in_whatever_words():
    found = find_stories([FERRY[0], VOTE[0], FERRY[1], VOTE[1], VOTE[2], FERRY[2], *FILLER])
    assert found[0] == found[2]
    assert found[1] == found[3] == found[4]
    assert found[0] != found[1]


def test_the_same_words_a_year_later_are_another_story():
    start = date(2031, 5, 2)
    texts, days = [FERRY[0], FERRY[1], *FILLER], [start, start + timedelta(days=365), *[start] * len(FILLER)]
    assert len(set(find_stories(texts[:2] + FILLER, days)[:2])) == 2
    assert len(set(find_stories(texts)[:2])) == 1


def test_nothing_and_one():
    assert find_stories([]) == []
    assert find_stories(["Alone."]) == [0]
