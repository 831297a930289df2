"""Packed files, read from any of their members on, and no further than asked."""

import io
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["Unpacked", "Window", "unpacked"]

_GZIP = zlib.MAX_WBITS | 16
_AT_ONCE, _PLAIN_AT_ONCE = 1 << 14, 1 << 16


class Unpacked(io.RawIOBase):
    """The plain bytes of a gzip file, which notes where its members begin.

    All that comes before a damage is given; then `OSError` is raised (no `EOFError`, which readers may take for the end).
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed, self._rest = packed, b""
        self._unpack = zlib.decompressobj(_GZIP)
        self._read, self._given = 0, 0
        self._starts: list[tuple[int, int]] = []

    def readable(self) -> bool:
        """Always."""
        return True

    def place(self, at: int) -> tuple[int, int]:
        """Of a plain byte: where its member begins in the file, and how many plain bytes of it come before."""
        plain, packed = self._starts[bisect_right(self._starts, (at, 1 << 62)) - 1]
        return packed, at - plain

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer with plain bytes."""
        view = memoryview(buffer)
        plain = b""
        while not plain and self._more():
            try:
                plain = self._unpack.decompress(self._rest, len(view))
            except zlib.error as error:
                raise OSError(f"its packed bytes are damaged: {error}") from error
            self._rest = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
        view[: len(plain)] = plain
        self._given += len(plain)
        return len(plain)

    def _more(self) -> bool:
        """Have packed bytes at hand, those of a new member behind the end of one."""
        inside = self._starts and not self._unpack.eof
        if not inside:
            self._rest = self._rest.lstrip(b"\0")  # padding between members
        if not self._rest:
            self._rest = self._packed.read(_AT_ONCE)
            self._read += len(self._rest)
            if not inside:
                self._rest = self._rest.lstrip(b"\0")
        if not self._rest and inside:
            raise OSError("the packed file is cut off")
        if self._rest and not inside:
            self._starts.append((self._given, self._read - len(self._rest)))
            self._unpack = zlib.decompressobj(_GZIP)
        return bool(self._rest)


def unpacked(packed: BinaryIO) -> io.BufferedReader:
    """The plain bytes of a gzip file, all of its members."""
    return io.BufferedReader(Unpacked(packed), _PLAIN_AT_ONCE)


class Window(io.RawIOBase):
    """So many bytes of a stream behind those that are passed over; all that are left, if None."""

    def __init__(self, stream: io.BufferedReader, length: int | None, skip: int = 0) -> None:
        self._stream, self._left = stream, length
        while skip and (passed := len(stream.read1(min(skip, _PLAIN_AT_ONCE)))):
            skip -= passed

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill a buffer, but not with what lies behind the window."""
        view = memoryview(buffer)
        data = self._stream.read1(len(view) if self._left is None else min(len(view), self._left))
        view[: len(data)] = data
        if self._left is not None:
            self._left -= len(data)
        return len(data)
