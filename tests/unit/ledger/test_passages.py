"""The sentences of a corpus are the same when they are looked at again."""

from verbale.ledger.passages import Corpus, passages_of

TEXT = "Norway signed the U.S. treaty.\n\nMr. Dahl's deputy praised it (twice). What followed? Iceland did not."


def shown(passages):
    return [(p.place, p.start, p.end, list(p.words), list(p.surfaces), list(p.places), p.codes) for p in passages]


def test_a_second_look_shows_what_the_first_did(document):
    page = document("a", TEXT, "2031-05-02")
    corpus = Corpus([page])
    first, second = corpus["a"], corpus["a"]
    assert second is not first
    assert shown(first) == shown(second) == shown(passages_of(page))
    assert shown(second[1:]) == shown(first[1:])
    assert [w.surface for w in second[0].words] == list(second[0].surfaces) == ["Norway", "signed", "the", "U.S.", "treaty", "."]


def test_words_of_many_others_are_let_go(document):
    many = document("a", " ".join(f"Sentence {n} stands here." for n in range(5000)))
    passages = Corpus([many])["a"]
    assert [p._words is None for p in (passages[0], passages[-1])] == [True, False]
    assert [p.words[1].surface for p in passages] == [str(n) for n in range(5000)]


def test_who_speaks_for_a_state_that_day_stands_for_it(document):
    text = "Vladimir Putin and President Masoud Pezeshkian met. Putin left."
    assert [p.codes for p in passages_of(document("a", text, "2025-01-17"))] == [{"RUS", "IRN"}, set()]
    assert [p.codes for p in passages_of(document("a", text, "1980-01-17"))] == [set(), set()]
    again = Corpus([document("a", text, "2025-01-17")])
    assert [p.codes for p in again["a"]] == [p.codes for p in again["a"]]
