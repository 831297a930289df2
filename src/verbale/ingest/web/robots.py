"""robots.txt: what a host asks of programs that come by themselves (RFC 9309)."""

import time
from collections import OrderedDict
from threading import Lock

from protego import Protego

from verbale.errors import BadAnswerError, InputTooLargeError, RobotsError, UnreachableAddressError
from verbale.ingest.web.fetch import AGENT, Fetcher
from verbale.schema.address import split_address

__all__ = ["Robots"]

_LIMIT = 512_000
"""Bytes of a robots.txt that must be read (RFC 9309 asks for 500 KiB at least)."""
_KEPT = 24 * 3600
"""Seconds for which one may be kept (RFC 9309, 2.4)."""
_HOSTS = 1000
_LONGEST = 300.0
"""Seconds between two requests that a host may ask for; one that asks for more is heard so far."""
_NAME = AGENT.split("/", 1)[0]


class Robots:
    """The robots.txt of hosts, each fetched when it is first needed; it may be shared by threads."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: OrderedDict[str, tuple[float, Protego]] = OrderedDict()
        self._lock = Lock()

    def check(self, address: str) -> float:
        """The seconds between two requests that the host of an address asks for, 0 for none.

        Raises `RobotsError` where it may not be fetched, and `UnreachableAddressError` while its robots.txt cannot be known.
        """
        rules = self._rules(address)
        if not rules.can_fetch(address, _NAME):
            raise RobotsError(address)
        return min(rules.crawl_delay(_NAME) or 0.0, _LONGEST)

    def _rules(self, address: str) -> Protego:
        parts = split_address(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            since, rules = self._known.get(origin, (0.0, None))
        if rules is None or time.monotonic() - since > _KEPT:
            rules = self._fetch(f"{origin}/robots.txt")
            with self._lock:
                self._known[origin] = time.monotonic(), rules
                while len(self._known) > _HOSTS:
                    self._known.popitem(last=False)
        return rules

    def _fetch(self, address: str) -> Protego:
        try:
            text = self._fetcher.fetch(address, limit=_LIMIT).data.decode("utf-8-sig", "replace")
        except BadAnswerError as error:
            if error.status is None or error.status >= 500 or error.status == 429:
                raise UnreachableAddressError(address, f"without it nothing else is fetched: {error}", error.pause) from error
            text = ""  # there is none, so all is allowed
        except InputTooLargeError as error:
            raise UnreachableAddressError(address, f"without it nothing else is fetched: {error}") from error
        return Protego.parse(text)
