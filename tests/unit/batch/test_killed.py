"""Processes are killed: what comes out is the same, byte for byte, and a page that is to blame is told."""

import os
import signal
import subprocess
import sys
import time

from verbale.batch import run_batch

POISON = """
import os, signal
from verbale.pipeline import Pipeline

read = Pipeline.read

def poisoned(self, document):
    if "HANG" in document.text:
        while True:
            pass
    if "DIE" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "FAIL" in document.text:
        raise KeyError(document.id)
    return read(self, document)

Pipeline.read = poisoned
"""
LIMIT = 1_000_000


def started(source, out, workers):
    command = [sys.executable, "-m", "verbale", "batch", source, "--out", out, "--pages", "3", "--workers", str(workers)]
    return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": "src", "VERBALE_TODAY": "2032-01-01"}, stderr=subprocess.DEVNULL)


def test_the_tables_are_the_same_however_often_it_is_killed(tmp_path, lines, contents, rows):
    source = tmp_path / "pages.jsonl"
    source.write_text(lines(20), encoding="utf-8")
    assert started(source, tmp_path / "whole", 1).wait() == 0
    with started(source, tmp_path / "killed", 2) as process:
        while len(list((tmp_path / "killed").glob("done/*.json"))) < 2:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert started(source, tmp_path / "killed", 2).wait() == 0
    assert contents(tmp_path / "killed") == contents(tmp_path / "whole")
    assert [row["id"] for row in rows(tmp_path / "whole", "documents")] == [f"p{number}" for number in range(20)]


def test_a_page_that_ends_its_process_is_dropped_with_the_reason(tmp_path, lines, rows, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text(POISON)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), "src"]))
    source = tmp_path / "pages.jsonl"
    text = lines(6)
    for number, word in ((1, "HANG"), (3, "DIE"), (4, "FAIL")):
        text = text.replace(f"{3000 + number} boats", f"{word} boats")
    source.write_text(text, encoding="utf-8")
    (done,) = run_batch([source], tmp_path / "out", workers=1, limit=LIMIT, seconds=2)
    assert done.reasons == {"broken-page": 1, "empty-input": 1, "fatal-page": 1, "malformed-line": 1, "stuck-page": 1}
    assert [row["id"] for row in rows(tmp_path / "out", "documents")] == ["p0", "p2", "p5"]
    told = {row["code"]: row["message"] for row in rows(tmp_path / "out", "drops")}
    assert told["stuck-page"] == f"{source}:2: reading it takes more than 2 seconds of a processor"
    assert told["broken-page"] == f"{source}:8: reading it failed with KeyError: 'p4'"
    assert told["fatal-page"] == f"{source}:5: reading it ends the process, with exit status -9"
