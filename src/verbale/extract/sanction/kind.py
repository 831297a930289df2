"""Restrictive measures: who imposes, keeps, eases or lifts what on whom, and who works against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from verbale.extract.account import Account
from verbale.extract.dating import find_when, is_timed
from verbale.extract.folding import fold
from verbale.extract.reading.acts import find_agent, find_patient, is_passive, iter_obliques, whole_clause, whole_phrase
from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of, is_held_out
from verbale.extract.sanction.measures import Mention, SanctionWords, find_mentions, qualifiers_of
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Interval, Realis, Sanction, Trace
from verbale.schema.sanction import Action, Character, Detail, Measure

__all__ = ["SanctionWords", "extract_sanctions"]

Codes = tuple[str, ...]
_REACH = 5
"""Words within which a preposition follows the measure, and the name of the target its preposition."""
_ON = ("on", "against", "upon", "over", "toward", "towards", "for")


@dataclass(frozen=True, slots=True)
class _Draft:
    mention: Mention
    action: Action
    realis: Realis
    authority: Codes
    target: Codes
    guessed: tuple[str, ...] = ()


def extract_sanctions(account: Account) -> list[Sanction]:
    """The measures of a page, those of equal action, measure, sides, realis and voucher as one.

    Sides that are not told where a measure is spoken of are those of the only measure that the page tells of.
    """
    words = account.page.lexicon.table("sanction", SanctionWords)
    drafts = [_draft(account, words, m) for m in find_mentions(account.page, words)]
    drafts = _completed(drafts)
    found = [_sanction(account, words, d) for d in drafts if d.authority and d.target]
    return fold(found, lambda s: (s.action, s.measure, frozenset(s.authority), frozenset(s.target)))


def _draft(account: Account, words: SanctionWords, mention: Mention) -> _Draft:
    action, realis = _deed(account, words, mention)
    page = account.page
    named = _is_named(account, mention.thing)
    doer, owner = _doer(account, mention, action), _owner(account, mention.thing)
    if action == "counter":
        authority, target = owner, doer
    else:
        itself = bool(doer) and mention.thing is not None and _is_its(page, mention.thing)
        authority = (owner if named and not itself else ()) or doer
        target = _target(account, mention) or (() if named else owner) or _seeker(account, mention, action, authority)
    return _Draft(mention, action, realis, authority, tuple(t for t in target if t not in authority))


def _deed(account: Account, words: SanctionWords, mention: Mention) -> tuple[Action, Realis]:
    """What is done about a measure and whether it is; one that is merely spoken of is in force, unless it is new or only held out."""
    page = account.page
    action = cast(Action, words.groups[mention.group]["action"] if mention.group else "maintain")
    realis = find_realis_of(page, mention.word, factuality=action != "counter", efforts=action == "counter")
    if mention.group is None:
        if page.lemma[page.analysis.head[mention.word]] in words.adjectives["standing"]:
            return "maintain", "actual"
        new = bool(qualifiers_of(page, mention.word) & set(words.adjectives["new"]))
        return ("impose" if new or realis != "actual" else "maintain"), realis
    if action == "maintain" and page.analysis.upos[mention.word] != "VERB":
        return action, "actual"
    if mention.group == "renew" and _is_widened(page, mention.word):
        action = "tighten"
    if realis == "actual" and mention.group and "realis" in words.groups[mention.group]:
        realis = cast(Realis, words.groups[mention.group]["realis"])
    held_out = realis == "future" and action in {"impose", "tighten"} and is_held_out(page, mention.word)
    return action, "hypothetical" if held_out else realis


def _is_widened(page: Page, verb: int) -> bool:
    """Whether a measure is extended to something, not for a time: "extended the embargo to aircraft fuel"."""
    runs = (run for run in iter_obliques(page, verb, "to") if not is_timed(page, run))
    return any(page.analysis.upos[page.tree.head_of(run)] == "NOUN" for run in runs)


def _doer(account: Account, mention: Mention, action: Action) -> Codes:
    """Who does something about the measure; of a bare mention nobody, and whoever pursues an easing need not be who grants it."""
    if mention.group is None:
        return ()
    page, found = account.page, account.codes(find_agent(account.page, mention.word))
    sought = action in {"ease", "lift"} and page.analysis.upos[mention.word] != "VERB" and not _is_granted(page, mention.word)
    return found if found or sought else _controller(account, mention.word)


def _is_granted(page: Page, noun: int) -> bool:
    """Whether an easing is what somebody gives: "issued a waiver", "announced an exemption"."""
    words, head = page.lexicon.table("sanction", SanctionWords), page.analysis.head[noun]
    return page.analysis.relation[noun] == "obj" and page.lemma[head] in words.adjectives["granting"]


def _controller(account: Account, word: int) -> Codes:
    """The subject of the verb under which a noun of action or an infinitive without a subject of its own stands."""
    page = account.page
    if page.analysis.upos[word] == "VERB" and is_passive(page, word):
        return ()
    for above in page.tree.above(word):
        if page.analysis.upos[above] == "VERB":
            return account.codes(find_agent(page, above))
    return ()


def _owner(account: Account, thing: int | None) -> Codes:
    """Whose measures they are: "US sanctions", "Washington's tariffs", "the sanctions of the EU", "an embargo by the UN"."""
    page = account.page
    for child in page.tree.children[thing] if thing is not None else ():
        relation = page.analysis.relation[child]
        if child < cast(int, thing) and (relation == "nmod:poss" or (relation in {"amod", "compound"} and child in page.cast.place_at)):
            found = account.codes(whole_phrase(page, child, cast(int, thing)))
            if found:
                return found
    runs = iter_obliques(page, thing, "by", "of") if thing is not None and _is_named(account, thing) else iter(())
    return next((codes for run in runs if (codes := account.codes(run))), ())


def _is_named(account: Account, thing: int | None) -> bool:
    """Whether a thing is itself called a measure, not what one is taken against ("assets")."""
    words = account.page.lexicon.table("sanction", SanctionWords)
    return thing is not None and singular(account.page.tree.lower[thing]) in words.classes["measure"]


def _target(account: Account, mention: Mention) -> Codes:
    """On whom: what "on" and "against" bring, what the measure is aimed at, the object of the verb itself."""
    page = account.page
    hosts = [mention.word, *([mention.thing] if mention.thing is not None else [])]
    runs: list[Run] = [run for host in hosts for run in iter_obliques(page, host, *_ON)]
    runs += _aimed(account, mention.thing)
    if mention.group and page.analysis.upos[mention.word] == "VERB":
        patient = find_patient(page, mention.word)
        runs += [*([patient] if patient else []), *iter_obliques(page, mention.word, "from", "with", "to")]
        runs += iter_obliques(page, mention.word, *(() if _is_named(account, mention.thing) else ("of",)))
    if mention.group is None and page.analysis.relation[mention.word] == "nsubj":
        hurt = find_patient(page, page.analysis.head[mention.word])
        runs += [hurt] if hurt else []
    if mention.thing is not None:
        small = ("from", "to") if _is_named(account, mention.thing) else ("of", "from", "to")
        runs += [*iter_obliques(page, mention.thing, *small), *_behind(account, mention.thing)]
    return next((codes for run in runs if (codes := account.codes(run))), ())


def _is_its(page: Page, thing: int) -> bool:
    """Whether a pronoun owns the measure: it is that of whoever does something about it."""
    return any(page.analysis.relation[c] == "nmod:poss" and page.analysis.upos[c] == "PRON" for c in page.tree.children[thing])


def _seeker(account: Account, mention: Mention, action: Action, authority: Codes) -> Codes:
    """Who wants a measure of another eased: it is the one that it hurts."""
    if action not in {"ease", "lift"} or not authority:
        return ()
    return tuple(code for code in _controller(account, mention.word) if code not in authority)


def _behind(account: Account, thing: int) -> Iterable[Run]:
    """What a preposition behind the measure brings, be it tied to another word."""
    page = account.page
    stop = page.analysis.sentence_of(thing).stop
    for word in range(thing + 1, min(thing + _REACH, stop)):
        if page.analysis.upos[word] == "VERB":
            return
        if page.tree.lower[word] in {"on", "against"}:
            yield from ((i, i + 1) for i in range(word + 1, min(word + _REACH, stop)) if i in page.cast.place_at)


def _aimed(account: Account, thing: int | None) -> Iterable[Run]:
    """What a clause behind the measure names: "sanctions aimed at crushing the … economy"."""
    page = account.page
    for child in page.tree.children[thing] if thing is not None else ():
        if bare(page.analysis.relation[child]) == "acl":
            for place in (i for i in page.tree.subtree(child) if i in page.cast.place_at):
                yield place, place + 1


def _completed(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts with the sides that the page tells of elsewhere, where only one can be meant."""
    targets = {code for d in drafts for code in d.target}
    authority = _only(d.authority for d in drafts) or _only(d.authority for d in drafts if not targets & set(d.authority))
    target = _only(d.target for d in drafts)
    result = []
    for draft in drafts:
        if not draft.authority and authority and not set(authority) & set(draft.target):
            draft = replace(draft, authority=authority, guessed=(*draft.guessed, "authority"))
        if not draft.target and target and not set(target) & set(draft.authority):
            draft = replace(draft, target=target, guessed=(*draft.guessed, "target"))
        result.append(draft)
    return result


