"""A small spaCy pipeline on the treebank that Verbale's model learnt from: `python -m benchmarks.peers.train DATA OUT [STEPS]`.

Tagger, lemmas and parser on one convolutional layer, as in spaCy's own small pipelines; kept, once trained.
"""

import gzip
import sys
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

__all__ = ["main"]

_COMPONENTS = """
[nlp]
lang = "en"
pipeline = ["tok2vec","morphologizer","trainable_lemmatizer","parser"]
batch_size = 64

[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
width = 96
depth = 4
embed_size = 2000
window_size = 1
maxout_pieces = 3
subword_features = true
pretrained_vectors = null

"""
_LISTENER = """
[components.{name}]
factory = "{name}"
[components.{name}.model]
@architectures = "{architecture}"
{settings}
[components.{name}.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

"""
_PARSER = 'state_type = "parser"\nextra_state_tokens = false\nhidden_width = 64\nmaxout_pieces = 2\nuse_upper = true\nnO = null'
_HEADS = (
    ("morphologizer", "spacy.Tagger.v2", "nO = null\nnormalize = false"),
    ("trainable_lemmatizer", "spacy.Tagger.v2", "nO = null\nnormalize = false"),
    ("parser", "spacy.TransitionBasedParser.v2", _PARSER),
)
_TRAINING = """
[corpora]
[corpora.train]
@readers = "spacy.Corpus.v1"
path = "{train}"
[corpora.dev]
@readers = "spacy.Corpus.v1"
path = "{dev}"

[training]
seed = 13
max_steps = {steps}
eval_frequency = 500
patience = 0
[training.optimizer]
@optimizers = "Adam.v1"
[training.batcher]
@batchers = "spacy.batch_by_words.v1"
size = 1000
tolerance = 0.2
[training.score_weights]
dep_las = 1.0
"""


def main() -> None:
    """Convert, train, keep the best."""
    data, out, steps = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "4000"
    if (out / "model-best" / "meta.json").exists():
        return
    out.mkdir(parents=True, exist_ok=True)
    paths = {"train": data / "train" / "ud_en_train.conllu.gz", "dev": data / "dev" / "ud_en_ewt_dev.conllu.gz"}
    for name, path in paths.items():
        _convert(path, out / f"{name}.spacy")
    heads = "".join(_LISTENER.format(name=name, architecture=architecture, settings=settings) for name, architecture, settings in _HEADS)
    config = out / "config.cfg"
    corpora = _TRAINING.format(train=out / "train.spacy", dev=out / "dev.spacy", steps=steps)
    config.write_text(_COMPONENTS + heads + corpora, encoding="utf-8")
    full = spacy.util.load_config(config, interpolate=False)
    spacy.blank("en").config.merge(full).to_disk(config)
    train(config, out)


def _convert(source: Path, target: Path) -> None:
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        documents = conllu_to_docs(lines.read(), n_sents=10, no_print=True)
        DocBin(docs=list(documents), store_user_data=True).to_disk(target)


if __name__ == "__main__":
    main()
