"""Who takes part in a meeting: those whom its phrases stand for, else those whom the clause or the page names together."""

from dataclasses import replace

from verbale.extract.account import Account, codes_of
from verbale.extract.meeting.words import Gathering
from verbale.extract.reading.acts import codes_in
from verbale.extract.reading.clauses import subject_of
from verbale.extract.sides import find_sides
from verbale.extract.statement.kind import as_actor
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.schema import Actor

__all__ = ["find_participants", "find_unnamed", "is_bare", "with_the_other"]

_OPENING = 3
"""Sentences in which "the meeting" may stand before anybody is named."""
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "obl"})


def find_participants(account: Account, gathering: Gathering) -> tuple[Actor, ...]:
    """Those whom the sides of a meeting stand for, each once; of a visit also a person who is visited."""
    visited = gathering.visited
    runs = [*gathering.sides, *([visited] if visited and account.page.cast.within(*visited) else [])]
    actors = dict.fromkeys(a for run in runs for a in _actors(account, run))
    days = {account.page.document.text[t.start : t.end] for t in account.page.times}
    return tuple(a for a in actors if a.country or (a.name[:1].isupper() and a.name not in days))


def find_unnamed(account: Account, gathering: Gathering) -> tuple[Actor, ...]:
    """Those who meet where a bare "the talks" opens a page: the joint subject of its clause, else those named together."""
    page, word = account.page, gathering.word
    if gathering.form == "visit" or not (is_bare(account, gathering) or gathering.form == "ceremony"):
        return ()
    for verb in (a for a in page.tree.above(word) if page.analysis.upos[a] == "VERB"):
        subject = subject_of(page, verb)
        actors = account.actors(subject) if subject and not subject[0] <= word < subject[1] else ()
        if len(codes_of(actors)) > 1:
            return actors
    named = tuple(map(as_actor, account.resolver.find_joint(word)))
    if len(codes_of(named)) > 1:
        return named
    return find_sides(account) if page.tree.sentence[word] < _OPENING or gathering.form in {"call", "ceremony"} else ()


def is_bare(account: Account, gathering: Gathering) -> bool:
    """Whether a noun takes up a meeting told before: "the talks", "their meeting"."""
    tree = account.page.tree
    return any(tree.lower[c] in {"the", "this", "that", "these", "their"} for c in tree.children[gathering.word])


def with_the_other(account: Account, one: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The sides of a call of which one is told ("initiated by Chad"): with the other, where the page has two and it is one of them."""
    sides = find_sides(account)
    return (*one, *(a for a in sides if a.country not in codes_of(one))) if set(codes_of(one)) <= set(codes_of(sides)) else one


def _actors(account: Account, run: Run) -> tuple[Actor, ...]:
    """Those whom a phrase stands for: "our" people are of the speaker's state; several who are not named are each of their states."""
    found = account.actors(run)
    lower = account.page.tree.lower
    if {"our", "my"} & set(lower[slice(*run)]):
        voucher = account.voucher(run)
        home = next(iter(codes_of(voucher.speaker if voucher else account.issuers)), None)
        return tuple(a if a.country else replace(a, country=home) for a in found)
    states = _states(account, run)
    if not codes_of(found):
        return (*found, *states)
    head = account.page.tree.head_of(run)
    many = lower[head] != singular(lower[head]) and not account.page.cast.within(*run)
    return states if many and len(states) > 1 and set(codes_in(account.page, run)) > set(codes_of(found)) else found


def _states(account: Account, run: Run) -> tuple[Actor, ...]:
    """The states and bodies named in a phrase and its appositions: "X, the emir of Qatar", "the leaders of Chad and Sudan"."""
    page = account.page
    places = (page.cast.place_at.get(i) for i in page.tree.subtree(page.tree.head_of(run), without=_CLAUSES))
    titles = dict.fromkeys(p.title for p in places if p and p.title.form != "seat")
    return tuple({t.code: Actor(t.name, t.code) for t in titles}.values())
