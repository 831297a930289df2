"""Numbers that measure nothing: labels, years, ages, parts of names, results of games, the numbers of a list."""

from verbale.extract.indicator.quantities import Quantity
from verbale.extract.reading.page import Page
from verbale.resolve.tree import bare

__all__ = ["is_kind", "is_label", "is_mere"]

_CENTURIES = range(1500, 2101)
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEHIND = frozenset({"nummod", "nmod", "flat", "compound", "appos", "dep"})


def is_mere(page: Page, q: Quantity) -> bool:
    """Whether a number is no figure wherever it stands: a year, the number of a line, part of a name."""
    return _is_listed(page, q) or _is_model(page, q) or _is_year(page, q)


def is_label(page: Page, q: Quantity, head: int, over: int) -> bool:
    """Whether a number names or dates the noun before it: "Resolution 1929", "May 5", "Shah, 58"."""
    behind = over < q.start and page.analysis.upos[over] in _NOUNS | {"X"}
    if behind and bare(page.analysis.relation[head]) in _BEHIND:
        return page.tree.find_child(head, "case") is None
    return page.tree.lower[q.start - 1] in {"no.", "number", "article", "chapter", "resolution", "group"} if q.start else False


def _is_year(page: Page, q: Quantity) -> bool:
    return q.unit is None and q.plain and page.tree.lower[q.start].isdigit() and (q.low or q.high or 0) in _CENTURIES


def is_kind(page: Page, q: Quantity, after: int) -> bool:
    """Whether a number with a hyphen is part of an adjective ("two-headed") or of a result ("3-2")."""
    joined = q.end < after and page.analysis.words[q.end].end == page.analysis.words[after].start
    result = page.tree.lower[after].isdigit() or (
        q.start > 1 and page.tree.lower[q.start - 1] in {"-", "–"} and page.tree.lower[q.start - 2].isdigit()
    )
    return (joined and page.analysis.upos[after] not in _NOUNS) or (q.unit is None and result)


def _is_model(page: Page, q: Quantity) -> bool:
    """Whether a number is part of a name: "B-52", "F-16", "G20"."""
    words = page.analysis.words
    if q.start < 2 or words[q.start - 1].surface not in {"-", "–"} or words[q.start - 1].end != words[q.start].start:
        return False
    return words[q.start - 2].surface[:1].isupper() and words[q.start - 2].end == words[q.start - 1].start


def _is_listed(page: Page, q: Quantity) -> bool:
    """Whether a number opens a line as its number: "1. The parties …"."""
    first = page.analysis.sentence_of(q.start).start == q.start or page.analysis.words[q.start].space == 2
    return first and q.plain and q.end < len(page.tree.lower) and page.tree.lower[q.end] in {".", ")"}
