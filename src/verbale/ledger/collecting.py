"""All mentions of a corpus: those that only the whole corpus explains among them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from verbale.ledger.mentions import find_mentions
from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention, mention_around
from verbale.ledger.wording import ledger_words, singular
from verbale.lexicon import get_lexicon
from verbale.schema import Span

__all__ = ["collect_mentions", "find_acronyms"]


def collect_mentions(corpus: Iterable[Sequence[Passage]], names: Mapping[str, Sequence[Span]] | None = None) -> list[Mention]:
    """All mentions of a corpus, document by document, those by an acronym that the corpus explains, or the lexicon has, among them.

    An acronym that is explained has the words of the name that it stands for. `names` are further names of instruments by the id
    of their document, as records have them.
    """
    known = get_lexicon().table("agreement", lambda names, **_: names)
    documents = list(corpus)
    acronyms = find_acronyms(m for parts in documents for part in parts for m in find_mentions(part))
    found = [
        m for parts in documents for part in parts for m in _all_in(part, {*acronyms, *known}, (names or {}).get(part.document.id, ()))
    ]
    return [replace(m, core=acronyms.get(m.passage.words[m.noun].surface, m.core)) for m in found]


def _all_in(passage: Passage, acronyms: Iterable[str], names: Iterable[Span]) -> list[Mention]:
    """The mentions of a sentence in order, with those that records name and no phrase around an instrument's noun covers."""
    found = list(find_mentions(passage, acronyms))
    for name in names:
        if passage.words[0].start <= name.start < passage.words[-1].end and not any(m.covers(name) for m in found):
            found.append(_mention_at(passage, name))
    return sorted(found, key=lambda m: m.noun)


def _mention_at(passage: Passage, name: Span) -> Mention:
    """The mention that a record names: its noun is the last word before "of", "on" or the like."""
    table = ledger_words(passage.document.language)
    inside = [i for i, w in enumerate(passage.words) if w.start < name.end and name.start < w.end] or [0]
    ends = (i for i in inside[:-1] if passage.words[i + 1].lower in table.words["joins"])
    at = next(ends, inside[-1])
    return mention_around(passage, at, table.classes.get(singular(passage.words[at].lower), singular(passage.words[at].lower)), table)


def find_acronyms(mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """Acronyms that stand in brackets right behind a name whose first letters they are, with the words of that name."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        words = mention.passage.words[mention.end : mention.end + 3]
        if len(words) == 3 and (words[0].surface, words[2].surface) == ("(", ")"):
            short = words[1].surface
            name = [w.lower for w in mention.passage.words[mention.start : mention.end] if w.surface[0].isalpha()]
            letters = "".join(w[0] for w in name)
            if short.isalpha() and len(short) > 2 and short.isupper() and _is_within(short.lower(), letters):
                found[short] = mention.core
    return found


def _is_within(short: str, letters: str) -> bool:
    rest = iter(letters)
    return all(letter in rest for letter in short)
