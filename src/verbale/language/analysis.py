"""What the reading model says of one document, before any rule looks at it."""

from dataclasses import dataclass

from verbale.language.tokens import Word

__all__ = ["Analysis", "Attribution", "Name", "Run"]

Run = tuple[int, int]
"""A half-open run of word indices."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: words `start` to `end` (half-open), one of `labels.NAMES`, and the mean probability of its words."""

    start: int
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: runs of words of the sources, the cue and the parts of the content; `within` is the enclosing one.

    A quotation without a cue is none: the rules of extraction look for those.
    """

    sources: tuple[Run, ...]
    cue: Run
    content: tuple[Run, ...]
    score: float
    within: int | None = None

    @property
    def start(self) -> int:
        """Where it begins in reading order."""
        return min(self.cue[0], self.content[0][0])


@dataclass(frozen=True, slots=True)
class Analysis:
    """Words, sentences, tree, names, attributions and factuality of one text; every run is in words.

    `head[i]` is the index of the head of word i, −1 for a root, and `certainty[i]` the probability that the model gives that
    head in its sentence. `factuality[i]` is −3 (did not happen) … +3 (happened),
    meaningful for predicates only. `attributions` come in the order of the text; `Attribution.within` indexes into them.
    """

    text: str
    words: tuple[Word, ...]
    paragraphs: tuple[range, ...]
    sentences: tuple[range, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    head: tuple[int, ...]
    relation: tuple[str, ...]
    certainty: tuple[float, ...]
    factuality: tuple[float, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]

    def span(self, run: Run) -> tuple[int, int]:
        """The code points that a run of words covers, half-open."""
        return self.words[run[0]].start, self.words[run[1] - 1].end

    def words_of(self, run: Run) -> str:
        """The text of a run of words."""
        start, end = self.span(run)
        return self.text[start:end]

    def sentence_of(self, word: int) -> range:
        """The sentence that holds a word."""
        low, high = 0, len(self.sentences)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.sentences[middle].start <= word else (low, middle)
        return self.sentences[low]

    def children(self, word: int) -> list[int]:
        """The dependents of a word, in order."""
        return [i for i in self.sentence_of(word) if self.head[i] == word]

    def subtree(self, word: int) -> list[int]:
        """A word and all that depends on it, in order."""
        found, todo = [], [word]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children(at))
        return sorted(found)
