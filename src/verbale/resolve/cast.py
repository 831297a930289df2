"""Who is in a document: its people, states and institutions, each at the words that name it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verbale.language.tokens import tokenize
from verbale.lexicon import Lexicon, Roles
from verbale.lexicon.actors import Term
from verbale.resolve.leaders import pair_leaders
from verbale.resolve.mentions import find_mentions
from verbale.resolve.people import Mention, Person, gather_people, singular
from verbale.resolve.registry import Place, Registry
from verbale.resolve.titles import Title
from verbale.resolve.tree import Tree

__all__ = ["Cast", "Referent"]

_FORENAMES = 3
_DATELINE = 8
"""Words at the head of a report in which a dateline gives its city."""
_HOME = 3
"""A report's own state is named at least every so often as the one most spoken of."""
_TOGETHER = 3
"""Sentences in which two leaders who deal with each other are named."""
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Referent:
    """Who a phrase stands for; `inferred` where it was a pronoun, a role, or the country was not said beside the name."""

    name: str
    country: str | None
    kind: str
    role: str | None = None
    person: Person | None = None
    inferred: bool = False

    @classmethod
    def of_title(cls, title: Title) -> "Referent":
        """A name of the registry; a capital or a palace that stands for its government is inferred."""
        return cls(title.name, title.code or None, title.form, inferred=title.form == "seat")


class Cast:
    """The persons and places of one document; positions are words."""

    def __init__(self, tree: Tree, lexicon: Lexicon, registry: Registry, title: str = "", published: date | None = None) -> None:
        self.tree, self.lexicon, self.registry, self.published = tree, lexicon, registry, published
        persons = [(n.start, n.end) for n in tree.analysis.names if n.kind == "person"]
        surfaces = [w.surface for w in tree.analysis.words]
        self.locations = _fully_named(list(registry.iter_places(surfaces, published, persons)), surfaces)
        """All names of the registry; `places` are those that can act."""
        self.places = [p for p in self.locations if p.title.acts]
        mentions = find_mentions(tree, lexicon.roles, [p for p in self.locations if p.title.code])
        self.people, self._of_mention = gather_people(mentions, list(_named_in(title, mentions, lexicon.roles, registry)))
        self.mentions = mentions
        self.announced: dict[int, Person] = {}
        """Offices that stand before the name of their bearer ("a Pentagon spokesman"): the word of the office, and the person."""
        self._starts = [m.start for m in mentions]
        named = {i for m in mentions for i in range(m.start, m.end)}
        self.place_at = {i: p for p in self.places for i in range(p.start, p.end) if i not in named}
        self.location_at = {i: p for p in self.locations for i in range(p.start, p.end) if i not in named}
        self.mention_at = {i: k for k, m in enumerate(mentions) for i in range(m.start, m.end)}
        self._complete_countries()

    def person_of(self, mention: int) -> Person:
        """The person of a mention by its number."""
        return self._of_mention[mention]

    def before(self, word: int) -> int:
        """How many mentions begin before a word."""
        return bisect_right(self._starts, word - 1)

    def within(self, start: int, end: int) -> range:
        """The numbers of the mentions that begin in a run of words."""
        return range(self.before(start), self.before(end))

    def refer(self, person: Person, *, inferred: bool = False) -> Referent:
        """A person as a referent."""
        return Referent(person.name, person.country, "person", person.title, person, inferred or person.inferred)

    def _complete_countries(self) -> None:
        """Countries of spokesmen through their masters, of bare offices through the document's own state."""
        for k, mention in enumerate(self.mentions):
            person = self.person_of(k)
            if person.country is None:
                person.country = self._named_beside(mention)
            if person.country is None and mention.owner is not None and mention.owner in self.mention_at:
                person.country = self.person_of(self.mention_at[mention.owner]).country
        for person in self.people:
            self._complete(person)
        self._pair_leaders()
        home = self._home()
        for person in self.people:
            if person.country is None and home and person.roles & self.lexicon.roles.state:
                person.country, person.inferred = home, True

    def _named_beside(self, mention: Mention) -> str | None:
        """The state of an office that a name behind a comma explains: "Norway's foreign minister, Ola Nord, …"."""
        lower, roles = self.tree.lower, self.lexicon.roles
        at = mention.left - 2
        if at < 1 or lower[at + 1] != "," or lower[at] not in roles.heads:
            return None
        while at > 0 and (lower[at] in roles.heads | roles.modifiers or lower[at] in {"'s", "’s"}):
            at -= 1
        return self.place_at[at].title.code if at in self.place_at else None

    def _complete(self, person: Person) -> None:
        """The country of somebody without one, by an office spoken of before or by what the registry knows of the day."""
        office = self._office_before(person) if person.country is None else None
        if office:
            person.country, person.inferred = office.title.code, True
            self.announced[office.end] = person
        person.term = self._term_of(person)
        if person.country is None and person.term:
            person.country, person.inferred = self.registry.holders.country_of(person.term), True

    def _pair_leaders(self) -> None:
        """Countries of bare surnames, by those who lead states and stand within some sentences."""
        if self.published is None:
            return
        spans = self.tree.analysis.sentences
        for span in [range(s.start, spans[min(k + _TOGETHER, len(spans)) - 1].stop) for k, s in enumerate(spans)]:
            people = [self.person_of(k) for k in self.within(span.start, span.stop)]
            led = {p.title.code for p in self.places if p.start in span and self._is_led(p)}
            for person, term in pair_leaders(people, led, self.registry.holders, self.published):
                person.term, person.country, person.inferred = term, self.registry.holders.country_of(term), True

    def _is_led(self, place: Place) -> bool:
        """Whether the word for a leader stands beside a name: "the Chadian president", "the president of Chad"."""
        after, before = self.tree.lower[place.end : place.end + 3], self.tree.lower[max(place.start - 3, 0) : place.start]
        leaders = self.lexicon.roles.leaders
        return (place.title.form == "people" and any(w in leaders for w in after)) or ("of" in before and any(w in leaders for w in before))

    def _office_before(self, person: Person) -> Place | None:
        """The state or institution whose office was spoken of before the person was named: "a Pentagon spokesman … spokesman X"."""
        found = None
        words = self.tree.analysis.words
        for place in self.places:
            if place.end >= min(person.at):
                continue
            head = singular(self.tree.lower[place.end])
            if head in _VOICES & person.roles and words[place.end].space != 2 and place.end + 1 not in self.mention_at:
                found = place
        return found

    def _term_of(self, person: Person) -> Term | None:
        if self.published is None:
            return None
        holders = self.registry.holders
        named = frozenset(p.title.code for p in self.places)
        former = bool(person.roles & {"former", "ex"})
        term = holders.find_term(
            person.names,
            self.published,
            frozenset(person.roles),
            named,
            title=person.title or "",
            former=former,
        )
        return term if term and person.country in {None, holders.country_of(term)} else None

    @property
    def dateline(self) -> str | None:
        """The state of a report's dateline, where none is spoken of more often."""
        filed = self._filed()
        counts = Counter(p.title.code for p in self.places if p.title.form != "body")
        return filed if filed and counts[filed] == max(counts.values()) else None

    def _filed(self) -> str | None:
        return next((p.title.code for p in self.places if p.start < _DATELINE and p.title.form == "seat" and self._is_dateline(p)), None)

    def _home(self) -> str | None:
        """The state of a report's dateline, else the one most spoken of that has no leader of its own here."""
        filed = self._filed()
        if filed:
            return filed
        taken = {p.country for p in self.people if p.roles & self.lexicon.roles.leaders}
        counts = Counter(p.title.code for p in self.places if p.title.form in {"state", "people", "seat"})
        least = max(2.0, max(counts.values(), default=0) / _HOME)
        return next((code for code, count in counts.most_common() if code not in taken and count >= least), None)

    def _is_dateline(self, place: Place) -> bool:
        following = "".join(w.surface for w in self.tree.analysis.words[place.end : place.end + 6])
        return self.tree.analysis.words[place.start].surface.isupper() or ("(" in following[:12] and ")" in following)


