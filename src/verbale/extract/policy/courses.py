"""The words of a declared course in a clause: who is after what, by which means."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbale.extract.reading.acts import whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Course", "PolicyWords", "find_courses", "find_phrases"]

_CLAUSES = frozenset({"xcomp", "advcl", "ccomp", "acl", "obl", "csubj", "nmod"})
_BESIDE = frozenset({"acl:relcl", "parataxis", "punct"})
_SMALL = frozenset({"PRON", "DET", "ADJ", "ADP", "PART"})
"""A single word of these is not left out of a clause, whatever it was joined to."""
_NEAR = 6
"""Words within which "to …" still belongs to the noun of effort before it."""


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """The table `policy` of a lexicon."""

    efforts: frozenset[str]
    tries: frozenset[str]
    pursues: frozenset[str]
    focuses: frozenset[str]
    toward: frozenset[str]
    aims: frozenset[str]
    means: frozenset[str]
    directed: frozenset[str]
    purposes: frozenset[str]
    ends: frozenset[str]
    courses: frozenset[str]
    including: frozenset[str]


@dataclass(frozen=True, slots=True)
class Course:
    """A course in words: `anchor` is the word that tells it, `subject` who is after it, where that is said."""

    anchor: int
    subject: Run | None
    aim: tuple[Run, ...]
    means: tuple[Run, ...]


def find_courses(page: Page) -> Iterator[Course]:
    """All courses of a page: by nouns of effort, by verbs of pursuit, by a purpose that a deed is told with."""
    words = page.lexicon.table("policy", PolicyWords)
    verbs = forms_of(words.tries | words.pursues | words.focuses)
    for word, lower in enumerate(page.tree.lower):
        found = None
        if singular(lower) in words.efforts and page.analysis.upos[word] in {"NOUN", "ADJ"}:
            found = _effort(page, word)
        elif page.analysis.upos[word] == "VERB" and lower in verbs and not _is_single(page, word):
            found = _pursuit(page, word, verbs[lower], words)
        if found and found.aim:
            yield found
    for start, end, _ in find_phrases(page, words.purposes):
        found = _purpose(page, start, end, words)
        if found:
            yield found


def find_phrases(page: Page, phrases: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Where one of some phrases stands: words `start` to `end`, and the phrase; the longest at each place."""
    longest = max(len(p.split()) for p in phrases)
    lower, first = page.tree.lower, {p.split()[0] for p in phrases}
    for start in (i for i, word in enumerate(lower) if word in first):
        for size in range(longest, 0, -1):
            phrase = " ".join(lower[start : start + size])
            if phrase in phrases:
                yield start, min(start + size, len(lower)), phrase
                break


def _is_single(page: Page, verb: int) -> bool:
    """Whether a verb tells one deed of the past, which is no course: "he tried to leave"."""
    have = any(page.lemma[c] == "have" for c in page.tree.children[verb] if page.analysis.upos[c] == "AUX")
    past = "Tense=Past" in page.analysis.feats[verb]
    passive = any(page.analysis.relation[c] in {"aux:pass", "nsubj:pass"} for c in page.tree.children[verb])
    return passive or (past and not have)


def _effort(page: Page, noun: int) -> Course | None:
    """Read "efforts to neutralize …", "takes the initiative to expand …", "there are efforts underway to …"."""
    verb = page.analysis.head[noun]
    owner = page.tree.find_child(noun, "nmod")
    subject = None
    owned = owner is not None and page.analysis.relation[owner] == "nmod:poss" and noun - owner < _NEAR
    if owned and owner is not None and page.tree.lower[noun] != "best":
        subject = whole_phrase(page, owner, noun)
    elif verb >= 0 and page.analysis.upos[verb] == "VERB" and bare(page.analysis.relation[noun]) != "nsubj":
        subject = subject_of(page, verb) if page.analysis.relation[verb] != "acl" else None
    deed = next((w for w in range(noun + 1, min(noun + _NEAR, len(page.tree.lower))) if _is_to(page, w)), None)
    if deed is None or page.tree.sentence[deed] != page.tree.sentence[noun] or not _belongs(page, deed, noun):
        return None
    return Course(noun, subject, (_clause(page, deed),), ())


