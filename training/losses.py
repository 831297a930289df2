"""What each passage teaches: losses over the heads, masked to the labels that its data set has."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.datasets import IGNORE, Example
from training.model import LINK, Heads, Reader
from verbale.language.attribution import distance_buckets
from verbale.language.labels import SPANS
from verbale.language.passages import Batch, Subwords

__all__ = ["Labelled", "loss_of"]

_KINDS = ("source", "content")


@dataclass(slots=True)
class Labelled:
    """A batch as tensors with its examples."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    examples: Sequence[Example]

    @classmethod
    def of(cls, examples: Sequence[Example], subwords: Subwords, masking: float = 0.0) -> "Labelled":
        """Encode a batch; `masking` is the share of pieces that are hidden from the reader."""
        b = Batch.of([e.words for e in examples], subwords)
        ids, mask, looks, first = (torch.from_numpy(x) for x in (b.ids, b.mask, b.looks, b.first))
        if masking:
            edge = (ids == subwords.start) | (ids == subwords.stop)
            ids = torch.where((torch.rand(ids.shape) < masking) & (mask > 0) & ~edge, subwords.hidden, ids)
        return cls((ids, mask, looks, first), examples)

    def column(self, name: str) -> Tensor:
        """Word labels [n, words], padded with what is ignored."""
        out = np.full((len(self.examples), self.inputs[3].size(1)), IGNORE, np.int64)
        for i, e in enumerate(self.examples):
            values = e.tags.get(name, [])
            out[i, : len(values)] = values
        return torch.from_numpy(out)


def loss_of(model: Reader, batch: Labelled) -> Tensor:
    """The sum of the losses of one batch; all of its examples come from one data set."""
    out = model(*batch.inputs)
    task = batch.examples[0].task
    if task == "attribution":
        return _attribution(model.heads, out, batch)
    names = _entropy(out["names"], batch.column("name"))
    if task == "names":
        return names
    return _words(model.heads, out, batch) + names + _factuality(out["factuality"], batch)


def _entropy(scores: Tensor, labels: Tensor) -> Tensor:
    if not bool((labels != IGNORE).any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE)


def _words(heads: Heads, out: dict[str, Tensor], batch: Labelled) -> Tensor:
    parts = out["words"].split(heads.sizes, -1)
    weights = (1.0, 0.7, 0.5, 0.5)
    columns = ("upos", "feats", "lemma", "start")
    loss = sum((w * _entropy(p, batch.column(c)) for w, p, c in zip(weights, parts, columns, strict=True)), torch.tensor(0.0))
    arcs, gold = _masked_arcs(out["arcs"], batch)
    chosen = gold.clamp(min=0)
    head = torch.gather(out["relation_head"], 1, chosen.unsqueeze(-1).expand(-1, -1, out["relation_head"].size(-1)))
    relations = heads.relations(out["relation_dependent"], head)
    return loss + _entropy(arcs, gold) + _entropy(relations, batch.column("relation"))


def _masked_arcs(arcs: Tensor, batch: Labelled) -> tuple[Tensor, Tensor]:
    """Arc scores with heads outside the sentence masked, and the gold heads."""
    n, words, _ = arcs.shape
    sentence = np.full((n, words), -1, np.int64)
    gold = np.full((n, words), IGNORE, np.int64)
    for i, e in enumerate(batch.examples):
        sentence[i, : len(e.words)] = e.sentence
        gold[i, : len(e.words)] = e.heads
    ids = torch.from_numpy(sentence)
    allowed = torch.cat([torch.ones(n, words, 1, dtype=torch.bool), ids[:, :, None] == ids[:, None, :]], -1)
    return arcs.masked_fill(~allowed, -1e4), torch.from_numpy(gold)


def _factuality(scores: Tensor, batch: Labelled) -> Tensor:
    rows = [(i, j, v) for i, e in enumerate(batch.examples) for j, v in e.factuality.items()]
    if not rows:
        return scores.sum() * 0
    i, j, gold = (torch.tensor(x) for x in zip(*rows, strict=True))
    return 0.5 * functional.smooth_l1_loss(scores[i, j], gold.float())


def _attribution(heads: Heads, out: dict[str, Tensor], batch: Labelled) -> Tensor:
    parts = out["spans"].split(3, -1)
    loss = sum((_entropy(p, batch.column(k)) for p, k in zip(parts, SPANS, strict=True)), torch.tensor(0.0))
    return loss + _links(heads, out, batch)


def _links(heads: Heads, out: dict[str, Tensor], batch: Labelled) -> Tensor:
    """Which cues a word of a source or content belongs to: each yes or no, and which of them all."""
    yes_no, gold, which = [], [], []
    for i, e in enumerate(batch.examples):
        for k, kind in enumerate(_KINDS):
            linked = {(w, cue) for t, run, cue in e.links if t == kind for w in run}
            words = sorted({w for w, _ in linked})
            if not words or not e.cues:
                continue
            scores = _link_scores(heads, out, i, k, words, e.cues)
            target = torch.tensor([[(w, c) in linked for c in e.cues] for w in words])
            yes_no.append(scores.flatten())
            gold.append(target.flatten().float())
            which.append(scores.logsumexp(1) - scores.masked_fill(~target, -1e4).logsumexp(1))
    if not yes_no:
        return out["link_cue"].sum() * 0
    return functional.binary_cross_entropy_with_logits(torch.cat(yes_no), torch.cat(gold)) + torch.cat(which).mean()


def _link_scores(heads: Heads, out: dict[str, Tensor], i: int, k: int, words: list[int], cues: list[int]) -> Tensor:
    part = slice(k * LINK, (k + 1) * LINK)
    product = out["link_span"][i, words, part] @ out["link_cue"][i, cues, part].T / LINK**0.5
    near = heads.link_distance[k][torch.from_numpy(distance_buckets(words, cues))]
    return product + near + heads.link_bias[k]
