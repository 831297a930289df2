"""Nouns that tell of a meeting: it is held, paid, attended, or frames what else is told."""

from collections.abc import Iterator

from verbale.extract.meeting.scene import Scene
from verbale.extract.meeting.words import BY_NOUN, BY_SOFT, Gathering
from verbale.extract.reading.acts import is_passive, iter_obliques, owner_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.meeting import Form

__all__ = ["read_noun"]

_TOGETHER = ("with", "between", "among")
_FRAMES = frozenset({"in", "during", "at", "for", "after"})


def read_noun(scene: Scene, noun: int) -> Gathering | None:
    """What a noun tells of a meeting; None where it tells of none."""
    lower = scene.page.tree.lower[noun]
    key = lower if lower in scene.words.nouns else singular(lower)
    form = _form(scene, noun, key)
    if form is None:
        return None
    soft = key not in scene.words.nouns
    holder = _holder(scene, noun)
    own = tuple(_own_sides(scene, noun, form))
    held = tuple(_held_by(scene, noun, holder) if holder is not None else _framed_by(scene, noun, form))
    visited = next(iter_obliques(scene.page, noun, "to"), None) if form == "visit" else None
    place = visited or _place(scene, noun, holder)
    host = next((run for run in held if _is_host(scene, holder, own)), None)
    sides = dict.fromkeys((*own, *(run for run in held if run != host)))
    score = BY_SOFT if soft else BY_NOUN
    return Gathering(
        noun, form, tuple(sides), visited, place, host, soft=soft, score=score, aside=holder is None and not (soft and held), holder=holder
    )


def _place(scene: Scene, noun: int, holder: int | None) -> Run | None:
    """The place of the noun, of what holds it, or in which somebody is for it ("is in Lima for talks")."""
    over = scene.page.analysis.head[noun]
    if holder is None and scene.is_at(over):
        return over, over + 1
    words = [noun, *([holder] if holder is not None else [])]
    return next((run for look in (scene.where, scene.where_below) for w in words if (run := look(w))), None)


def _is_host(scene: Scene, holder: int | None, own: tuple[Run, ...]) -> bool:
    """Whether the holder only gives the ground: "hosted talks between A and B", "Lima will host the G7 summit"."""
    return holder is not None and scene.lemma(holder) in scene.lists["hosting"] and bool(own) and not is_passive(scene.page, holder)


def _form(scene: Scene, noun: int, key: str) -> Form | None:
    """The form that a noun names where it stands; None where it is another thing ("press conference", "a call for peace")."""
    page = scene.page
    form = scene.words.nouns.get(key) or scene.words.soft.get(key)
    before = scene.before(noun)
    phoned = bool(before & scene.lists["calling"])
    if form is None or _modifies(scene, noun) or (before & scene.lists["beside"] and not (phoned and form == "call")):
        return None
    alone = next(iter_obliques(page, noun, "with", "between"), None) is None
    if alone and ((key == "call" and not phoned and not _is_bare_subject(scene, noun)) or page.tree.lower[noun] == "talk"):
        return None
    return "call" if before & scene.lists["phones"] else form


def _is_bare_subject(scene: Scene, noun: int) -> bool:
    """Whether the noun is one told before: "the call lasted an hour", not "the call for a truce"."""
    page = scene.page
    before = [page.tree.lower[c] for c in page.tree.children[noun] if c < noun]
    return before == ["the"] and bare(page.analysis.relation[noun]) in {"nsubj", "obl"} and page.tree.find_child(noun, "nmod") is None


def _modifies(scene: Scene, noun: int) -> bool:
    """Whether the noun only qualifies the next ("meeting room", "summit talks")."""
    page = scene.page
    head = page.tree.lower[page.analysis.head[noun]] if page.analysis.head[noun] > noun else ""
    over = singular(page.tree.lower[page.analysis.head[noun]]) if page.analysis.relation[noun] == "nmod" else ""
    return over in scene.lists["attending"] or (bool(head) and page.analysis.relation[noun] in {"compound", "amod"})


def _own_sides(scene: Scene, noun: int, form: Form) -> Iterator[Run]:
    """Those in the noun's own phrase: its possessor, its adjectives of states, "by", "between", "with", "of"."""
    page = scene.page
    for child in page.tree.children[noun]:
        relation = page.analysis.relation[child]
        if relation == "nmod:poss":
            yield owner_phrase(page, child, noun)
        elif relation in {"amod", "compound"} and form != "visit":
            places = (i for i in page.tree.subtree(child) if i in page.cast.place_at)
            yield from ((i, i + 1) for i in places if page.cast.place_at[i].title.form != "seat")
        elif relation in {"amod", "compound"} and child in page.cast.place_at:
            yield child, child + 1
    yield from (run for run in iter_obliques(page, noun, "by", "of", *_TOGETHER) if not _is_meeting(scene, run))


def _is_meeting(scene: Scene, run: Run) -> bool:
    """Whether a phrase is itself a meeting: "a round of talks"."""
    return scene.page.tree.lower[scene.page.tree.head_of(run)] in scene.words.nouns


def _holder(scene: Scene, noun: int) -> int | None:
    """The verb over a noun whose subject holds, attends, pays or plans what the noun names."""
    page = scene.page
    head, relation = page.analysis.head[noun], bare(page.analysis.relation[noun])
    if page.tree.find_child(noun, "cop") is not None:
        return noun
    if head < 0 or relation not in {"obj", "obl", "nsubj", "xcomp"}:
        return None
    lemma = scene.lemma(head)
    known = {lemma, f"{lemma} {scene.particle(head)}"} & scene.lists["holding"] or _is_on_visit(scene, noun)
    return head if known and page.analysis.upos[head] in {"VERB", "AUX"} else None


def _is_on_visit(scene: Scene, noun: int) -> bool:
    """Whether a visit frames a clause, whose subject then is the visitor: "during a visit to Syria, he said"."""
    page = scene.page
    case = page.tree.find_child(noun, "case")
    framed = case is not None and page.tree.lower[case] in {"during", "on", "after", "before", "amid"}
    whose = any(page.analysis.relation[c] == "nmod:poss" or page.tree.lower[c] == "the" for c in page.tree.children[noun])
    return framed and not whose and page.tree.lower[noun] in scene.lists["visits"]


def _held_by(scene: Scene, noun: int, holder: int) -> Iterator[Run]:
    page = scene.page
    if bare(page.analysis.relation[noun]) == "nsubj" and holder != noun:
        yield from iter_obliques(page, holder, "by", *_TOGETHER)
        return
    subject = subject_of(page, holder)
    if subject and not subject[0] <= noun < subject[1] and not is_passive(page, holder):
        yield subject
    yield from iter_obliques(page, holder, *_TOGETHER)


def _framed_by(scene: Scene, noun: int, form: Form) -> Iterator[Run]:
    """Who meets in what frames a clause: "said at a meeting with Y", "is in Lima for talks with Y", "in a phone call they discussed"."""
    page = scene.page
    head, case = page.analysis.head[noun], page.tree.find_child(noun, "case")
    framed = case is not None and page.tree.lower[case] in _FRAMES and bare(page.analysis.relation[noun]) in {"obl", "nmod"}
    if form in {"visit", "ceremony"} or not framed or head < 0 or is_passive(page, head):
        return
    subject = subject_of(page, head)
    if subject and not subject[0] <= noun < subject[1] and (form == "call" or next(iter_obliques(page, noun, "with"), None)):
        yield subject