def _belongs(page: Page, deed: int, noun: int) -> bool:
    """Whether a clause is that of a noun: it stands under the noun, under what that stands under, or under a word between."""
    head = page.analysis.head[deed]
    return head == noun or head == page.analysis.head[noun] or noun < head < deed


def _is_to(page: Page, word: int) -> bool:
    return page.analysis.upos[word] == "VERB" and any(page.tree.lower[c] == "to" and c < word for c in page.tree.children[word])


def _pursuit(page: Page, verb: int, lemma: str, words: PolicyWords) -> Course | None:
    """Read "has tried to adopt …", "pursued the removal of …", "should focus on …ing"."""
    if lemma in words.pursues:
        thing = page.tree.find_child(verb, "obj")
        if thing is None or singular(page.tree.lower[thing]) not in words.courses:
            return None
        aim: tuple[Run, ...] = (_object(page, thing, verb, words),)
    else:
        aim = tuple(_taken(page, verb, lemma, words))[:1]
    beside = [c for c in _participles(page, verb) if not any(a <= c < b for a, b in aim)]
    joined = [c for c in beside if aim and aim[-1][1] == c - 1 and page.analysis.upos[c - 1] == "CCONJ"]
    aim = (*aim[:-1], (aim[-1][0], _clause(page, joined[0])[1])) if joined else aim
    beside = [c for c in beside if c not in joined]
    aims = tuple(_clause(page, c, alone=True) for c in beside if _lemma(page, c, words) in words.aims)
    others = tuple(_clause(page, c, alone=True) for c in beside if _lemma(page, c, words) not in words.aims)
    means = (*others, *_by(page, verb, words))
    return Course(verb, subject_of(page, verb), aims or aim, (*aim, *means) if aims else means)


def _object(page: Page, thing: int, verb: int, words: PolicyWords) -> Run:
    """An object up to where the means begin."""
    low, high = whole_phrase(page, thing, verb)
    stop = next((i for i in range(thing + 1, high) if page.tree.lower[i] in words.means), high)
    return low, stop


def _taken(page: Page, verb: int, lemma: str, words: PolicyWords) -> Iterator[Run]:
    """What a verb of pursuit takes behind "to", or behind "on", "with", "for"."""
    for child in page.tree.children[verb]:
        if child < verb or bare(page.analysis.relation[child]) not in _CLAUSES:
            continue
        lead = {page.tree.lower[c] for c in page.tree.children[child] if bare(page.analysis.relation[c]) in {"case", "mark"}}
        focused = lemma in words.focuses and lead & words.toward
        if focused or (lemma in words.tries and "to" in lead and page.analysis.upos[child] == "VERB"):
            yield _clause(page, child)


def _participles(page: Page, verb: int) -> Iterator[int]:
    """The participles beside a verb, and those joined to them: "…, expanding its ties and striving to …"."""
    for child in page.tree.children[verb]:
        marked = any(page.analysis.relation[c] in {"mark", "case"} for c in page.tree.children[child])
        if child > verb and page.analysis.relation[child] == "advcl" and page.tree.lower[child].endswith("ing") and not marked:
            yield child
            yield from (c for c in page.tree.children[child] if page.analysis.relation[c] == "conj" and page.analysis.upos[c] == "VERB")


def _by(page: Page, verb: int, words: PolicyWords) -> Iterator[Run]:
    """The means that a preposition brings: "through diplomatic channels", "by cutting duties"."""
    for word in page.tree.subtree(verb, without=_BESIDE):
        lead = page.tree.find_child(word, "case", "mark")
        near = word > verb and bare(page.analysis.relation[word]) in {"obl", "nmod", "advcl"}
        if (
            near
            and lead is not None
            and lead < word
            and page.tree.lower[lead] in words.means
            and page.analysis.upos[word] in {"NOUN", "PROPN", "VERB"}
        ):
            low, high = _clause(page, word)
            yield max(low, lead + 1), _with_examples(page, high, words)


