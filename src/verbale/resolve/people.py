"""The people of one document: every mention of a person by name, and the persons whom the mentions make up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from verbale.lexicon.actors import Term

__all__ = ["Mention", "Person", "gather_people", "singular"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text: words `start` to `end` of the bare name; `left` is where its titles begin.

    `roles` are the words of the office in lower case, `country` a code that the words around the name give, `owner` the
    word of a possessor ("X's spokesman").
    """

    start: int
    end: int
    left: int
    names: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    country: str | None = None
    owner: int | None = None
    title: str | None = None


@dataclass(eq=False, slots=True)
class Person:
    """Somebody of this document: the fullest name, all offices, the country, and the words where the name stands.

    `term` is the office that the registry knows the person to hold on the day of the document.
    """

    names: tuple[str, ...]
    roles: set[str] = field(default_factory=set)
    country: str | None = None
    inferred: bool = False
    title: str | None = None
    term: Term | None = None
    at: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name in the document, without titles."""
        return " ".join(self.names).replace(" , ", ", ").replace(" - ", "-").replace(" ,", ",")


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """A noun of office in the singular, by its ending.

    >>> singular("ministers"), singular("spokesmen"), singular("press")
    ('minister', 'spokesman', 'press')
    """
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def gather_people(mentions: Sequence[Mention], titled: Sequence[Mention] = ()) -> tuple[list[Person], list[Person]]:
    """The persons of a document, and for each mention its person; what a title says of them counts too (`titled`)."""
    people: list[Person] = []
    order = sorted(range(len(mentions)), key=lambda k: -len(mentions[k].names))
    by_word: dict[str, list[Person]] = {}
    owner: dict[int, Person] = {}
    for k in order:
        person = _known(mentions[k], by_word)
        if person is None:
            person = Person(mentions[k].names)
            people.append(person)
            for word in mentions[k].names:
                by_word.setdefault(word.lower(), []).append(person)
        owner[k] = person
    found = [owner[k] for k in range(len(mentions))]
    for mention, person in zip(mentions, found, strict=True):
        _learn(person, mention)
    for mention in titled:
        _complete(people, mention)
    return people, found


def _known(mention: Mention, by_word: dict[str, list[Person]]) -> Person | None:
    """The person whom a shorter or equal name means: same surname, and no other forename."""
    last = mention.names[-1].lower()
    for person in by_word.get(last, ()):
        words = [n.lower() for n in person.names]
        if all(n.lower() in words for n in mention.names):
            return person
        if len(mention.names) > 1 and words[0] == mention.names[0].lower() and words[-1] == last:
            return person
    return None


def _learn(person: Person, mention: Mention) -> None:
    person.roles |= mention.roles
    person.country = person.country or mention.country
    person.title = person.title or mention.title
    person.at.append(mention.start)


def _complete(people: Sequence[Person], titled: Mention) -> None:
    """A fuller form of a name, an office and a country from the title."""
    for person in people:
        if titled.names[-1] == person.names[-1] and set(titled.names) & set(person.names[:-1] or titled.names):
            person.names = max(person.names, titled.names, key=len)
            person.roles |= titled.roles
            person.country = person.country or titled.country
