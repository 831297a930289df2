"""Scores of the words, names and factuality heads against gold files; attribution has its scorer in the shared folder."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from statistics import correlation

from training.conllu import Sentence, read_conllu
from training.datasets import read_lines, spans_of

__all__ = ["score_factuality", "score_names", "score_syntax"]

_FOLDED = {
    "person": "person", "politician": "person", "organisation": "organisation", "politicalparty": "organisation",
    "location": "place", "country": "place", "place": "place", "event": "event", "election": "event", "misc": "other", "other": "other",
}  # fmt: skip
Key = tuple[int, int]


def score_syntax(gold: Path, predicted: Path) -> dict[str, float]:
    """F1 of words, sentences, UPOS, UFeats, lemmas, UAS and LAS in per cent.

    Words are aligned by their characters without white space and relations compared without subtypes, as in the
    evaluation of the CoNLL 2018 shared task (Zeman et al. 2018); on given words F1 is accuracy.
    """
    g, p = _by_place(gold), _by_place(predicted)
    shared = g.words.keys() & p.words.keys()
    counts = {"words": len(shared), "sentences": len(g.sentences & p.sentences)}
    for name, column in (("UPOS", 0), ("UFeats", 1), ("lemmas", 2)):
        counts[name] = sum(g.words[k][column] == p.words[k][column] for k in shared)
    counts["UAS"] = sum(g.words[k][3] == p.words[k][3] for k in shared)
    counts["LAS"] = sum(g.words[k][3:5] == p.words[k][3:5] for k in shared)
    counts["LAS with subtypes"] = sum(g.words[k][3] == p.words[k][3] and g.words[k][5] == p.words[k][5] for k in shared)
    total = {"sentences": len(g.sentences) + len(p.sentences)}
    return {k: 200 * v / total.get(k, len(g.words) + len(p.words)) for k, v in counts.items()}


class _Placed:
    """The words of a treebank by their place in its characters."""

    def __init__(self) -> None:
        self.words: dict[Key, tuple[object, ...]] = {}
        self.sentences: set[Key] = set()


def _by_place(path: Path) -> _Placed:
    placed, at = _Placed(), 0
    for s in read_conllu(path):
        keys = list(_keys(s, at))
        for key, r in zip(keys, s.rows, strict=True):
            head = keys[int(r[6]) - 1] if int(r[6]) else None
            placed.words[key] = (r[3], r[5], r[2], head, r[7].split(":")[0], r[7])
        placed.sentences.add((at, keys[-1][1]))
        at = keys[-1][1]
    return placed


def _keys(s: Sentence, at: int) -> Iterator[Key]:
    for r in s.rows:
        size = len("".join(r[1].split()))
        yield at, at + size
        at += size


def score_names(gold: Path, predicted: Path) -> dict[str, float]:
    """Micro precision, recall and F1 of exact names with the folded types, in per cent."""
    right = found = wanted = 0
    for g, p in zip_longest(read_lines(gold), read_lines(predicted)):
        want = {(_FOLDED[k], a, b) for k, a, b in spans_of(g["tags"])}
        have = set(spans_of(p["tags"]))
        right, found, wanted = right + len(want & have), found + len(have), wanted + len(want)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return {"P": 100 * precision, "R": 100 * recall, "F1": 200 * right / max(found + wanted, 1)}


def score_factuality(gold: Path, predicted: Path) -> dict[str, float]:
    """Pearson r, mean absolute error, and F1 of 'did not happen' (below 0)."""
    pairs = [
        (a["factuality"], b["factuality"])
        for g, p in zip_longest(read_lines(gold), read_lines(predicted))
        for a, b in zip_longest(g["events"], p["events"])
    ]
    negative = [(a < 0, b < 0) for a, b in pairs]
    both = sum(a and b for a, b in negative)
    f1 = 2 * both / max(sum(a for a, _ in negative) + sum(b for _, b in negative), 1)
    return {"r": correlation(*zip(*pairs, strict=True)), "MAE": sum(abs(a - b) for a, b in pairs) / len(pairs), "not happened F1": f1}
