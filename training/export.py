"""From trained weights to what is shipped: an int8 ONNX graph that reads one passage, with tokenizer, labels and checksums.

Run as `python -m training.export --model FOLDER --out FOLDER --data FOLDER`.
"""

import argparse
import json
import logging
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.datasets import attribution_examples, read_lines
from training.model import LINK, Reader, load_base
from training.smooth import smooth
from training.train import base_folder
from verbale.language.labels import Alphabets
from verbale.language.passages import Subwords, encode_passage

OUTPUTS = ("words", "arcs", "relation_dependent", "relation_head", "spans", "link_span", "link_cue", "names", "factuality")


class OnePassage(nn.Module):
    """The reader without mask and padding: `ids` [1, pieces], `looks` [1, pieces, 3], `first` [1, words]."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, looks: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Scores without the batch dimension, in the order of `OUTPUTS`."""
        pieces = self.reader.encode(ids, None, looks)
        out = self.reader.heads(pieces[:, first[0]])
        return tuple(out[name][0] for name in OUTPUTS)


class Relations(nn.Module):
    """The relation of each word with its chosen head."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.heads = reader.heads

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Indices of the best relations [words]."""
        return self.heads.relations(dependent, head).argmax(-1)


def load_reader(folder: Path) -> tuple[Reader, Alphabets, dict[str, object]]:
    """The averaged weights of a training run, ready to read."""
    saved = torch.load(folder / "reader.pt", weights_only=True)
    labels = Alphabets.from_json(saved["labels"])
    reader = Reader(load_base(base_folder(), attention="eager"), labels)
    reader.load_state_dict(saved["weights"])
    return reader.eval(), labels, {"stages": saved["stages"]}


def export(model: Path, out: Path, data: Path | None = None) -> None:
    """Write reader.onnx, relations.onnx, labels.json, tokenizer.json and manifest.json (checksums) to `out`.

    With `data`, the folder of the training data, the encoder is smoothed on some of its passages and then made int8.
    """
    reader, labels, run = load_reader(model)
    if data:
        smooth(reader, _passages(data))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "reader.onnx"
        _trace(reader, full)
        if data:
            quantize_dynamic(full, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=_head_nodes(full))
        else:
            (out / "reader.onnx").write_bytes(full.read_bytes())
    width = reader.heads.relation_dependent.out_features
    sample = torch.zeros(3, width)
    names = ("dependent", "head", "relation")
    torch.onnx.export(
        Relations(reader).eval(), (sample, sample), str(out / "relations.onnx"), dynamo=False, opset_version=17,
        input_names=names[:2], output_names=names[2:], dynamic_axes={k: {0: "words"} for k in names},
    )  # fmt: skip
    links = {"width": LINK, "bias": reader.heads.link_bias.tolist(), "distance": reader.heads.link_distance.tolist()}
    (out / "labels.json").write_text(json.dumps({"alphabets": labels.to_json(), "links": links}), encoding="utf-8")
    (out / "tokenizer.json").write_bytes((base_folder() / "tokenizer.json").read_bytes())
    files = ("reader.onnx", "relations.onnx", "labels.json", "tokenizer.json")
    sums = {f: sha256((out / f).read_bytes()).hexdigest() for f in files}
    manifest = {"language": "en", "sha256": sums, "training": run}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _passages(data: Path, articles: int = 20) -> Iterator[tuple[Tensor, Tensor]]:
    subwords = Subwords(base_folder() / "tokenizer.json")
    for example in attribution_examples(list(islice(read_lines(data / "train" / "attribution_train.jsonl.gz"), articles)), subwords):
        ids, looks, _ = encode_passage(example.words, subwords)
        yield torch.tensor([ids]), torch.tensor([looks])


def _trace(reader: Reader, path: Path) -> None:
    ids = torch.randint(1000, 2000, (1, 12))
    looks = torch.ones(1, 12, 3, dtype=torch.long)
    first = torch.arange(1, 9)[None]
    axes = {"ids": {1: "pieces"}, "looks": {1: "pieces"}, "first": {1: "words"}} | {k: {0: "words"} for k in OUTPUTS}
    axes["arcs"], axes["relation_head"] = {0: "words", 1: "heads"}, {0: "heads"}
    torch.onnx.export(
        OnePassage(reader).eval(), (ids, looks, first), str(path), dynamo=False, opset_version=17,
        input_names=["ids", "looks", "first"], output_names=list(OUTPUTS), dynamic_axes=axes,
    )  # fmt: skip


def _head_nodes(path: Path) -> list[str]:
    """The heads stay in full precision: they are small, and arcs and links are sensitive."""
    return [n.name for n in onnx.load(str(path)).graph.node if "/heads/" in n.name]


def main() -> None:
    """Command line of the export."""
    logging.getLogger().setLevel(logging.ERROR)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    precision = parser.add_mutually_exclusive_group(required=True)
    precision.add_argument("--data", type=Path, help="the shared data folder: quantise, with ranges from its training passages")
    precision.add_argument("--fp32", action="store_true", help="do not quantise, to measure what int8 costs")
    arguments = parser.parse_args()
    export(arguments.model, arguments.out, arguments.data)


if __name__ == "__main__":
    main()
