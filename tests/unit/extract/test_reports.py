"""What the model's spans, the rules and bare quotations make together, on pages written down by hand."""

import pytest

from verbale.extract.statement.reports import find_reports

SAID = (
    "“/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux sign/VERB/9/ccomp ,/PUNCT/4/punct ”/PUNCT/4/punct"
    " Harnok/PROPN/9/nsubj has/AUX/9/aux said/VERB/0/root ./PUNCT/9/punct"
)
BEGIN = (
    "Harnok/PROPN/2/nsubj said/VERB/0/root :/PUNCT/6/punct “/PUNCT/6/punct We/PRON/6/nsubj begin/VERB/2/ccomp"
    " here/ADV/6/advmod ./PUNCT/6/punct"
)
GO_ON = "“/PUNCT/3/punct We/PRON/3/nsubj go/VERB/0/root on/ADP/5/case here/ADV/3/obl ./PUNCT/3/punct ”/PUNCT/3/punct"
BRASK = "Brask/PROPN/2/nsubj left/VERB/0/root the/DET/4/det room/NOUN/2/obj ./PUNCT/2/punct"


@pytest.fixture
def reports(page, words_of):
    """Reports as (cue or "", contents, origin)."""

    def find(table, said=(), names="Harnok; Brask"):
        laid = page(table, names, said)
        words = laid.analysis.words_of
        return [(words(r.cue) if r.cue else "", words_of(laid.analysis, r.content), r.origin) for r in find_reports(laid)]

    return find


def test_the_models_contents_are_tidied(reports):
    assert reports(SAID, [("Harnok", "said", "“We will sign,”")]) == [("said", ["We will sign"], "model")]


def test_a_cue_has_no_marks_at_its_ends(reports):
    ((cue, contents, _),) = reports(BEGIN, [("Harnok", "said:", "“We begin here.")])
    assert (cue, contents) == ("said", ["We begin here."])


def test_a_rule_reads_a_clause_that_the_model_left_out(reports):
    table = "Harnok/PROPN/2/nsubj said/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct"
    assert reports(table) == [("said", ["it failed"], "rule")]


def test_a_rule_does_not_double_the_model(reports):
    table = "Harnok/PROPN/2/nsubj said/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct"
    assert reports(table, [("Harnok", "said", "that it failed")]) == [("said", ["it failed"], "model")]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "Harnok/PROPN/2/nsubj called/VERB/0/root for/ADP/4/case talks/NOUN/2/obl ./PUNCT/2/punct",
            [("called for", ["talks"], "rule")],
        ),
        ("Harnok/PROPN/2/nsubj promised/VERB/0/root to/PART/4/mark go/VERB/2/xcomp ./PUNCT/2/punct", [("promised", ["to go"], "rule")]),
        (
            "Harnok/PROPN/2/nsubj welcomed/VERB/0/root the/DET/4/det offer/NOUN/2/obj ./PUNCT/2/punct",
            [("welcomed", ["the offer"], "rule")],
        ),
        ("Harnok/PROPN/2/nsubj believed/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct", []),
        ("Harnok/PROPN/2/nsubj hopes/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct", []),
        ("The/DET/2/det rock/NOUN/3/nsubj said/VERB/0/root that/SCONJ/6/mark it/PRON/6/nsubj failed/VERB/3/ccomp", []),
        ("It/PRON/3/nsubj:pass was/AUX/3/aux:pass said/VERB/0/root that/SCONJ/6/mark it/PRON/6/nsubj failed/VERB/3/ccomp", []),
    ],
    ids=["by", "to", "object", "thought", "wish", "thing", "passive"],
)
def test_what_a_rule_takes_as_speech(reports, table, found):
    assert reports(table) == found


@pytest.mark.parametrize("cue", ["believed", "hopes", "wants"])
def test_thought_and_wish_are_no_statements_unless_quoted(reports, cue):
    table = f"Harnok/PROPN/2/nsubj {cue}/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj failed/VERB/2/ccomp ./PUNCT/2/punct"
    assert reports(table, [("Harnok", cue, "that it failed")]) == []
    table = f"“/PUNCT/3/punct It/PRON/3/nsubj failed/VERB/6/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct Harnok/PROPN/7/nsubj {cue}/VERB/0/root"
    assert reports(table, [("Harnok", cue, "“It failed,”")]) == [(cue, ["It failed"], "model")]


