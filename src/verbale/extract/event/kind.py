"""Political acts in PLOVER's types: who does what to whom, as verbs, nouns of action and phrases of the lexicon tell it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from verbale.extract.account import Account
from verbale.extract.dating import find_when
from verbale.extract.event.kin import answered, completed, iter_kin, merge
from verbale.extract.event.senses import is_political
from verbale.extract.event.sides import Codes, find_actor, find_companions, find_place, find_recipient, has_agent, to_own
from verbale.extract.event.words import Act, EventWords, find_acts
from verbale.extract.folding import fold
from verbale.extract.reading.acts import find_agent, whole_clause, whole_phrase
from verbale.extract.realis import find_realis_of, is_held_out
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Event, Interval, Realis, Span, Statement

__all__ = ["EventWords", "extract_events"]

_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "ACCUSE", "CONCEDE"})
"""Types that take another act as their content: what is promised, asked for, refused or blamed is no act of its own."""
_KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_FORCE = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_PERFORMED = frozenset({"AGREE", "THREATEN", "REJECT"})
"""Types of acts that are done by saying so: said by the actor, the statement is the act."""
_INSIDE = frozenset({"COERCE", "ASSAULT", "PROTEST"})
"""Types that, without another side, are done inside the actor's own state."""
_ABROAD = frozenset({"SANCTION", "MOBILIZE"})
"""Types that are never done inside the actor's own state."""
_UNDER = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "csubj", "nsubj", "conj"})
_BESIDE = frozenset({"after", "before", "since", "during", "amid", "following", "despite", "until", "because", "ahead", "alongside"})
_FAR = (0.3, 0.25, 0.25, 0.1, 0.0)
_STEPS = 5
_INNER, _ANYWHERE = 2, 3
"""How far a recipient was looked for who only stands somewhere in the clause: joint actors have no such recipient."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An act of the lexicon with its sides, before it is weighed against the others."""

    act: Act
    type: str
    group: Mapping[str, Any]
    actor: Codes
    recipient: Codes
    realis: Realis
    score: float


def extract_events(account: Account) -> list[Event]:
    """The acts of a page, those of equal type, sides, realis and voucher as one; acts inside one state name it on both sides.

    Measures and promises that are records of their own are acts of their own.
    """
    words = account.page.lexicon.table("event", EventWords)
    found = [f for act in find_acts(account.page) if (f := _found(account, words, act))]
    kept = _outermost(account, found)
    kin = list(iter_kin(account))
    events = merge(completed(account, [_event(account, words, f) for f in kept]), kin)
    own = [e for e in kin if e.type in {"AGREE", "SANCTION"}]
    return fold(
        answered(account, events),
        lambda e: (e.type, e.mode, frozenset(e.actor), frozenset(e.recipient), _record_of(e, own)),
    )


def _record_of(event: Event, kin: Iterable[Event]) -> Span | None:
    """The words of the measure or promise that an act is, if it is one: each of those is an act of its own."""
    return next((k.evidence for k in kin if k.type == event.type and k.evidence == event.evidence), None)


def _found(account: Account, words: EventWords, act: Act) -> _Found | None:
    group = words.groups[act.group]
    kind: str = group["type"]
    if not kind or not is_political(account.page, words, act):
        return None
    actor, named = find_actor(account, act.word, predicate=act.predicate)
    recipient, far = find_recipient(account, act.word, actor)
    recipient = () if act.noun and far > _ANYWHERE else recipient
    if not actor and _is_domestic(account, act, kind, far):
        here = find_place(account, act.word)  # "a British national was detained in Nepal"
        actor, named = here or recipient[:1], False  # "insurgents attacked the … army": nobody abroad is named
        recipient = recipient if here and set(recipient) - set(here) else actor
    if group.get("joint"):
        actor = tuple(dict.fromkeys((*actor, *find_companions(account, act.word, met=bool(group.get("met"))))))
        kind = str(group.get("single") or kind) if len(actor) == 1 else kind
    if group.get("single") and not group.get("joint") and (far >= _INNER or not set(recipient) - set(actor)):
        kind, recipient = str(group["single"]), ()
    if (not recipient or far >= _ANYWHERE) and kind in _SPOKEN and not act.noun and to_own(account, act.word):
        recipient, far = actor[:1], 0  # "called on Congress": an act inside the actor's own state
    sides = _sides(group, kind, actor, recipient if far < _ANYWHERE or len(actor) == 1 or kind != "AGREE" else ())
    if sides is None and actor and not act.noun and kind in _KIND and _refuses(account, act.word):
        sides = actor, ()
    if sides is None or (act.noun and len(sides[0]) == 1 and not set(sides[1]) - set(actor) and kind != "PROTEST"):
        return None
    realis = "actual" if kind == "SUPPORT" and _performed(account, act.word) else find_realis_of(account.page, act.word)
    if realis == "hypothetical" and kind in _KIND and not _may(account, act.word):
        return None
    score = (
        0.4
        + (0.2 if act.thing is not None else 0.0)
        + (_FAR[far] if sides[1] else 0.0)
        - (0.2 if act.noun else 0.0)
        - (0.0 if named else 0.15)
    )
    return _Found(act, kind, group, *sides, realis, score)


