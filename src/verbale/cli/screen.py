"""What is shown in a terminal: words of documents and names of files cannot steer it."""

import re
import sys
from typing import Any, TextIO

from verbale.errors import VerbaleError

__all__ = ["Screen", "complain", "visible"]

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line end, and those that turn the direction of writing."""


def visible(text: str) -> str:
    r"""A text in which what steers a terminal is shown as a replacement character.

    >>> visible("red \x1b[31m \u202egnihton")
    'red \ufffd[31m \ufffdgnihton'
    """
    return _STEERING.sub("\ufffd", text)


def complain(error: VerbaleError, about: str = "") -> None:
    """An error as one line on standard error, its hint another; `about` says of what it is."""
    told = f"verbale: {about}{error}\n" + (f"hint: {error.hint}\n" if error.hint else "")
    sys.stderr.write(visible(told))


class Screen:
    """Standard output that is a terminal: all that is written there is made visible."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text."""
        return self._stream.write(visible(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
