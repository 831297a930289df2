"""The grammar of numbers: digits and words, scales, ranges, money, percent and multiples, as a text writes them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verbale.schema import Comparator

__all__ = ["NumberWords", "Quantity", "find_quantities"]

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_FRACTION = re.compile(r"([1-9])/([2-9]|10)")
_TENS = 10
_TEENS = 20
_HUNDRED = 100
_BACK = 3
"""Words before a number that may compare it ("no fewer than")."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The table `numbers` of a lexicon."""

    comma: str
    approximately: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]
    or_more: frozenset[str]
    percent: frozenset[str]
    times: frozenset[str]
    to: frozenset[str]
    hyphens: frozenset[str]
    symbols: frozenset[str]
    spans: frozenset[str]
    small: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    fractions: Mapping[str, float]
    folds: Mapping[str, int]
    currencies: Mapping[str, str]

    @property
    def openings(self) -> frozenset[str]:
        """The words, besides digits, that may begin a quantity."""
        return frozenset({"a", "an", "us", *self.symbols, *self.small, *self.fractions, *self.folds})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range in a text: words `start` to `end`, comparator words left out; an end that is not given is None.

    `unit` is a currency, "percent" or "times", else None: then it is the noun's affair. `plain` are bare digits or one word.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    comparator: Comparator
    plain: bool


def find_quantities(words: Sequence[str], table: NumberWords) -> list[Quantity]:
    """The quantities in a sequence of words in lower case, left to right, never overlapping."""
    grammar, opening = _Grammar(words, table), table.openings
    found, at = [], 0
    while at < len(words):
        opens = words[at] in opening or words[at][:1].isdigit() or words[at][:1] in {"+", "."}
        quantity = grammar.quantity(at) if opens else None
        if quantity:
            found.append(quantity)
        at = quantity.end if quantity else at + 1
    return found