@pytest.mark.parametrize("verb", ["called", "titled", "named", "entitled"])
def test_a_name_in_marks_is_no_quotation(reports, verb):
    table = (
        f"A/DET/2/det film/NOUN/9/nsubj {verb}/VERB/2/acl/Tense=Past|VerbForm=Part|Voice=Pass “/PUNCT/7/punct The/DET/7/det Long/ADJ/7/amod"
        " Winter/NOUN/3/xcomp ”/PUNCT/7/punct ran/VERB/0/root"
    )
    assert reports(table, [("", verb, "“The Long Winter”")]) == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one_report_in_two_parts(reports):
    parts = ["We begin here.", "We go on here."]
    assert reports(f"{BEGIN}\n\n{GO_ON}", [("Harnok", "said", "“We begin here.")]) == [("said", parts, "model")]
    assert reports(f"{BEGIN}\n\n{GO_ON}", [("Harnok", "said", "“We begin here.; “We go on here.”")]) == [("said", parts, "model")]


def test_a_quotation_two_paragraphs_on_stands_alone(reports):
    found = reports(f"{BEGIN}\n\n{BRASK}\n\n{GO_ON}", [("Harnok", "said", "“We begin here.")])
    assert found == [("said", ["We begin here."], "model"), ("", ["We go on here."], "quote")]


def test_a_quotation_in_the_next_sentence_goes_on(reports):
    found = reports(f"{SAID}\n{GO_ON}", [("Harnok", "said", "“We will sign,”")])
    assert found == [("said", ["We will sign", "We go on here."], "model")]


def test_a_quotation_after_something_else_was_told_stands_alone(reports):
    found = reports(f"{SAID}\n{BRASK}\n{GO_ON}", [("Harnok", "said", "“We will sign,”")])
    assert found == [("said", ["We will sign"], "model"), ("", ["We go on here."], "quote")]


def test_a_word_held_up_with_tongs_is_no_quotation(reports):
    assert (
        reports("Harnok/PROPN/2/nsubj took/VERB/0/root the/DET/5/det “/PUNCT/5/punct Peace/NOUN/2/obj ”/PUNCT/5/punct boat/NOUN/2/obj")
        == []
    )


def test_a_content_that_two_cues_share_goes_to_that_of_its_own_sentence(reports):
    second = (
        "“/PUNCT/3/punct It/PRON/3/nsubj ends/VERB/7/ccomp ,/PUNCT/3/punct ”/PUNCT/3/punct"
        " she/PRON/7/nsubj added/VERB/0/root ./PUNCT/7/punct"
    )
    said = [("Harnok", "said", "“We will sign,”; “It ends,”"), ("she", "added", "“It ends,”")]
    assert reports(f"{SAID}\n\n{second}", said) == [("said", ["We will sign"], "model"), ("added", ["It ends"], "model")]


def test_an_unquoted_content_far_from_its_cue_is_dropped(reports):
    far = "It/PRON/2/nsubj failed/VERB/0/root again/ADV/2/advmod ./PUNCT/2/punct"
    found = reports(f"{SAID}\n{BRASK}\n{far}", [("Harnok", "said", "“We will sign,”; It failed again")])
    assert found == [("said", ["We will sign"], "model")]


def test_pieces_of_one_cue_are_one(reports):
    table = (
        "Harnok/PROPN/3/nsubj:pass was/AUX/3/aux:pass quoted/VERB/0/root as/SCONJ/5/mark saying/VERB/3/advcl that/SCONJ/8/mark"
        " it/PRON/8/nsubj failed/VERB/5/ccomp ./PUNCT/3/punct"
    )
    said = [("Harnok", "quoted", "that it failed"), ("Harnok", "as saying", "that it failed")]
    assert reports(table, said) == [("quoted as saying", ["it failed"], "model")]


def test_the_turns_of_a_transcript_are_reports(reports):
    lines = [f"{who}/NOUN/2/dep :/PUNCT/3/punct Yes/INTJ/0/root ./PUNCT/3/punct" for who in ("LEHTO", "QUESTION", "LEHTO")]
    assert reports("\n\n".join(lines)) == [(who, ["Yes."], "turn") for who in ("LEHTO", "QUESTION", "LEHTO")]
