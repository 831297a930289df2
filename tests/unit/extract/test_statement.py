"""Statements from reports on pages written down by hand: who, to whom, where, when, on what words."""

from datetime import date

import pytest

from verbale.export.cards import actors_line, day_line
from verbale.extract.account import Account
from verbale.extract.reading.page import Page
from verbale.lexicon import get_lexicon
from verbale.schema import Document, Region

SAID = (
    "Finnish/ADJ/2/amod Minister/PROPN/3/flat Harnok/PROPN/4/nsubj said/VERB/0/root {}"
    "that/SCONJ/{}/mark it/PRON/{}/nsubj failed/VERB/4/ccomp ./PUNCT/4/punct"
)
THURSDAY = date(2031, 3, 6)


def statements_of(document, analysis):
    return Account(Page.of(document, analysis, get_lexicon())).statements


def said(circumstances=""):
    """Harnok says, in some circumstances, that it failed."""
    verb = 7 + len(circumstances.split())
    return SAID.format(circumstances and circumstances + " ", verb, verb)


@pytest.fixture
def statements(tabled):
    def find(table, attributions=(("Finnish Minister Harnok", "said", "that it failed"),), names="Harnok; Brask; Venn", **about):
        analysis = tabled(table, names, attributions)
        document = Document.from_text(analysis.text, **({"published": THURSDAY} | about))
        return statements_of(document, analysis)

    return find


def test_all_of_a_statement(statements):
    (found,) = statements(said("on/ADP/6/case Tuesday/PROPN/4/obl"))
    assert actors_line(found.speaker) == "Harnok (FIN)"
    assert found.speaker[0].role == "minister"
    assert (found.cue.exact, found.content[0].exact, found.mode, found.realis) == ("said", "it failed", "indirect", "actual")
    assert (day_line(found.when), found.when_basis, found.extent) == ("2031-03-04", "stated", "within")
    assert found.asserted_at == date(2031, 3, 4)
    assert found.evidence.exact == "Finnish Minister Harnok said on Tuesday that it failed"
    assert (found.basis, found.inferred, found.within) == ("narrated", (), None)


def test_without_a_day_of_its_own_it_was_said_on_publication(statements):
    (found,) = statements(said())
    assert (day_line(found.when), found.when_basis) == ("2031-03-06", "convention")
    assert found.inferred == ("when",)


def test_a_day_that_contradicts_publication_is_none(statements):
    (found,) = statements(said("since/SCONJ/6/case 2050/NUM/4/obl"))
    assert day_line(found.when) == "2031-03-06"
    assert found.when_basis == "convention"


def test_background_has_no_day(statements):
    table = (
        "Harnok/PROPN/4/nsubj has/AUX/4/aux often/ADV/4/advmod said/VERB/0/root that/SCONJ/7/mark it/PRON/7/nsubj"
        " failed/VERB/4/ccomp ./PUNCT/4/punct"
    )
    (found,) = statements(table, [("Harnok", "said", "that it failed")])
    assert found.when is None
    assert found.asserted_at == THURSDAY


def test_a_page_without_a_day_gives_none(statements):
    (found,) = statements(said("on/ADP/6/case Tuesday/PROPN/4/obl"), published=None)
    assert (found.when, found.asserted_at, found.when_basis) == (None, None, None)


def test_evidence_holds_the_marks_of_a_quotation(statements):
    table = "“/PUNCT/3/punct It/PRON/3/nsubj failed/VERB/7/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct Harnok/PROPN/7/nsubj said/VERB/0/root"
    (found,) = statements(table, [("Harnok", "said", "“It failed,”")])
    assert found.evidence.exact == "“It failed,” Harnok said"
    assert found.content[0].exact == "It failed"
    assert found.mode == "direct"


