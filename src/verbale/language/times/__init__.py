"""Times in a text: recognised by the rules of the language's file, and resolved against the day of publication.

What a time says and what it comes to are kept apart: without a publication date it stays symbolic, and `resolve_times` settles
it later. The calendar, the meanings and the makers are the same for all languages; words and their order are data.
"""

from verbale.language.times.grammar import TimeGrammar, find_times, get_grammar
from verbale.language.times.publication import TEXT_BASIS, bound_publication
from verbale.language.times.settle import Time, resolve_times, settle_alone, told_in

__all__ = [
    "TEXT_BASIS",
    "Time",
    "TimeGrammar",
    "bound_publication",
    "find_times",
    "get_grammar",
    "resolve_times",
    "settle_alone",
    "told_in",
]
