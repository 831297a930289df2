"""The queue: nothing twice, of one host one thing at a time, and back where it was after a stop."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.contract.pages import RUN, reading
from verbale.errors import BadAnswerError, ForgottenError, TextMismatchError
from verbale.store import Wanted, open_record
from verbale.store.jobs import Jobs
from verbale.store.tables import metadata

FEED = Wanted("https://quay.example/rss", "listing")
LEASE = 60


class Clock:
    def __init__(self):
        self.now = datetime(2031, 3, 4, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def pass_by(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def jobs(store, clock):
    made = Jobs(store.backend, clock)
    made.plan([("quay", FEED)])
    return made


def pages(*names, host="quay", **about):
    return [Wanted(f"https://{host}.example/{name}", depth=1, **about) for name in names]


def listed(jobs, found, rest=0):
    return jobs.enqueue(jobs.claim(["quay"], LEASE), found, due=1800, rest=rest)


def claimed(jobs):
    job = jobs.claim(["quay"], LEASE)
    return job and job.address.rsplit("/", 1)[1]


def test_a_source_is_due_at_once_and_then_at_its_pace(jobs, clock):
    assert listed(jobs, []) == 0
    assert jobs.claim(["quay"], LEASE) is None
    assert jobs.next_in(["quay"]) == 1800
    assert jobs.next_in(["quay"], within=0) is None
    clock.pass_by(1800)
    jobs.plan([("quay", FEED)])
    assert claimed(jobs) == "rss"


def test_only_the_sources_that_are_asked_for(jobs):
    assert jobs.claim(["pier"], LEASE) is None
    assert jobs.next_in(["pier"]) is None


def test_what_is_listed_again_is_not_queued_again(jobs, clock):
    assert listed(jobs, pages("a", "b", "a")) == 2
    clock.pass_by(1800)
    jobs.pass_over(jobs.claim(["quay"], LEASE), due=None, rest=0)
    jobs.pass_over(jobs.claim(["quay"], LEASE), due=None, rest=0)
    assert listed(jobs, pages("a", "b")) == 0
    assert claimed(jobs) is None


def test_what_its_listing_calls_changed_is_queued_again(jobs, clock):
    listed(jobs, pages("a", changed="monday"))
    jobs.pass_over(jobs.claim(["quay"], LEASE), due=None, rest=0)
    clock.pass_by(1800)
    assert listed(jobs, pages("a", changed="monday")) == 0
    clock.pass_by(1800)
    assert listed(jobs, pages("a", changed="tuesday")) == 1
    assert claimed(jobs) == "a"


def test_a_host_is_asked_one_thing_at_a_time(jobs, clock):
    listed(jobs, [*pages("a", "b"), *pages("c", host="pier")])
    first = jobs.claim(["quay"], LEASE)
    assert (first.address[-1], claimed(jobs), claimed(jobs)) == ("a", "c", None)
    jobs.pass_over(first, due=None, rest=5)
    assert (claimed(jobs), jobs.next_in(["quay"], within=0)) == (None, 5)
    clock.pass_by(5)
    assert claimed(jobs) == "b"


def test_what_a_dead_process_held_is_taken_up(jobs, clock, url):
    listed(jobs, pages("a"))
    assert claimed(jobs) == "a"
    with open_record(url) as other:
        after = Jobs(other.backend, clock)
        assert claimed(after) is None
        clock.pass_by(LEASE)
        assert claimed(after) == "a"


def test_a_long_job_goes_on_holding(jobs, clock):
    job = jobs.claim(["quay"], LEASE)
    clock.pass_by(LEASE - 1)
    jobs.extend(job, LEASE)
    clock.pass_by(LEASE - 1)
    assert claimed(jobs) is None


def test_a_page_is_kept_with_its_job_or_neither(jobs, store, clock):
    listed(jobs, pages("a", published=date(2031, 3, 3)))
    job = jobs.claim(["quay"], LEASE)
    assert job.published == date(2031, 3, 3)
    document, records = reading("{event actor=FIN;SWE|Finland and Sweden met}.", url=job.address)
    with pytest.raises(TextMismatchError):
        jobs.keep(job, replace(document, text="Another."), records, RUN, due=None, rest=0)
    clock.pass_by(LEASE)
    assert claimed(jobs) == "a"
    other, records = reading("{event actor=FIN;SWE|They met}.", url="https://quay.example/b")
    assert jobs.keep(job, other, records, RUN, due=None, rest=0, etag='"7"').outcome == "new"
    assert (claimed(jobs), store.stats().documents) == (None, 1)
    (row,) = jobs.sources()
    assert (row.done, row.waiting, row.failed) == (1, 0, 0)


def test_an_address_that_was_forgotten_is_nowhere_and_not_fetched_again(jobs, store, clock):
    listed(jobs, pages("a", "b"))
    job = jobs.claim(["quay"], LEASE)
    document, records = reading("{event actor=FIN;SWE|Finland and Sweden met}.", url="https://quay.example/final")
    jobs.keep(job, document, records, RUN, due=None, rest=0)
    store.forget(document.id, reason="a takedown", author="Ada")
    other = jobs.claim(["quay"], LEASE)
    jobs.pass_over(other, due=None, rest=0)
    with store.backend.reading() as connection:
        rows = [str(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))]
    assert [row for row in rows if "quay.example/a'" in row or "final" in row] == []
    for again in ("a", "final"):
        with pytest.raises(ForgottenError, match="a takedown"):
            store.add(*reading("{event actor=FIN|Finland spoke}.", id="other", url=f"https://quay.example/{again}"), RUN)
    clock.pass_by(1800)
    assert listed(jobs, pages("a", "c")) == 1
    jobs.plan([("quay", Wanted("https://quay.example/a"))])
    assert (other.address[-1], claimed(jobs), claimed(jobs)) == ("b", "c", None)


def test_a_failure_is_shown_with_its_next_try(jobs, clock):
    job = jobs.claim(["quay"], LEASE)
    jobs.fail(job, BadAnswerError(job.address, "the answer is 500", 500), due=300, rest=1)
    (row,) = jobs.sources()
    assert (row.message, row.due_at) == ("https://quay.example/rss: the answer is 500", "2031-03-04T12:05:00.000+00:00")
    assert "browser" in row.hint
    clock.pass_by(300)
    job = jobs.claim(["quay"], LEASE)
    assert job.tries == 1
    jobs.enqueue(job, [], due=1800, rest=0)
    assert (jobs.sources()[0].message, jobs.next_in(["quay"])) == (None, 1800)


def test_a_host_that_asks_for_a_pause_gets_it_from_all_its_jobs(jobs, clock):
    listed(jobs, [*pages("a", "b"), *pages("c", host="pier")])
    busy = BadAnswerError("a", "the answer is 429", 429, 900)
    jobs.fail(jobs.claim(["quay"], LEASE), busy, due=900, rest=1, pause=900)
    clock.pass_by(2)
    other = jobs.claim(["quay"], LEASE)
    assert (other.address[-1], claimed(jobs)) == ("c", None)
    jobs.pass_over(other, due=None, rest=1)
    clock.pass_by(900)
    assert claimed(jobs) in {"a", "b"}
    assert [(address[-1], due is not None) for address, _, due in jobs.failed("quay")] == [("a", True)]


def test_what_is_given_up_is_counted(jobs):
    listed(jobs, pages("a"))
    job = jobs.claim(["quay"], LEASE)
    jobs.fail(job, BadAnswerError("a", "the answer is 404", 404), due=None, rest=0)
    (row,) = jobs.sources()
    assert (row.failed, row.waiting, row.done) == (1, 0, 0)


def test_many_claim_at_once(store):
    jobs = store.jobs
    jobs.plan([("quay", FEED)])
    jobs.enqueue(jobs.claim(["quay"], LEASE), [w for n in range(30) for w in pages("a", host=f"h{n}")], due=None, rest=0)

    def claim(_):
        job = jobs.claim(["quay"], LEASE)
        return job and job.address

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(claim, range(30)))
    missed = 30 - len([a for a in found if a])
    found = [a for a in found if a] + [claim(None) for _ in range(missed)]
    assert len(set(found)) == 30


def test_the_queue_goes_with_a_backup(jobs, store, clock, new_url, tmp_path):
    listed(jobs, pages("a", "b"))
    store.backup(tmp_path / "a.gz")
    with open_record(new_url()) as other:
        other.restore(tmp_path / "a.gz")
        assert other.jobs.sources() == jobs.sources()
        assert Jobs(other.backend, clock).claim(["quay"], LEASE).address.endswith("/a")
