"""What a number in a sentence measures: its noun, the subject of its verb, or what "of" brings; and which numbers measure nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbale.extract.dating import is_timed
from verbale.extract.indicator.numerals import is_kind, is_label, is_mere
from verbale.extract.indicator.quantities import Quantity
from verbale.extract.reading.acts import whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["IndicatorWords", "Measured", "find_measured", "lemma_of"]

_FEW = 10
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADP", "ADJ", "DET", "CCONJ", "PRON", "PART"})


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """The table `indicator` of a lexicon."""

    shared: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    level: frozenset[str]
    up_words: frozenset[str]
    down_words: frozenset[str]
    up_nouns: frozenset[str]
    down_nouns: frozenset[str]
    multiply: Mapping[str, float]
    companions: frozenset[str]
    hours: frozenset[str]
    terms: frozenset[str]
    dating: frozenset[str]
    lasting: frozenset[str]
    spans: frozenset[str]
    eras: frozenset[str]
    clock: frozenset[str]
    irregular: Mapping[str, str]
    achieved: frozenset[str]
    measured: frozenset[str]
    of: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a quantity measures: `anchor` is the word that governs it, `subject` the words for what is measured."""

    anchor: int
    subject: Run
    evidence: Run
    unit: str | None


def find_measured(page: Page, q: Quantity) -> Measured | None:
    """What a quantity measures; None where it is an age, a label, a term, a clock time or only counts those who act."""
    words = page.lexicon.table("indicator", IndicatorWords)
    head = page.tree.head_of((q.start, q.end))
    over = page.analysis.head[head]
    after = _after(page, q)
    near = page.tree.lower[after] if after < len(page.tree.lower) else ""
    if over < 0 or is_mere(page, q) or near in words.clock or (near and is_kind(page, q, after)):
        return None
    if q.unit is None and singular(near) in words.hours:
        return _of_time(page, q, after, words)
    noun = _noun_after(page, after)
    if noun is None and over >= q.end and page.analysis.upos[over] in _NOUNS and not is_timed(page, (over, over + 1)):
        noun = over
    if noun is not None:
        timed = q.unit is None and singular(page.tree.lower[noun]) in words.hours
        return (_of_time if timed else _of_noun)(page, q, noun, words)
    return None if q.unit is None and is_label(page, q, head, over) else _by_tree(page, q, head, over, words)


def _by_tree(page: Page, q: Quantity, head: int, over: int, words: IndicatorWords) -> Measured | None:
    """What a quantity without a noun behind it measures."""
    whole = _of_whole(page, q, head, words)
    if page.analysis.upos[over] in {"VERB", "ADJ", "AUX"}:
        return _of_verb(page, q, over, words, whole)
    if whole:
        return whole
    if page.analysis.upos[over] in _NOUNS and q.unit:
        phrase = without_case(page, whole_phrase(page, over, head))
        return Measured(over, phrase, _joined(q, phrase), q.unit)
    return None


def _after(page: Page, q: Quantity) -> int:
    """The word behind a quantity, over a hyphen."""
    return q.end + (q.end < len(page.tree.lower) and page.tree.lower[q.end] in {"-", "–"})


def _noun_after(page: Page, word: int) -> int | None:
    """The noun of the phrase that begins at a word: "other U.N. inspection *teams*"; not one that a time begins."""
    upos, at, stop = page.analysis.upos, word, page.analysis.sentence_of(min(word, len(page.analysis.words) - 1)).stop
    if word >= stop or is_timed(page, (word, word + 1)):
        return None
    while at < stop and (upos[at] in {"ADJ", "NOUN", "PROPN"} or (at > word and page.tree.lower[at] in {"-", "–"})):
        at += 1
    found = next((i for i in range(at - 1, word - 1, -1) if upos[i] in _NOUNS), None)
    return found if found is not None and found == at - 1 else None


def without_case(page: Page, run: Run) -> Run:
    """A phrase without the prepositions and commas before it."""
    low, high = run
    while low < high - 1 and page.analysis.upos[low] in {"ADP", "SCONJ", "PUNCT", "CCONJ"}:
        low += 1
    return low, high


def _of_noun(page: Page, q: Quantity, noun: int, words: IndicatorWords) -> Measured | None:
    """Read "three sites", "a $5 billion debt", "a 25-member delegation"."""
    lemma = singular(page.tree.lower[noun])
    after = _after(page, q)
    if q.unit is None and (_counts_none(page, q, noun, lemma, words) or (after > q.end and lemma in words.terms)):
        return None
    low, high = without_case(page, page.tree.phrase(noun))
    high = next((i for i in range(noun + 1, high) if page.tree.lower[i] == "," and i + 1 < high), high)  # ", including those on …"
    unit = q.unit or page.tree.lower[after if after > q.end else noun]
    return Measured(noun, (after, max(high, noun + 1)), (min(low, q.start), max(high, noun + 1)), unit)


def _counts_none(page: Page, q: Quantity, noun: int, lemma: str, words: IndicatorWords) -> bool:
    """Whether a bare number before a noun is no figure: "two leaders", "one man", "the 2018 withdrawal", "Group of Seven"."""
    value = q.low or q.high or 0
    few = value <= _FEW and (lemma in words.companions or lemma in page.lexicon.roles.heads)
    singly = value == 1 and not page.tree.lower[q.start].isdigit()
    name = page.analysis.upos[noun] == "PROPN" and "Number=Plur" not in page.analysis.feats[noun]
    return few or singly or name


