"""Only machines of the public internet are asked, by whatever name and from whatever page; here every one of them would be a finding."""

import json
import socket

import httpcore
import pytest

from verbale.errors import FetchError, ForbiddenAddressError
from verbale.ingest import Fetcher, iter_inputs
from verbale.ingest.web.addresses import is_public

INSIDE = (
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0/", "http://127.255.255.254/",
    "http://10.0.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/",
    "http://192.0.0.1/", "http://198.18.0.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://240.0.0.1/", "http://255.255.255.255/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a9fe:a9fe]/", "http://[::127.0.0.1]/", "http://[fe80::1]/",
    "http://[fe80::1%25lo]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[2002:7f00:1::]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/", "http://[2001:db8::1]/", "http://[ff02::1]/", "http://localhost/", "http://localhost./", "http://LOCALHOST/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://localhost%00.example/", "http://127.0.0.1%2f@example.com/",
)  # fmt: skip
ODD = (
    "file:///etc/passwd", "FILE:///etc/passwd", "ftp://example.com/", "gopher://127.0.0.1:6379/_INFO", "dict://127.0.0.1/",
    "data:text/html,a", "javascript:alert(1)", "http://user:secret@example.com/", "http://user@example.com/", "http://example.com:22/", "http://example.com:25/",
    "http:///a", "http://", "http:example.com", "https://[", "http://exa mple.com/", "http://example.com:99999/", "http://example.com:-1/",
    "http://a\r\nHost: b/", "http://\0/", "\\\\127.0.0.1\\a",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody_is_connected(monkeypatch):
    def connect(_, host, port, *__, **___):
        raise AssertionError(f"{host}:{port} was asked")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)


@pytest.mark.parametrize("address", [*INSIDE, *ODD])
def test_an_address(address):
    with pytest.raises(FetchError):
        Fetcher(seconds=5).fetch(address)


@pytest.mark.parametrize("address", [a for a in INSIDE if a.isascii()])
def test_an_argument(address):
    """What begins like an address is one, and nothing else is fetched."""
    (dropped,) = iter_inputs([address], fetcher=Fetcher(seconds=5))
    assert isinstance(dropped.error, FetchError)


@pytest.mark.parametrize("host", ["64:ff9b:1::a00:1", "2001::1", "::ffff:0:0", "fec0::1", "100::1", "0.0.0.0"])
def test_forms_that_stand_for_others(host):
    assert not is_public(host)


def test_a_name_with_one_address_inside(monkeypatch):
    """A name may point at a public machine and at one inside; it is not asked at all."""
    monkeypatch.setattr(socket, "getaddrinfo", answers(["93.184.216.34", "10.0.0.1"]))
    with pytest.raises(ForbiddenAddressError, match="is at 10"):
        Fetcher(seconds=5).fetch("http://quay.example/")


def test_a_name_that_changes(monkeypatch):
    """DNS rebinding: what was looked up and checked is what is connected to, and nothing is looked up again."""
    asked, connected = [], []

    def lookup(host, port, **_):
        asked.append(host)
        return answers(["93.184.216.34"] if len(asked) == 1 else ["127.0.0.1"])(host, port)

    def connect(_, host, *__, **___):
        connected.append(host)
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(FetchError):
        Fetcher(seconds=5).fetch("http://quay.example/")
    assert (connected, len(asked)) == (["93.184.216.34"], 1)


def answers(addresses):
    return lambda _, port, **__: [(0, 0, 0, "", (address, port)) for address in addresses]


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setattr(socket, "getaddrinfo", answers(["93.184.216.34"]))
    with pytest.raises(AssertionError, match=r"93\.184\.216\.34:80"):
        Fetcher(seconds=5).fetch("http://quay.example/")


def test_lines_name_no_files(tmp_path):
    """An address in a line of JSONL is only told, and a text that looks like a path is only a text."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "/etc/passwd was named by the minister.", "url": "file:///etc/passwd"}) + "\n")
    (document,) = iter_inputs([path])
    assert (document.url, document.text) == ("file:///etc/passwd", "/etc/passwd was named by the minister.")
