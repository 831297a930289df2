"""The demo from nothing to the first questions, on a few of its articles."""

import sqlite3


def test_the_demo_loads_and_can_be_asked(command, tmp_path, monkeypatch):
    code, out, err = command("demo", "--store", "tour/demo.db", "--articles", "6")
    assert code == 0
    assert "documents in 12 versions" in out
    assert "Ask next, in the folder tour" in out
    monkeypatch.chdir(tmp_path / "tour")
    code, out, err = command("agreements", "fisheries")
    assert (code, err) == (0, "")
    assert "XTV" in command("records", "--actor", "Torvath")[1]


def test_the_demo_can_be_loaded_again(command):
    assert command("demo", "--articles", "2")[0] == 0
    before = _count()
    assert command("demo", "--articles", "2")[0] == 0
    assert _count() == before


def _count():
    with sqlite3.connect("demo/demo.db") as store:
        return store.execute("SELECT count(*) FROM readings").fetchone()
