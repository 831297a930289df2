"""Packed bytes to plain ones, never more of them than a limit."""

import zlib
from collections.abc import Iterable

from verbale.errors import BadAnswerError, InputTooLargeError

__all__ = ["ENCODINGS", "inflate"]

ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""Content encodings that are understood."""
_EITHER = zlib.MAX_WBITS | 32
"""Whether gzip or zlib, as the beginning says."""


def inflate(pieces: Iterable[bytes], encoding: str, *, name: str, limit: int) -> bytes:
    """The plain bytes of an answer; raises `InputTooLargeError` before more than the limit is held, `BadAnswerError` for damaged ones.

    >>> inflate([zlib.compress(b"Oslo")], "deflate", name="a", limit=10)
    b'Oslo'
    """
    plain = bytearray()
    packed = None if encoding in {"", "identity"} else _Packed(name)
    for piece in pieces:
        plain += packed.take(piece, limit + 1 - len(plain)) if packed else piece
        if len(plain) > limit:
            raise InputTooLargeError(name, len(plain), limit, at_least=True)
    if packed and packed.open:
        raise BadAnswerError(name, "its packed bytes are cut off")
    return bytes(plain)


class _Packed:
    """One packed member after the other, as gzip allows; what comes after the last one counts for nothing, as in browsers."""

    def __init__(self, name: str) -> None:
        self._name, self._unpack = name, zlib.decompressobj(_EITHER)
        self._members, self.open = 0, False

    def take(self, piece: bytes, most: int) -> bytes:
        """The plain bytes of some packed ones, at most so many."""
        plain = bytearray()
        while piece and len(plain) < most:
            self.open = True
            try:
                plain += self._unpack.decompress(piece, most - len(plain))
            except zlib.error as error:
                if self._members:
                    self.open = False
                    break
                raise BadAnswerError(self._name, f"its packed bytes are damaged: {error}") from error
            piece = self._unpack.unconsumed_tail
            if self._unpack.eof:
                piece, self._unpack = self._unpack.unused_data, zlib.decompressobj(_EITHER)
                self._members, self.open = self._members + 1, False
        return bytes(plain)
