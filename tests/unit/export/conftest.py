"""One reading written by hand, with everything that an export may meet."""

from datetime import date

import pytest

from verbale.pipeline import Reading
from verbale.schema import Actor, Document, Interval, Region, Span, Statement, identify

PARTS = [
    ("section", "World"),
    ("title", "Ferry <script>alert(1)</script> & talks"),
    ("caption", "Ilse Harnok & Teodor Brask on the quay."),
    ("credit", "(Photo: Ana Brel)"),
    ("body", "“We sail in May,” Foreign Minister Ilse Harnok told reporters at a news conference. “Or in June.”"),
    ("body", "Teodor Brask said that Harnok would tell parliament that the ferry <b>Solveig</b> was ready."),
    ("body", "“Nobody knows.”"),
    ("furniture", "Follow us"),
]
TEXT = "\n\n".join(words for _, words in PARTS)
HARNOK, BRASK = Actor("Ilse Harnok", "FIN", "foreign minister"), Actor("Teodor Brask")


def at(words):
    return Span.cut(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def make_document():
    regions, start = [], 0
    for role, words in PARTS:
        regions.append(Region(start, start + len(words), role))
        start += len(words) + 2
    return Document.from_text(
        TEXT,
        url="https://news.example/ferry?a=1&b=2",
        publisher="Northern Wire",
        published=date(2031, 3, 6),
        title=PARTS[1][1],
        section="World",
        regions=regions,
        notes=["the page gives two days: 2031-03-06, 2031-03-07"],
    )


@pytest.fixture
def reading():
    document = make_document()
    said = Statement(
        id="1",
        evidence=at("“We sail in May,” Foreign Minister Ilse Harnok told"),
        realis="actual",
        basis="narrated",
        when=Interval.on(date(2031, 3, 4)),
        extent="within",
        when_basis="stated",
        asserted_at=date(2031, 3, 4),
        score=0.9,
        speaker=(HARNOK,),
        content=(at("We sail in May"), at("Or in June.")),
        cue=at("told"),
        mode="direct",
        addressee=(Actor("reporters"), Actor("United Nations", "UN")),
        medium=at("news conference"),
    )
    outer = Statement(
        id="2",
        evidence=at("Teodor Brask said that Harnok would tell parliament that the ferry <b>Solveig</b> was ready"),
        realis="actual",
        basis="narrated",
        when=Interval(None, date(2031, 3, 6)),
        speaker=(BRASK,),
        content=(at("Harnok would tell parliament that the ferry <b>Solveig</b> was ready"),),
        cue=at("said"),
        mode="indirect",
    )
    inner = Statement(
        id="3",
        evidence=at("Harnok would tell parliament that the ferry <b>Solveig</b> was ready"),
        realis="hypothetical",
        basis="claimed",
        said_by=(BRASK,),
        within="2",
        speaker=(HARNOK,),
        content=(at("the ferry <b>Solveig</b> was ready"),),
        cue=at("tell"),
        mode="indirect",
        addressee=(Actor("parliament"),),
    )
    bare = Statement(
        id="4",
        evidence=at("“Nobody knows.”"),
        realis="actual",
        basis="narrated",
        when=Interval(date(2031, 3, 1), date(2031, 3, 6)),
        speaker=(),
        content=(at("Nobody knows."),),
        mode="direct",
    )
    return Reading(document, identify(document, [said, outer, inner, bare]))


@pytest.fixture
def empty():
    """A reading without records, title or day."""
    return Reading(Document.from_text("The ferry sailed."), ())