def _sides(group: Mapping[str, Any], kind: str, actor: Codes, recipient: Codes) -> tuple[Codes, Codes] | None:
    """Both sides in order, or None where the act wants another one than the words name."""
    others = tuple(c for c in recipient if c not in actor)
    if group.get("joint") and kind == group["type"]:
        return (actor, ()) if len(actor) > 1 or (actor and group.get("alone")) else None
    if not actor:
        return None
    if group.get("single") and kind == group["single"]:
        return actor, others
    if others or (group.get("alone") and not recipient and kind not in _INSIDE) or len(actor) > 1:
        return (actor, others) if others or group.get("alone") else None
    if group.get("alone") and kind in _ABROAD:
        return actor, ()
    return (actor, actor) if recipient or kind in _INSIDE else None


def _is_domestic(account: Account, act: Act, kind: str, far: int) -> bool:
    """Whether an act of people without a state of their own is one inside the state that it names: riots in a town, a local raid."""
    if kind in _INSIDE and (not act.noun or kind == "PROTEST"):
        return True
    return far < _ANYWHERE and kind != "CONSULT" and has_agent(account, act.word)


def _may(account: Account, word: int) -> bool:
    """Whether a deed is itself said to be possible, rather than wished or asked for by what stands over it or by "must"."""
    page = account.page
    helpers = {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) == "aux"}
    return bool(helpers - {"must", "should", "ought"})


def _outermost(account: Account, found: Sequence[_Found]) -> list[_Found]:
    """The acts without those that another takes as its content; a promise of force gives way to the force."""
    by_word = {f.act.word: f for f in found}
    dropped: set[int] = set()
    for f in found:
        over = _over(account, f, by_word)
        if over is None:
            continue
        gives_way = over.type == "AGREE" and f.type in _FORCE
        dropped.add(over.act.word if gives_way else f.act.word)
    return [f for f in found if f.act.word not in dropped]


def _over(account: Account, found: _Found, others: Mapping[int, _Found]) -> _Found | None:
    """The nearest act that holds an act as its content, or as its object."""
    analysis = account.page.analysis
    at = found.act.word
    for _ in range(_STEPS):
        relation, head = bare(analysis.relation[at]), analysis.head[at]
        apart = relation == "conj" and account.page.tree.find_child(at, "nsubj") is not None
        if head < 0 or relation not in _UNDER or apart or _is_beside(account, at):
            return None
        over = others.get(head) if relation != "conj" else None  # "pressed A and offered …": two acts beside each other
        if over and (over.type in _SPOKEN or (found.act.noun and relation in {"obj", "obl"})):
            return over
        at = head
    return None


def _is_beside(account: Account, word: int) -> bool:
    """Whether a phrase only says when or why another act was done: "imposed after its invasion"."""
    case = account.page.tree.find_child(word, "case")
    return case is not None and account.page.tree.lower[case] in _BESIDE


