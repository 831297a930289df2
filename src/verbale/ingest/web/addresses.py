"""Which machines may be asked: those of the public internet, whatever a name or a redirection says."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from verbale.errors import ForbiddenAddressError, UnreachableAddressError

__all__ = ["find_addresses", "is_public"]

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052)."""


def is_public(address: str, *, loopback: bool = False) -> bool:
    """Whether an IP address is one of the public internet; with `loopback`, one of this very machine will do too.

    An IPv6 address that stands for an IPv4 one (mapped, 6to4, Teredo, translated) is as good as that.

    >>> [is_public(a) for a in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "2002:7f00:1::")]
    [True, False, False, False, False]
    """
    ip = ip_address(address)
    meant = _meant(ip) if isinstance(ip, IPv6Address) else ip
    if loopback and meant.is_loopback:
        return True
    odd = meant.is_multicast or meant.is_reserved or meant.is_unspecified or (isinstance(meant, IPv6Address) and meant.is_site_local)
    return meant.is_global and not odd


def _meant(ip: IPv6Address) -> IPv4Address | IPv6Address:
    teredo = ip.teredo[1] if ip.teredo else None
    translated = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _TRANSLATED else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or translated or ip


def find_addresses(host: str, port: int, *, name: str, loopback: bool = False) -> list[str]:
    """The IP addresses of a host, all of them public; raises `UnreachableAddressError` and `ForbiddenAddressError`.

    One private address among them refuses the host: a name that points inside is not asked at all.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableAddressError(name, f"the host {host!r} is not known") from error
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    for address in addresses:
        if not is_public(address, loopback=loopback):
            raise ForbiddenAddressError(name, f"{host!r} is at {address}, which is no address of the public internet")
    return addresses
