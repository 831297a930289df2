"""Why a record is made: the words that set a rule off, where the lexicon lists them, and what the model makes of them."""

from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.schema import Score, Trace

__all__ = ["trace"]

_TABLES = {"statement": "speech"}
"""The tables of kinds whose words stand under another name."""


def trace(page: Page, rule: str, words: Run, *, entry: str | None = None, hint: str = "") -> Trace:
    """The trace of a rule of a kind ("KIND.WAY") that some words set off.

    `entry` is the key of its words in the table of the kind; where it is not given it is looked up, with `hint` as a part of it.
    """
    analysis, kind = page.analysis, rule.partition(".")[0]
    head, table = page.tree.head_of(words), _TABLES.get(kind, kind)
    phrase = [analysis.words_of(words).lower()] if words[1] - words[0] > 1 else []
    forms = (*phrase, page.lemma[head], page.tree.lower[head], singular(page.tree.lower[head]))
    key = entry or page.lexicon.key_of(table, forms, {hint, f"{analysis.upos[head].lower()}s"})
    scores = (Score("tree", round(analysis.certainty[head], 3)), Score("factuality", round(analysis.factuality[head], 2)))
    return Trace(rule, (page.document.span(*analysis.span(words)),), f"{table}.toml: {key}" if key else None, scores)
