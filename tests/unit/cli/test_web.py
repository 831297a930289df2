"""Addresses in the place of files."""

import json

import pytest

PAGE = (
    "<html><body><h1>Ferry talks</h1>"
    "<p>Finland and Sweden held talks on the ferry on Tuesday, and {} ministers will meet again in the harbour.</p></body></html>"
)


@pytest.fixture
def web(command, monkeypatch):
    monkeypatch.setenv("VERBALE_FETCH_LOOPBACK", "true")
    return command


def test_a_page_is_read_by_its_address(web, site):
    address = site.put("/a", PAGE.format("three"))
    status, out, _ = web("read", address, "--format", "jsonl")
    assert (status, json.loads(out)["url"]) == (0, address)


def test_a_page_is_added_by_its_address_once(web, site):
    address = site.put("/a", PAGE.format("three"))
    assert web("add", address)[:2] == (0, "1 new\n")
    assert web("add", address)[:2] == (0, "1 unchanged\n")
    site.put("/a", PAGE.format("seven"))
    assert "three → seven" in web("add", address)[1]


def test_a_charset_that_nobody_tells_is_not_guessed(web, site):
    status, _, err = web("read", site.put("/a", PAGE.format("Müllers").encode("cp1252")))
    assert (status, "is not valid in utf-8" in err) == (12, True)


def test_what_cannot_be_fetched_is_told_and_the_others_are_read(web, site):
    status, out, err = web("read", f"{site.root}/none", site.put("/a", PAGE.format("three")), "--format", "jsonl")
    assert (status, len(out.splitlines())) == (62, 1)
    assert f"{site.root}/none: the answer is 404" in err
    assert "hint: Look at the address in a browser" in err


def test_this_machine_is_not_asked_by_default(command, site):
    status, _, err = command("add", site.put("/a", PAGE))
    assert (status, site.asked) == (60, [])
    assert "no address of the public internet" in err
