"""Pages that end or stop the process which reads them are told."""

import os
from collections import Counter

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


def test_a_page_that_ends_its_process_is_dropped_with_the_reason(tmp_path, lines, rows, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text(POISON)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), "src"]))
    source = tmp_path / "pages.jsonl"
    text = lines(6)
    for number, word in ((1, "HANG"), (3, "DIE"), (4, "FAIL")):
        text = text.replace(f"{3000 + number} boats", f"{word} boats")
    source.write_text(text, encoding="utf-8")
    done = run_batch([source], tmp_path / "out", workers=1, pages=3, limit=1_000_000, seconds=1)  # one shard ends at a page, one at another
    assert sum((Counter(d.reasons) for d in done), Counter()) == {
        "broken-page": 1,
        "empty-input": 1,
        "fatal-page": 1,
        "malformed-line": 1,
        "stuck-page": 1,
    }
    assert [row["id"] for row in rows(tmp_path / "out", "documents")] == ["p0", "p2", "p5"]
    told = {row["code"]: row["message"] for row in rows(tmp_path / "out", "drops")}
    assert told["stuck-page"] == f"{source}:2: reading it takes more than 1 seconds of a processor"
    assert told["broken-page"] == f"{source}:8: reading it failed with KeyError: 'p4'"
    assert told["fatal-page"] == f"{source}:5: reading it ends the process, with exit status -9"
