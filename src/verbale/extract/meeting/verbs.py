"""Verbs that tell of a meeting: people meet, visit, call, receive each other, travel to each other, gather."""

from verbale.extract.meeting.scene import Scene
from verbale.extract.meeting.words import BY_SOFT, Gathering
from verbale.extract.reading.acts import find_agent, find_patient, is_passive, iter_obliques
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.meeting import Form

__all__ = ["read_verb"]


def read_verb(scene: Scene, verb: int) -> Gathering | None:
    """What a verb tells of a meeting; None where it tells of none."""
    lemma, particle = scene.lemma(verb), scene.particle(verb)
    form = scene.words.verbs.get(f"{lemma} {particle}" if particle else lemma) or scene.words.verbs.get(lemma)
    if lemma in scene.lists["speaking"]:
        if _on_the_phone(scene, verb):
            form = "call"
        elif form is None:
            return _spoke(scene, verb)
    if form:
        return None if form == "meeting" and _is_match(scene, verb) else _together(scene, verb, form)
    for listed, read in _READERS.items():
        if lemma in scene.lists[listed]:
            return read(scene, verb)
    return None


def _on_the_phone(scene: Scene, verb: int) -> bool:
    return any(
        singular(scene.page.tree.lower[i]) in scene.lists["phones"]
        for run in iter_obliques(scene.page, verb, "by", "on", "via", "over")
        for i in range(*run)
    )


def _is_match(scene: Scene, verb: int) -> bool:
    """Whether teams meet: "met Chile in the final"."""
    return any(scene.page.tree.lower[i] in scene.lists["sports"] for i in scene.page.tree.subtree(verb))


def _together(scene: Scene, verb: int, form: Form) -> Gathering | None:
    page = scene.page
    patient = find_patient(page, verb)
    joined = iter_obliques(page, verb, "with", "to" if form == "call" else "with")
    sides = tuple(run for run in (find_agent(page, verb), *joined) if run)
    if form == "visit":
        return Gathering(verb, form, sides, visited=patient, place=patient or scene.where(verb))
    sides = (*sides, *([patient] if patient else []))
    if any(singular(page.tree.lower[page.tree.head_of(run)]) in scene.lists["things"] for run in sides):
        return None
    return Gathering(verb, form, sides, place=scene.where(verb) or scene.where_below(verb))


def _spoke(scene: Scene, verb: int) -> Gathering | None:
    """Read "spoke with President X": leaders who speak with each other and are not said to be in one place do so by telephone."""
    page = scene.page
    agent = find_agent(page, verb)
    leaders = (run for run in iter_obliques(page, verb, "with") if page.cast.within(*run) or scene.is_office(run, many=False))
    other = next(leaders, None)
    if agent is None or other is None or page.lemma[verb] == "talk":
        return None
    return Gathering(verb, "call", (agent, other), soft=True, score=BY_SOFT)


def _called(scene: Scene, verb: int) -> Gathering | None:
    """Read "called President X": a person and nothing that X is called."""
    page = scene.page
    agent, patient = find_agent(page, verb), find_patient(page, verb)
    relations = {bare(page.analysis.relation[c]) for c in page.tree.children[verb] if c > verb}
    if agent is None or patient is None or is_passive(page, verb) or not page.cast.within(*patient):
        return None
    called = any(True for _ in iter_obliques(page, verb, "for", "on", "upon", "as"))
    if called or relations & {"xcomp", "ccomp", "iobj", "compound"}:
        return None
    return Gathering(verb, "call", (agent, patient), score=BY_SOFT, soft=True)


def _hosted(scene: Scene, verb: int) -> Gathering | None:
    """Read "received President X": the subject meets somebody on its own ground."""
    page = scene.page
    agent, patient = find_agent(page, verb), find_patient(page, verb)
    if agent is None or patient is None or not scene.is_person(patient):
        return None
    return Gathering(verb, "meeting", (agent, patient), place=scene.where(verb) or scene.where_below(verb), host=agent, soft=True)


def _welcomed(scene: Scene, verb: int) -> Gathering | None:
    """Read "welcomed President X in Lima": with a place a meeting, without one perhaps mere words."""
    found = _hosted(scene, verb)
    place = found.place if found else None
    return found if place and any(i in scene.page.cast.location_at for i in range(*place)) else None


def _gathered(scene: Scene, verb: int) -> Gathering | None:
    """Read "leaders of the G7 gathered in X": people who come together, in a place, and nothing that they collect."""
    page = scene.page
    agent, place = find_agent(page, verb), scene.where(verb)
    if agent is None or place is None or page.tree.find_child(verb, "obj", "iobj") is not None or not scene.is_person(agent):
        return None
    return Gathering(verb, "meeting", (agent,), place=place, score=BY_SOFT)


def _gone(scene: Scene, verb: int) -> Gathering | None:
    """Read "arrived in Tehran", "will travel to Japan"."""
    return _travelled(scene, verb, "in", "to")


def _left(scene: Scene, verb: int) -> Gathering | None:
    """Read "left for Tehran"."""
    return _travelled(scene, verb, "for")


def _travelled(scene: Scene, verb: int, *prepositions: str) -> Gathering | None:
    """A journey to a state that is not the traveller's own, as the scribe checks."""
    page = scene.page
    agent = find_agent(page, verb)
    place = next((run for run in iter_obliques(page, verb, *prepositions) if page.tree.head_of(run) in page.cast.place_at), None)
    if agent is None or place is None or page.cast.place_at[page.tree.head_of(place)].title.form not in {"state", "seat"}:
        return None
    return Gathering(verb, "visit", (agent,), visited=place, place=place, soft=True, score=BY_SOFT) if _may_go(scene, agent) else None


def _may_go(scene: Scene, agent: Run) -> bool:
    return scene.is_person(agent) or scene.page.tree.lower[scene.page.tree.head_of(agent)] in scene.lists["envoys"]


_READERS = {"calls": _called, "hosting": _hosted, "welcoming": _welcomed, "gathering": _gathered, "going": _gone, "leaving": _left}
"""How the verbs of each list are read."""
