"""When a deed was, is or will be: the time words of its own clause."""

from verbale.extract.page import Page
from verbale.resolve.days import find_days
from verbale.schema import Interval

__all__ = ["find_when"]

_BESIDE = frozenset({"acl:relcl", "advcl", "parataxis", "conj", "ccomp"})


def find_when(page: Page, word: int, *, ahead: bool = False) -> Interval | None:
    """The interval that the time words below a verb or a noun of action give; None where they do not date it."""
    published = page.document.published
    if published is None:
        return None
    below = page.tree.subtree(word, without=_BESIDE)
    start, end = page.analysis.span((below[0], below[-1] + 1))
    inside = {(page.analysis.words[i].start, page.analysis.words[i].end) for i in below}
    for day in find_days(page.analysis.text, start, end, published, ahead=ahead):
        if (day.earliest or day.latest) and any(a < day.end and day.start < b for a, b in inside):
            return Interval(day.earliest, day.latest)
    return None
