"""Results that are claimed without a number: "serious progress has been made in …", "exports have grown"."""

from collections.abc import Iterator

from verbale.extract.indicator.measuring import IndicatorWords, Measured, lemma_of, without_case
from verbale.extract.reading.acts import find_patient, is_passive, iter_obliques, whole_phrase
from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.schema import Direction

__all__ = ["find_results"]


def find_results(page: Page) -> Iterator[tuple[Measured, Direction]]:
    """What is said to have moved, and which way: progress that was made, measured things that grew or shrank."""
    words = page.lexicon.table("indicator", IndicatorWords)
    achieved = dict(forms_of(words.achieved)) | {"made": "make", "seen": "see", "saw": "see"}
    for word, lower in enumerate(page.tree.lower):
        if page.analysis.upos[word] != "VERB" or "VerbForm=Inf" in page.analysis.feats[word]:
            continue
        found = _achieved(page, word, words) if lower in achieved else _moved(page, word, words)
        if found:
            yield found


def _achieved(page: Page, verb: int, words: IndicatorWords) -> tuple[Measured, Direction] | None:
    """Read "progress has been made in …", "have made progress on …"."""
    thing = page.tree.find_child(verb, "nsubj") if is_passive(page, verb) else page.tree.find_child(verb, "obj")
    if thing is None:
        return None
    noun = singular(page.tree.lower[thing])
    field = next((run for at in (verb, thing) for run in iter_obliques(page, at, "in", "on", "toward", "towards")), None)
    direction: Direction | None = "up" if noun in words.up_nouns else "down" if noun in words.down_nouns else None
    if field is None or direction is None:
        return None
    low, high = without_case(page, page.tree.phrase(thing))
    return Measured(verb, field, (min(low, verb, field[0]), max(high, verb + 1, field[1])), None), direction


def _moved(page: Page, verb: int, words: IndicatorWords) -> tuple[Measured, Direction] | None:
    """Read "expanding exports to …", "trade has grown"."""
    lemma = lemma_of(page, verb, words)
    direction: Direction | None = "up" if lemma in words.up else "down" if lemma in words.down else None
    if direction is None:
        return None
    run = find_patient(page, verb)
    own = page.tree.find_child(verb, "nsubj")
    if run is None and own is not None:
        run = whole_phrase(page, own, verb)
    if run is None or not _is_measured(page, run, words):
        return None
    return Measured(verb, run, (min(run[0], verb), max(run[1], verb + 1)), None), direction


def _is_measured(page: Page, run: Run, words: IndicatorWords) -> bool:
    return singular(page.tree.lower[page.tree.head_of(run)]) in words.measured
