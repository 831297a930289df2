"""The process may be killed at any moment: the store is whole, and the same command goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time

from verbale.store import open_record

ADD = """
import sys
from tests.contract.pages import RUN, reading
from verbale.store import open_record

PAGE = "{event actor=FIN;SWE|Finland and Sweden met}. {statement speaker=Ilse+Harnok/FIN|Ilse Harnok spoke}. " + "And so on. " * 200
with open_record(sys.argv[1]) as store:
    for n in range(int(sys.argv[2])):
        document, records = reading(f"Page {n}. {PAGE}", url=f"https://news.example/{n}")
        store.add(document, records, RUN)
        print(n, flush=True)
"""
MANY = 60


def adding(url):
    command = [sys.executable, "-c", ADD, url, str(MANY)]
    paths = os.pathsep.join(["src", "."])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths})


def test_killed_in_the_middle_of_adding(url, store):
    for lines in (3, 17):  # killed twice, each time somewhere behind the last document that it told of
        with adding(url) as process:
            for _ in range(lines):
                process.stdout.readline()
            time.sleep(0.003 * lines)
            process.send_signal(signal.SIGKILL)
        stats = store.stats()
        assert lines <= stats.documents < MANY
        assert stats.versions == stats.documents == stats.records["event"] == stats.records["statement"]
        assert store.verify().problems == []
    with adding(url) as process:
        assert process.communicate()[0].split() == [str(n) for n in range(MANY)]
    stats = store.stats()
    assert (stats.documents, stats.versions, stats.records) == (MANY, MANY, {"event": MANY, "statement": MANY})
    assert len(store.search("page", limit=MANY)) == MANY
    assert store.verify().problems == []


def test_two_processes_add_the_same_pages_at_once(url):
    with adding(url) as one, adding(url) as other:
        for process in (one, other):
            process.communicate()
    assert (one.returncode, other.returncode) == (0, 0)
    with open_record(url) as store:
        stats = store.stats()
        assert (stats.documents, stats.versions, stats.records) == (MANY, MANY, {"event": MANY, "statement": MANY})
        assert store.verify().problems == []
