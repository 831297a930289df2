"""Training, export and reading on a handful of sentences of our own: the way works, whatever the quality."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from verbale.language.read import Reader
from verbale.language.weights import Weights

ROOT = Path(__file__).parents[3]
SENTENCES = [
    ("The minister signed the pact .", "DET NOUN VERB DET NOUN PUNCT", [2, 3, 0, 5, 3, 3], "det nsubj root det obj punct"),
    ("Harnok said it failed .", "PROPN VERB PRON VERB PUNCT", [2, 0, 4, 2, 2], "nsubj root nsubj ccomp punct"),
    ("They met again .", "PRON VERB ADV PUNCT", [2, 0, 2, 2], "nsubj root advmod punct"),
]
ARTICLE = "“We have an accord,” Ilse Harnok said.\n\nBrask told reporters that the text was not final."


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())


def conllu() -> str:
    lines = ["# newdoc id = ours", "# newpar"]
    for _ in range(6):
        for words, tags, heads, relations in SENTENCES:
            lines.append(f"# text = {words}")
            rows = zip(words.split(), tags.split(), heads, relations.split(), strict=True)
            lines += [f"{i}\t{w}\t{w.lower()}\t{t}\t_\t_\t{h}\t{r}\t_\t_" for i, (w, t, h, r) in enumerate(rows, 1)]
            lines.append("")
    return "\n".join(lines) + "\n"


def spans(*words: str) -> list[list[int]]:
    return [[ARTICLE.index(w), ARTICLE.index(w) + len(w)] for w in words]


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    train = folder / "data" / "train"
    write(train / "ud_en_train.conllu.gz", conllu())
    fact = {"tokens": SENTENCES[1][0].split(), "events": [{"index": 1, "factuality": 2.5}, {"index": 3, "factuality": -1.5}]}
    write(train / "uds_ih2_factuality.train.jsonl.gz", json.dumps(fact) + "\n")
    said = [
        {"source": spans("Ilse Harnok"), "cue": spans("said"), "content": spans("“We have an accord,”")},
        {"source": spans("Brask"), "cue": spans("told"), "content": spans("that the text was not final")},
    ]
    write(train / "attribution_train.jsonl.gz", json.dumps({"id": "a", "text": ARTICLE, "attributions": said}) + "\n")
    names = {"tokens": ["Ilse", "Harnok", "left", "Lindholm", "."], "tags": ["B-politician", "I-politician", "O", "B-location", "O"]}
    write(train / "crossner_politics.train.jsonl", json.dumps(names) + "\n")
    for module, *arguments in (
        ("training.train", "--data", folder / "data", "--out", folder / "first", "--rounds", "2"),
        ("training.train", "--data", folder / "data", "--out", folder / "model", "--polish", folder / "first" / "reader.pt"),
        ("training.export", "--model", folder / "model", "--out", folder / "weights", "--data", folder / "data"),
    ):
        done = subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return folder / "weights"


def test_what_is_trained_can_be_read_with(weights: Path) -> None:
    found = Weights(weights)
    found.check()
    analysis = Reader(found).analyze(ARTICLE)
    assert all(ARTICLE[w.start : w.end] == w.surface for w in analysis.words)
    assert len(analysis.head) == len(analysis.words) == len(analysis.upos)
    assert {"VERB", "NOUN"} <= set(found.labels.upos)


def test_the_manifest_says_how_it_was_trained(weights: Path) -> None:
    assert [stage["rounds"] for stage in Weights(weights).manifest["training"]["stages"]] == [2, 1]
