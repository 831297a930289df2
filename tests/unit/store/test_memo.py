"""What is kept until the store changes, while several ask."""

from threading import Barrier, Thread

import pytest

from verbale.store.memo import Memo, Pace


@pytest.fixture
def mark():
    return [1]


@pytest.fixture
def memo(mark):
    return Memo(lambda: mark[0], most=3)


def at_once(*deeds):
    """Each in a thread of its own, all ended within seconds."""
    threads = [Thread(target=deed, daemon=True) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)


def test_an_answer_is_worked_out_once_until_the_mark_is_another(memo, mark):
    asked = []
    for _ in range(2):
        memo.get("a", lambda: asked.append("a"))
    mark[0] = 2
    memo.get("a", lambda: asked.append("a"))
    assert asked == ["a", "a"]


def test_several_who_ask_the_same_work_it_out_once(memo):
    asked, together = [], Barrier(4)

    def ask():
        together.wait()
        memo.get("a", lambda: asked.append("a"))

    at_once(*[ask] * 4)
    assert asked == ["a"]


def test_who_asks_something_else_does_not_wait(memo):
    """Each works at his own question until the other has begun with his."""
    together = Barrier(2)
    at_once(lambda: memo.get("a", lambda: together.wait(5)), lambda: memo.get("b", lambda: together.wait(5)))


def test_an_answer_may_ask_other_questions(memo):
    assert memo.get("a", lambda: memo.get("b", lambda: 1) + 1) == 2


def test_what_failed_is_tried_again(memo):
    with pytest.raises(ZeroDivisionError):
        memo.get("a", lambda: 1 / 0)
    assert memo.get("a", lambda: 1) == 1


def test_no_more_is_held_than_was_said(memo):
    for question in range(10):
        memo.get(question, str)
        assert len(memo._known[1]) <= 3


@pytest.fixture
def paced(mark, monkeypatch):
    """A pace over the mark, at a clock of its own: `paced(seconds)` lets time pass and gives the mark to go by."""
    now = [0.0]
    monkeypatch.setattr("verbale.store.memo.monotonic", lambda: now[0])
    pace = Pace(lambda: mark[0], lambda old, new: new > old)

    def after(seconds):
        now[0] += seconds
        return pace.mark()

    after.took = pace.took
    return after


def test_what_was_dear_rests_ten_times_as_long(paced, mark):
    assert paced(0) == 1
    paced.took(2.0)
    mark[0] = 2
    assert [paced(19), paced(2)] == [1, 2]
    mark[0] = 3  # nothing was dear since
    assert paced(0) == 3


def test_nothing_rests_for_more_than_five_minutes(paced, mark):
    paced(0)
    paced.took(500.0)
    mark[0] = 2
    assert [paced(299), paced(2)] == [1, 2]


def test_what_was_quick_does_not_rest_and_not_every_change_waits(paced, mark):
    paced(0)
    paced.took(0.05)
    mark[0] = 2
    assert paced(0) == 2
    paced.took(5.0)
    mark[0] = 0
    assert paced(0) == 0