def _event(account: Account, words: EventWords, found: _Found) -> Event:
    page, word = account.page, found.act.word
    kind, realis = _turned(account, found)
    run = _noun_phrase(account, word) if found.act.noun else whole_clause(page, word)
    spoken = kind in _SPOKEN and not found.act.noun
    when = find_when(page, word, ahead=realis == "future", spoken=spoken) or _when_said(account, word, kind)
    way = "noun" if found.act.noun else "predicate" if found.act.predicate else "verb"
    because = account.trace(f"event.{way}", word, entry=f"groups.{found.act.group}")
    shared = account.shared(run, realis=realis, when=when, score=round(min(found.score, 1.0), 3), because=because)
    if kind in _PERFORMED and _own_words(account, word, found.actor):
        shared |= _as_said(account, account.voucher((word, word + 1)), shared["when"])
    return Event(
        **shared,
        actor=found.actor,
        recipient=found.recipient,
        type=kind,  # type: ignore[arg-type]
        mode=found.group.get("mode"),
        context=_context(account, words, run),
        actor_sectors=_sectors(account, words, find_agent(page, word)),
        recipient_sectors=(),
        cameo=found.group.get("cameo") if kind == found.type else None,
    )


def _turned(account: Account, found: _Found) -> tuple[str, Realis]:
    """The type and realis of the act of speech that an act only spoken of amounts to: "will not lift" is a refusal."""
    word = found.act.word
    if found.act.noun or found.realis == "actual":
        return found.type, found.realis
    if found.realis == "negated" and found.type in _KIND and _refuses(account, word):
        return "REJECT", "actual"
    if found.type in _FORCE and _is_threat(account, found) and _own_words(account, word, found.actor):
        return "THREATEN", "actual"
    ahead = found.group.get("ahead") if found.realis == "future" else None
    return ahead or found.type, found.realis


def _as_said(account: Account, voucher: Statement | None, told: Interval | None) -> dict[str, Any]:
    """The shared fields of an act that consists in a statement: its words, and whoever vouches for the statement itself.

    In a paper's own voice it is done on the day of the paper.
    """
    if voucher is None:
        published = account.page.document.published
        return {"when": Interval.on(published), "extent": "within", "when_basis": "convention"} if published and not told else {}
    names = ("evidence", "said_by", "within", "basis", "when", "extent", "when_basis", "asserted_at")
    return {name: getattr(voucher, name) for name in names}


def _refuses(account: Account, word: int) -> bool:
    """Whether a deed is itself said not to come: "will not accept"."""
    page = account.page
    beside = {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"aux", "advmod"}}
    return bool(beside & {"will", "wo", "would", "shall"}) and bool(beside & {"not", "n't", "n’t", "never"})


def _is_threat(account: Account, found: _Found) -> bool:
    """Whether force is held out rather than announced: under a condition, as something one is ready for, or plain violence."""
    if found.realis == "hypothetical":
        return True
    return found.realis == "future" and (found.type == "ASSAULT" or is_held_out(account.page, found.act.word))


def _performed(account: Account, word: int) -> bool:
    """Whether a wish is the act itself: "I would like to express my sympathy"."""
    page = account.page
    head = page.analysis.head[word]
    if head < 0 or page.lemma[head] not in {"like", "wish", "want"}:
        return False
    subject = page.tree.find_child(head, "nsubj")
    return subject is not None and page.tree.lower[subject] in {"i", "we"}


def _own_words(account: Account, word: int, actor: Codes) -> bool:
    """Whether it is the actor who speaks of the act."""
    voucher = account.voucher((word, word + 1))
    said = {a.country for a in voucher.speaker} if voucher else {a.country for a in account.issuers}
    return bool(said & set(actor))


def _when_said(account: Account, word: int, kind: str) -> Interval | None:
    """An act of speech is dated by its saying."""
    if kind not in _SPOKEN:
        return None
    start, end = account.page.analysis.span((word, word + 1))
    cued = next((s for s in account.statements if s.cue and s.cue.start <= start and end <= s.cue.end), None)
    return cued.when if cued else None


def _noun_phrase(account: Account, word: int) -> Run:
    return whole_phrase(account.page, word)


def _context(account: Account, words: EventWords, run: Run) -> tuple[str, ...]:
    lower = {account.page.tree.lower[i] for i in range(*run)}
    return tuple(name for name, marks in words.contexts.items() if lower.intersection(marks))


def _sectors(account: Account, words: EventWords, run: Run | None) -> tuple[str, ...]:
    lower: Iterable[str] = (singular(account.page.tree.lower[i]) for i in range(*(run or (0, 0))))
    found = [name for i in lower for name, marks in words.sectors.items() if i in marks]
    return tuple(dict.fromkeys(found))
