"""The clock is set back: nothing is lost, doubled or out of order; what has a time waits for it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.pages import RUN, SECOND, reading
from tests.contract.test_jobs import LEASE, claimed, clock, jobs, listed, pages  # noqa: F401
from verbale.store import open_record

DAY = 86_400


@pytest.fixture
def store(url):
    with open_record(url) as opened:
        yield opened


def test_the_queue(jobs, clock):  # noqa: F811
    listed(jobs, pages("a", "b"))
    clock.pass_by(-DAY)
    assert jobs.claim(["quay"], LEASE) is None
    assert jobs.next_in(["quay"]) == DAY
    assert listed_again(jobs) == []
    clock.pass_by(DAY)
    found = [claimed(jobs)]
    clock.pass_by(-DAY)
    assert claimed(jobs) is None
    clock.pass_by(DAY + LEASE)
    jobs.pass_over(jobs.claim(["quay"], LEASE), due=None, rest=0)
    assert [*found, claimed(jobs)] == ["a", "b"]


def listed_again(jobs):  # noqa: F811
    """What is planned again keeps its times."""
    jobs.plan([("quay", pages("a")[0])])
    return [job for job in [jobs.claim(["quay"], LEASE)] if job]


class Backwards:
    """A clock on which each instant is an hour before the one before it."""

    at = datetime(2031, 3, 4, tzinfo=UTC)

    @classmethod
    def now(cls, _):
        cls.at -= timedelta(hours=1)
        return cls.at


def test_versions_and_verdicts_follow_each_other_as_they_came(store, monkeypatch):
    monkeypatch.setattr("verbale.store.adding.datetime", Backwards)
    for number, run in enumerate((RUN, SECOND, RUN)):
        document, records = reading(f"Version {number}: {{event actor=FIN;SWE|Finland and Sweden met}}.")
        added = store.add(document, records, run)
        assert added.version == number + 1
    (id,) = [id for _, id in store.ids()]
    for verdict in (store.accept, store.reject, store.accept):
        verdict(id, author="Ada", reason="because")
    assert store.document(document.id).text.startswith("Version 2")
    assert [v.verdict for v in store.verdicts(id)] == ["accept", "reject", "accept"]
    assert store.get(id).standing == "accepted"
    assert store.journal(id)[0].action == "accept"
    assert store.verify().problems == []
