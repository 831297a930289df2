"""One address to its bytes: within limits of size, time and redirections, and only from the public internet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from importlib.metadata import version

import httpcore
import httpx

from verbale.errors import BadAnswerError, ForbiddenAddressError, InputTooLargeError, UnreachableAddressError
from verbale.ingest.decode import DEFAULT_LIMIT
from verbale.ingest.web.inflate import ENCODINGS, inflate
from verbale.ingest.web.transport import GuardedTransport

__all__ = ["AGENT", "Fetched", "Fetcher", "is_address"]

AGENT = f"verbale/{version('verbale')} (+https://github.com/verbale/verbale)"
"""How we are called; a robots.txt may speak of "verbale"."""

_HEADERS = {"user-agent": AGENT, "accept": "text/html, application/xml;q=0.9, */*;q=0.5", "accept-encoding": "gzip, deflate"}

_PORTS, _FREE = frozenset({80, 443}), 1024
"""Ports of the web; the first one that is no other protocol's own."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address; `address` is the last one of the redirections, `charset` the one that the answer states.

    `unchanged` says that they are still those of the given `etag` or `modified`; then `data` is empty.
    """

    address: str
    data: bytes = b""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches over HTTP and nothing else; `limit` is in bytes, packed or not, `seconds` are those of a whole fetch.

    `loopback` lets addresses of this very machine pass, which is meant for tests.
    """

    limit: int = DEFAULT_LIMIT
    seconds: float = 30.0
    redirects: int = 5
    loopback: bool = False

    def fetch(self, address: str, *, etag: str | None = None, modified: str | None = None, limit: int | None = None) -> Fetched:
        """Fetch an address, if it has changed since an answer with this `etag` or `modified`.

        Raises `ForbiddenAddressError`, `UnreachableAddressError` (also for an answer that breaks off or comes too slowly),
        `BadAnswerError` (with the status, and the pause that was asked for) and `InputTooLargeError`.
        """
        held = {"if-none-match": etag, "if-modified-since": modified}
        transport = GuardedTransport(address, self.seconds, loopback=self.loopback)
        headers = _HEADERS | {name: value for name, value in held.items() if value}
        try:
            with httpx.Client(transport=transport, headers=headers, trust_env=False) as client:
                return self._follow(client, address, limit or self.limit)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            raise UnreachableAddressError(address, f"it did not answer in {self.seconds:g} seconds") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError) as error:
            raise UnreachableAddressError(address, str(error).lower() or "the connection broke off") from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise ForbiddenAddressError(address, f"this is no address: {str(error).lower()}") from error

    def _follow(self, client: httpx.Client, address: str, limit: int) -> Fetched:
        request: httpx.Request | None = client.build_request("GET", address)
        for _ in range(self.redirects + 1):
            if request is None:
                break
            _check(request.url, address)
            answer = client.send(request, stream=True)
            try:
                if not answer.has_redirect_location:
                    return _read(answer, address, limit)
                request = answer.next_request
            finally:
                answer.close()
        raise BadAnswerError(address, f"more than {self.redirects} redirections")


def is_address(text: str) -> bool:
    """Whether an argument is meant as an address of the web rather than as a file.

    >>> is_address("https://news.example/a"), is_address("pages/a.html")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://"))


def _check(url: httpx.URL, address: str) -> None:
    told = "" if str(url) == address else f"it leads to {url.scheme}://{url.host}: "
    if url.scheme not in {"http", "https"}:
        raise ForbiddenAddressError(address, f"{told}only http and https are fetched")
    if not url.host:
        raise ForbiddenAddressError(address, f"{told}no host is named")
    if url.port and url.port < _FREE and url.port not in _PORTS:
        raise ForbiddenAddressError(address, f"{told}port {url.port} is not one of the web")
    if url.userinfo:
        raise ForbiddenAddressError(address, f"{told}an address with a user name or password is not fetched")


def _read(answer: httpx.Response, address: str, limit: int) -> Fetched:
    headers = answer.headers
    final, about = str(answer.url), {"etag": headers.get("etag"), "modified": headers.get("last-modified")}
    if answer.status_code == httpx.codes.NOT_MODIFIED:
        return Fetched(final, unchanged=True, **about)
    if not answer.is_success:
        pause = parse_pause(headers.get("retry-after"))
        raise BadAnswerError(address, f"the answer is {answer.status_code} {answer.reason_phrase}".strip(), answer.status_code, pause)
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise BadAnswerError(address, f"the answer is packed as {encoding!r}, which was not asked for")
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > limit:
        raise InputTooLargeError(address, int(stated), limit)
    return Fetched(final, inflate(answer.iter_raw(), encoding, name=address, limit=limit), _charset(headers), **about)


def _charset(headers: Mapping[str, str]) -> str | None:
    message = Message()
    message["content-type"] = headers.get("content-type", "")
    return message.get_content_charset()


def parse_pause(value: str | None) -> float | None:
    """The seconds of a Retry-After, which is a number of them or a date.

    >>> parse_pause("120"), parse_pause("soon"), parse_pause("Fri, 05 Mar 2021 10:00:00 GMT")
    (120.0, None, 0.0)
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
