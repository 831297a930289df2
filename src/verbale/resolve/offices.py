"""Offices and ministries as a grammar: "deputy foreign minister", "Ministry of Defence", "Secretary of State for Trade"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbale.lexicon.actors import Offices

__all__ = ["Office", "parse_office"]

_PAST = frozenset({"former", "ex", "ex-", "late", "outgoing"})
_LOWER = frozenset({"deputy", "vice", "assistant", "acting", "under", "undersecretary", "first deputy"})
_SPOKEN_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople"})


@dataclass(frozen=True, slots=True)
class Office:
    """What a role says; None where its words give nothing.

    `rank` is `state`, `government`, `leader`, `minister`, `head` or `ministry`, `portfolio` a row of the lexicon (`foreign`,
    `defence` …); a `deputy` or a `spokesman` has part in it, a `past` office is over.
    """

    rank: str | None
    portfolio: str | None
    deputy: bool = False
    spokesman: bool = False
    past: bool = False


def parse_office(role: str, offices: Offices) -> Office | None:
    """The office that a role names, None where it is none.

    >>> from verbale.lexicon import get_lexicon
    >>> parse_office("Deputy Foreign Minister", get_lexicon().actors.offices)
    Office(rank='minister', portfolio='foreign', deputy=True, spokesman=False, past=False)
    """
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", role.lower())
    text = f" {' '.join(words)} "
    rank = "ministry" if any(f" {m} " in text for m in offices.ministries) else _longest(text, offices.ranks)
    portfolio = _longest(text, offices.portfolios) if rank in {"minister", "ministry"} else None
    if rank == "ministry" and portfolio is None:
        rank = _longest(text, offices.ranks)
    if rank is None:
        return None
    given = frozenset(words)
    return Office(rank, portfolio, bool(given & _LOWER), bool(given & _SPOKEN_FOR), bool(given & _PAST))


def _longest(text: str, table: Mapping[str, Iterable[str]]) -> str | None:
    """The row that has the longest phrase of a text; of equal ones the first row."""
    found = [(len(phrase), -k, row) for k, (row, phrases) in enumerate(table.items()) for phrase in phrases if f" {phrase} " in text]
    return max(found)[2] if found else None
