"""One pass of the reading model over one passage: words in, scores of all heads out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from verbale.language.passages import Subwords, encode_passage
from verbale.language.tokens import Word
from verbale.language.weights import Weights

__all__ = ["Encoder", "Scores"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """The heads' scores for the n words of a passage.

    `words` [n, labels]; `arcs` [n, n + 1] (head 0 is the root); `relation_dependent` [n, r], `relation_head` [n + 1, r];
    `spans` [n, 9] (outside, begin, inside of source, cue, content); `link_span`, `link_cue` [n, 2 × width];
    `names` [n, 1 + 2 × kinds]; `factuality` [n].
    """

    words: Floats
    arcs: Floats
    relation_dependent: Floats
    relation_head: Floats
    spans: Floats
    link_span: Floats
    link_cue: Floats
    names: Floats
    factuality: Floats


class Encoder:
    """The ONNX sessions of a language; safe to use from several threads.

    A passage is read alone, never in a batch: dynamic quantisation scales by what is read together, and a document's
    record must not depend on its neighbours.
    """

    def __init__(self, weights: Weights, threads: int = 1) -> None:
        self.subwords = Subwords(weights.path("tokenizer.json"))
        self._reader = _session(str(weights.path("reader.onnx")), threads)
        self._relations = _session(str(weights.path("relations.onnx")), 1)

    def inputs(self, words: Sequence[Word]) -> dict[str, Any]:
        """The arrays that the graph takes for one passage."""
        ids, looks, first = encode_passage(words, self.subwords)
        return {"ids": np.array([ids]), "looks": np.array([looks]), "first": np.array([first])}

    def read(self, words: Sequence[Word]) -> Scores:
        """Score one passage of at most `passages.HARD_LIMIT` sub-words."""
        return Scores(*self._reader.run(None, self.inputs(words)))

    def relations(self, scores: Scores, heads: NDArray[np.int64]) -> list[int]:
        """The best relation of each word with its head, an index from −1 (root) on."""
        inputs = {"dependent": scores.relation_dependent, "head": scores.relation_head[heads + 1]}
        found: list[int] = self._relations.run(None, inputs)[0].tolist()
        return found


def _session(path: str, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
