"""One document on the table: what the rules of extraction look at, worked out once."""

from dataclasses import dataclass

from verbale.language.analysis import Analysis, Run
from verbale.language.times import Time, find_times
from verbale.lexicon import Lexicon
from verbale.resolve.cast import Cast
from verbale.resolve.registry import Registry
from verbale.resolve.tree import Tree
from verbale.schema import Document

__all__ = ["Page", "Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """Who says what, in words of the document, before anybody is named.

    `cue` is None where a quotation stands without one; `origin` tells whether the model, a rule, a bare quotation or a
    transcript gave it; `label` marks the speaker's label of a turn, which is also its cue.
    """

    sources: tuple[Run, ...]
    cue: Run | None
    content: tuple[Run, ...]
    score: float
    origin: str = "model"

    @property
    def at(self) -> int:
        """Where the report begins in reading order."""
        return min(self.content[0][0], self.cue[0]) if self.cue else self.content[0][0]

    @property
    def end(self) -> int:
        """The word after all of it."""
        return max(self.content[-1][1], self.cue[1] if self.cue else 0)


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its analysis, tree, cast and times."""

    document: Document
    analysis: Analysis
    lexicon: Lexicon
    tree: Tree
    cast: Cast
    lemma: tuple[str, ...]
    """Lemmas: the lexicon's where it knows the form, else the model's."""
    times: tuple[Time, ...]

    @classmethod
    def of(cls, document: Document, analysis: Analysis, lexicon: Lexicon) -> "Page":
        """Lay out a document; costs time linear in its words."""
        tree = Tree(analysis)
        cast = Cast(tree, lexicon, Registry.over(lexicon), document.title or "", document.published)
        forms = lexicon.speech.forms
        lemma = tuple(forms.get(lower, guess) for lower, guess in zip(tree.lower, analysis.lemma, strict=True))
        times = tuple(find_times(analysis.text, document.published, language=document.language))
        return cls(document, analysis, lexicon, tree, cast, lemma, times)
