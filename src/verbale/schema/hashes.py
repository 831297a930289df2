"""Hashes of content, so that an id does not depend on a machine, a run or an order."""

from hashlib import sha256
from json import dumps
from typing import Any

__all__ = ["content_hash", "short_hash", "text_hash"]

DIGITS = 20
"""Hex digits of an id: 80 bits; among 100 million records the odds of a chance collision are 1 in 240 million."""


def content_hash(data: bytes) -> str:
    """The sha256 of bytes, as 64 hex digits."""
    return sha256(data).hexdigest()


def text_hash(text: str) -> str:
    """The sha256 of the text in UTF-8, as 64 hex digits."""
    return content_hash(text.encode("utf-8", "surrogatepass"))


def short_hash(*parts: Any) -> str:
    """A hash of plain values (strings, numbers, lists of them), as 20 hex digits.

    >>> short_hash("a", "bc") == short_hash("ab", "c")
    False
    """
    return content_hash(dumps(parts, separators=(",", ":")).encode())[:DIGITS]
