"""Realis of deeds, by the words that stand over and beside them: the deed is between asterisks."""

import pytest

from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of, is_held_out
from verbale.pipeline import load_pipeline
from verbale.schema import Document

SENTENCES = [
    ("Norway threatened to *expel* the ambassador.", "hypothetical"),
    ("Norway refused to *sign* the treaty.", "negated"),
    ("Norway denied having *attacked* the ship.", "negated"),
    ("Norway denied *attacking* the ship.", "negated"),
    ("Norway and Chile to *sign* fishing treaty in April", "future"),
    ("The treaty *takes* effect once both parliaments have ratified it.", "hypothetical"),
    ("Norway dismissed the claim that Finland had *signed* the treaty.", "negated"),
    ("Norway confirmed the report that Finland had *signed* the treaty.", "actual"),
    ("Norway will *impose* sanctions if Chad attacks.", "hypothetical"),
    ("If Norway *attacks*, Chad will respond.", "hypothetical"),
    ("Norway demanded that Chad *withdraw* its troops.", "hypothetical"),
    ("Norway urged Chad to *withdraw* its troops.", "hypothetical"),
    ("Norway called on Chad to *withdraw* its troops.", "hypothetical"),
    ("Norway called for the *withdrawal* of troops.", "hypothetical"),
    ("A planned *visit* to Chad was postponed.", "future"),
    ("The president's upcoming *visit* to Chad was discussed.", "future"),
    ("The minister is slated to *visit* Chad next week.", "future"),
    ("The minister is due to *visit* Chad next week.", "future"),
    ("The minister is scheduled to *meet* his counterpart.", "future"),
    ("The minister is to *meet* his counterpart on Monday.", "future"),
    ("The minister is about to *sign* the treaty.", "future"),
    ("The minister is ready to *sign* the treaty.", "future"),
    ("The minister is expected to *sign* the treaty.", "future"),
    ("The minister is going to *sign* the treaty.", "future"),
    ("The minister said he would *sign* the treaty next week.", "future"),
    ("The minister said Norway would *sign* the treaty if Chad agreed.", "hypothetical"),
    ("The minister *signed* the treaty on Monday.", "actual"),
    ("Norway and Chad have *signed* the treaty.", "actual"),
    ("The minister has not *signed* the treaty.", "negated"),
    ("The minister did not *meet* his counterpart.", "negated"),
    ("Norway never *ratified* the treaty.", "negated"),
    ("Norway may *impose* sanctions on Chad.", "hypothetical"),
    ("Norway could *impose* sanctions on Chad.", "hypothetical"),
    ("Chad should *ratify* the treaty.", "hypothetical"),
    ("Norway wants to *meet* Chad's president.", "hypothetical"),
    ("Norway is considering *imposing* sanctions.", "hypothetical"),
    ("Norway plans to *impose* sanctions on Chad.", "future"),
    ("Norway pledged to *lift* the sanctions.", "future"),
    ("Norway agreed to *lift* the sanctions.", "future"),
    ("Norway decided to *lift* the sanctions.", "future"),
    ("Norway vowed not to *lift* the sanctions.", "negated"),
    ("Norway ruled out *lifting* the sanctions.", "negated"),
    ("Norway failed to *sign* the treaty.", "negated"),
    ("Norway tried to *mediate* between the sides.", "hypothetical"),
    ("Talks collapsed before Norway could *sign* the treaty.", "hypothetical"),
    ("Norway managed to *secure* a ceasefire.", "actual"),
    ("Norway continued to *support* the talks.", "actual"),
    ("Norway began to *withdraw* its troops on Monday.", "actual"),
    ("The minister said that Norway *signed* the treaty.", "actual"),
    ("Without *signing* the treaty, the minister left.", "negated"),
    ("The minister flew to Chad to *meet* the president.", "future"),
    ("The threat of *sanctions* worries Chad.", "hypothetical"),
    ("Chad rejected calls to *sign* the treaty.", "hypothetical"),
    ("Norway warned it would *strike* Chad.", "hypothetical"),
    ("The minister cancelled a *visit* to Chad.", "negated"),
    ("The minister postponed his *visit* to Chad.", "future"),
    ("The minister will *visit* Chad in May.", "future"),
    ("Ministers will *meet* in Oslo on Friday to *discuss* the accord.", "future"),
    ("The minister met his counterpart and *signed* the treaty.", "actual"),
    ("The minister will travel to Chad and *sign* the treaty.", "future"),
    ("The minister expressed readiness to *sign* the treaty.", "future"),
    ("Their agreement to *extend* the treaty was announced.", "future"),
    ("It is possible that Norway *joins* the pact.", "hypothetical"),
    ("There was no *meeting* between the two leaders.", "negated"),
    ("Norway cancelled the *talks* with Chad.", "negated"),
    ("The two ministers held *talks* in Oslo.", "actual"),
    ("During a *visit* to Chad the minister praised the accord.", "actual"),
    ("Norway has offered to *host* the talks.", "future"),
    ("Norway hopes to *conclude* the accord by June.", "future"),
    ("The parties are close to *concluding* the accord.", "future"),
    ("Unless Chad complies, Norway will *suspend* aid.", "hypothetical"),
    ("Chad accused Norway of *violating* the treaty.", "actual"),
    ("The ministers discussed the possibility of *extending* the accord.", "hypothetical"),
    ("Norway promised Chad that it would *deliver* the aid.", "future"),
    ("The accord is set to *expire* in June.", "future"),
    ("Until the accord is *signed*, talks continue.", "future"),
    ("Norway suggested *holding* a summit.", "hypothetical"),
    ("Norway is preparing to *withdraw* from the pact.", "future"),
    ("Both sides were unable to *reach* a deal.", "negated"),
    ("The minister declined to *meet* the envoy.", "negated"),
    ("Norway said it had no plans to *send* troops.", "negated"),
    ("Norway cannot *accept* the proposal.", "negated"),
]


def marked(sentence: str) -> tuple[Page, int]:
    """The page of a sentence and the word that stands between asterisks in it."""
    pipeline = load_pipeline()
    start = sentence.index("*")
    document = Document.from_text(sentence.replace("*", ""))
    analysis = pipeline.reader.analyze(document.text, [(0, len(document.text))])
    page = Page.of(document, analysis, pipeline.lexicon)
    return page, next(i for i, w in enumerate(analysis.words) if w.start == start)


@pytest.mark.parametrize(("sentence", "realis"), SENTENCES)
def test_realis(sentence: str, realis: str) -> None:
    page, word = marked(sentence)
    assert find_realis_of(page, word) == realis


def test_an_effort_counts_as_the_deed_where_that_is_asked_for() -> None:
    page, word = marked("Norway sought to *neutralize* the sanctions.")
    assert find_realis_of(page, word) == "hypothetical"
    assert find_realis_of(page, word, factuality=False, efforts=True) == "actual"


@pytest.mark.parametrize(
    ("sentence", "held_out"),
    [
        ("Norway is ready to *impose* sanctions.", True),
        ("Norway said it was prepared to *impose* sanctions.", True),
        ("Norway decided to *impose* sanctions.", False),
    ],
)
def test_what_somebody_is_ready_for_is_held_out(sentence: str, held_out: bool) -> None:
    assert is_held_out(*marked(sentence)) is held_out
