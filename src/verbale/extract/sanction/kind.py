"""Restrictive measures: who imposes, keeps, eases or lifts what on whom, and who works against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from verbale.extract.account import Account
from verbale.extract.dating import find_when, is_timed
from verbale.extract.folding import fold
from verbale.extract.reading.acts import iter_obliques, whole_clause, whole_phrase
from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of, is_held_out
from verbale.extract.sanction.measures import Mention, SanctionWords, find_mentions, qualifiers_of
from verbale.extract.sanction.sides import Codes, find_doer, find_owner, find_seeker, find_target, is_its, is_named
from verbale.resolve.people import singular
from verbale.schema import Interval, Realis, Sanction, Trace
from verbale.schema.sanction import Action, Character, Detail, Measure

__all__ = ["SanctionWords", "extract_sanctions"]


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
    named = is_named(account, mention.thing)
    doer, owner = find_doer(account, mention, action), find_owner(account, mention.thing)
    if action == "counter":
        authority, target = owner, doer
    else:
        itself = bool(doer) and mention.thing is not None and is_its(page, mention.thing)
        authority = (owner if named and not itself else ()) or doer
        target = find_target(account, mention) or (() if named else owner) or find_seeker(account, mention, action, authority)
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
