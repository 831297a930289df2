"""Bytes to text, without guessing: what cannot be told is refused with its place."""

import codecs
import re

from verbale.errors import BinaryInputError, EmptyInputError, InputTooLargeError, UndecodableInputError

__all__ = ["DEFAULT_LIMIT", "check_characters", "check_text", "decode"]

DEFAULT_LIMIT = 20_000_000
"""Bytes that one input may have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"BZh", b"\xfd7zXZ")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# What pages call Latin-1 or ASCII is Windows-1252 to every browser (WHATWG Encoding Standard, section 4.2).
_LATIN = "windows-1252"
_BROWSER_NAMES = {"iso8859-1": _LATIN, "ascii": _LATIN, "cp1252": _LATIN}
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, *, name: str, limit: int = DEFAULT_LIMIT, charset: str | None = None) -> str:
    """The text of some bytes: by its byte order mark, as UTF-8, or in the encoding that its giver (`charset`) or a page declares.

    Nothing else is tried, since a wrong guess would change the words. Raises `InputTooLargeError`, `BinaryInputError`,
    `UndecodableInputError` (with the offset of the byte) and `EmptyInputError`.
    """
    if len(data) > limit:
        raise InputTooLargeError(name, len(data), limit)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None) or _unmarked_utf16(data)
    if encoding is None:
        _refuse_binary(data, name)
    encodings = [encoding] if encoding else list(dict.fromkeys(["utf-8", *_stated(data, charset)]))
    return check_text(_first_that_fits(data, encodings, name), name=name, limit=limit)


def check_text(text: str, *, name: str, limit: int = DEFAULT_LIMIT) -> str:
    """The text itself, if it can be stored: not empty, not over the limit (in code points), no NUL, no half of a surrogate pair."""
    if len(text) > limit:
        raise InputTooLargeError(name, len(text), limit)
    check_characters(text, name)
    if not text.strip():
        raise EmptyInputError(name)
    return text


def check_characters(text: str, name: str) -> None:
    """Refuse what no database can hold: raises `BinaryInputError` for a NUL, `UndecodableInputError` for half of a surrogate pair."""
    if (nul := text.find("\0")) >= 0:
        raise BinaryInputError(name, nul)
    if half := _SURROGATE.search(text):
        raise UndecodableInputError(name, half.start(), ["Unicode"])


def _first_that_fits(data: bytes, encodings: list[str], name: str) -> str:
    offsets = []
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeError as error:  # those of names of hosts ("idna") do not say where
            offsets.append(getattr(error, "start", 0))
    raise UndecodableInputError(name, offsets[-1], encodings)


def _refuse_binary(data: bytes, name: str) -> None:
    if data.startswith(_MAGIC):
        raise BinaryInputError(name, 0)
    if (nul := data.find(b"\0")) >= 0:
        raise BinaryInputError(name, nul)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark, where every other byte of the beginning is zero as in any European text."""
    beginning = data[:1000]
    half = len(beginning) // 2
    if half < 2:
        return None
    for encoding, zeros, others in (("utf-16-le", beginning[1::2], beginning[::2]), ("utf-16-be", beginning[::2], beginning[1::2])):
        if zeros.count(0) > 0.7 * half and not others.count(0):
            return encoding
    return None


def _stated(data: bytes, charset: str | None) -> list[str]:
    """What the giver says before what the page says, but where it only says what servers say that were never told."""
    found = _DECLARED.search(data[:4096])
    by_giver, by_page = _known(charset), _known(found[1].decode("ascii") if found else None)
    return [*by_page, *by_giver] if by_giver == [_LATIN] else [*by_giver, *by_page]


def _known(stated: str | None) -> list[str]:
    """A stated encoding as browsers understand it; none if it is unknown here."""
    try:
        declared = codecs.lookup(stated).name if stated else "utf-8"
        "".encode(declared)
    except (LookupError, ValueError):  # unknown, no encoding of text, or no name at all: it has a NUL
        return []
    wide = declared.startswith(("utf-8", "utf-16", "utf-32"))  # a declaration that could be read is in none of the wide ones
    return [] if wide else [_BROWSER_NAMES.get(declared, declared)]
