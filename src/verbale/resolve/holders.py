"""Who held which office on a day: it gives a person a country where the document says none."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from verbale.lexicon.actors import Actors, Term, covers
from verbale.resolve.offices import Office, parse_office

__all__ = ["Holders", "fold"]

_FAMILY_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "SGP", "TWN", "VNM"})
"""States whose people have their family name first in English reports too."""
_ROYAL = frozenset({"king", "queen", "prince", "emir", "sultan", "crown", "pope", "sheikh"})
"""Offices whose holders go by their first name."""
_HELD = {
    "state": frozenset({"state", "leader", "head"}),
    "government": frozenset({"government"}),
    "leader": frozenset({"state", "government", "leader"}),
    "head": frozenset({"head", "state", "leader"}),
    "minister": frozenset({"foreign", "defence", "government"}),
}
"""The offices of the lexicon that a rank of the grammar may be."""
_WORDS = {
    "leader": frozenset({"ayatollah", "general", "prince", "crown", "counselor", "secretary"}),
    "foreign": frozenset({"representative", "commissioner"}),
    "security": frozenset({"adviser", "advisor"}),
    "defence": frozenset({"chief"}),
}
"""Words of a role beside the grammar of offices that fit an office."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ø": "oe", "å": "aa"}
_LEADING = frozenset({"state", "government", "leader", "head"})
"""Offices of those who speak for a whole state or body."""


def fold(names: Iterable[str]) -> tuple[str, ...]:
    """The words of a name in lower case without accents and "Jr.", parted at hyphens.

    >>> fold(["Recep", "Tayyip", "Erdoğan"]), fold(["Kim", "Jong-un"])
    (('recep', 'tayyip', 'erdogan'), ('kim', 'jong', 'un'))
    """
    plain = unicodedata.normalize("NFD", " ".join(names).lower().replace("ı", "i").replace("ł", "l").replace("đ", "d").replace("ø", "o"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = letters.replace("-", " ").replace("’", "'").replace(" '", "'").replace(",", " ").split()
    return tuple(w for w in words if w not in _SUFFIXES) or tuple(words)


def _spread(name: str) -> str:
    """A name with its umlauts written out: "Schroeder"."""
    return "".join(_UMLAUTS.get(letter, letter) for letter in name)


@dataclass(frozen=True, slots=True)
class _Query:
    """Who is asked for: a folded name, the words of the office, the day, the states that the document names."""

    words: tuple[str, ...]
    roles: frozenset[str]
    office: Office | None
    on: date
    named: frozenset[str]
    former: bool


class Holders:
    """The office holders of a lexicon, asked by name and day."""

    def __init__(self, actors: Actors) -> None:
        self._organisations = actors.organisations
        self._offices = actors.offices
        self._terms: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        for term in actors.terms:
            for spelling in (term.name, *term.spellings):
                for words in {fold([spelling]), fold([_spread(spelling)])}:
                    for word in {words[0], words[-1]}:
                        self._terms.setdefault(word, []).append((words, term))

    def find_term(
        self,
        names: Sequence[str],
        on: date,
        roles: frozenset[str] = frozenset(),
        named: frozenset[str] = frozenset(),
        *,
        title: str = "",
        former: bool = False,
    ) -> Term | None:
        """The term of somebody who is in office on a day, None where it is not sure whose it is.

        `roles` are the words of the person's office in the document, `title` is the office as it stands there, `named` the codes
        of the states that the document names. A full name is enough; a surname alone must have an office that fits, or no office
        and a state that is named. `former` takes those whose term is over on that day. All who fit must be of one state.

        >>> from verbale.lexicon import get_lexicon
        >>> holders = Holders(get_lexicon().actors)
        >>> holders.find_term(["Lavrov"], date(2010, 5, 1), frozenset({"minister"}), title="Foreign Minister").name
        'Sergei Lavrov'
        """
        query = _Query(fold(names), roles, parse_office(title or " ".join(sorted(roles)), self._offices), on, named, former)
        ends = dict.fromkeys((query.words[0], query.words[-1])) if query.words else {}
        near = [pair for end in ends for pair in self._terms.get(end, ())]
        found = {self.country_of(term): term for spelling, term in near if self._fits(query, spelling, term)}
        return next(iter(found.values())) if len(found) == 1 else None

    def find_leader(self, names: Sequence[str], on: date) -> Term | None:
        """The term of the only leader of a state or body on a day who bears a surname.

        >>> from verbale.lexicon import get_lexicon
        >>> Holders(get_lexicon().actors).find_leader(["Blair"], date(2001, 6, 8)).code
        'GBR'
        """
        words = fold(names)
        near = self._terms.get(words[-1], ()) if words else ()
        found = {t.code: t for spelling, t in near if t.office in _LEADING and covers(t.days, on) and spelling[-len(words) :] == words}
        return next(iter(found.values())) if len(found) == 1 else None

    def country_of(self, term: Term) -> str | None:
        """What stands as the country of an office holder: a state, a body, or the state of an organisation."""
        organisation = self._organisations.get(term.code)
        return organisation.country if organisation else term.code

    def _fits(self, query: _Query, spelling: tuple[str, ...], term: Term) -> bool:
        over = term.days.latest is not None and term.days.latest < query.on
        if not (over if query.former else covers(term.days, query.on)):
            return False
        if len(query.words) > 1 and _same(query.words, spelling):
            return True
        fits = _holds(query, term.office) if query.roles else self.country_of(term) in query.named
        return fits and _is_short(query, spelling, term)


def _holds(query: _Query, held: str) -> bool:
    """Whether somebody's role is an office: by the grammar of offices, else by its words. A deputy or a spokesman holds none."""
    office = query.office
    if office and (office.deputy or office.spokesman):
        return False
    if office is None or query.roles & _WORDS.get(held, frozenset()):
        return bool(query.roles & _WORDS.get(held, frozenset()))
    return held == office.portfolio if office.portfolio else held in _HELD.get(office.rank or "", frozenset())


def _is_short(query: _Query, spelling: tuple[str, ...], term: Term) -> bool:
    """Whether a name is the family name in a full one, or the first name of one who goes by it."""
    size = len(query.words)
    first = term.code in _FAMILY_FIRST or bool(query.roles & _ROYAL)
    return spelling[-size:] == query.words or (first and spelling[:size] == query.words)


def _same(words: tuple[str, ...], spelling: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: first and last word agree, or one is the end of the other."""
    if len(spelling) < 2:
        return words[-1] == spelling[0]
    ends = (words[0], words[-1]) == (spelling[0], spelling[-1])
    return ends or words[-len(spelling) :] == spelling or "".join(words) == "".join(spelling)
