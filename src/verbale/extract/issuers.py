"""Who speaks in an official text: those whom it names as its authors, else the authority that publishes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbale.extract.reading.page import Page
from verbale.extract.statement.kind import as_actor
from verbale.language.tokens import tokenize
from verbale.resolve.coreference import Resolver
from verbale.schema import Actor
from verbale.schema.address import host_in

__all__ = ["IssuerWords", "find_issuers"]

_FIRST, _LINE = 3, 25
"""Sentences in which "We, the leaders of …" opens a text; the most words of a line that is a heading."""


@dataclass(frozen=True, slots=True)
class IssuerWords:
    """The table `issuers` of a lexicon."""

    openings: frozenset[str]
    instruments: frozenset[str]
    parties: frozenset[str]
    joins: frozenset[str]
    ends: frozenset[str]
    publishers: Mapping[str, str]
    hosts: Mapping[str, str]


def find_issuers(page: Page, resolver: Resolver) -> tuple[Actor, ...]:
    """The issuers of an official text, surest first: its opening words, its title, its publisher; empty for a report."""
    words = page.lexicon.table("issuers", IssuerWords)
    return _opened(page, resolver) or _contracted(page, words) or _titled(page, words) or _published(page, words)


def _opened(page: Page, resolver: Resolver) -> tuple[Actor, ...]:
    """Read "We, the leaders of A, B and C, …" at the head of the text."""
    lower = page.tree.lower
    for sentence in page.analysis.sentences[:_FIRST]:
        for word in sentence:
            if lower[word] in {"we", "i"} and word + 1 < sentence.stop and lower[word + 1] == ",":
                end = next((i for i in range(word, sentence.stop) if _is_verb(page, i)), sentence.stop)
                return tuple(a for a in map(as_actor, resolver.resolve((word, end))) if a.country)
    return ()


def _is_verb(page: Page, word: int) -> bool:
    """Whether a word is a verb and no part of a name, as "United" is of some."""
    return page.analysis.upos[word] in {"VERB", "AUX"} and word not in page.cast.location_at


def _heading(page: Page) -> list[str]:
    """The words of the title; of a text without one those of its first line, if that is short and no sentence."""
    if page.document.title:
        return [w.surface for w in tokenize(page.document.title)]
    first = page.analysis.paragraphs[0] if page.analysis.paragraphs else range(0)
    line = [page.analysis.words[i].surface for i in first]
    return line if len(line) <= _LINE and line[-1:] not in [["."], ["!"], ["?"]] else []


def _contracted(page: Page, words: IssuerWords) -> tuple[Actor, ...]:
    """The parties of an instrument: a title that names nothing else, and the first sentence that names two or more."""
    heading = " ".join(_heading(page)).lower()
    if not any(heading.startswith((name, f"joint {name}", f"the {name}")) for name in words.instruments):
        return ()
    for sentence in page.analysis.sentences[: 2 * _FIRST]:
        places = [page.cast.place_at[i] for i in sentence if i in page.cast.place_at]
        named = {
            p.title.code: Actor(p.title.name, p.title.code) for p in reversed(places) if p.title.form in {"state", "body", "institution"}
        }
        if len(named) > 1:
            return tuple(reversed(named.values()))
    return ()


def _titled(page: Page, words: IssuerWords) -> tuple[Actor, ...]:
    """Read "joint statement of A and B": the states and bodies that a title names as authors; a person there speaks for the state."""
    title = _heading(page)
    lower = [w.lower() for w in title]
    join = next((i for i, w in enumerate(lower) if w in words.joins), len(lower))
    if " ".join(lower[:join]) not in words.openings:
        return ()
    end = next((i for i in range(join + 1, len(lower)) if lower[i] in words.ends), len(lower))
    known = page.cast.registry.iter_places(title, page.document.published)
    places = [place for place in known if place.title.acts]
    named = [p for p in places if join < p.start < end and p.title.form != "people"] or [p for p in places if p.start > join]
    single = named if any(p.start < end and p.title.form != "people" for p in named) else named[:1]
    return tuple({p.title.code: Actor(p.title.name, p.title.code) for p in single}.values())


def _published(page: Page, words: IssuerWords) -> tuple[Actor, ...]:
    """The authority whose own page it is."""
    host = host_in(page.document.url).removeprefix("www.")
    name = words.publishers.get((page.document.publisher or "").strip().lower())
    name = name or next((name for key, name in words.hosts.items() if host == key or host.endswith(f".{key}")), None)
    title = page.cast.registry.find(name) if name else None
    return (Actor(title.name, title.code),) if title else ()
