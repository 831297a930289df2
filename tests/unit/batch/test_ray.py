"""A Ray cluster of two machines, both this one: one is cut off in the middle, and what comes out is the same."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

import pytest

RAY = [
    str(Path(sys.executable).with_name("ray")),
    "start",
    "--node-ip-address=127.0.0.1",
    "--num-cpus=1",
    "--disable-usage-stats",
    "--block",
]
PLACE = {
    "PYTHONPATH": "src",
    "VERBALE_TODAY": "2032-01-01",
    "OMP_NUM_THREADS": "1",
    "RAY_raylet_start_wait_time_s": "120",
    "RAY_AUTH_MODE": "token",  # whatever this machine's own clusters are asked with
    "RAY_AUTH_TOKEN": token_hex(32),
}


def ended(process):
    """End a machine of the cluster at once: all processes that it started."""
    for own in (*below(process.pid), process.pid):
        with suppress(ProcessLookupError):
            os.kill(own, signal.SIGKILL)
    process.wait()


def below(parent):
    children = Path(f"/proc/{parent}/task/{parent}/children")
    for child in children.read_text().split() if children.exists() else ():
        yield from below(int(child))
        yield int(child)


@pytest.fixture
def port():
    """A port that nobody listens on: another run of these tests may be under way."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def machine(port):
    """Start a machine, the first with the address of the cluster; they end with the test."""
    started = []
    with TemporaryDirectory(prefix="ray") as scratch:  # sockets need a short path

        def start():
            role = ["--address", f"127.0.0.1:{port}"] if started else ["--head", "--port", str(port), "--temp-dir", scratch]
            memory = "--object-store-memory=100000000", "--include-dashboard=false"
            started.append(
                subprocess.Popen([*RAY, *role, *memory], env=os.environ | PLACE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
            return started[-1]

        yield start
        for process in reversed(started):
            ended(process)


def batch(source, out, *options):
    command = [sys.executable, "-m", "verbale", "batch", source, "--out", out, "--pages", "3", *options]
    return subprocess.Popen(command, env=os.environ | PLACE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_machine_that_is_cut_off_changes_nothing(tmp_path, lines, contents, machine, port):
    source, address = tmp_path / "pages.jsonl", f"127.0.0.1:{port}"
    source.write_text(lines(120), encoding="utf-8")
    head = machine()
    asking = [RAY[0], "health-check", "--address", address]
    while subprocess.run(asking, env=os.environ | PLACE, capture_output=True, check=False).returncode:
        assert head.poll() is None
        time.sleep(0.5)
    other = machine()
    assert batch(source, tmp_path / "whole", "--workers", "1").wait() == 0
    with batch(source, tmp_path / "cut", "--engine", "ray", "--address", address) as process:
        while len(list((tmp_path / "cut").glob("done/*.json"))) < 5:
            assert process.poll() is None
            time.sleep(0.02)
        ended(other)
        assert process.wait() == 0
    assert contents(tmp_path / "cut") == contents(tmp_path / "whole")
