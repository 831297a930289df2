"""The forms of listed verbs: a rule must not hang on a guessed lemma ("slat" for "slated")."""

from collections.abc import Iterable, Mapping
from functools import cache

from verbale.lexicon import inflect

__all__ = ["forms_of"]

_VOWELS = "aeiou"


@cache
def forms_of(lemmas: frozenset[str]) -> Mapping[str, str]:
    """Every regular form of some verbs with its lemma, doubled consonants too.

    >>> forms_of(frozenset({"plan"}))["planned"]
    'plan'
    """
    return {form: lemma for lemma in sorted(lemmas) for form in (*inflect(lemma), *_doubled(lemma))}


def _doubled(lemma: str) -> Iterable[str]:
    if len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS:
        yield from (f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing")
