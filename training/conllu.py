"""Treebanks in CoNLL-U: sentences, paragraphs, running text."""

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verbale.language.passages import BUDGET, HARD_LIMIT, Subwords
from verbale.language.tokens import Word, dress

__all__ = ["Sentence", "open_text", "paragraph_words", "paragraphs_of", "read_conllu", "sentence_passages"]


@dataclass(slots=True)
class Sentence:
    """A sentence of a treebank: rows of CoNLL-U without ranges and empty nodes."""

    rows: list[list[str]]
    opens: bool
    new_document: bool
    text: str
    comments: list[str]

    @property
    def surfaces(self) -> list[str]:
        return [r[1] for r in self.rows]


def open_text(path: Path) -> io.TextIOWrapper:
    """A text file to read, gzipped or not."""
    return io.TextIOWrapper(gzip.open(path) if path.suffix == ".gz" else path.open("rb"), encoding="utf-8")


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, gzipped or not, with `opens` where a paragraph begins."""
    rows: list[list[str]] = []
    comments: list[str] = []
    joined: set[int] = set()
    with open_text(path) as lines:
        for line in (raw.rstrip("\n") for raw in lines):
            if not line and rows:
                yield _sentence(rows, comments, joined)
                rows, comments, joined = [], [], set()
            elif line.startswith("#"):
                comments.append(line)
            elif line:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
                elif "-" in columns[0]:
                    low, high = map(int, columns[0].split("-"))
                    joined.update(range(low, high))
                    if "SpaceAfter=No" in columns[9]:
                        joined.add(high)
    if rows:
        yield _sentence(rows, comments, joined)


def _sentence(rows: list[list[str]], comments: list[str], joined: set[int]) -> Sentence:
    for row in rows:
        if int(row[0]) in joined and "SpaceAfter=No" not in row[9]:
            row[9] += "|SpaceAfter=No"
    starts = [c.split("=")[0].split(" id")[0].strip() for c in comments]
    text = next((c[9:] for c in comments if c.startswith("# text = ")), "")
    opens = "# newpar" in starts or "# newdoc" in starts
    return Sentence(rows, opens, "# newdoc" in starts, text, comments)


def paragraphs_of(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences grouped into their paragraphs."""
    group: list[Sentence] = []
    for s in sentences:
        if s.opens and group:
            yield group
            group = []
        group.append(s)
    if group:
        yield group


def paragraph_words(paragraph: Sequence[Sentence]) -> list[Word]:
    """The words of a treebank paragraph with the spaces of its running text."""
    surfaces, spaces, space = [], [], False
    for s in paragraph:
        for r in s.rows:
            surfaces.append(r[1])
            spaces.append(space)
            space = "SpaceAfter=No" not in r[9]
        space = True
    return dress(surfaces, spaces)[1]


def sentence_passages(sentences: Sequence[Sentence], subwords: Subwords, budget: int = BUDGET) -> Iterator[range]:
    """Passages of whole sentences, since an arc must not be cut."""
    start = at = filled = 0
    for s in sentences:
        size = sum(len(subwords.ids(w)) for w in s.surfaces)
        if filled and filled + size > budget:
            yield range(start, at)
            start, filled = at, 0
        filled += size
        at += len(s.rows)
        if filled > HARD_LIMIT:  # one sentence beyond the encoder's reach
            start, filled = at, 0
    if start < at:
        yield range(start, at)
