"""The training data as labelled passages. Every file is read from the shared data folder; licences stand in the model card."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.conllu import Sentence, open_text, paragraph_words, paragraphs_of, sentence_passages
from verbale.language.labels import NAMES, SPANS, Alphabets, lemma_script
from verbale.language.passages import Subwords, passage_ranges
from verbale.language.tokens import Word, dress, tokenize

__all__ = ["Example", "attribution_examples", "build_alphabets", "name_examples", "read_lines", "spans_of", "treebank_examples"]

IGNORE = -100
Span = tuple[int, int]

_FOLDED_NAMES = {
    "person": "person", "politician": "person",
    "organisation": "organisation", "politicalparty": "organisation", "organization": "organisation",
    "location": "place", "country": "place", "place": "place",
    "event": "event", "election": "event",
    "misc": "other", "abstract": "other", "object": "other",
}  # fmt: skip


@dataclass(slots=True)
class Example:
    """One passage with the labels that its source has; what is missing is not learnt from."""

    words: list[Word]
    task: str
    tags: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    factuality: dict[int, float] = field(default_factory=dict)
    links: list[tuple[str, list[int], int]] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not."""
    with open_text(path) as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def build_alphabets(sentences: Sequence[Sentence], least: int = 3) -> Alphabets:
    """The labels of the treebank that occur at least `least` times."""
    upos = sorted({r[3] for s in sentences for r in s.rows})
    relations = sorted({r[7] for s in sentences for r in s.rows})
    feats = Counter(r[5] for s in sentences for r in s.rows)
    lemmas = Counter(lemma_script(r[1], r[2]) for s in sentences for r in s.rows)
    kept = {k: tuple(v for v, n in sorted(c.items()) if n >= least) for k, c in (("feats", feats), ("lemma", lemmas))}
    return Alphabets(upos=tuple(upos), relation=tuple(relations), **kept)


def treebank_examples(
    sentences: Sequence[Sentence], facts: dict[tuple[str, ...], list[dict[str, Any]]], labels: Alphabets, subwords: Subwords
) -> list[Example]:
    """Treebank passages with words, factuality where the sentence has it, and names where the document marks entities."""
    examples: list[Example] = []
    document: list[tuple[list[Sentence], list[Word]]] = []

    def flush() -> None:
        if not document:
            return
        words = [w for _, ws in document for w in ws]
        rows = [s for p, _ in document for s in p]
        examples.extend(_cut_treebank(words, rows, facts, labels, subwords))
        document.clear()

    for paragraph in paragraphs_of(sentences):
        if paragraph[0].new_document:
            flush()
        document.append((paragraph, paragraph_words(paragraph)))
    flush()
    return examples


def _cut_treebank(
    words: list[Word], sentences: list[Sentence], facts: dict[tuple[str, ...], list[dict[str, Any]]], labels: Alphabets, subwords: Subwords
) -> Iterator[Example]:
    whole = Example(words, "words")
    columns: dict[str, list[int]] = {k: [] for k in ("upos", "feats", "lemma", "relation", "start", "name")}
    index = {k: {v: i for i, v in enumerate(getattr(labels, k))} for k in ("upos", "feats", "lemma", "relation")}
    entities = any("Entity=" in r[9] for s in sentences for r in s.rows)
    for number, s in enumerate(sentences):
        base = len(columns["upos"])
        for j, r in enumerate(s.rows):
            columns["upos"].append(index["upos"].get(r[3], IGNORE))
            columns["feats"].append(index["feats"].get(r[5], IGNORE))
            columns["lemma"].append(index["lemma"].get(lemma_script(r[1], r[2]), IGNORE))
            columns["relation"].append(index["relation"].get(r[7], IGNORE))
            columns["start"].append(int(j == 0))
            whole.heads.append(base + int(r[6]) if int(r[6]) else 0)
            whole.sentence.append(number)
        columns["name"] += _entity_tags(s) if entities else [IGNORE] * len(s.rows)
        for event in facts.get(tuple(s.surfaces), []):
            whole.factuality[base + event["index"]] = event["factuality"]
    whole.tags = columns
    # word i is arc index i + 1; 0 is the root
    bounds = sentence_passages(sentences, subwords)
    for span in bounds:
        a, b = span.start, span.stop
        part = Example(words[a:b], "words", {k: v[a:b] for k, v in columns.items()})
        part.heads = [h - a if h else 0 for h in whole.heads[a:b]]
        part.sentence = whole.sentence[a:b]
        part.factuality = {i - a: v for i, v in whole.factuality.items() if i in span}
        yield part