def _only(sides: Iterable[Codes]) -> Codes:
    """The side that all mentions which name one agree on."""
    found = {side for side in sides if side}
    return next(iter(found)) if len(found) == 1 else ()


def _sanction(account: Account, words: SanctionWords, draft: _Draft) -> Sanction:
    page, mention = account.page, draft.mention
    verb = page.analysis.upos[mention.word] == "VERB"
    run = whole_clause(page, mention.word) if verb else whole_phrase(page, mention.word)
    when = find_when(page, mention.word, ahead=draft.realis == "future")
    group = words.groups[mention.group] if mention.group else {}
    qualifiers = qualifiers_of(page, mention.thing) if mention.thing is not None else set()
    shared = account.shared(run, realis=draft.realis, when=when, score=_score(draft), because=_trace(account, draft))
    return Sanction(
        **shared | {"inferred": draft.guessed},
        authority=draft.authority,
        target=draft.target,
        measure=_measure(page.tree.lower, words, mention, qualifiers),
        action=draft.action,
        detail=cast(Detail | None, group.get("detail")),
        character=cast(Character | None, next((words.characters[q] for q in sorted(qualifiers) if q in words.characters), None)),
        legal_basis=_legal_basis(account, words, mention),
        expires=_expires(account, mention),
    )


def _trace(account: Account, draft: _Draft) -> Trace:
    group, word = draft.mention.group, draft.mention.word
    if group is None:
        return account.trace("sanction.mention", word)
    return account.trace(f"sanction.{account.page.analysis.upos[word].lower()}", word, entry=f"groups.{group}")


