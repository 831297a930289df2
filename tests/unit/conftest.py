"""Analyses written down by hand, so that what the rules do hangs on no weights."""

from pathlib import Path

import pytest

from tests.golden.statement.marked import compile_page
from verbale.extract.reading.page import Page
from verbale.language.analysis import Analysis, Attribution, Name
from verbale.language.tokens import dress
from verbale.lexicon import get_lexicon
from verbale.schema import Document


def parse_table(table, names="", said=()):
    """The analysis of a table: one sentence a line, a blank line between paragraphs, each word as form/UPOS/head/relation[/feats].

    Heads count from 1 within the sentence, 0 is the root. `names` lists names of persons, separated by semicolons and marked
    wherever they stand; `said` has (sources, cue, contents), each as words of the text, several separated by semicolons, an
    empty cue for none.
    """
    text, words, paragraphs, sentences, rows = "", [], [], [], []
    for block in (b for b in table.strip().split("\n\n") if b.strip()):
        lines = [[word.split("/") for word in line.split()] for line in block.splitlines()]
        text += "\n\n" if text else ""
        set_text, set_words = dress([row[0] for line in lines for row in line])
        first = len(words)
        words += [w._replace(start=w.start + len(text), end=w.end + len(text)) for w in set_words]
        text += set_text
        paragraphs.append(range(first, len(words)))
        for line in lines:
            start = len(rows)
            sentences.append(range(start, start + len(line)))
            rows += [(pos, start + int(head) - 1 if int(head) else -1, relation, *rest) for _, pos, head, relation, *rest in line]

    def run(exact):
        low = text.index(exact)
        inside = [i for i, w in enumerate(words) if low <= w.start and w.end <= low + len(exact)]
        return inside[0], inside[-1] + 1

    def runs(listed):
        return tuple(run(part.strip()) for part in listed.split(";") if part.strip())

    def everywhere(listed):
        found = {}
        for name in sorted(filter(None, map(str.strip, listed.split(";"))), key=len, reverse=True):
            surfaces = name.split()
            for a in range(len(words)):
                b = a + len(surfaces)
                if [w.surface for w in words[a:b]] == surfaces and found.keys().isdisjoint(range(a, b)):
                    found |= dict.fromkeys(range(a, b), (a, b))
        return sorted(set(found.values()))

    return Analysis(
        text=text,
        words=tuple(words),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        upos=tuple(row[0] for row in rows),
        feats=tuple(row[3] if len(row) > 3 else "_" for row in rows),
        lemma=tuple(w.surface.lower() for w in words),
        head=tuple(row[1] for row in rows),
        relation=tuple(row[2] for row in rows),
        certainty=(1.0,) * len(words),
        factuality=(0.0,) * len(words),
        names=tuple(Name(a, b, "person", 1.0) for a, b in everywhere(names)),
        attributions=tuple(Attribution(runs(s), runs(q)[0] if q else None, runs(c), 1.0) for s, q, c in said),
    )


@pytest.fixture
def tabled():
    """`parse_table`."""
    return parse_table


@pytest.fixture
def page():
    """The page of a table: its analysis laid out with the shipped lexicon; further arguments go to the document."""

    def lay(table, names="", said=(), **about):
        analysis = parse_table(table, names, said)
        return Page.of(Document.from_text(analysis.text, **about), analysis, get_lexicon())

    return lay


@pytest.fixture
def words_of():
    """The text of each run of words."""
    return lambda analysis, runs: [analysis.words_of(run) for run in runs]


@pytest.fixture(scope="session")
def pages():
    """The marked pages of the golden statements, as plain text with their day."""
    folder = Path(__file__).parents[1] / "golden" / "statement"
    return [compile_page(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.page"))]
