import pytest

from verbale.ledger.claims import find_claims
from verbale.ledger.mentions import find_mentions
from verbale.ledger.passages import passages_of
from verbale.schema import Actor, Agreement, Statement

DOCUMENTS = [
    (
        "a",
        "2031-03-01",
        "Norway and Iceland are still in talks on the Halden Fishery Protocol (HFP). A spokesman said the HFP is not signed.",
    ),
    ("b", "2031-04-02", "Norway signed the Halden Fishery Protocol on Tuesday. The cod deal was hailed by fishermen."),
    ("c", "2031-04-09", "Iceland will ratify the HFP in May. Critics say that the protocol was violated before the ink was dry."),
    ("d", "2031-04-09", "Chad and Niger agreed to a truce on Monday. The truce was extended by two weeks."),
    ("e", "2031-05-01", "Georgia rejected the truce in Chad as a model. The border deal with Armenia collapsed."),
    ("f", "2031-05-02", "Mediators are trying to get another truce in Chad."),
]


def claims_of(document, texts, reports=()):
    found = find_claims([document(id, text, on, "paper.example") for id, on, text in texts], reports)
    return [(c.report.document.id, c.thread, c.agreement.stage, c.agreement.realis) for c in found]


def test_a_name_and_its_acronym_are_one_thread_through_all_documents(document):
    rows = claims_of(document, DOCUMENTS[:3])
    assert len({thread for _, thread, _, _ in rows if _ is not None}) <= 2
    steps = {(id, stage, realis) for id, _, stage, realis in rows}
    assert {("a", "signed", "negated"), ("b", "signed", "actual"), ("c", "ratified", "future"), ("c", "breached", "actual")} <= steps


def test_lookalikes_and_one_more_of_a_kind_are_kept_apart(document):
    rows = claims_of(document, DOCUMENTS)
    of = {(id, stage): thread for id, thread, stage, _ in rows}
    assert of["d", "concluded"] == of["d", "extended"]
    assert of["e", "terminated"] not in {of["d", "concluded"], of["b", "signed"]}
    assert of["f", "negotiating"] != of["d", "concluded"]


@pytest.mark.parametrize(
    ("told", "realis"),
    [
        ("enters into force after ratification by both", "future"),
        ("takes effect on 1 May", "future"),
        ("entered into force in March", "actual"),
    ],
)
def test_what_is_told_in_the_present_of_an_entry_into_force_is_to_come(document, told, realis):
    text = f"Norway and Iceland met. The Halden Fishery Protocol {told}."
    assert {r for _, _, stage, r in claims_of(document, [("a", "2031-04-01", text)]) if stage == "in_force"} == {realis}


@pytest.mark.parametrize("near", ["all but", "as good as", "nearly"])
def test_what_is_nearly_concluded_is_to_come(document, near):
    text = f"Norway and Iceland met. The Halden Fishery Protocol is {near} concluded."
    assert [r for _, _, stage, r in claims_of(document, [("a", "2031-04-01", text)]) if stage == "concluded"] == ["future"]


def test_the_statement_around_a_clause_vouches_for_it(document, report):
    text = "“We have suspended the Halden Protocol,” Ana Lund said."
    page = document("x", text, "2031-06-01", "paper.example")
    lund = (Actor("Ana Lund", "NOR"),)
    said = report(page, Statement, text, content=(report(page, Agreement, "We have suspended the Halden Protocol", name="Halden Protocol",
                  stage="suspended").record.evidence,), speaker=lund, mode="direct", id="s1")  # fmt: skip
    (claim,) = find_claims([page], [said])
    assert (claim.agreement.said_by, claim.agreement.within, claim.agreement.basis) == (lund, "s1", "claimed")
    assert page.text[claim.agreement.evidence.start : claim.agreement.evidence.end] == claim.agreement.evidence.exact


def test_a_record_goes_before_a_clause_that_tells_the_same(document, report):
    page = document("x", "Norway signed the Halden Protocol.", "2031-06-01", "paper.example")
    record = report(page, Agreement, "Norway signed the Halden Protocol", name="Halden Protocol", stage="signed", score=0.9)
    assert [c.report for c in find_claims([page], [record])] == [record]


