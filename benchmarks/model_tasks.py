"""Predictions of the reading model's heads, one function a task; labels of the input are never read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.conllu import Sentence, paragraph_words, paragraphs_of, read_conllu, sentence_passages
from training.datasets import read_lines
from verbale.extract.statement.turns import find_turns
from verbale.language.analysis import Analysis, Attribution, Run
from verbale.language.labels import NAMES
from verbale.language.names import find_names
from verbale.language.passages import HARD_LIMIT
from verbale.language.read import Reader
from verbale.language.syntax import Syntax, parse_passage
from verbale.language.tokens import Word, dress

__all__ = ["predict_attribution", "predict_factuality", "predict_names", "predict_syntax", "predict_syntax_raw"]


def predict_syntax(reader: Reader, source: Path, target: Path) -> None:
    """CoNLL-U with UPOS, FEATS, LEMMA, HEAD and DEPREL predicted for the given words and sentences."""
    with target.open("w", encoding="utf-8") as out:
        for document in _documents(read_conllu(source)):
            words = [w for p in paragraphs_of(document) for w in paragraph_words(p)]
            starts = _offsets(document)
            for r in sentence_passages(document, reader.encoder.subwords):
                inside = [s - r.start for s in starts if s in r]
                _write_given(out, reader, document, words, r, inside, starts)


def _write_given(
    out: Any, reader: Reader, document: list[Sentence], words: list[Word], r: range, inside: list[int], starts: list[int]
) -> None:
    part = words[r.start : r.stop]
    syntax = parse_passage(part, reader.encoder.read(part), reader.encoder, reader.labels, inside)
    for k, (a, b) in enumerate(zip(inside, [*inside[1:], len(part)], strict=True)):
        sentence = document[starts.index(r.start + a)]
        out.write("".join(c + "\n" for c in sentence.comments))
        for j in range(a, b):
            out.write("\t".join(_row(sentence.rows[j - a][0], part[j].surface, syntax, j, inside[k])) + "\n")
        out.write("\n")


def _row(number: str, form: str, syntax: Syntax, j: int, base: int) -> list[str]:
    head = syntax.head[j] - base + 1 if syntax.head[j] >= 0 else 0
    return [number, form, syntax.lemma[j], syntax.upos[j], "_", syntax.feats[j], str(head), syntax.relation[j], "_", "_"]


def _documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    document: list[Sentence] = []
    for s in sentences:
        if s.new_document and document:
            yield document
            document = []
        document.append(s)
    if document:
        yield document


def _offsets(document: list[Sentence]) -> list[int]:
    starts, at = [], 0
    for s in document:
        starts.append(at)
        at += len(s.rows)
    return starts


def predict_syntax_raw(reader: Reader, source: Path, target: Path) -> None:
    """CoNLL-U with own words from the running text: sentences of a paragraph joined by a space, a blank line between paragraphs."""
    with target.open("w", encoding="utf-8") as out:
        for document in _documents(read_conllu(source)):
            text = "\n\n".join(" ".join(s.text for s in p) for p in paragraphs_of(document))
            _write_raw(out, reader.analyze(text, nested=False))


def _write_raw(out: Any, analysis: Analysis) -> None:
    for sentence in analysis.sentences:
        last = analysis.words[sentence.stop - 1]
        out.write(f"# text = {analysis.text[analysis.words[sentence.start].start : last.end]}\n")
        for i in sentence:
            w = analysis.words[i]
            head = analysis.head[i] - sentence.start + 1 if analysis.head[i] >= 0 else 0
            tight = i + 1 < sentence.stop and analysis.words[i + 1].start == w.end
            row = [
                i - sentence.start + 1,
                w.surface,
                analysis.lemma[i],
                analysis.upos[i],
                "_",
                analysis.feats[i],
                head,
                analysis.relation[i],
                "_",
            ]
            out.write("\t".join(map(str, [*row, "SpaceAfter=No" if tight else "_"])) + "\n")
        out.write("\n")


def predict_attribution(reader: Reader, source: Path, target: Path) -> None:
    """`{"id", "text"}` lines to `{"id", "text", "attributions"}`; speech within speech is left out, as in the training data."""
    with target.open("w", encoding="utf-8") as out:
        for row in read_lines(source):
            analysis = reader.analyze(row["text"], nested=False)
            spans = [_spans_of(analysis, a.sources, a.cue, a.content) for a in _with_turns(analysis)]
            out.write(json.dumps({"id": row["id"], "text": row["text"], "attributions": spans}, ensure_ascii=False) + "\n")


def _with_turns(analysis: Analysis) -> Iterator[Attribution]:
    """What the model found outside the turns of a transcript, and those turns, whose cue is the mark after the label."""
    turns = find_turns(analysis)
    inside = {i for t in turns for run in (*t.sources, *t.content) for i in range(*run)}
    yield from (a for a in analysis.attributions if inside.isdisjoint(i for run in a.content for i in range(*run)))
    for turn in turns:
        mark = turn.sources[0][1]
        yield Attribution(turn.sources, (mark, mark + 1), turn.content, 1.0)


def _spans_of(analysis: Analysis, sources: tuple[Run, ...], cue: Run, content: tuple[Run, ...]) -> dict[str, list[list[int]]]:
    def listed(runs: Iterable[Run]) -> list[list[int]]:
        return [list(analysis.span(run)) for run in runs]

    return {"source": listed(sources), "cue": listed([cue]), "content": listed(content)}


def predict_factuality(reader: Reader, source: Path, target: Path) -> None:
    """`{"tokens", "events": [{"index"}]}` lines, each event with `factuality` added."""
    with target.open("w", encoding="utf-8") as out:
        for row in read_lines(source):
            scores = reader.encoder.read(_within_reach(reader, row["tokens"])).factuality.tolist()
            events = [{**e, "factuality": scores[e["index"]] if e["index"] < len(scores) else 0.0} for e in row["events"]]
            out.write(json.dumps({**row, "events": events}, ensure_ascii=False) + "\n")


def predict_names(reader: Reader, source: Path, target: Path) -> None:
    """`{"tokens"}` lines to `{"tokens", "tags"}` with BIO tags in the folded types."""
    with target.open("w", encoding="utf-8") as out:
        for row in read_lines(source):
            tags = ["O"] * len(row["tokens"])
            for name in find_names(reader.encoder.read(_within_reach(reader, row["tokens"])).names):
                assert name.kind in NAMES
                tags[name.start : name.end] = [f"B-{name.kind}"] + [f"I-{name.kind}"] * (name.end - name.start - 1)
            out.write(json.dumps({"tokens": row["tokens"], "tags": tags}, ensure_ascii=False) + "\n")


def _within_reach(reader: Reader, tokens: list[str]) -> list[Word]:
    """As many words as the encoder takes at once; sentences beyond it are cut."""
    words, pieces = [], 2
    for w in dress(tokens)[1]:
        pieces += len(reader.encoder.subwords.ids(w.surface))
        if pieces > HARD_LIMIT:
            break
        words.append(w)
    return words
