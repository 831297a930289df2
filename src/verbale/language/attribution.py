"""From scores to who-says-what: spans of sources, cues and contents, joined by their links."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbale.language.analysis import Attribution, Run
from verbale.language.encoder import Floats, Scores
from verbale.language.labels import LinkTable
from verbale.language.spans import find_runs, likeliest, sigmoid, softmax
from verbale.language.tokens import Word

__all__ = ["DISTANCES", "distance_buckets", "find_attributions"]

DISTANCES = 32
"""Buckets of the signed distance in words between a span's word and a cue."""

LINKED = 0.5
"""Probability from which a source or content belongs to a cue."""
NEAREST = 0.25
"""Probability from which a cue without a linked source still has its best one."""


def find_attributions(words: Sequence[Word], scores: Scores, table: LinkTable) -> list[Attribution]:
    """The attributions of one passage, in words of the passage."""
    probability = softmax(scores.spans.reshape(len(words), 3, 3))
    sources, cues, contents = (_spans(words, probability[:, k]) for k in range(3))
    contents = [_tidy(words, c) for c in contents]
    if not contents:
        return []
    of_source = _links(scores, sources, cues, table, 0)
    of_content = _links(scores, contents, cues, table, 1)
    owners = _carried_on(words, contents, cues, [_best(row, LINKED) for row in of_content])
    found = []
    for k, cue in enumerate(cues):
        mine = tuple(c for c, owner in zip(contents, owners, strict=True) if k in owner)
        if mine:
            speakers = tuple(sources[i] for i in sorted(_owners(of_source[:, k])))
            found.append(Attribution(speakers, cue, mine, _score(probability, cue, mine)))
    return sorted(found, key=lambda a: a.start)


def distance_buckets(words: Sequence[int], cues: Sequence[int]) -> NDArray[np.int64]:
    """Buckets [words, cues] of signed distances: exact up to 5 words, then two to a doubling; 16 on for cues before the word."""
    signed = np.asarray(cues)[None, :] - np.asarray(words)[:, None]
    far = np.abs(signed)
    steps = (6 + 2 * np.log2(np.maximum(far, 6) / 6)).astype(np.int64)
    bucket: NDArray[np.int64] = np.where(far < 6, far, np.minimum(steps, 15)) + np.where(signed < 0, 16, 0)
    return bucket


def _spans(words: Sequence[Word], probability: Floats) -> list[Run]:
    """Runs of one kind from probabilities [n, 3] of outside, begin, inside; none goes over the end of a paragraph."""
    opens = [word.space == 2 for word in words]
    best = likeliest(probability, opens)
    begins = [label == 1 or opening for label, opening in zip(best.tolist(), opens, strict=True)]
    return [(a, b) for a, b, _ in find_runs((best > 0).astype(int).tolist(), begins)]


def _links(scores: Scores, spans: Sequence[Run], cues: Sequence[Run], table: LinkTable, kind: int) -> Floats:
    """Probability [spans, cues] that a span belongs to a cue: the mean over its words; kind 0 is sources, 1 contents."""
    if not spans or not cues:
        return np.zeros((len(spans), len(cues)), np.float32)
    words, starts = [i for run in spans for i in range(*run)], [c[0] for c in cues]
    part = slice(kind * table.width, (kind + 1) * table.width)
    product = scores.link_span[words, part] @ scores.link_cue[starts, part].T / np.float32(table.width**0.5)
    likely = sigmoid(product + table.distance[kind][distance_buckets(words, starts)] + table.bias[kind])
    sizes = np.array([b - a for a, b in spans])
    firsts = np.concatenate([[0], sizes.cumsum()[:-1]])
    return np.asarray(np.add.reduceat(likely, firsts) / sizes[:, None], np.float32)


def _owners(row: Floats) -> set[int]:
    """The likely ones of a row of probabilities: all that are linked, else the best if it is near."""
    return {int(k) for k in np.flatnonzero(row > LINKED)} or _best(row, NEAREST)


def _best(row: Floats, least: float) -> set[int]:
    """The best one of a row of probabilities, if it is over `least`: a speaker serves several cues, but a content has only one."""
    best = int(row.argmax()) if len(row) else -1
    return {best} if best >= 0 and row[best] > least else set()


def _carried_on(words: Sequence[Word], contents: Sequence[Run], cues: Sequence[Run], owners: list[set[int]]) -> list[set[int]]:
    """A quotation of whole sentences that follows `“…,” said X.` goes on with the words of that cue."""
    result = list(owners)
    for at, (before, content) in enumerate(pairwise(contents), 1):
        between = [k for k, cue in enumerate(cues) if before[1] <= cue[0] < content[0]]
        one = len(between) == 1 and result[at - 1] == {between[0]}
        if one and _quoted(words, before) and _quoted(words, content) and _closed(words, content):
            result[at] = {between[0]}
    return result


def _closed(words: Sequence[Word], run: Run) -> bool:
    """Whether a quotation ends as a sentence, so that no cue of its own follows."""
    last = run[1] - 1
    while last > run[0] and words[last].quote > 1:
        last -= 1
    after = next((w for w in words[last + 1 :] if w.quote < 2), None)
    return words[last].surface in {".", "!", "?", "…"} and (after is None or after.space == 2 or after.surface[:1].isupper())


def _tidy(words: Sequence[Word], run: Run) -> Run:
    """A content without the comma that ends it and the quotation marks around it where both are there."""
    a, b = run
    while b - a > 1 and words[b - 1].surface in {",", ";"}:
        b -= 1
    return a, b


def _quoted(words: Sequence[Word], run: Run) -> bool:
    return sum(words[i].quote > 0 for i in range(*run)) > 0.5 * (run[1] - run[0])


def _score(probability: Floats, cue: Run, contents: Sequence[Run]) -> float:
    """The mean probability of being in the spans."""
    parts = [1 - probability[a:b, 2, 0] for a, b in contents]
    parts.append(1 - probability[cue[0] : cue[1], 1, 0])
    return float(np.concatenate(parts).mean())
