"""The words of meetings, and what one word on a page tells: who takes part, in which form, where, and on whose ground."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from verbale.extract.reading.forms import forms_of
from verbale.language.analysis import Run
from verbale.schema.meeting import Form

__all__ = ["BY_NOUN", "BY_SOFT", "BY_VERB", "Gathering", "MeetingWords"]

BY_VERB, BY_NOUN, BY_SOFT = 0.8, 0.7, 0.5
"""Scores by what tells of the meeting: its verb, its noun, a word that has everyday senses too."""


@dataclass(frozen=True)
class MeetingWords:
    """The table `meeting` of a lexicon: the form that each verb and noun names, and lists of what stands beside them."""

    verbs: Mapping[str, Form]
    nouns: Mapping[str, Form]
    soft: Mapping[str, Form]
    lists: Mapping[str, list[str]]
    irregular: Mapping[str, str]

    @cached_property
    def sets(self) -> Mapping[str, frozenset[str]]:
        """The lists as sets."""
        return {name: frozenset(words) for name, words in self.lists.items()}

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form of the listed verbs with its lemma."""
        names = ("speaking", "going", "leaving", "hosting", "welcoming", "gathering", "holding", "exchanging", "bounds")
        listed = {w.split()[0] for name in names for w in self.lists[name]}
        return {**forms_of(frozenset({v.split()[0] for v in self.verbs} | listed)), **self.irregular}


@dataclass(frozen=True, slots=True)
class Gathering:
    """A word that tells of a meeting: who takes part, where, and on whose ground, as phrases.

    `visited` is whom or what a visit is paid to; `soft` where the word alone is no sign of diplomacy; `aside` where it is only
    spoken of ("after the talks"), not told to be held; `holder` is the verb that tells of holding it.
    """

    word: int
    form: Form
    sides: tuple[Run, ...]
    visited: Run | None = None
    place: Run | None = None
    host: Run | None = None
    soft: bool = False
    score: float = BY_VERB
    aside: bool = False
    holder: int | None = None
