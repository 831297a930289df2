"""From scores to proper names."""

from verbale.language.analysis import Name
from verbale.language.encoder import Floats
from verbale.language.labels import NAMES
from verbale.language.spans import find_runs, likeliest, softmax

__all__ = ["find_names"]


def find_names(scores: Floats, offset: int = 0) -> list[Name]:
    """The names of a passage whose first word is word `offset` of the document: the likeliest sequence of labels that can stand."""
    probability = softmax(scores)
    best = likeliest(probability)
    kinds = (best + 1) // 2
    names = []
    for a, b, kind in find_runs(kinds.tolist(), (best % 2 == 1).tolist()):
        score = float(probability[range(a, b), best[a:b]].mean())
        names.append(Name(a + offset, b + offset, NAMES[kind - 1], score))
    return names