def _of_time(page: Page, q: Quantity, noun: int, words: IndicatorWords) -> Measured | None:
    """A length of time measures the deed that lasts it: "a 10-hour tour", "talked for an hour", "lasted two days"."""
    lower = page.tree.lower
    around = {lower[i] for i in (q.start - 1, q.end, noun + 1, noun + 2) if 0 <= i < len(lower)}
    deed, case = page.analysis.head[noun], page.tree.find_child(noun, "case")
    through = case is not None and lower[case] == "for" and lower[q.end] != "more"
    if deed < 0 or (around & words.dating and not through):
        return None
    unit = lower[noun] if lower[noun].endswith("s") else next(u for u in words.spans if singular(u) == lower[noun])
    if page.analysis.upos[deed] in _NOUNS and deed > noun:
        if singular(lower[noun]) in words.eras or singular(lower[deed]) in words.terms:
            return None
        low, high = without_case(page, page.tree.phrase(deed))
        return Measured(deed, (noun + 1, max(high, deed + 1)), _joined(q, (low, high)), unit)
    if page.analysis.upos[deed] != "VERB" or not (through or page.lemma[deed] in words.lasting):
        return None
    subject = (deed, case) if case is not None and through and case > deed else _subject(page, deed) or (deed, deed + 1)
    return Measured(deed, subject, (min(subject[0], q.start), max(noun + 1, q.end)), unit)


def _of_whole(page: Page, q: Quantity, head: int, words: IndicatorWords) -> Measured | None:
    """Read "Eight of the palaces", "5 percent of exports", "$2 billion in aid"."""
    if q.low == 1 and not q.unit and not page.tree.lower[q.start].isdigit():
        return None
    for child in page.tree.children[head]:
        case = page.tree.find_child(child, "case")
        if (
            child >= q.end
            and case is not None
            and case < child
            and page.tree.lower[case] in words.of
            and page.analysis.upos[child] in _NOUNS
        ):
            low, high = whole_phrase(page, child, head)
            low = max(low, case + 1)
            unit = q.unit or page.tree.lower[child]
            return Measured(child, (low, high), _joined(q, (q.start, high)), unit)
    return _in_kind(page, q, words)


def _in_kind(page: Page, q: Quantity, words: IndicatorWords) -> Measured | None:
    """Read "$2 billion in aid" off the words, whatever the tree joins "in aid" to."""
    lower, upos = page.tree.lower, page.analysis.upos
    if q.unit in {None, "times", "percent"} or q.end + 1 >= len(lower) or lower[q.end] not in words.of:
        return None
    noun = next((i for i in range(q.end + 1, min(q.end + 4, len(lower))) if upos[i] not in {"ADJ", "NOUN"}), q.end + 4) - 1
    if noun <= q.end or upos[noun] != "NOUN" or is_timed(page, (q.end + 1, noun + 1)):
        return None
    return Measured(noun, (q.end + 1, noun + 1), (q.start, noun + 1), q.unit)


def _of_verb(page: Page, q: Quantity, verb: int, words: IndicatorWords, whole: Measured | None) -> Measured | None:
    """Read "Trade fell to $14 billion", "exports reached 5 million tons"; with other verbs what "of" brings, else the deed."""
    lemma = lemma_of(page, verb, words)
    moves = lemma in words.up | words.down | words.level or page.tree.lower[verb] in words.up_words | words.down_words
    subject = _subject(page, verb)
    if (moves or whole is None) and subject is not None and (moves or q.unit is not None):
        return Measured(verb, subject, (min(subject[0], q.start), max(q.end, verb + 1)), q.unit)
    return whole


def lemma_of(page: Page, word: int, words: IndicatorWords) -> str:
    """The lemma of a verb of measure or movement, whatever the model guesses; else the model's."""
    lower = page.tree.lower[word]
    return words.irregular.get(lower) or forms_of(words.up | words.down | words.level).get(lower, page.lemma[word])


def _subject(page: Page, verb: int) -> Run | None:
    """What is measured by a verb: its subject up to the verb, or the noun that its relative clause stands behind."""
    if page.analysis.relation[verb] in {"acl:relcl", "acl"} and page.analysis.head[verb] >= 0:
        return without_case(page, whole_phrase(page, page.analysis.head[verb], verb))
    before = (c for c in page.tree.children[verb] if c < verb and bare(page.analysis.relation[c]) in {"nsubj", "obj"})
    own = page.tree.find_child(verb, "nsubj") or next(before, None)
    if own is None:
        return subject_of(page, verb)
    if "PronType=Rel" in page.analysis.feats[own]:
        return _antecedent(page, own) or subject_of(page, verb)
    low, high = whole_phrase(page, own, verb)
    while high < verb and page.analysis.upos[high] in _NOMINAL:
        high += 1
    return low, high


def _antecedent(page: Page, pronoun: int) -> Run | None:
    """The phrase right before a relative pronoun: "the two nations' trade turnover, which …"."""
    noun = pronoun - 1
    while noun > 0 and page.analysis.upos[noun] == "PUNCT":
        noun -= 1
    return without_case(page, page.tree.phrase(noun)) if page.analysis.upos[noun] in _NOUNS else None


def _joined(q: Quantity, run: Run) -> Run:
    """A phrase together with its quantity, where nothing but a few words lies between."""
    low, high = min(run[0], q.start), max(run[1], q.end)
    return low, high
