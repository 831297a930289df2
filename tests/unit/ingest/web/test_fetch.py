"""Fetching: what servers do to those who ask, all of it on this machine."""

import gzip
import socket
from contextlib import closing, suppress
from threading import Thread

import pytest

from verbale.errors import BadAnswerError, FetchError, ForbiddenAddressError, InputTooLargeError, UnreachableAddressError
from verbale.ingest.web import Fetcher
from verbale.ingest.web.addresses import is_public

LOCAL = Fetcher(limit=10_000, seconds=5, loopback=True)


def test_a_page_comes_with_its_address_and_charset(site):
    address = site.put("/a", "Žižkov", etag='"7"', last_modified="Tue, 04 Mar 2031 10:00:00 GMT")
    got = LOCAL.fetch(address)
    assert (got.address, got.data.decode(), got.charset, got.etag) == (address, "Žižkov", "utf-8", '"7"')
    assert got.modified == "Tue, 04 Mar 2031 10:00:00 GMT"
    assert site.headers["/a"][0]["user-agent"].startswith("verbale/")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"])
def test_addresses_that_are_public(address):
    assert is_public(address)


def test_with_loopback_only_this_machine_passes():
    assert is_public("::ffff:127.0.0.1", loopback=True)
    assert not is_public("10.0.0.1", loopback=True)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::1]/", "http://0/",
     "http://[::ffff:7f00:1]/", "http://169.254.169.254/latest", "http://10.0.0.1:8080/", "https://192.168.0.1/"],
)  # fmt: skip
def test_machines_inside_are_not_asked(address):
    with pytest.raises(ForbiddenAddressError, match="no address of the public internet"):
        Fetcher(seconds=2).fetch(address)


@pytest.mark.parametrize("address", ["ftp://a.example/", "file:///etc/passwd", "http:///a", "http://ada:secret@127.0.0.1/", "http://[::1/"])
def test_what_is_no_page_of_the_web_is_refused(address):
    with pytest.raises(ForbiddenAddressError):
        LOCAL.fetch(address)


def test_a_name_that_points_inside_is_refused(monkeypatch):
    row = socket.AF_INET, socket.SOCK_STREAM, 6, ""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(*row, ("93.184.216.34", 80)), (*row, ("10.0.0.9", 80))])
    with pytest.raises(ForbiddenAddressError, match=r"'news.example' is at 10\.0\.0\.9"):
        Fetcher(seconds=2).fetch("http://news.example/a")


def test_the_address_that_was_checked_is_the_one_that_is_asked(site, monkeypatch):
    """A name that points elsewhere at its second look-up gains nothing: there is one look-up."""
    port, asked = int(site.root.rsplit(":", 1)[1]), []
    real = socket.getaddrinfo
    site.put("/a", "Talks.")

    def turning(host, *rest, **more):
        if host != "news.example":
            return real(host, *rest, **more)
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "10.0.0.9", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    assert LOCAL.fetch(f"http://news.example:{port}/a").data == b"Talks."
    assert len(asked) == 1
    assert site.headers["/a"][0]["host"] == f"news.example:{port}"


def test_a_name_that_is_not_known(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableAddressError, match="is not known"):
        Fetcher().fetch("https://news.example/a")


def test_redirections_are_followed_to_the_last_address(site):
    site.put("/c", "Here.")
    site.redirect("/b", "c")
    assert LOCAL.fetch(site.redirect("/a", "/b", 301)).address == f"{site.root}/c"


def test_a_circle_of_redirections_ends(site):
    site.redirect("/b", "/a")
    with pytest.raises(BadAnswerError, match="more than 5 redirections"):
        LOCAL.fetch(site.redirect("/a", "/b"))
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "to", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "ftp://a.example/x", "http://[fe80::1]/"]
)
def test_a_redirection_leads_nowhere_else(site, to):
    with pytest.raises(ForbiddenAddressError):
        LOCAL.fetch(site.redirect("/a", to))


@pytest.mark.parametrize("to", ["http://[", "http://", ":::", "//"])
def test_a_redirection_to_nothing(site, to):
    with pytest.raises(FetchError):
        LOCAL.fetch(site.redirect("/a", to))


