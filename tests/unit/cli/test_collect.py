"""`verbale collect`: from a list of sources to the record."""

import json

import pytest

PAGE = (
    "<html><body><h1>Ferry talks</h1>"
    "<p>Finland and Sweden held talks on the ferry on Tuesday, and three ministers will meet again in the harbour.</p></body></html>"
)


@pytest.fixture
def collecting(command, monkeypatch, site, tmp_path):
    monkeypatch.setenv("VERBALE_FETCH_LOOPBACK", "true")
    monkeypatch.setenv("VERBALE_FETCH_DELAY", "0")
    site.put("/a", PAGE)
    site.put("/rss", f"<rss><channel><item><link>{site.root}/a</link></item></channel></rss>")
    lines = f'[sources.quay]\nfeed = "{site.root}/rss"\n[sources.lost]\nfeed = "{site.root}/none"\n'
    (tmp_path / "sources.toml").write_text(lines)
    return command


def test_what_is_due_is_done_and_shown(collecting, site):
    status, out, err = collecting("collect", "--once")
    assert (status, sorted(out.splitlines())) == (62, [f"quay: 1 to read in {site.root}/rss", f"quay: new: {site.root}/a"])
    assert f"lost: {site.root}/none: the answer is 404" in err
    assert collecting("collect", "--once")[:2] == (0, "")
    shown = collecting("collect", "--status")[1]
    assert f"quay  {site.root}/rss\n    1 read, 0 waiting, 0 given up" in shown
    assert "the answer is 404" in shown
    rows = [json.loads(line) for line in collecting("collect", "--status", "--format", "jsonl")[1].splitlines()]
    assert [(row["source"], row["done"], bool(row["message"])) for row in rows] == [("lost", 0, True), ("quay", 1, False)]
    assert collecting("collect", "--status", "--format", "csv")[1].count("\n") == 3


def test_a_list_that_cannot_be_read_is_told(collecting, tmp_path):
    (tmp_path / "sources.toml").write_text("[sources.quay]\nfeed = 3\n")
    status, _, err = collecting("collect", "--once")
    assert (status, "sources.toml, sources.quay.feed: 3 is no address" in err) == (64, True)
