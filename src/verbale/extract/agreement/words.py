"""The words for agreements: what names an instrument, and which words tell each step in its life."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.schema.agreement import Stage

__all__ = ["LIGHT", "AgreementWords", "agreement_words"]

LIGHT = frozenset({"enter", "come", "go", "put", "bring", "take", "be", "remain", "get", "stay", "become", "have", "prepare"})
"""Verbs that say nothing by themselves: what an instrument enters or is put into does."""


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """The table `agreement` of a lexicon; each kind of words for a stage by lemma or by "lemma preposition"."""

    strong: frozenset[str]
    plain: frozenset[str]
    weak: frozenset[str]
    qualifiers: frozenset[str]
    joint_only: frozenset[str]
    loose: frozenset[str]
    bound: frozenset[str]
    shared: frozenset[str]
    joint: frozenset[str]
    compounds: frozenset[str]
    private: frozenset[str]
    business: frozenset[str]
    uncounted: frozenset[str]
    names: frozenset[str]
    plainest: frozenset[str]
    carriers: frozenset[str]
    anaphora: frozenset[str]
    together: frozenset[str]
    mutual: frozenset[str]
    parliaments: frozenset[str]
    parliamentary: frozenset[str]
    brokers: frozenset[str]
    nearly: frozenset[str]
    blocks: frozenset[str]
    mandated: frozenset[str]
    approves: frozenset[str]
    submits: frozenset[str]
    finishes: frozenset[str]
    dues: frozenset[str]
    owed: frozenset[str]
    members: frozenset[str]
    judges: frozenset[str]
    counted: frozenset[str]
    talked: Mapping[Stage, Stage]
    verbs: Mapping[str, Stage]
    alone: Mapping[str, Stage]
    prepositions: Mapping[str, Stage]
    nouns: Mapping[str, Stage]
    states: Mapping[str, Stage]
    described: Mapping[str, Stage]
    duties: Mapping[str, Stage]
    denied: Mapping[str, Stage]
    phrases: Mapping[str, Stage]
    forms: Mapping[str, str]
    """Regular forms of the verbs, for words whose lemma the model gets wrong."""

    def lemma(self, page: Page, word: int) -> str:
        """The lemma of a verb of this table, else the page's."""
        return self.forms.get(page.tree.lower[word], page.lemma[word])


def agreement_words(stages: Mapping[str, Mapping[Stage, list[str]]], irregular: Mapping[str, str], **lists: Any) -> AgreementWords:
    """The table from its rows: each stage's words turned into a stage for each word."""
    turned = {name: {word: stage for stage, words in rows.items() for word in words} for name, rows in stages.items()}
    verbs = (
        {word.split()[0] for name in ("verbs", "alone", "prepositions", "duties", "denied", "phrases") for word in turned[name]}
        | lists["blocks"]
        | lists["parliamentary"]
        | lists["approves"]
        | lists["submits"]
        | lists["finishes"]
        | lists["judges"]
        | LIGHT
    )
    forms = {**forms_of(frozenset(verbs)), **irregular}
    return AgreementWords(
        forms=forms,
        verbs=turned["verbs"],
        alone=turned["alone"],
        prepositions=turned["prepositions"],
        nouns=turned["nouns"],
        states=turned["states"],
        described=turned["described"],
        duties=turned["duties"],
        denied=turned["denied"],
        phrases=turned["phrases"],
        **lists,
    )
