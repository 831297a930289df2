"""Why a record was made."""

from dataclasses import dataclass

from verbale.schema.evidence import Span

__all__ = ["Score", "Trace"]


@dataclass(frozen=True, slots=True)
class Score:
    """A number that counted, by its name."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Trace:
    """The rule that made a record, the words that set it off, the entry of the lexicon that lists them, and the scores that counted.

    `rule` is "KIND.WAY"; `entry` is "TABLE.toml: KEY", None where no list has the words.
    """

    rule: str
    words: tuple[Span, ...] = ()
    entry: str | None = None
    scores: tuple[Score, ...] = ()

    def score(self, name: str, default: float = 0.0) -> float:
        """The value of a score; `default` where it was not counted."""
        return next((score.value for score in self.scores if score.name == name), default)
