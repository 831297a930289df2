"""What a page may do to the process that reads it, and what it does not do to the run."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verbale.batch import Isolation, isolated
from verbale.errors import BrokenPageError, EmptyInputError, FatalPageError, StuckPageError
from verbale.ingest import Dropped
from verbale.pipeline import load_pipeline
from verbale.schema import Document

TEXT = "The minister said on Tuesday that the two governments would sign the ferry treaty in May."


def spin():
    while True:
        pass


def devour():
    return [bytes(1 << 20) for _ in range(1 << 14)]


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse():
    raise EmptyInputError("a.txt")


def fail():
    return {}["x"]


@pytest.fixture(scope="module")
def isolation():
    with Isolation(0.2, 1500) as isolation:
        yield isolation


@pytest.mark.parametrize(
    ("function", "error", "message"),
    [
        (spin, StuckPageError, "a page: reading it takes more than 0.2 seconds"),
        (devour, FatalPageError, "a page: reading it needs more than 1,500 MB"),
        (crash, FatalPageError, "a page: reading it ended the process that did so"),
        (refuse, EmptyInputError, "a.txt: the input is empty"),
        (fail, BrokenPageError, "a page: reading it failed with KeyError: 'x'"),
    ],
)
def test_a_page_ends_no_more_than_its_process(isolation, function, error, message):
    with pytest.raises(error, match=message):
        isolation.call("a page", function)
    assert isolation.call("another", os.getpid) != os.getpid()


def test_calls_share_processes_and_the_clock_begins_anew(isolation):
    first = isolation.call("a", os.getpid)
    assert {isolation.call("a", os.getpid) for _ in range(5)} == {first}
    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(lambda _: isolation.call("a", os.getpid), range(6)))) <= 3


def test_the_same_is_read_as_in_this_process():
    document = Document.from_text(TEXT, url="https://quay.example/a")
    with isolated(300, 4000) as pipeline:
        assert pipeline.read(document) == load_pipeline().read(document)
        (dropped,) = pipeline.read_many([Document.from_text("x", language="tlh", url="https://quay.example/b")])
    assert isinstance(dropped, Dropped)
    assert "https://quay.example/b" in str(dropped.error)


def test_no_process_stays_behind(tmp_path):
    """Whoever started it is killed in the middle of a page."""
    script = tmp_path / "script.py"
    script.write_text(
        "import os\nfrom tests.unit.batch.test_isolation import spin\nfrom verbale.batch import Isolation\n"
        "if __name__ == '__main__':\n"
        "    isolation = Isolation(0.3, 1500)\n    print(isolation.call('a', os.getpid), flush=True)\n    isolation.call('a', spin)\n"
    )
    root = Path(__file__).parents[3]
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}:{root}"}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment, text=True) as process:
        child = int(process.stdout.readline())
        process.kill()
    while runs(child):  # until its time is over
        time.sleep(0.05)


def runs(process):
    """Whether a process is there, and not only waits for somebody to take note of its end."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