def _fully_named(places: list[Place], surfaces: Sequence[str]) -> list[Place]:
    """The places, states by the fullest name that the document gives them ("Republic of India" once it is called so)."""
    names: dict[str, str] = {}
    for place in places:
        words = " ".join(surfaces[place.start : place.end])
        full = place.title.form == "state" and place.title.name in words
        if full and len(words) > len(names.get(place.title.code, place.title.name)):
            names[place.title.code] = words
    known = [(p, names.get(p.title.code)) for p in places]
    return [replace(p, title=replace(p.title, name=name)) if name and p.title.form in {"state", "seat"} else p for p, name in known]


def _named_in(title: str, mentions: Sequence[Mention], roles: Roles, registry: Registry) -> Iterator[Mention]:
    """The persons of a title whose surname the text knows, with forenames, office and country as the title gives them."""
    words = [w.surface for w in tokenize(title)]
    places = {i: p for p in registry.iter_places(words) if p.title.code for i in range(p.start, p.end)}
    surnames = {m.names[-1] for m in mentions}

    def is_office(at: int) -> bool:
        return words[at].lower() in roles.heads | roles.honorifics | roles.modifiers

    def is_forename(at: int) -> bool:
        return words[at][:1].isupper() and at not in places and not is_office(at)

    for end, word in enumerate(words):
        if word not in surnames or end in places:
            continue
        start = end
        while start and end - start < _FORENAMES and is_forename(start - 1):
            start -= 1
        left = start
        while left and (is_office(left - 1) or left - 1 in places):
            left -= 1
        offices = frozenset(words[i].lower() for i in range(left, start) if is_office(i))
        country = next((places[i].title.code for i in range(left, start) if i in places), None)
        yield Mention(start, end + 1, left, tuple(words[start : end + 1]), offices & roles.heads, country)