class _Grammar:
    """Every method takes the index of a word and returns where what it found ends, and its value."""

    def __init__(self, words: Sequence[str], table: NumberWords) -> None:
        self.words, self.table = words, table

    def quantity(self, at: int) -> Quantity | None:
        fold = self.table.folds.get(self.word(at))
        if fold:
            return Quantity(at, at + 1, fold, fold, "times", "times", plain=False)
        opened, currency = self.currency(at)
        number = self.number(opened, money=currency is not None)
        if number is None:
            return None
        end, high = number
        low = high
        end, high, scale = self.range(end, high, money=currency is not None)
        low = low * scale if high != low and low * scale <= high else low
        end, unit = self.unit(end, currency)
        if unit == "percent" and high == low:
            end, high = self.percent_range(end, high)
        plain = end - at == 1
        return self.compared(Quantity(at, end, min(low, high), max(low, high), unit, "=", plain))

    def compared(self, q: Quantity) -> Quantity:
        """The quantity with what the words before (and after) it make of it."""
        before = [" ".join(self.words[max(0, q.start - n) : q.start]) for n in range(1, _BACK + 1)]
        after = " ".join(self.words[q.end : q.end + 2])
        low, high = q.low, q.high
        comparator: Comparator = "="
        if q.unit == "times":
            comparator = "times"
        elif any(b in self.table.above for b in before) or after in self.table.or_more:
            comparator, high = ">", None
        elif any(b in self.table.below for b in before):
            comparator, low = "<", None
        elif any(b in self.table.approximately for b in before):
            comparator = "~"
        return Quantity(q.start, q.end, low, high, q.unit, comparator, q.plain)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def currency(self, at: int) -> tuple[int, str | None]:
        """A currency before its number: "$", "US $", "dlrs"."""
        if self.word(at) == "us" and self.word(at + 1) == "$":
            return at + 2, "USD"
        code = self.table.currencies.get(self.word(at)) if self.word(at) in self.table.symbols else None
        if code and self.word(at + 1) == "." and self.digits(at + 2):
            return at + 2, code
        return (at + 1, code) if code else (at, None)

    def unit(self, at: int, currency: str | None) -> tuple[int, str | None]:
        """What follows a number and is its unit: percent, a currency, "times"."""
        if currency:
            return at, currency
        step = at + (self.word(at) in self.table.hyphens and self.word(at + 1) in self.table.currencies)
        for size in (2, 1) if at + 1 < len(self.words) else (1,):
            phrase = " ".join(self.words[at : at + size])
            if phrase in self.table.percent:
                return at + size, "percent"
            if phrase in self.table.times:
                return at + size, "times"
        if self.word(step) in {"u.s.", "us", "american"} and self.word(step + 1) in self.table.currencies:
            return step + 2, self.table.currencies[self.word(step + 1)]
        code = self.table.currencies.get(self.word(step))
        return (step + 1, code) if code else (at, None)

    def range(self, at: int, low: float, *, money: bool) -> tuple[int, float, float]:
        """The end of a range, its high end, and the scale that the low end borrows from it ("5-7 billion")."""
        if self.word(at) not in self.table.to:
            return at, low, 1
        if self.word(at) in {"and", "or"} and not self.between(at):
            return at, low, 1
        symbol = self.word(at + 1) in self.table.symbols
        second = self.number(at + 1 + symbol, money=money)
        if second is None or second[1] <= low:
            return at, low, 1
        bare = self.digits(at + 1 + symbol)
        borrowed = second[1] / bare if bare and self.word(at - 1) not in self.table.scales else 1
        return second[0], second[1], borrowed

    def percent_range(self, at: int, low: float) -> tuple[int, float]:
        """The other end of "10 % to 11 %"."""
        second = self.number(at + 1) if self.word(at) in self.table.to and self.word(at) not in {"and", "or"} else None
        end, unit = self.unit(second[0], None) if second else (at, None)
        return (end, second[1]) if second and unit == "percent" and second[1] > low else (at, low)

    def between(self, at: int) -> bool:
        """Whether "and" stands in "between … and …"."""
        return "between" in self.words[max(0, at - 6) : at]

    def number(self, at: int, *, money: bool = False) -> tuple[int, float] | None:
        """A number with its scale: "14 billion", "two and a half", "half a million", "one third"."""
        digits = self.digits(at)
        if digits is not None:
            end, value = self.and_a_part(at + 1, digits)
            short = self.table.short_scales.get(self.word(end)) if money or self.word(end) in {"bn", "mn", "tn"} else None
            return (end + 1, value * short) if short else self.scaled(end, value)
        found = self.part(at) or self.spelled(at) or self.article(at)
        if found is None:
            return None
        end, value = self.and_a_part(*found)
        return self.scaled(end, value)

    def digits(self, at: int) -> float | None:
        word = self.word(at).lstrip("+")
        fraction = _FRACTION.fullmatch(word)
        if fraction and int(fraction[1]) < int(fraction[2]):
            return int(fraction[1]) / int(fraction[2])
        return float(word.replace(self.table.comma, "")) if _DIGITS.fullmatch(word) else None

    def scaled(self, at: int, value: float) -> tuple[int, float]:
        """A number with the scales behind it: "14 billion", "5.2 - billion", "half a million"."""
        while True:
            step = at + (self.word(at) in self.table.hyphens)
            step += self.word(step) == "a" and value < 1
            scale = self.table.scales.get(self.word(step))
            if not scale:
                return at, value
            at, value = step + 1, value * scale

    def part(self, at: int) -> tuple[int, float] | None:
        """A fraction by itself: "half", "a third", "two - thirds", "one quarter"."""
        count = 1 if self.word(at) in {"a", "an"} else self.table.small.get(self.word(at), 0)
        step = at + bool(count)
        step += bool(count) and self.word(step) in self.table.hyphens
        fraction = self.table.fractions.get(self.word(step))
        alone = fraction is not None and not count and self.word(step) == "half"
        if fraction is None or not (count or alone):
            return None
        return step + 1, (count or 1) * fraction

    def and_a_part(self, at: int, value: float) -> tuple[int, float]:
        """A number with "and a half" or a fraction behind it."""
        step = at
        for word in ("-", "and", "-", "a", "-"):
            step += self.word(step) == word
        fraction = self.table.fractions.get(self.word(step))
        if fraction and step > at and "and" in self.words[at:step]:
            return step + 1, value + fraction
        behind = _FRACTION.fullmatch(self.word(at))
        return (at + 1, value + int(behind[1]) / int(behind[2])) if behind else (at, value)

    def spelled(self, at: int) -> tuple[int, float] | None:
        """A number in words: "two hundred and fifty thousand", "thirty - five", "a hundred"."""
        if self.word(at) in {"a", "an"}:
            scale = self.table.scales.get(self.word(at + 1))
            return (at + 2, float(scale)) if scale else None
        if self.word(at) not in self.table.small:
            return None
        total, current, last, end = 0.0, 0.0, 0, at
        while True:
            step = self.joint(end, last)
            word = self.word(step)
            if word in self.table.small and self.fits(self.table.small[word], last, step == at):
                last = self.table.small[word]
                current += last
            elif word in self.table.scales and step > at:
                last = self.table.scales[word]
                current *= last
                if last > _HUNDRED:
                    total, current = total + current, 0.0
            else:
                return end, total + current
            end = step + 1

    def article(self, at: int) -> tuple[int, float] | None:
        """An article that is compared: "about an hour", "over a week"."""
        compared = self.word(at - 1) in self.table.above | self.table.below | self.table.approximately
        return (at + 1, 1.0) if self.word(at) in {"a", "an"} and compared and self.word(at + 1) in self.table.spans else None

    def joint(self, at: int, last: int) -> int:
        """The next word of a number over a hyphen ("thirty - five") or an "and" ("hundred and five")."""
        if last >= _TEENS and self.word(at) in self.table.hyphens and self.word(at + 1) in self.table.small:
            return at + 1
        if last >= _HUNDRED and self.word(at) == "and" and self.word(at + 1) in self.table.small:
            return at + 1
        hyphen = self.word(at) in self.table.hyphens and self.word(at + 1) in self.table.scales
        return at + 1 if last and hyphen else at

    @staticmethod
    def fits(value: int, last: int, first: bool) -> bool:
        """Whether a small number may follow: five after twenty, anything after hundred."""
        return first or last >= _HUNDRED or (_TEENS <= last < _HUNDRED and 0 < value < _TENS)