def test_evidence_does_not_run_over_what_was_not_read(tabled):
    first = "Harnok/PROPN/2/nsubj said/VERB/0/root :/PUNCT/2/punct “/PUNCT/6/punct We/PRON/6/nsubj begin/VERB/2/ccomp ./PUNCT/6/punct"
    second = "“/PUNCT/3/punct We/PRON/3/nsubj end/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct"
    whole = tabled(f"{first}\n\nFollow/VERB/0/root us/PRON/1/obj\n\n{second}", "Harnok", [("Harnok", "said", "“We begin.; “We end.”")])
    unread = whole.paragraphs[1]
    kept = [i for i in range(len(whole.words)) if i not in unread]
    apart = tabled(f"{first}\n\n{second}", "Harnok", [("Harnok", "said", "“We begin.; “We end.”")])
    analysis = type(whole)(
        **{name: getattr(apart, name) for name in apart.__slots__ if name not in {"text", "words"}},
        text=whole.text,
        words=tuple(whole.words[i] for i in kept),
    )
    roles = ("body", "furniture", "body")
    regions = [Region(*whole.span((p.start, p.stop)), role) for p, role in zip(whole.paragraphs, roles, strict=True)]
    (found,) = statements_of(Document.from_text(whole.text, regions=regions), analysis)
    assert [c.exact for c in found.content] == ["We begin.", "We end."]
    assert found.evidence.exact == "Harnok said: “We begin."


def test_words_that_go_on_share_the_occasion(statements):
    table = said("on/ADP/6/case Tuesday/PROPN/4/obl") + (
        "\nShe/PRON/2/nsubj added/VERB/0/root that/SCONJ/5/mark they/PRON/5/nsubj left/VERB/2/ccomp ./PUNCT/2/punct"
    )
    first, second = statements(table, [("Finnish Minister Harnok", "said", "that it failed"), ("She", "added", "that they left")])
    assert first.speaker == second.speaker
    assert day_line(second.when) == "2031-03-04"
    assert "speaker" in second.inferred


def test_a_reply_goes_to_whoever_spoke_to_one(statements):
    table = (
        "Harnok/PROPN/2/nsubj told/VERB/0/root Brask/PROPN/2/obj that/SCONJ/6/mark it/PRON/6/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct\n"
        "Brask/PROPN/6/nsubj ,/PUNCT/4/punct in/ADP/4/case turn/NOUN/6/obl ,/PUNCT/4/punct said/VERB/0/root that/SCONJ/9/mark"
        " they/PRON/9/nsubj left/VERB/6/ccomp ./PUNCT/6/punct"
    )
    said = [("Harnok", "told", "that it failed"), ("Brask", "said", "that they left")]
    first, second = statements(table, said)
    assert [actors_line(first.addressee), actors_line(second.addressee)] == ["Brask", "Harnok"]


def test_speech_within_speech_names_who_encloses_it(statements):
    table = (
        "Harnok/PROPN/2/nsubj said/VERB/0/root that/SCONJ/6/mark Brask/PROPN/6/nsubj had/AUX/6/aux told/VERB/2/ccomp"
        " Venn/PROPN/6/obj that/SCONJ/10/mark it/PRON/10/nsubj failed/VERB/6/ccomp ./PUNCT/2/punct"
    )
    said = [("Harnok", "said", "that Brask had told Venn that it failed"), ("Brask", "told", "that it failed")]
    outer, inner = statements(table, said)
    assert (inner.within, inner.said_by, inner.basis) == (outer.id, outer.speaker, "claimed")
    assert (outer.within, outer.said_by, outer.basis) == (None, (), "narrated")
    assert actors_line(inner.addressee) == "Venn"


def test_nobody_says_nothing(statements):
    table = "It/PRON/2/nsubj said/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp"
    assert statements(table, [("It", "said", "that it failed")]) == []


def test_a_quotation_without_a_cue_goes_to_whoever_is_still_speaking(statements):
    alone = "“/PUNCT/3/punct We/PRON/3/nsubj end/VERB/0/root it/PRON/3/obj ./PUNCT/3/punct ”/PUNCT/3/punct"
    first, second = statements(f"{said()}\n\n{alone}")
    assert second.cue is None
    assert second.speaker == first.speaker
    assert "speaker" in second.inferred
    (orphan,) = statements(alone, [])
    assert orphan.speaker == ()


def test_a_turn_of_a_transcript_is_performed(statements):
    lines = [f"{who}/NOUN/3/dep :/PUNCT/3/punct Yes/INTJ/0/root ./PUNCT/3/punct" for who in ("LEHTO", "QUESTION", "LEHTO")]
    found = statements("\n\n".join(lines), [])
    assert [(s.basis, s.mode, s.cue.exact, s.content[0].exact) for s in found] == [
        ("performed", "direct", who, "Yes.") for who in ("LEHTO", "QUESTION", "LEHTO")
    ]
    assert found[0].speaker == found[2].speaker
