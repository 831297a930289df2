"""The reading of one text: passages through the model, scores to an `Analysis`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from verbale.language.analysis import Analysis, Attribution, Name, Run
from verbale.language.attribution import find_attributions
from verbale.language.encoder import Encoder
from verbale.language.names import find_names
from verbale.language.passages import passage_ranges
from verbale.language.syntax import Syntax, parse_passage
from verbale.language.tokens import Word, tokenize
from verbale.language.weights import Weights, get_weights

__all__ = ["Reader"]


class Reader:
    """Reads texts with the weights of one language; one instance serves any number of threads."""

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        self.weights = weights
        self.encoder = Encoder(weights, threads)
        self.labels = weights.labels

    @classmethod
    def load(cls, language: str = "en", threads: int = 1) -> "Reader":
        """The reader of a shipped language, its weights checked."""
        weights = get_weights(language)
        weights.check()
        return cls(weights, threads)

    def analyze(self, text: str, regions: Sequence[tuple[int, int]] | None = None, *, nested: bool = True) -> Analysis:
        """Read a text; `regions` are the spans to read (all, if None); `nested` looks for speech within speech too."""
        words = tokenize(text, regions)
        ranges = passage_ranges(words, self.encoder.subwords)
        parts = [self._passage(words[r.start : r.stop], r.start) for r in ranges]
        analysis = _join(text, words, parts)
        return replace(analysis, attributions=tuple(self._nested(analysis))) if nested else analysis

    def _nested(self, analysis: Analysis) -> list[Attribution]:
        """The attributions with those inside their contents: long contents that hold a reporting clause are read again.

        Speech within speech is not in the training data, so each content is read as a paragraph of its own.
        """
        outer = analysis.attributions
        inner: list[Attribution] = []
        again = [(i, run) for i, a in enumerate(outer) for run in a.content if _may_report(analysis, run)]
        words = [w for _, run in again for w in _as_paragraph(analysis.words[slice(*run)])]
        places = [(i, at) for i, run in again for at in range(*run)]
        for r in passage_ranges(words, self.encoder.subwords):
            scores = self.encoder.read(words[r.start : r.stop])
            for found in find_attributions(words[r.start : r.stop], scores, self.weights.links):
                moved = _placed(found, places[r.start : r.stop])
                if moved is not None and found.sources:
                    inner.append(moved)
        return _in_order(outer, inner)

    def _passage(self, words: Sequence[Word], offset: int) -> "_Part":
        scores = self.encoder.read(words)
        syntax = parse_passage(words, scores, self.encoder, self.labels)
        said = [_moved(a, offset) for a in find_attributions(words, scores, self.weights.links)]
        return _Part(offset, syntax, scores.factuality.tolist(), find_names(scores.names, offset), said)


@dataclass(frozen=True, slots=True)
class _Part:
    """One passage read: words of the tree count from its offset."""

    offset: int
    syntax: Syntax
    factuality: list[float]
    names: list[Name]
    said: list[Attribution]


def _join(text: str, words: Sequence[Word], parts: Sequence[_Part]) -> Analysis:
    starts = [s + p.offset for p in parts for s in p.syntax.starts]
    opens = [i for i, w in enumerate(words) if i == 0 or w.space == 2]
    return Analysis(
        text=text,
        words=tuple(words),
        paragraphs=_ranges(opens, len(words)),
        sentences=_ranges(starts, len(words)),
        upos=tuple(x for p in parts for x in p.syntax.upos),
        feats=tuple(x for p in parts for x in p.syntax.feats),
        lemma=tuple(x for p in parts for x in p.syntax.lemma),
        head=tuple(h + p.offset if h >= 0 else -1 for p in parts for h in p.syntax.head),
        relation=tuple(x for p in parts for x in p.syntax.relation),
        certainty=tuple(x for p in parts for x in p.syntax.certainty),
        factuality=tuple(x for p in parts for x in p.factuality),
        names=tuple(n for p in parts for n in p.names),
        attributions=tuple(a for p in parts for a in p.said),
    )


def _ranges(starts: Sequence[int], end: int) -> tuple[range, ...]:
    return tuple(range(a, b) for a, b in pairwise([*starts, end])) if starts else ()


def _moved(a: Attribution, by: int) -> Attribution:
    def move(run: Run) -> Run:
        return run[0] + by, run[1] + by

    return replace(a, sources=tuple(map(move, a.sources)), cue=move(a.cue), content=tuple(map(move, a.content)))


def _may_report(analysis: Analysis, run: Run) -> bool:
    """Whether a content is long enough for speech within speech and has a verb over a clause or a quotation.

    "I think" and "you know" in somebody's mouth report nobody else.
    """
    a, b = run
    if b - a < _LEAST_NESTED:
        return False
    clauses = {analysis.head[i] for i in range(a, b) if analysis.relation[i] in {"ccomp", "parataxis"}}
    clauses -= {analysis.head[i] for i in range(a, b) if analysis.relation[i] == "nsubj" and analysis.words[i].surface.lower() in _OWN}
    return any(a < i < b and analysis.upos[i] == "VERB" for i in clauses) or any(analysis.lemma[i] == "accord" for i in range(a, b))


def _as_paragraph(words: Sequence[Word]) -> list[Word]:
    """The words of a content as a paragraph outside quotation marks."""
    plain = [w._replace(quote=0) for w in words]
    return [plain[0]._replace(space=2), *plain[1:]]


def _placed(a: Attribution, places: Sequence[tuple[int, int]]) -> Attribution | None:
    """An attribution of the second reading at its place in the document, or None if it spans two contents."""
    runs = [*a.sources, a.cue, *a.content]
    owners = {places[i][0] for run in runs for i in (run[0], run[1] - 1)}
    if len(owners) != 1:
        return None

    def place(run: Run) -> Run:
        return places[run[0]][1], places[run[1] - 1][1] + 1

    return Attribution(tuple(map(place, a.sources)), place(a.cue), tuple(map(place, a.content)), a.score, owners.pop())


def _in_order(outer: Sequence[Attribution], inner: Sequence[Attribution]) -> list[Attribution]:
    """All attributions by place, an enclosing one before what it holds, with `within` counted anew."""
    marked = [(a.start, 0, i, a) for i, a in enumerate(outer)]
    marked += [(a.start, 1, i, a) for i, a in enumerate(inner)]
    marked.sort(key=lambda m: m[:3])
    at = {i: k for k, (_, nested, i, _) in enumerate(marked) if not nested}
    return [replace(a, within=at[a.within]) if nested and a.within is not None else a for _, nested, _, a in marked]


_LEAST_NESTED = 8
_OWN = frozenset({"i", "you"})
