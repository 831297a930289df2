"""Which of several bearers a name means: by the words near it, by kindred names in the document, by the day."""

from collections.abc import Sequence
from datetime import date

from verbale.lexicon.actors import Ambiguity, covers
from verbale.resolve.titles import Title

__all__ = ["choose"]

_BESIDE, _NEAR = 6, 40
"""Words on either side in which a sign counts in full, and in which it counts at all."""
_KIN = 0.5
"""What one kindred name ("Tbilisi" for Georgia) anywhere in the document weighs against a sign right beside the name, which is 2."""
_KIN_MOST = 4
"""Kindred names that are counted: a long document must not drown the words beside the name."""


def choose(
    titles: Sequence[Title],
    rule: Ambiguity | None,
    words: Sequence[str],
    at: int,
    sure: Sequence[tuple[int, str]],
    on: date | None = None,
) -> Title:
    """The title that a name at a word means.

    `sure` are the words of the document at which a name stands that one code alone can bear, with the code. A name with one
    bearer means it; without a rule the first bearer counts.
    """
    if rule is None or len({t.code for t in titles}) < 2:
        return titles[0]
    scores = {t.code: _score(t.code, rule, words, at, sure) for t in titles}
    best = max(scores.values())
    if best > 0:
        leading = [t for t in titles if scores[t.code] == best]
        return _of(rule.default, leading) or leading[0]
    dated = next((code for code, days in rule.dated.items() if on and covers(days, on)), rule.default)
    return _of(dated, titles) or titles[0]


def _of(code: str, titles: Sequence[Title]) -> Title | None:
    return next((t for t in titles if t.code == code), None)


def _score(code: str, rule: Ambiguity, words: Sequence[str], at: int, sure: Sequence[tuple[int, str]]) -> float:
    """What speaks for a code: its cues around the word, and its kindred names."""
    cues = rule.cues.get(code, frozenset())
    low, high = max(0, at - _NEAR), at + _NEAR
    score = sum(2.0 if abs(i - at) <= _BESIDE else 1.0 for i, word in enumerate(words[low:high], low) if word in cues and i != at)
    if code in rule.kin:
        kin = [i for i, c in sure if c == code]
        score += _KIN * min(len(kin), _KIN_MOST) + sum(1.0 for i in kin if abs(i - at) <= _BESIDE)
    return score