def test_what_is_no_instrument_is_no_mention(document):
    text = "We deal with the storm. The ports prospered. The plan is to eat. He paused at a framework of the door."
    found = [m.exact for p in passages_of(document("x", text)) for m in find_mentions(p) if not m.bare]
    assert found == []


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ("Two of its eleven chapters are still open.", ("negotiating", "actual")),
        ("The chapters on cod and herring have been drafted.", ("negotiating", "actual")),
        ("Talks have been at a standstill since May.", ("stalled", "actual")),
        ("It has not been ratified.", ("ratified", "negated")),
        ("It is not on the agenda.", ("stalled", "actual")),
        ("It has since expired.", ("expired", "actual")),
        ("It entered into force in May.", ("in_force", "actual")),
    ],
)
def test_what_goes_on_without_a_name_is_of_the_instrument_before(document, told, step):
    text = f"Norway speaks of the Halden Fishery Protocol. {told}"
    assert claims_of(document, [("a", "2031-04-01", text)])[-1][1:] == (0, *step)


@pytest.mark.parametrize(
    "told",
    [
        "It was agreed that fishing is fun.",
        "It is agreed to meet again.",
        "It was announced on Monday that the port had closed.",
        "It has stopped exports of cod.",
        "It left the room.",
    ],
)
def test_it_that_stands_for_nothing_or_for_somebody_takes_up_no_instrument(document, told):
    assert claims_of(document, [("a", "2031-04-01", f"Norway speaks of the Halden Fishery Protocol. {told}")]) == []


@pytest.mark.parametrize("new", ["It", "The protocol"])
def test_what_replaces_an_instrument_does_not_end_itself(document, new):
    text = f"Norway signed the Halden Fishery Protocol. {new} would replace an arrangement of 1998 that ran out last year."
    of = {stage: thread for _, thread, stage, _ in claims_of(document, [("a", "2031-04-01", text)])}
    assert of.keys() == {"signed", "terminated", "expired"}
    assert of["signed"] != of["terminated"] == of["expired"]


def test_parties_named_in_between_do_not_part_a_step_from_its_instrument(document):
    text = "The announcement between the United Kingdom and the European Union on the Halden Protocol is welcome in Norway."
    assert ("concluded", "actual") in {row[2:] for row in claims_of(document, [("a", "2031-04-01", text)])}


def test_the_obligations_of_a_treaty_are_of_the_treaty(document):
    passage = passages_of(document("x", "Norway broke its Halden Treaty obligations."))[0]
    assert [m.exact for m in find_mentions(passage)] == ["Halden Treaty"]


def test_an_empty_corpus():
    assert find_claims([], []) == []


def test_an_adjective_of_the_other_side_a_town_and_a_side_told_from_across_do_not_divide_an_instrument(document):
    pages = [
        (
            "a",
            "2031-03-01",
            "Norway and Iceland opened talks on a Treaty of Northern Waters. The Treaty of Northern Waters was long awaited.",
        ),
        ("b", "2031-05-01", "Norway said that a treaty between Norway and Iceland was almost ready. Iceland was silent."),
        ("c", "2031-09-01", "Norway signed the Treaty of Northern Waters with friendly Iceland in Bergen. Iceland and Norway hailed it."),
    ]
    assert len({thread for _, thread, stage, _ in claims_of(document, pages) if stage in {"concluded", "signed"}}) == 1


def test_talks_about_an_accord_are_of_the_accord_and_an_agreement_on_the_text_names_nothing(document):
    found = [
        m.exact
        for p in passages_of(document("x", "The talks in Oslo about a return to the Halden Accord went on."))
        for m in find_mentions(p)
    ]
    assert found == ["Halden Accord"]
    (text,) = [m for p in passages_of(document("x", "Agreement on the text was near.")) for m in find_mentions(p) if m.form == "any"]
    assert text.bare