def _with_examples(page: Page, end: int, words: PolicyWords) -> int:
    """Where means end that name an example: "diplomatic channels, including the negotiations in Vienna"."""
    lower, sentence = page.tree.lower, page.analysis.sentence_of(end - 1)
    at = end + (end < sentence.stop and lower[end] == ",")
    if at >= sentence.stop or lower[at] not in words.including:
        return end
    noun = next((i for i in range(at + 1, sentence.stop) if page.analysis.upos[i] in {"NOUN", "PROPN"}), None)
    return _clause(page, noun)[1] if noun is not None else end


def _purpose(page: Page, start: int, end: int, words: PolicyWords) -> Course | None:
    """Read "expands its ties with the aim of neutralizing …": what stands behind is the aim, the deed before it the means."""
    sentence = page.analysis.sentence_of(start)
    aim = next((w for w in range(end, min(end + _NEAR, sentence.stop)) if page.analysis.upos[w] in {"VERB", "NOUN"}), None)
    if aim is not None and page.analysis.upos[start] == "VERB":
        return _aimed(page, start, end, aim, words)
    verb = next((w for w in page.tree.above(start) if page.analysis.upos[w] == "VERB" and w < start), None)
    if aim is None or verb is None or verb not in sentence:
        return None
    main = next((w for w in (verb, *page.tree.above(verb)) if page.tree.find_child(w, "nsubj") is not None), verb)
    if main > start:  # "measures taken with the aim of … were praised": the purpose tells which measures
        return None
    effort = main != verb and _takes_effort(page, main, words)
    subject = subject_of(page, main)
    deed = verb if effort or main == verb else main
    stop = start
    while stop > deed + 1 and page.analysis.upos[stop - 1] == "PUNCT":
        stop -= 1
    high = _clause(page, aim)[1]
    return Course(start, subject, ((end, max(high, end + 1)),), ((deed, stop),))


def _aimed(page: Page, verb: int, end: int, aim: int, words: PolicyWords) -> Course | None:
    """Read "their policy is aimed at …", "a strategy aimed at …"."""
    noun = page.tree.find_child(verb, "nsubj")
    noun = page.analysis.head[verb] if noun is None and page.analysis.relation[verb] == "acl" else noun
    if noun is None or singular(page.tree.lower[noun]) not in words.efforts | words.courses:
        return None
    return Course(verb, whole_phrase(page, noun, verb), ((end, max(_clause(page, aim)[1], end + 1)),), ())


def _takes_effort(page: Page, verb: int, words: PolicyWords) -> bool:
    thing = page.tree.find_child(verb, "obj")
    return thing is not None and singular(page.tree.lower[thing]) in words.efforts


def _clause(page: Page, word: int, *, alone: bool = False) -> Run:
    """The words of a clause or phrase from its verb or noun on, without "to", prepositions and what is told beside it.

    `alone` leaves out the clauses joined to it by "and".
    """
    verbs = {c for c in page.tree.children[word] if page.analysis.relation[c] == "conj" and page.analysis.upos[c] == "VERB"}
    joined = {w for c in verbs for w in page.tree.subtree(c)} if alone else set()
    inside = set(page.tree.subtree(word, without=frozenset({"parataxis", "discourse"}))) - joined
    low = high = word
    while low - 1 in inside and page.analysis.upos[low - 1] not in {"PART", "ADP", "SCONJ", "PUNCT", "CCONJ"}:
        low -= 1
    while high + 1 in inside or (high + 2 in inside and page.analysis.upos[high + 1] in _SMALL):
        high += 1
    while high > word and page.analysis.upos[high] == "PUNCT":
        high -= 1
    return low, high + 1


def _lemma(page: Page, word: int, words: PolicyWords) -> str:
    return forms_of(words.aims).get(page.tree.lower[word], page.lemma[word])