def _entity_tags(sentence: Sentence) -> list[int]:
    """Name tags from the treebank's entity annotation: the run of proper nouns with which a mention begins.

    Capitalised adjectives outside names ('Afghan') are not learnt from: the other data set calls some of them names.
    """
    rows = sentence.rows
    tags = [IGNORE if r[3] == "ADJ" and r[1][:1].isupper() else 0 for r in rows]
    for kind, a, b in sorted(_mentions(sentence), key=lambda m: m[1] - m[2]):
        while a < b and not (rows[a][3] in {"PROPN", "ADJ", "NUM"} and rows[a][1][:1].isupper()):
            a += 1
        b = next((i for i in range(a, b) if not _in_name(rows[i])), b)
        while b > a and rows[b - 1][3] not in {"PROPN", "NUM", "NOUN"}:
            b -= 1
        if kind not in _FOLDED_NAMES or not any(r[3] == "PROPN" for r in rows[a:b]) or any(t > 0 for t in tags[a:b]):
            continue
        base = 1 + 2 * NAMES.index(_FOLDED_NAMES[kind])
        tags[a:b] = [base] + [base + 1] * (b - a - 1)
    return tags


def _in_name(row: list[str]) -> bool:
    return (
        row[3] == "PROPN"
        or row[1] in {"of", "the", "for", "-", "'s", "’s", "&"}
        or (row[1][:1].isupper() and row[3] in {"ADJ", "NOUN", "NUM", "X"})
    )


def _mentions(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    open_at: dict[str, list[tuple[str, int]]] = {}
    for i, r in enumerate(sentence.rows):
        value = next((m[7:] for m in r[9].split("|") if m.startswith("Entity=")), "")
        for piece in value.replace("(", " (").replace(")", ") ").split():
            fields = piece.strip("()").split("-")
            if piece.startswith("(") and len(fields) > 1:
                if piece.endswith(")"):
                    yield fields[1], i, i + 1
                else:
                    open_at.setdefault(fields[0], []).append((fields[1], i))
            elif piece.endswith(")") and open_at.get(fields[0]):
                kind, start = open_at[fields[0]].pop()
                yield kind, start, i + 1


def name_examples(rows: Sequence[dict[str, Any]], rng: random.Random | None = None) -> list[Example]:
    """Names in the folded types; with `rng`, each name may be exchanged for another of its type."""
    pool: dict[str, list[list[str]]] = {}
    for row in rows:
        for kind, a, b in spans_of(row["tags"]):
            pool.setdefault(kind, []).append(row["tokens"][a:b])
    examples = []
    for row in rows:
        tokens, tags = _exchanged(row, pool, rng) if rng else (row["tokens"], row["tags"])
        words = dress(tokens)[1]
        folded = [0] * len(words)
        for kind, a, b in spans_of(tags):
            base = 1 + 2 * NAMES.index(_FOLDED_NAMES[kind])
            folded[a:b] = [base] + [base + 1] * (b - a - 1)
        examples.append(Example(words, "names", {"name": folded}))
    return examples


def _exchanged(row: dict[str, Any], pool: dict[str, list[list[str]]], rng: random.Random) -> tuple[list[str], list[str]]:
    tokens, tags, at = [], [], 0
    for kind, a, b in [*spans_of(row["tags"]), ("", len(row["tokens"]), len(row["tokens"]))]:
        tokens += row["tokens"][at:a]
        tags += ["O"] * (a - at)
        if kind:
            name = rng.choice(pool[kind]) if rng.random() < 0.4 else row["tokens"][a:b]
            tokens += name
            tags += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        at = b
    return tokens, tags


def spans_of(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """The spans of a BIO sequence as (type, start, end)."""
    spans: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        if tag[0] == "B" or not spans or spans[-1][2] != i or spans[-1][0] != tag[2:]:
            spans.append((tag[2:], i, i + 1))
        else:
            spans[-1] = (tag[2:], spans[-1][1], i + 1)
    return spans


def attribution_examples(rows: Sequence[dict[str, Any]], subwords: Subwords) -> list[Example]:
    """Passages of news with source, cue and content spans and the links of sources and contents to their cues."""
    examples: list[Example] = []
    for row in rows:
        words = tokenize(row["text"])
        tags = {k: [0] * len(words) for k in SPANS}
        links: list[tuple[str, list[int], int]] = []
        for attribution in row["attributions"]:
            parts = {k: [_inside(words, s) for s in attribution[k]] for k in SPANS}
            for kind, runs in parts.items():
                for run in runs:
                    for i in run:
                        tags[kind][i] = 1 if i == run[0] else 2
            cue = parts["cue"][0][0] if parts["cue"] and parts["cue"][0] else None
            if cue is not None:
                links += [(k, run, cue) for k in ("source", "content") for run in parts[k] if run]
        for r in passage_ranges(words, subwords):
            examples.append(_cut_attribution(words, tags, links, r))
    return examples


def _cut_attribution(words: list[Word], tags: dict[str, list[int]], links: list[tuple[str, list[int], int]], r: range) -> Example:
    part = Example(words[r.start : r.stop], "attribution", {k: v[r.start : r.stop] for k, v in tags.items()})
    for kind, run, cue in links:
        if cue in r and run[0] in r:
            part.links.append((kind, [i - r.start for i in run if i in r], cue - r.start))
    part.cues = sorted({i for i, t in enumerate(part.tags["cue"]) if t == 1})
    return part


def _inside(words: list[Word], span: Span) -> list[int]:
    start, end = span
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if words[middle].end <= start else (low, middle)
    run = []
    while low < len(words) and words[low].start < end:
        run.append(low)
        low += 1
    return run
