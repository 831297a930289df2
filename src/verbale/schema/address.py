"""Addresses as documents state them: what is none is kept as it was told, and has no host."""

from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

__all__ = ["host_in", "join_address", "split_address", "web_address"]


def split_address(address: str | None) -> SplitResult:
    """The parts of an address; of what is none, all of it is path.

    >>> split_address("https://quay.example/a").netloc, split_address("http://[quay/a").path
    ('quay.example', 'http://[quay/a')
    """
    try:
        return urlsplit(address or "")
    except ValueError:
        return SplitResult("", "", address or "", "", "")


def host_in(address: str | None) -> str:
    """The host of an address, "" where it has none.

    >>> host_in("https://Quay.example:8080/a"), host_in("http://[quay/a")
    ('quay.example', '')
    """
    return split_address(address).hostname or ""


def join_address(base: str | None, link: str) -> str:
    """Where a link leads from an address, without its fragment; "" where it leads nowhere.

    >>> join_address("https://quay.example/a/b", "../c#d"), join_address("https://quay.example/", "//[")
    ('https://quay.example/c', '')
    """
    try:
        return urldefrag(urljoin(base or "", link))[0]
    except ValueError:
        return ""


def web_address(address: str | None) -> str | None:
    """An address if it is one of the web, else None: what a page claims as its address may be anything, and nothing of it may run.

    >>> web_address("javascript:alert(1)"), web_address("http://[quay/a"), web_address("https://quay.example/a")
    (None, None, 'https://quay.example/a')
    """
    return address if split_address(address).scheme in {"http", "https"} else None
