"""In which sense a word is meant: storms strike and teams beat each other too, and not every saying is an accusation."""

from functools import cache

from verbale.extract.event.words import Act, EventWords
from verbale.extract.reading.acts import find_agent, find_patient
from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of
from verbale.lexicon import inflect
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["is_political"]

_BLOWS = frozenset({"ASSAULT", "COERCE", "PROTEST", "REJECT"})
"""Types whose verbs also tell of weather and of games."""


_SIGNING = "057"
"""The CAMEO code of signing: clubs sign players."""


def is_political(page: Page, words: EventWords, act: Act) -> bool:
    """Whether an act is one of states and people, and, where its group wants a `content`, has one."""
    group = words.groups[act.group]
    if group["type"] in _BLOWS and _by_nature(page, words, act):
        return False
    if (group["type"] in _BLOWS or group.get("cameo") == _SIGNING) and _in_sport(page, words, act):
        return False
    if group["type"] == "REQUEST" and _is_question(page, words, act):
        return False
    if (group.get("crowd") and _by_state(page, act)) or _is_private(page, words, act):
        return False
    return "content" not in group or _charges(page, _forms(tuple(words.classes[group["content"]])), act)


@cache
def _forms(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in inflect(verb))


def _by_nature(page: Page, words: EventWords, act: Act) -> bool:
    """Whether it is weather or a disease that strikes, or is fought."""
    sides = [find_agent(page, act.word), *([find_patient(page, act.word)] if page.analysis.upos[act.word] == "VERB" else [])]
    return any(singular(page.tree.lower[page.tree.head_of(run)]) in words.classes["nature"] for run in sides if run)


def _is_private(page: Page, words: EventWords, act: Act) -> bool:
    """Whether the paper that is signed is one of persons or companies: "a plea agreement"."""
    if act.thing is None or singular(page.tree.lower[act.thing]) not in words.classes["instruments"]:
        return False
    before = (c for c in page.tree.children[act.thing] if c < act.thing)
    return any(page.tree.lower[c] in words.classes["private"] for c in before)


def _in_sport(page: Page, words: EventWords, act: Act) -> bool:
    """Whether the sentence is one about a game: by its words, or by a score ("3-0")."""
    sentence = page.analysis.sentence_of(act.word)
    lower = page.tree.lower[sentence.start : sentence.stop]
    score = any(
        a.isdigit() and mark in {"-", "–"} and b.isdigit() and len(a + b) < 5
        for a, mark, b in zip(lower, lower[1:], lower[2:], strict=False)
    )
    return score or not {*map(singular, lower)}.isdisjoint(words.classes["sports"])


def _is_question(page: Page, words: EventWords, act: Act) -> bool:
    """Whether somebody is only questioned, or wants to stay unnamed: "asked about the talks", "who asked not to be named"."""
    children = page.tree.children
    near = {page.tree.lower[c] for child in children[act.word] for c in (child, *children[child])}
    asks = page.tree.lower[act.word] in _forms(("ask",))
    return asks and "for" not in near and not near.isdisjoint((*words.classes["questions"], *words.classes["unnamed"]))


def _by_state(page: Page, act: Act) -> bool:
    """Whether a state by its name is said to do what only crowds do."""
    agent = find_agent(page, act.word) if page.analysis.upos[act.word] == "VERB" else None
    place = page.cast.place_at.get(page.tree.head_of(agent)) if agent else None
    return place is not None and place.title.form in {"state", "seat"}


def _charges(page: Page, misdeeds: frozenset[str], act: Act) -> bool:
    """Whether a verb of saying has a misdeed as its content that is told as done: "said that X had violated …"."""
    for child in page.tree.children[act.word]:
        if bare(page.analysis.relation[child]) in {"ccomp", "parataxis"} and page.analysis.upos[child] == "VERB":
            told = page.tree.lower[child] in misdeeds and find_realis_of(page, child, factuality=False) == "actual"
            doers = [c for c in page.tree.children[child] if c < child and bare(page.analysis.relation[c]) in {"nsubj", "obj"}]
            if told and doers:
                return True
    return False
