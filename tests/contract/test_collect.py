"""The collector against a real server, on both databases; the reading itself is left out, so that nothing hangs on weights."""

import gzip
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from sqlalchemy import update

from tests.contract.pages import RUN
from verbale.collect import Collector, Source
from verbale.ingest import Fetcher
from verbale.pipeline import Reading
from verbale.store import open_record
from verbale.store.tables import jobs

FETCHER = Fetcher(limit=100_000, seconds=5, loopback=True)
PAGE = (
    "<html><body><h1>Ferry talks {0}</h1><p>Finland and Sweden held talks on the ferry on Tuesday, "
    "and {0} ministers will meet again in the harbour.</p></body></html>"
)


class Reader:
    """In the place of a pipeline; a page that says so is a poison."""

    def open(self, name, read):  # noqa: ARG002
        return read()

    def read(self, document):
        if "poison" in document.text:
            raise RecursionError("too deep")
        return Reading(document, ())

    def read_many(self, documents, workers=1):  # noqa: ARG002
        return map(self.read, documents)


def rss(site, *names, day="Tue, 04 Mar 2031 10:00:00 GMT"):
    items = "".join(f"<item><link>{site.root}/{name}</link><pubDate>{day}</pubDate></item>" for name in names)
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


@pytest.fixture
def collect(store):
    def once(*sources, workers=1, lease=None, fetcher=FETCHER):
        told = []
        Collector(store, Reader(), RUN, sources, fetcher, delay=0, lease=lease).work(told.append, once=True, workers=workers)
        return told

    return once


@pytest.fixture
def feed(site):
    for name in "abc":
        site.put(f"/{name}", PAGE.format(f"three {name}"))
    return Source("quay", "feed", site.put("/rss", rss(site, *"abc"), kind="application/rss+xml"), 3600)


@pytest.fixture
def again(store):
    """Let a source be due again now."""

    def due(name):
        with store.backend.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.address.endswith(name)).values(due_at="2020"))

    return due


def outcomes(told):
    return sorted(f"{t.address.rsplit('/', 1)[1]} {t.added.outcome if t.added else t.error.code if t.error else t.queued}" for t in told)


@pytest.mark.parametrize("workers", [1, 3])
def test_what_a_feed_lists_is_added_once(collect, feed, store, again, workers):
    assert outcomes(collect(feed, workers=workers)) == ["a new", "b new", "c new", "rss 3"]
    assert collect(feed) == []
    again("rss")
    assert outcomes(collect(feed)) == ["rss 0"]
    assert store.stats().documents == 3


def test_the_feed_dates_a_page_that_does_not_date_itself(collect, feed, store, site):
    site.put("/rss", rss(site, "a") + "junk")
    collect(feed)
    site.put("/rss2", rss(site, "b", day="Tue, 04 Mar 2099 10:00:00 GMT"))
    collect(Source("pier", "feed", f"{site.root}/rss2", 3600))
    assert [store.search(word)[0].published for word in ('"three a"', '"three b"')] == [date(2031, 3, 4), None]


def test_a_feed_that_has_not_changed_is_not_sent_again(collect, site, again):
    address = site.tagged("/rss", rss(site))
    source = Source("quay", "feed", address, 3600)
    collect(source)
    again("rss")
    (told,) = collect(source)
    assert (told.queued, site.headers["/rss"][1]["if-none-match"]) == (None, '"one"')


@pytest.mark.usefixtures("feed")
def test_a_sitemap_index_and_its_sitemaps(collect, site):
    site.put("/index.xml", f"<sitemapindex><sitemap><loc>{site.root}/one.xml.gz</loc></sitemap></sitemapindex>")
    urls = "".join(f"<url><loc>{site.root}/{n}</loc></url>" for n in "abc")
    site.put("/one.xml.gz", gzip.compress(f"<urlset>{urls}</urlset>".encode()), kind="application/gzip")
    told = collect(Source("quay", "sitemap", f"{site.root}/index.xml", 3600, without=("*/c",)))
    assert outcomes(told) == ["a new", "b new", "index.xml 1", "one.xml.gz 2"]


def test_an_index_without_end_ends(collect, site):
    for n in range(9):
        site.put(f"/{n}.xml", f"<sitemapindex><sitemap><loc>{site.root}/{n + 1}.xml</loc></sitemap></sitemapindex>")
    collect(Source("quay", "sitemap", f"{site.root}/0.xml", 3600))
    assert [path for path in site.asked if "robots" not in path] == [f"/{n}.xml" for n in range(4)]


def test_a_page_that_is_followed(collect, site, again):
    source = Source("quay", "page", site.put("/a", PAGE.format("three")), 3600)
    assert outcomes(collect(source)) == ["a new"]
    again("/a")
    site.put("/a", PAGE.format("seven"))
    assert outcomes(collect(source)) == ["a changed"]


