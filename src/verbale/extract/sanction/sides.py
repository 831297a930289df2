"""Who takes a measure, whose it is, whom it is aimed at, and who wants it eased."""

from collections.abc import Iterable
from typing import cast

from verbale.extract.account import Account
from verbale.extract.reading.acts import codes_in, find_agent, find_patient, is_passive, iter_obliques, whole_phrase
from verbale.extract.reading.page import Page
from verbale.extract.sanction.measures import Mention, SanctionWords
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.sanction import Action

__all__ = ["Codes", "find_doer", "find_owner", "find_seeker", "find_target", "is_its", "is_named"]

Codes = tuple[str, ...]
_REACH = 6
"""Words within which a preposition follows the measure, and the name of the target its preposition."""
_ON = ("on", "against", "upon", "over", "toward", "towards", "for")


def find_doer(account: Account, mention: Mention, action: Action) -> Codes:
    """Who does something about a measure: nobody of a bare mention, or of one that comes or goes by itself.

    Whoever pursues an easing need not be who grants it.
    """
    if mention.group is None or (mention.thing is not None and account.page.analysis.relation[mention.thing] == "nsubj"):
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


def find_owner(account: Account, thing: int | None) -> Codes:
    """Whose measures they are: "US sanctions", "Washington's tariffs", "the sanctions of the EU", "an embargo by the UN"."""
    page = account.page
    for child in page.tree.children[thing] if thing is not None else ():
        relation = page.analysis.relation[child]
        if child < cast(int, thing) and (relation == "nmod:poss" or (relation in {"amod", "compound"} and child in page.cast.place_at)):
            found = account.codes(whole_phrase(page, child, cast(int, thing)))
            if found:
                return found
    runs = iter_obliques(page, thing, "by", "of") if thing is not None and is_named(account, thing) else iter(())
    return next((codes for run in runs if (codes := account.codes(run))), ())


def is_named(account: Account, thing: int | None) -> bool:
    """Whether a thing is itself called a measure, not what one is taken against ("assets")."""
    words = account.page.lexicon.table("sanction", SanctionWords)
    return thing is not None and singular(account.page.tree.lower[thing]) in words.classes["measure"]


def find_target(account: Account, mention: Mention) -> Codes:
    """On whom: what "on" and "against" bring, what the measure is aimed at, the object of the verb itself."""
    page = account.page
    hosts = [mention.word, *([mention.thing] if mention.thing is not None else [])]
    runs: list[Run] = [run for host in hosts for run in iter_obliques(page, host, *_ON)]
    runs += _aimed(account, mention.thing)
    if mention.group and page.analysis.upos[mention.word] == "VERB":
        patient = find_patient(page, mention.word)
        runs += [*([patient] if patient else []), *iter_obliques(page, mention.word, "from", "with", "to")]
        runs += iter_obliques(page, mention.word, *(() if is_named(account, mention.thing) else ("of",)))
    if mention.group is None and page.analysis.relation[mention.word] == "nsubj":
        hurt = find_patient(page, page.analysis.head[mention.word])
        runs += [hurt] if hurt else []
    if mention.thing is not None:
        small = ("from", "to") if is_named(account, mention.thing) else ("of", "from", "to")
        runs += [*iter_obliques(page, mention.thing, *small), *_behind(account, mention.thing)]
    wares = (_origin(account, run) for host in hosts for run in iter_obliques(page, host, "on"))
    return next((codes for run in runs if (codes := account.codes(run))), next((codes for codes in wares if codes), ()))


def _origin(account: Account, run: Run) -> Codes:
    """Whose wares a measure is on: "a duty on Belarusian fertiliser"."""
    page = account.page
    own = (c for c in page.tree.children[page.tree.head_of(run)] if c in page.cast.place_at and c < page.tree.head_of(run))
    return next((codes for c in own if (codes := codes_in(page, (c, c + 1)))), ())


def is_its(page: Page, thing: int) -> bool:
    """Whether a pronoun owns the measure: it is that of whoever does something about it."""
    return any(page.analysis.relation[c] == "nmod:poss" and page.analysis.upos[c] == "PRON" for c in page.tree.children[thing])


def find_seeker(account: Account, mention: Mention, action: Action, authority: Codes) -> Codes:
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
