"""How long an instrument is to last, as its name or its clause says."""

from verbale.extract.reading.page import Page
from verbale.language.analysis import Run

__all__ = ["find_term"]


def find_term(page: Page, run: Run) -> float | None:
    """The length in years that a phrase gives: "20-year", "for ten years"."""
    lower = page.tree.lower
    for i in range(*run):
        if lower[i] in {"year", "years"}:
            number = next((lower[k] for k in range(i - 1, max(i - 4, -1), -1) if lower[k] != "-"), "")
            return _number(number)
        if lower[i].endswith("-year"):
            return _number(lower[i].removesuffix("-year"))
    return None


_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {w: n for n, w in enumerate(_UNITS, 1)} | {
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "fifty": 50,
}


def _number(word: str) -> float | None:
    return float(word) if word.isdigit() and 0 < int(word) < 200 else _NUMBERS.get(word)
