"""Figures that are claimed: what is measured, how much, which way it moves, over which time."""

from verbale.extract.account import Account, codes_of
from verbale.extract.dating import find_when, is_timed
from verbale.extract.indicator.measuring import IndicatorWords, Measured, find_measured, lemma_of
from verbale.extract.indicator.quantities import NumberWords, Quantity, find_quantities
from verbale.extract.indicator.results import find_results
from verbale.extract.reading.acts import find_patient, whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.forms import forms_of
from verbale.extract.realis import find_realis_of
from verbale.extract.sides import find_sides
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.schema import Comparator, Direction, Indicator, Value

__all__ = ["extract_indicators"]


def extract_indicators(account: Account) -> list[Indicator]:
    """The figures of a page in the order of its words."""
    page = account.page
    found = find_quantities(page.tree.lower, page.lexicon.table("numbers", NumberWords))
    figures = [_figure(account, q) for q in found if not is_timed(page, (q.start, q.end))]
    told = [f for f in (*figures, *_multiplied(account)) if f]
    return [*told, *_results(account, told)]


def _figure(account: Account, q: Quantity) -> Indicator | None:
    measured = find_measured(account.page, q)
    if measured is None:
        return None
    direction = _direction(account, measured, q)
    comparator: Comparator = q.comparator
    if q.unit == "percent" and direction and comparator in {"=", "~"} and not _is_level(account, q):
        comparator = "percent_change"
    value = Value(q.low, q.high, measured.unit, comparator)
    return _indicator(account, measured, value, direction, 0.7 if q.unit else 0.5)


def _indicator(account: Account, m: Measured, value: Value | None, direction: Direction | None, score: float) -> Indicator:
    page = account.page
    verbal = page.analysis.upos[m.anchor] == "VERB"
    way = "result" if value is None else value.comparator if value.comparator == "times" else "figure"
    realis = find_realis_of(page, m.anchor) if verbal else "actual"
    when = find_when(page, m.anchor, ahead=realis == "future")
    return Indicator(
        **account.shared(m.evidence, realis=realis, when=when, score=score, because=account.trace(f"indicator.{way}", m.anchor)),
        subject=account.span(m.subject),
        countries=_countries(account, m),
        value=value,
        direction=direction,
    )


def _multiplied(account: Account) -> list[Indicator]:
    """Read "Trade doubled", "doubling the turnover"."""
    page = account.page
    words = page.lexicon.table("indicator", IndicatorWords)
    verbs = forms_of(frozenset(words.multiply))
    found = []
    for word, lower in enumerate(page.tree.lower):
        if lower in verbs and page.analysis.upos[word] == "VERB":
            subject = find_patient(page, word) or subject_of(page, word)
            if subject:
                factor = float(words.multiply[verbs[lower]])
                evidence = (min(subject[0], word), max(subject[1], word + 1))
                value = Value(factor, factor, "times", "times")
                found.append(_indicator(account, Measured(word, subject, evidence, "times"), value, "up" if factor > 1 else "down", 0.7))
    return found


def _results(account: Account, figures: list[Indicator]) -> list[Indicator]:
    """What is said to have moved without a number, where no figure tells it; only what happened, of states that are named."""
    found = []
    for measured, direction in find_results(account.page):
        record = _indicator(account, measured, None, direction, 0.4)
        start, end = record.evidence.start, record.evidence.end
        told = any(f.evidence.start < end and start < f.evidence.end for f in figures)
        if not told and record.realis == "actual" and record.countries:
            found.append(record)
    return found


def _direction(account: Account, m: Measured, q: Quantity) -> Direction | None:
    """Which way a figure moves: by its verb, by the noun that it measures, by "up" or "down" before it."""
    page = account.page
    words = page.lexicon.table("indicator", IndicatorWords)
    before = page.tree.lower[q.start - 1] if q.start else ""
    lemma = lemma_of(page, m.anchor, words) if page.analysis.upos[m.anchor] == "VERB" else ""
    noun = singular(page.tree.lower[m.anchor])
    if before in words.up_words or lemma in words.up or noun in words.up_nouns or page.tree.lower[m.anchor] in words.up_words:
        return "up"
    if before in words.down_words or lemma in words.down or noun in words.down_nouns or page.tree.lower[m.anchor] in words.down_words:
        return "down"
    return None


def _is_level(account: Account, q: Quantity) -> bool:
    """Whether a percentage is where something went to ("to 5 percent"), not by how much."""
    return q.start > 0 and account.page.tree.lower[q.start - 1] in {"to", "at"}


def _countries(account: Account, m: Measured) -> tuple[str, ...]:
    """The states and bodies that a figure is about: those in its words, else those who do what it counts, else where that is.

    Last of all comes the state where a report was filed, if the report is of that state.
    """
    page = account.page
    sentence = page.analysis.sentence_of(m.anchor)
    verb = next((w for w in (m.anchor, *page.tree.above(m.anchor)) if page.analysis.upos[w] == "VERB"), None)
    agent = subject_of(page, verb) if verb is not None else None
    places = [_mutual(account, m.subject), _codes_in(account, m.subject), _codes_in(account, m.evidence), account.codes(agent)]
    places.append(_codes_in(account, (sentence.start, sentence.stop)))
    bodies = {p.title.code for p in page.cast.places if p.title.form == "body"}
    states = [tuple(c for c in codes if c not in bodies) for codes in places]
    home = page.cast.dateline
    return next((codes for codes in (*states, (home,) if home else (), *places) if codes), ())


def _mutual(account: Account, run: Run) -> tuple[str, ...]:
    """The two sides of a page, where what is measured is said to be between them: "our trade turnover", "bilateral trade"."""
    shared = account.page.lexicon.table("indicator", IndicatorWords).shared
    if shared.isdisjoint(account.page.tree.lower[slice(*run)]):
        return ()
    sides = codes_of(find_sides(account))
    return sides if len(sides) > 1 else ()


def _codes_in(account: Account, run: Run) -> tuple[str, ...]:
    """The codes of the names in some words, and of possessors that stand for somebody ("the two nations'")."""
    page = account.page
    named = (page.cast.place_at[i].title for i in range(*run) if i in page.cast.place_at)
    places = [title.code for title in named if title.sector != "MED"]
    owners = [i for i in range(*run) if page.analysis.relation[i] == "nmod:poss"]
    owned = [c for i in owners for c in codes_of(account.actors(whole_phrase(page, i, page.analysis.head[i])))]
    return tuple(dict.fromkeys([*places, *owned]))
