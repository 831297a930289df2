"""Whether a text has anything to say: whether any name, office or instrument of public life stands in it."""

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from verbale.lexicon import Lexicon

__all__ = ["Gate"]

_SHOUTED = 4
"""Letters from which a word may be written in capitals: "US" is no shouted "us"."""
_TABLES = (("agreement", "strong"), ("sanction", "nouns"))
"""Lists of nouns that hardly mean anything else."""
_POLITICAL = ("LEG", "MIL", "PTY", "REB", "OPP", "JUD")
"""The PLOVER sectors whose words are those of politics anywhere."""


class Gate:
    """The words of interest in one automaton (Aho and Corasick 1975): a text is looked through once, whatever their number."""

    def __init__(self, words: Iterable[str]) -> None:
        forms = sorted({form for word in words for form in _forms(word)})
        self._automaton = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Gate":
        """The gate of a lexicon, with the actors of its registry."""
        return cls(_words(lexicon))

    def passes(self, text: str) -> bool:
        """Whether one of the words stands in the text as a word of its own."""
        found = self._automaton.find_matches_as_indexes(text)
        return any(not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()) for _, start, end in found)


def _forms(word: str) -> Iterator[str]:
    """A word as it may be written: as it is, at the head of a sentence, in a headline of capitals."""
    if len(word) > 1:
        yield from (word, word[:1].upper() + word[1:])
    if len(word) >= _SHOUTED:
        yield word.upper()


def _words(lexicon: Lexicon) -> Iterator[str]:
    """Names of states, their people and seats, of bodies and of those in office; words of offices, politics and instruments."""
    actors = lexicon.actors
    for state in actors.states.values():
        yield from (state.name, *state.also, *state.people, *state.seats, *([state.capital] if state.capital else ()))
    for former in actors.former.values():
        yield from (former.name, *former.also, *former.people, *former.seats)
    for body in actors.bodies.values():
        yield from (body.code, body.name, *body.also, *body.organs, *body.seats)
    yield from (term.name.split()[-1] for term in actors.terms)
    nouns = {*lexicon.roles.state, *(word for sector in _POLITICAL for word in actors.offices.sectors.get(sector, ()))}
    nouns |= {word for table, key in _TABLES for word in lexicon.words(table, key)}
    yield from (form for noun in nouns for form in (noun, f"{noun}s"))
