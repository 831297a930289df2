"""To whom, where and how: the words around a cue."""

import pytest

from verbale.extract.reading.voices import cue_verb, is_according
from verbale.extract.statement.circumstances import Stretches, find_addressee, find_medium, find_realis
from verbale.extract.statement.reports import find_reports

READY = "that/SCONJ/{0}/mark it/PRON/{0}/nsubj failed/VERB/{1}/ccomp ./PUNCT/{1}/punct"


@pytest.fixture
def first(page):
    """The page and the first report of a table in which Harnok says that it failed."""

    def find(table, cue="", contents="that it failed"):
        laid = page(table, "Harnok", [("Harnok", cue, contents)] if cue else ())
        reports = find_reports(laid)
        return laid, reports[0], Stretches(laid, reports).of(0, reports[0])

    return find


@pytest.mark.parametrize(
    ("table", "cue", "addressee"),
    [
        ("Harnok/PROPN/2/nsubj told/VERB/0/root reporters/NOUN/2/obj " + READY.format(6, 2), "told", "reporters"),
        (
            "Harnok/PROPN/2/nsubj said/VERB/0/root to/ADP/5/case the/DET/5/det council/NOUN/2/obl " + READY.format(8, 2),
            "said",
            "the council",
        ),
        ("Harnok/PROPN/2/nsubj said/VERB/0/root " + READY.format(5, 2), "said", None),
        ("Reporters/NOUN/3/obj Harnok/PROPN/3/nsubj told/VERB/0/root " + READY.format(6, 3), "told", None),
        ("Harnok/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Tuesday/PROPN/2/obl " + READY.format(7, 2), "said", None),
    ],
)
def test_the_addressee_is_whom_the_cue_takes(first, table, cue, addressee):
    laid, report, _ = first(table, cue)
    found = find_addressee(laid, report)
    assert (laid.analysis.words_of(found) if found else None) == addressee


@pytest.mark.parametrize(
    ("table", "cue", "medium"),
    [
        ("Harnok/PROPN/2/nsubj told/VERB/0/root state/NOUN/4/compound TV/PROPN/2/obj " + READY.format(7, 2), "told", "state TV"),
        (
            "Harnok/PROPN/2/nsubj said/VERB/0/root at/ADP/6/case a/DET/6/det news/NOUN/6/compound conference/NOUN/2/obl "
            + READY.format(9, 2),
            "said",
            "news conference",
        ),
        ("Harnok/PROPN/2/nsubj said/VERB/0/root on/ADP/4/case Twitter/PROPN/2/obl " + READY.format(7, 2), "said", "Twitter"),
        ("Harnok/PROPN/2/nsubj told/VERB/0/root reporters/NOUN/2/obj " + READY.format(6, 2), "told", None),
        ("Harnok/PROPN/2/nsubj said/VERB/0/root in/ADP/4/case Lindholm/PROPN/2/obl " + READY.format(7, 2), "said", None),
        (
            "The/DET/3/det news/NOUN/3/compound conference/NOUN/4/nsubj ended/VERB/0/root ./PUNCT/4/punct\n"
            "Harnok/PROPN/2/nsubj said/VERB/0/root " + READY.format(5, 2),
            "said",
            None,
        ),
    ],
)
def test_the_medium_is_what_carried_the_words(first, table, cue, medium):
    laid, report, stretch = first(table, cue)
    found = find_medium(laid, stretch, find_addressee(laid, report))
    assert (laid.analysis.words_of(found) if found else None) == medium


@pytest.mark.parametrize(
    ("before", "cue", "realis"),
    [
        ("Harnok/PROPN/2/nsubj said/VERB/0/root", "said", "actual"),
        ("Harnok/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root", "did not say", "negated"),
        ("Harnok/PROPN/4/nsubj did/AUX/4/aux not/PART/4/advmod say/VERB/0/root", "say", "negated"),
        ("Harnok/PROPN/3/nsubj never/ADV/3/advmod said/VERB/0/root", "said", "negated"),
        ("Harnok/PROPN/2/nsubj refused/VERB/0/root to/PART/4/mark say/VERB/2/xcomp", "refused to say", "negated"),
        ("Harnok/PROPN/2/nsubj declined/VERB/0/root to/PART/4/mark say/VERB/2/xcomp", "say", "negated"),
        ("Harnok/PROPN/3/nsubj will/AUX/3/aux say/VERB/0/root", "say", "future"),
        ("Harnok/PROPN/3/nsubj:pass is/AUX/3/aux:pass expected/VERB/0/root to/PART/5/mark say/VERB/3/xcomp", "say", "future"),
        ("Harnok/PROPN/3/nsubj could/AUX/3/aux say/VERB/0/root", "say", "hypothetical"),
        ("Harnok/PROPN/3/nsubj may/AUX/3/aux say/VERB/0/root", "may say", "hypothetical"),
    ],
)
def test_the_realis_of_a_saying(first, before, cue, realis):
    verb = len(before.split())
    laid, report, _ = first(f"{before} {READY.format(verb + 3, verb)}", cue)
    assert find_realis(laid, report) == realis


def test_a_quotation_without_a_cue_is_actual_and_told_to_nobody(first):
    table = "“/PUNCT/3/punct We/PRON/3/nsubj go/VERB/0/root on/ADP/5/case here/ADV/3/obl ./PUNCT/3/punct ”/PUNCT/3/punct"
    laid, report, stretch = first(table)
    assert report.cue is None
    assert (find_realis(laid, report), find_addressee(laid, report), find_medium(laid, stretch, None), stretch) == (
        "actual",
        None,
        None,
        [],
    )


def test_a_stretch_holds_no_content(first):
    table = "On/ADP/2/case Tuesday/PROPN/4/obl Harnok/PROPN/4/nsubj said/VERB/0/root in/ADP/6/case Lindholm/PROPN/4/obl " + READY.format(
        9, 4
    )
    laid, _, stretch = first(table, "said")
    said = " ".join(laid.analysis.words_of(run) for run in stretch)
    assert "On Tuesday Harnok said in Lindholm" in said
    assert "failed" not in said


@pytest.mark.parametrize(
    ("cue", "verb", "according"),
    [("has said", "said", False), ("According to", "According", True), ("quoted as saying", "quoted", False)],
)
def test_the_word_that_carries_the_saying(page, cue, verb, according):
    rows = {
        "has said": "Harnok/PROPN/3/nsubj has/AUX/3/aux said/VERB/0/root " + READY.format(6, 3),
        "According to": "According/VERB/3/case to/ADP/1/fixed Harnok/PROPN/7/obl ,/PUNCT/7/punct that/SCONJ/7/mark it/PRON/7/nsubj"
        " failed/VERB/0/root",
        "quoted as saying": "Harnok/PROPN/2/nsubj quoted/VERB/0/root as/SCONJ/4/mark saying/VERB/2/advcl " + READY.format(7, 4),
    }
    laid = page(rows[cue], "Harnok", [("Harnok", cue, "that it failed")])
    (report,) = find_reports(laid)
    found = cue_verb(laid, report)
    assert laid.analysis.words[found].surface in {verb, "saying"}
    assert is_according(laid, report) is according
