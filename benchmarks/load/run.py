"""One run: a server, readers and a writer at one store, and what came of it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from fastapi.testclient import TestClient

from benchmarks.load.stores import Subject
from benchmarks.page_speed import paths
from verbale.serve import create_app
from verbale.settings import Settings
from verbale.store import open_record

__all__ = ["Figures", "Load", "paths_of", "run"]

_SCRIPT = Path(__file__).with_name("readers.lua")
_PATIENCE = 60
"""Seconds that a server may take to start, and an answer before it counts as a time-out."""


@dataclass(frozen=True, slots=True)
class Load:
    """How it is loaded: for so many seconds, by so many readers at once, who ask for these addresses, and by a writer of these pages."""

    seconds: int
    readers: int
    paths: Sequence[str]
    pages: Path


@dataclass(frozen=True, slots=True)
class Figures:
    """What wrk counted (milliseconds), and the characters that the writer added in a second, alone and beside the readers."""

    readers: Mapping[str, Any]
    alone: float
    together: float
    pages: int

    @property
    def errors(self) -> int:
        """Answers that were none."""
        return sum(self.readers[name] for name in ("broken", "timeouts", "refused"))

    @property
    def loss(self) -> float:
        """The share of its speed that the writer loses."""
        return 1 - self.together / self.alone


class Writer:
    """The process that writes; a thread reads what it says, so that it never waits for us."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process, self.kept = process, list[Mapping[str, Any]]()
        self._listener = Thread(target=self._listen)

    def begin(self) -> None:
        """Let it write, once it is ready; the first page is not measured."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdout.readline()
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self._listener.start()
        while not self.kept:
            time.sleep(0.1)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.kept.append(json.loads(line))

    def end(self) -> None:
        """Let it finish the page at which it is."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._listener.join()
        if self._process.wait():
            raise SystemExit(f"the writer failed with {self._process.returncode}")

    def speed(self, since: float, until: float) -> float:
        """Characters a second between the first and the last page that was kept in a time."""
        within = [page for page in self.kept if since <= page["at"] <= until]
        return float(sum(page["characters"] for page in within[1:]) / (within[-1]["at"] - within[0]["at"]))


def run(subject: Subject, load: Load, scratch: Path) -> Figures:
    """The writer alone, beside the readers, and alone again for a quarter of the time each; what it told must be there in the end."""
    before = _checked(subject)
    with _serving(subject) as root, _writing(subject, load.pages) as writer:
        writer.begin()
        marks = [time.monotonic()]
        time.sleep(load.seconds / 4)
        marks.append(time.monotonic())
        readers = _read(root, load, scratch)
        marks.append(time.monotonic())
        time.sleep(load.seconds / 4)
        marks.append(time.monotonic())
    speeds = [writer.speed(*between) for between in pairwise(marks)]
    pages = _checked(subject) - before
    if pages != len(writer.kept):
        raise SystemExit(f"{len(writer.kept)} pages were told as kept, {pages} are there")
    return Figures(readers, (speeds[0] + speeds[2]) / 2, speeds[1], pages)


def paths_of(subject: Subject) -> Sequence[str]:
    """The addresses that are asked for, as they are sent."""
    with (
        open_record(subject.url, subject.registry) as store,
        TestClient(create_app(store, Settings()), base_url="http://127.0.0.1") as client,
    ):
        return [quote(path, safe="/?&=%+:~") for path in paths(client, store)]


def _checked(subject: Subject) -> int:
    """How many documents there are, all of them as they were written."""
    with open_record(subject.url, subject.registry) as store:
        store.verify()
        return store.stats().documents


def _read(root: str, load: Load, scratch: Path) -> Mapping[str, Any]:
    addresses = scratch / "addresses.txt"
    addresses.write_text("".join(f"{path}\n" for path in load.paths), encoding="utf-8")
    size = ["-t", "1", "-c", str(load.readers), "-d", f"{load.seconds}s", "--timeout", f"{_PATIENCE}s"]
    told = subprocess.run(["wrk", *size, "-s", _SCRIPT, root, "--", addresses], check=True, capture_output=True, text=True).stdout
    found: Mapping[str, Any] = json.loads(told.splitlines()[-1])
    return found


@contextmanager
def _writing(subject: Subject, pages: Path) -> Iterator[Writer]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.load.writer",
        subject.url,
        str(pages),
        *([str(subject.registry)] if subject.registry else []),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=_environment(subject)) as process:
        writer = Writer(process)
        yield writer
        writer.end()


@contextmanager
def _serving(subject: Subject) -> Iterator[str]:
    """The address of `verbale serve`, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "verbale", "serve", "--store", subject.url, "--port", str(port)]
    with subprocess.Popen(command, env=_environment(subject)) as process:
        try:
            _await(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _await(address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            urlopen(address, timeout=_PATIENCE).close()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


def _environment(subject: Subject) -> Mapping[str, str]:
    given = {"VERBALE_REGISTRY": subject.registry, "VERBALE_PUBLISHERS": subject.publishers}
    return os.environ | {"OMP_NUM_THREADS": "1"} | {name: str(path) for name, path in given.items() if path}
