"""Whether what was printed is what a page shows."""

import re

__all__ = ["matches"]

ANY = "…"


def matches(shown: str, printed: str) -> bool:
    r"""A line that is "…" stands for any lines, "[…]" in a line for any words; spaces at the ends of lines do not count.

    >>> matches("a\n…\nd [...] f", "a\nb\nc\nd e f")
    False
    >>> matches("a\n…\nd […] f", "a\nb\nc\nd e f\n")
    True
    >>> matches("…", "")
    True
    """
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == ANY else _line(line) + r"\n" for line in _lines(shown))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _lines(printed))) is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def _line(line: str) -> str:
    return ".*".join(map(re.escape, line.split("[…]")))
