"""All mentions of a corpus: those that only the whole corpus explains among them."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

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
    known = get_lexicon().table("agreement", lambda names, **_: frozenset(names))
    seen = [look for parts in corpus for part in parts if (look := _look(part, known, (names or {}).get(part.document.id, ())))]
    acronyms = find_acronyms(m for look in seen for m in look.mentions)
    return [m for look in seen for m in _all_in(look, acronyms, known)]


class _Look(NamedTuple):
    """What a first look at a sentence found: phrases around nouns, words that may be acronyms, names that records have."""

    passage: Passage
    mentions: Sequence[Mention]
    shouted: frozenset[str]
    names: Sequence[Span]


def _look(passage: Passage, known: Container[str], names: Iterable[Span]) -> _Look | None:
    """The first look at a sentence, None where nothing in it can name an instrument."""
    shouted = frozenset(w.surface for w in passage.words if w.surface.isupper() or w.surface in known)
    look = _Look(passage, list(find_mentions(passage)), shouted, [n for n in names if passage.start <= n.start < passage.end])
    return look if any(look[1:]) else None


def _all_in(look: _Look, acronyms: Mapping[str, frozenset[str]], known: Collection[str]) -> list[Mention]:
    """The mentions of a sentence in order, with those that records name and no phrase around an instrument's noun covers."""
    passage, found, shouted, names = look
    short = {word for word in shouted if word in acronyms or word in known}
    found = list(find_mentions(passage, short)) if short else list(found)
    for name in names:
        if not any(m.covers(name) for m in found):
            found.append(_mention_at(passage, name))
    if not shouted.isdisjoint(acronyms):
        found = [replace(m, core=acronyms.get(passage.words[m.noun].surface, m.core)) for m in found]
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