def test_a_page_over_the_limit(site):
    with pytest.raises(InputTooLargeError, match="20,000 bytes are over the limit of 10,000"):
        LOCAL.fetch(site.put("/a", "x" * 20_000))
    with pytest.raises(InputTooLargeError, match="or more are over"):
        LOCAL.fetch(site.put("/b", "x" * 20_000, content_length=None))


def test_a_small_packed_answer_does_not_grow_over_the_limit(site):
    with pytest.raises(InputTooLargeError, match="10,001 bytes or more"):
        LOCAL.fetch(site.packed("/a", b"0" * 5_000_000))
    members = b"".join(gzip.compress(b"0" * 1000) for _ in range(50))
    with pytest.raises(InputTooLargeError):
        LOCAL.fetch(site.put("/b", members, content_encoding="gzip"))


def test_packed_answers(site):
    assert LOCAL.fetch(site.packed("/a", "Talks.")).data == b"Talks."
    two = gzip.compress(b"Talks ") + gzip.compress(b"resume.")
    assert LOCAL.fetch(site.put("/b", two, content_encoding="gzip")).data == b"Talks resume."
    assert LOCAL.fetch(site.put("/c", gzip.compress(b"Talks.") + b"junk", content_encoding="gzip")).data == b"Talks."


@pytest.mark.parametrize(
    ("data", "encoding", "problem"),
    [
        (b"Talks.", "gzip", "its packed bytes are damaged"),
        (gzip.compress(b"Talks." * 99)[:-20], "gzip", "its packed bytes are cut off"),
        (b"Talks.", "br", "packed as 'br', which was not asked for"),
    ],
)
def test_answers_that_lie_about_their_packing(site, data, encoding, problem):
    with pytest.raises(BadAnswerError, match=problem):
        LOCAL.fetch(site.put("/a", data, content_encoding=encoding))


def test_an_answer_that_breaks_off(site):
    with pytest.raises(UnreachableAddressError, match="without sending complete message body"):
        LOCAL.fetch(site.put("/a", "Talks", content_length="5000"))


def test_an_answer_that_is_longer_than_it_says_is_cut_there(site):
    assert LOCAL.fetch(site.put("/a", "Talks resume.", content_length="5")).data == b"Talks"


def test_drops_of_bytes_do_not_hold_the_line(site):
    with pytest.raises(UnreachableAddressError, match=r"did not answer in 0\.4 seconds"):
        Fetcher(seconds=0.4, loopback=True).fetch(site.slow("/a", [b"x"] * 40, 0.1))


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nx-a: ", b"SSH-2.0-server\r\n"])
def test_what_is_no_answer(beginning):
    """A server that is silent, drips its headers, or speaks something else."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def drip():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.settimeout(3)
                connection.sendall(beginning)
                while beginning and not beginning.startswith(b"SSH") and connection.send(b"y"):
                    pass
                connection.recv(10_000)
                while connection.recv(10_000):
                    pass

        thread = Thread(target=drip)
        thread.start()
        with pytest.raises(UnreachableAddressError):
            Fetcher(seconds=0.4, loopback=True).fetch(f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()


def test_nobody_there():
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    with pytest.raises(UnreachableAddressError):
        LOCAL.fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("status", "pause", "passing", "seconds"),
    [(404, None, False, None), (410, None, False, None), (429, "90", True, 90.0), (500, None, True, None), (503, "soon", True, None)],
)
def test_answers_that_are_errors(site, status, pause, passing, seconds):
    with pytest.raises(BadAnswerError, match=f"the answer is {status}") as caught:
        LOCAL.fetch(site.put("/a", "Sorry.", status=status, retry_after=pause))
    assert (caught.value.status, caught.value.passing, caught.value.pause) == (status, passing, seconds)


def test_what_has_not_changed_is_not_sent_again(site):
    address = site.tagged("/a", "Talks.")
    first = LOCAL.fetch(address)
    again = LOCAL.fetch(address, etag=first.etag)
    assert (first.data, first.unchanged, again.data, again.unchanged) == (b"Talks.", False, b"", True)
    assert "if-none-match" not in site.headers["/a"][0]
