"""All words of a page that tell of a meeting, in order."""

from collections.abc import Iterator

from verbale.extract.meeting.nouns import read_noun
from verbale.extract.meeting.scene import Scene
from verbale.extract.meeting.verbs import read_verb
from verbale.extract.meeting.words import Gathering

__all__ = ["find_gatherings"]


def find_gatherings(scene: Scene) -> Iterator[Gathering]:
    """What each verb and noun tells; words inside a side of the one before tell of no other."""
    page = scene.page
    inside = range(0)
    for word, upos in enumerate(page.analysis.upos):
        if word in inside:
            continue
        if upos == "VERB" and page.analysis.relation[word] != "amod":
            found = read_verb(scene, word)
        else:
            found = read_noun(scene, word) if upos in {"NOUN", "PROPN"} else None
        if found:
            inside = range(word + 1, max((run[1] for run in found.sides if run[0] > word), default=0))
            yield found