def test_files(collect, tmp_path, again):
    (tmp_path / "a.html").write_text(PAGE.format("three"))
    (tmp_path / "b.html").write_text("")
    source = Source("inbox", "files", str(tmp_path / "*.html"), 3600)
    assert [bool(t.error) for t in collect(source)] == [False, True]
    again("html")
    assert [bool(t.error) for t in collect(source)] == [True]


def test_what_fails_does_not_hold_up_the_others(collect, feed, site, store):
    site.put("/a", "gone", status=410)
    site.put("/b", PAGE.format("poison"))
    site.redirect("/rss/c", "/c")
    lost = Source("lost", "feed", f"{site.root}/no-feed", 3600)
    wrong = Source("wrong", "feed", site.put("/page", PAGE.format("x")), 3600)
    inside = Source("inside", "feed", site.redirect("/inside", "http://10.0.0.1/feed"), 3600)
    told = collect(lost, wrong, inside, feed)
    assert outcomes(told) == [
        "a bad-answer",
        "b error",
        "c new",
        "inside forbidden-address",
        "no-feed bad-answer",
        "page bad-source",
        "rss 3",
    ]
    rows = {row.source: row for row in store.jobs.sources()}
    assert (rows["quay"].done, rows["quay"].failed, rows["quay"].message) == (1, 2, None)
    assert "the answer is 404" in rows["lost"].message
    assert rows["lost"].due_at > rows["lost"].tried_at


def test_robots_are_heard(collect, feed, site, store):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b\n")
    assert outcomes(collect(feed)) == ["a new", "b robots", "c new", "rss 3"]
    assert "/b" not in site.asked
    assert store.jobs.sources()[0].failed == 1


def test_a_busy_host_is_left_alone(collect, feed, site, store):
    site.put("/a", status=429, retry_after="600")
    assert outcomes(collect(feed)) == ["a bad-answer", "rss 3"]
    assert [path for path in site.asked if path in {"/b", "/c"}] == []
    (row,) = store.jobs.sources()
    assert row.waiting == 3
    assert 500 < store.jobs.next_in(["quay"]) <= 600


def test_a_server_in_trouble_is_tried_again_later_and_later(collect, feed, site, store, again):
    waits = []
    site.put("/rss", status=500)
    for _ in range(3):
        again("rss")
        collect(feed)
        waits.append(store.jobs.next_in(["quay"]))
    assert [round(wait / 300) for wait in waits] == [1, 2, 4]


def test_a_page_is_given_up_after_some_tries(collect, feed, site, store, again):
    site.put("/a", status=500)
    collect(feed)
    for _ in range(5):
        again("/a")
        collect(feed)
    assert store.jobs.sources()[0].failed == 1


KILLED = """
import sys
from tests.contract.pages import RUN
from tests.contract.test_collect import FETCHER, Reader
from verbale.collect import Collector, Source
from verbale.store import open_record

with open_record(sys.argv[1]) as store:
    source = Source("quay", "feed", sys.argv[2], 3600)
    Collector(store, Reader(), RUN, [source], FETCHER, delay=0, lease=1).work(lambda told: print(told, flush=True), once=True)
"""
MANY = 40


def test_killed_in_the_middle_nothing_is_lost_or_doubled(url, store, site):
    names = [f"p{n}" for n in range(MANY)]
    for name in names:
        site.put(f"/{name}", PAGE.format(name))
    address = site.put("/rss", rss(site, *names))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "."])}

    def collecting():
        return subprocess.Popen([sys.executable, "-c", KILLED, url, address], stdout=subprocess.PIPE, text=True, env=environment)

    for lines in (1, 8):
        with collecting() as process:
            for _ in range(lines):
                process.stdout.readline()
            time.sleep(0.002 * lines)
            process.send_signal(signal.SIGKILL)
        assert store.stats().documents < MANY
        assert store.verify().problems == []
    with collecting() as process:
        process.communicate()
    assert process.returncode == 0
    stats, (row,) = store.stats(), store.jobs.sources()
    assert (stats.documents, stats.versions, row.done, row.waiting, row.failed) == (MANY, MANY, MANY, 0, 0)
    fetched = [path for path in site.asked if path.startswith("/p")]
    assert len(fetched) <= MANY + 2  # each death costs one page at most, fetched again


def test_two_processes_share_the_work(url, site):
    names = [f"p{n}" for n in range(10)]
    for name in names:
        site.put(f"/{name}", PAGE.format(name))
    address = site.put("/rss", rss(site, *names))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(["src", "."])}
    command = [sys.executable, "-c", KILLED.replace("lease=1", "lease=60"), url, address]
    with subprocess.Popen(command, env=environment) as one, subprocess.Popen(command, env=environment) as other:
        pass
    assert (one.returncode, other.returncode) == (0, 0)
    assert sorted(path for path in site.asked if path.startswith("/p")) == sorted(f"/{name}" for name in names)
    with open_record(url) as store:
        assert store.stats().documents == 10
