"""Read-outs of telephone calls: what the two say on such a page, each says to the other."""

from verbale.extract.reading.page import Page
from verbale.language.tokens import tokenize
from verbale.resolve.cast import Referent
from verbale.resolve.people import Person

__all__ = ["Callers"]


class Callers:
    """The two persons whose call a page tells of, by its title or, without one, its first sentence; else nobody."""

    def __init__(self, page: Page) -> None:
        words = _opening(page)
        telephones = page.lexicon.media.telephones
        there = [p for p in page.cast.people if p.names[-1] in words]
        called = any(word.lower() in telephones for word in words)
        self._page = page
        self._pair: tuple[Person, ...] = tuple(there) if called and len(there) == 2 else ()

    def other(self, speakers: tuple[Referent, ...]) -> tuple[Referent, ...]:
        """Whom one of the two speaks to."""
        if len(speakers) != 1 or speakers[0].person not in self._pair:
            return ()
        return tuple(self._page.cast.refer(p, inferred=True) for p in self._pair if p is not speakers[0].person)


def _opening(page: Page) -> list[str]:
    if page.document.title:
        return [w.surface for w in tokenize(page.document.title)]
    first = page.analysis.sentences[0] if page.analysis.sentences else range(0)
    return [page.analysis.words[i].surface for i in first]
