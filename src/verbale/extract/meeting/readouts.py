"""Read-outs: short official notes on what two leaders told each other, which leave it to their title whether they met or called."""

from verbale.extract.account import Account, codes_of
from verbale.extract.meeting.scene import Scene
from verbale.extract.reading.acts import is_passive
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.extract.reading.voices import is_paper
from verbale.extract.sides import find_sides, iter_arguments
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Actor

__all__ = ["are_together", "find_exchange"]

_WORDS = 450
"""A read-out is short."""
_OPENING = 3
"""Sentences in which it says that they spoke."""

_FRAMES = frozenset({"at", "during", "after", "before", "following", "in"})
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_OTHERS = (["on"], ["of"], ["between"], ["with"])
_PLAIN = frozenset({"the", "their", "hour", "minute"})


def find_exchange(account: Account, scene: Scene) -> tuple[int, tuple[Actor, ...]] | None:
    """The verb by which a short page without title and quotations opens to say that two sides exchanged words, and the sides.

    None elsewhere: a title would tell whether they met or called, and who is together in one place does not call.
    """
    page = account.page
    if page.document.title or len(page.lemma) > _WORDS:
        return None
    openings = _openings(page)
    verb = next((v for v in openings if _is_exchange(page, v, scene)), None)
    if verb is None or any(_is_quoting(page, v) for v in openings) or are_together(page, scene):
        return None
    sides = find_sides(account)
    return (verb, sides) if len(codes_of(sides)) > 1 and _are_meant(page, verb, sides) else None


def _are_meant(page: Page, verb: int, sides: tuple[Actor, ...]) -> bool:
    """Whether the persons who open the read-out are of its two sides: two of one state, or a stranger, tell of something else."""
    people = {id(p): p for run in iter_arguments(page, verb) for p in map(page.cast.person_of, page.cast.within(*run))}.values()
    states = {p.country for p in people}
    return states <= set(codes_of(sides)) and not len(people) > len(states)


def are_together(page: Page, scene: Scene) -> bool:
    """Whether the page tells of company in one place: a dinner, "at the meeting"."""
    return any(
        lower in scene.lists["together"] or (lower in scene.words.nouns and _is_frame(page, word, scene))
        for word, lower in enumerate(page.tree.lower)
    )


def _is_frame(page: Page, noun: int, scene: Scene) -> bool:
    """Whether a bare noun of a meeting frames what is told: "during the two-hour talks, they …", "opening the meeting".

    "The talk" may be a call, and "the recent meeting", "the Genoa summit", "the talks on trade" are what is spoken of.
    """
    lower, head = page.tree.lower, page.analysis.head[noun]
    if scene.words.nouns[lower[noun]] == "call" or lower[noun] == "talk" or head < 0 or lower[noun + 1 : noun + 2] in _OTHERS:
        return False
    below = {c for c in page.tree.children[noun] if page.analysis.upos[c] not in {"PUNCT", "NUM", "ADJ"}}
    words = {lower[c] for c in page.tree.children[noun]}
    bare_noun = {lower[c] for c in below} <= _FRAMES | _PLAIN and not words & scene.lists["other"]
    framing = bool(words & _FRAMES) and bare(page.analysis.relation[head]) in _MAIN
    return bare_noun and bool(words & {"the", "their"}) and (framing or scene.lemma(head) in scene.lists["bounds"])


def _openings(page: Page) -> list[int]:
    """The main verbs of the first sentences; of a sentence in quotation marks none."""
    roots = [i for s in page.analysis.sentences[:_OPENING] for i in s if page.analysis.head[i] < 0]
    return [i for i in roots if page.analysis.upos[i] == "VERB" and not page.analysis.words[i].quote]


def _is_exchange(page: Page, verb: int, scene: Scene) -> bool:
    """Whether two exchange words by a verb: both its subjects, one its subject and one its object, or their views its subject."""
    lemma = scene.lemma(verb)
    told = scene.lists["exchanging"] | (page.lexicon.speech.voiced - scene.lists["planning"])
    if lemma not in told or _is_placed(page, scene.where(verb)):
        return False
    subject = subject_of(page, verb)
    if subject is None:
        return False
    if singular(page.tree.lower[page.tree.head_of(subject)]) in scene.lists["exchanged"]:
        return is_passive(page, verb) or lemma == "focus"
    return _is_joint(page, subject) or (_is_leader(page, subject) and any(_is_leader(page, r) for r in _others(page, verb, subject)))


def _is_quoting(page: Page, verb: int) -> bool:
    """Whether a page tells what a paper says: a message, a communiqué."""
    subject = subject_of(page, verb)
    return subject is not None and is_paper(page, subject)


def _is_placed(page: Page, where: Run | None) -> bool:
    """Whether a place is named in which it was said."""
    return where is not None and any(i in page.cast.location_at or page.analysis.upos[i] == "PROPN" for i in range(*where))


def _others(page: Page, verb: int, subject: Run) -> list[Run]:
    return [run for run in iter_arguments(page, verb) if run != subject]


def _is_joint(page: Page, subject: Run) -> bool:
    """Whether a subject is two persons, "the two leaders" or "they"."""
    people = {id(page.cast.person_of(k)) for k in page.cast.within(*subject)}
    head = page.tree.lower[page.tree.head_of(subject)]
    return len(people) > 1 or head in {"they", "both"} or (not people and head != singular(head) and _is_leading(page, singular(head)))


def _is_leader(page: Page, run: Run) -> bool:
    head = page.tree.head_of(run)
    return head in page.cast.mention_at or _is_leading(page, page.tree.lower[head])


def _is_leading(page: Page, noun: str) -> bool:
    return noun in page.lexicon.roles.leaders or noun in {"side", "party", "counterpart"}
