"""What the readers of phrases share: the cast of a document, and who has spoken or been named up to a word."""

from collections.abc import Callable, Sequence

from verbale.language.analysis import Run
from verbale.resolve.cast import Cast, Referent

__all__ = ["Context"]

_STILL = 3
"""Sentences over which joint speakers stay the ones meant by "they"."""


class Context:
    """One document read from front to back; `resolve` and `one` read a phrase and one conjunct of it."""

    def __init__(
        self,
        cast: Cast,
        quoted: Sequence[bool],
        resolve: Callable[[Run], tuple[Referent, ...]],
        one: Callable[[Run, int], list[Referent]],
    ) -> None:
        self.cast, self.tree, self.roles = cast, cast.tree, cast.lexicon.roles
        self.quoted, self.resolve, self.one = quoted, resolve, one
        self.spoken: list[tuple[int, tuple[Referent, ...]]] = []
        """Who spoke at which word."""
        self.groups: list[tuple[int, Referent]] = []
        """Who was named by a common noun at which word."""

    def note(self, word: int, speakers: tuple[Referent, ...]) -> None:
        """Remember that these spoke at a word."""
        if speakers:
            self.spoken.append((word, speakers))

    @property
    def last(self) -> tuple[Referent, ...]:
        """Those who spoke last."""
        return self.spoken[-1][1] if self.spoken else ()

    def is_still(self, at: int) -> bool:
        """Whether the last speakers spoke near enough to be meant."""
        return self.tree.sentence[at] - self.tree.sentence[self.spoken[-1][0]] <= _STILL

    def country_in(self, run: Run, head: int) -> str | None:
        """The country that the words of a phrase give: "Iranian", "Turkey's", "of Japan"."""
        codes = [self.cast.place_at[i].title.code for i in range(*run) if i in self.cast.place_at and i != head]
        return codes[0] if codes else None

    def is_definite(self, run: Run) -> bool:
        """Whether a phrase may mean somebody known: "the minister", not "a minister"."""
        return self.tree.lower[run[0]] not in {"a", "an", "one", "another", "some"}