def _score(draft: _Draft) -> float:
    told = 0.3 if draft.mention.group else 0.1
    return round(0.6 + told - 0.15 * len(draft.guessed), 3)


def _measure(lower: Sequence[str], words: SanctionWords, mention: Mention, qualifiers: set[str]) -> Measure:
    group = words.groups[mention.group] if mention.group else {}
    if "measure" in group:
        return cast(Measure, group["measure"])
    told = next((words.modifiers[q] for q in sorted(qualifiers) if q in words.modifiers), None)
    lemma = singular(lower[mention.thing]) if mention.thing is not None else "sanction"
    return cast(Measure, told or words.nouns.get(lemma) or words.weak.get(lemma) or "general")


def _expires(account: Account, mention: Mention) -> Interval | None:
    """The day up to which a measure is said to hold: "until July"."""
    page = account.page
    for run in iter_obliques(page, mention.word, "until", "till", "through"):
        found = find_when(page, page.tree.head_of(run), ahead=True)
        if found:
            return Interval(None, found.latest)
    return None


def _legal_basis(account: Account, words: SanctionWords, mention: Mention) -> str | None:
    """The words for the act or resolution under which a measure is taken."""
    page = account.page
    for run in iter_obliques(page, mention.word, "under", "to", "by"):
        if singular(page.tree.lower[page.tree.head_of(run)]) in words.legal["bases"]:
            return page.analysis.words_of(run)
    return None
