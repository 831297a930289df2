"""From scores to sentences, tags and trees."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from verbale.language.encoder import Encoder, Floats, Scores
from verbale.language.labels import Alphabets, lemma_of
from verbale.language.spans import softmax
from verbale.language.tokens import Word

Ints = NDArray[np.int64]

__all__ = ["Syntax", "parse_passage", "tree_of"]

_NEVER = np.float32(-1e6)


@dataclass(frozen=True, slots=True)
class Syntax:
    """Tags and tree of a passage; `head` −1 is a root, `certainty` its probability; `starts` are the first words of its sentences."""

    starts: list[int]
    upos: list[str]
    feats: list[str]
    lemma: list[str]
    head: list[int]
    certainty: list[float]
    relation: list[str]


def parse_passage(words: Sequence[Word], scores: Scores, encoder: Encoder, labels: Alphabets, starts: list[int] | None = None) -> Syntax:
    """Decode one passage; `starts` gives the sentences where they are known."""
    bounds = np.cumsum([len(labels.upos), len(labels.feats), len(labels.lemma)])
    upos, feats, lemma, start = np.split(scores.words, bounds, axis=1)
    if starts is None:
        starts = _sentence_starts(words, start)
    heads, certainty = _heads(scores.arcs, [*starts, len(words)])
    relations = encoder.relations(scores, heads)
    scripts = [labels.lemma[i] for i in lemma.argmax(1).tolist()]
    return Syntax(
        starts=starts,
        upos=[labels.upos[i] for i in upos.argmax(1).tolist()],
        feats=[labels.feats[i] for i in feats.argmax(1).tolist()],
        lemma=[lemma_of(w.surface, s) for w, s in zip(words, scripts, strict=True)],
        head=heads.tolist(),
        certainty=certainty.tolist(),
        relation=[labels.relation[i] for i in relations],
    )


def _sentence_starts(words: Sequence[Word], start: Floats) -> list[int]:
    """A sentence starts where the head says so, at each paragraph, and at the first word."""
    found = start[:, 1] > start[:, 0]
    return [i for i, w in enumerate(words) if i == 0 or w.space == 2 or (found[i] and w.space)]


def _heads(arcs: Floats, bounds: Sequence[int]) -> tuple[Ints, Floats]:
    """Heads of all words as indices into the passage, −1 for the root, and their probabilities; `bounds` part the sentences.

    The best head of each word is taken for all sentences at once; only where these are no tree is it sought.
    """
    n, starts = len(arcs), np.asarray(bounds[:-1])
    sentence = np.repeat(np.arange(len(starts)), np.diff(bounds))
    local = np.where(np.column_stack([np.ones(n, bool), sentence[:, None] == sentence]), arcs, _NEVER)
    others = local.copy()
    others[np.arange(n), np.arange(1, n + 1)] = _NEVER
    best = np.asarray(others.argmax(1))
    for a, b in pairwise(bounds):
        heads = np.where(best[a:b] == 0, 0, best[a:b] - a)
        if not _is_tree(heads):
            tree = tree_of(np.concatenate([arcs[a:b, :1], arcs[a:b, a + 1 : b + 1]], axis=1))
            best[a:b] = np.where(tree == 0, 0, tree + a)
    return best - 1, softmax(local)[np.arange(n), best]


def _is_tree(heads: Ints) -> bool:
    """Whether heads [n] of words 1 to n, 0 for the root, are a tree with one root."""
    return int((heads == 0).sum()) == 1 and _cycle(heads) is None


def tree_of(scores: Floats) -> Ints:
    """The best tree over arc scores [n, n + 1] as heads [n]; head 0 is the root, which has exactly one child.

    Greedy where that already is a tree, else Chu–Liu/Edmonds (1965, 1967) with the best single root fixed first.
    """
    scores = scores.copy()
    n = len(scores)
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    heads = np.asarray(scores.argmax(1))
    if _is_tree(heads):
        return heads
    root = int((scores[:, 0] - scores[:, 1:].max(1, initial=_NEVER)).argmax())
    scores[:, 0] = _NEVER
    scores[root, :] = _NEVER
    scores[root, 0] = 0
    square = np.full((n + 1, n + 1), _NEVER, np.float32)
    square[1:] = scores
    return np.asarray(_edmonds(square)[1:])


def _cycle(heads: Ints) -> list[int] | None:
    """Words (1-based) of a cycle, or None."""
    above, state = heads.tolist(), [0] * (len(heads) + 1)
    state[0] = 2
    for first in range(1, len(heads) + 1):
        path, at = [], first
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = above[at - 1]
        if state[at] == 1:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return None


def _edmonds(scores: Floats) -> Ints:
    """Maximum spanning arborescence from node 0; `scores[d, h]`; returns heads with heads[0] = 0."""
    heads = np.asarray(scores.argmax(1))
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    kept = np.flatnonzero(~inside)
    k = len(kept)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    small = np.full((k + 1, k + 1), _NEVER, np.float32)
    small[:k, :k] = scores[np.ix_(kept, kept)]
    into, out = gain[:, kept], scores[kept][:, cycle]
    small[k, :k], small[:k, k] = into.max(0), out.max(1)
    solved = _edmonds(small)
    result = heads.copy()
    for i in range(1, k):
        result[kept[i]] = kept[solved[i]] if solved[i] < k else cycle[int(out[i].argmax())]
    entry = int(solved[k])
    broken = cycle[int(into[:, entry].argmax())]
    result[broken] = kept[entry]
    return result
