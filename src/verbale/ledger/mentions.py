"""Mentions: the phrases of a text that name an instrument, or take one up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from verbale.ledger.passages import Passage
from verbale.ledger.phrases import Mention, mention_around, speaks_of_another
from verbale.ledger.wording import LedgerWords, Word, ledger_words, singular

__all__ = ["find_mentions"]

_BETWEEN = 6
"""Words between talks and the instrument that they are about."""
_ABOUT = frozenset({"talks", "step", "truce"})
"""Classes of nouns that also tell what is done about an instrument: "talks on", "a pause on"."""


def find_mentions(passage: Passage, acronyms: Iterable[str] = ()) -> Iterator[Mention]:
    """The mentions of a sentence in order; `acronyms` are those that are known to name an instrument."""
    table = ledger_words(passage.document.language)
    found = list(_phrases(passage, table, frozenset(acronyms)))
    for mention in found:
        if not any(_gives_way(mention, other) or _leads_to(mention, other, table) for other in found if other is not mention):
            yield mention


def _gives_way(one: Mention, other: Mention) -> bool:
    """Whether of two phrases, one inside the other, the first is not the one that names the instrument.

    A name goes before a phrase around it ("an agreement on the Oslo Accord"), an instrument before what is done about it
    ("negotiations on the grain deal"), else the whole before its part.
    """
    if one.start <= other.start and other.end <= one.end:
        return (other.proper and not one.proper) or (one.form in _ABOUT and other.form not in _ABOUT and not other.bare)
    if other.start <= one.start and one.end <= other.end:
        return not _gives_way(other, one)
    return False


def _leads_to(talks: Mention, other: Mention, table: LedgerWords) -> bool:
    """Whether talks are about another mention, which then names the instrument: "talks in Vienna about a return to the accord"."""
    between = [w.lower for w in talks.passage.words[talks.end : other.start]]
    if talks.form != "talks" or other.form in _ABOUT or other.bare or not 0 < len(between) <= _BETWEEN:
        return False
    return all(w in table.words["joins"] | table.words["toward"] or w.endswith("ing") for w in between)


def _phrases(passage: Passage, table: LedgerWords, known: frozenset[str]) -> Iterator[Mention]:
    for at, word in enumerate(passage.words):
        form = _class_of(passage.words, at, table)
        if form and not _leads_on(passage, at, table):
            mention = _whole(mention_around(passage, at, form, table), table)
            if _is_instrument(mention, table):
                yield mention
        elif word.lower == "it" and _is_acted_on(passage.words, at, table):
            yield Mention(passage, at, at + 1, at, "part", frozenset())
        elif word.surface in known and not _leads_on(passage, at, table):
            another = speaks_of_another(passage, at, at, table)
            yield Mention(passage, at, at + 1, at, "any", frozenset({word.lower}), proper=True, another=another)


def _whole(mention: Mention, table: LedgerWords) -> Mention:
    """A mention; of a part of an instrument without what the part is about; "the one signed in 2001" is of any kind."""
    noun = singular(mention.passage.words[mention.noun].lower)
    if noun in table.words["parts"]:
        return Mention(mention.passage, mention.start, mention.noun + 1, mention.noun, mention.form, frozenset())
    return replace(mention, form="any") if noun in table.words["pronouns"] and mention.years else mention


def _class_of(words: Sequence[Word], at: int, table: LedgerWords) -> str | None:
    """The class of a noun; one that a hyphen divides is read as one: "road-map"."""
    hyphened = at > 1 and words[at - 1].surface in {"-", "–"} and words[at - 1].end == words[at].start
    joined = table.classes.get(words[at - 2].lower + singular(words[at].lower)) if hyphened else None
    return joined or table.classes.get(singular(words[at].lower))


def _is_acted_on(words: Sequence[Word], at: int, table: LedgerWords) -> bool:
    """Whether a pronoun stands right behind a word for a step ("terminate it"), or begins a sentence that goes on with one."""
    before = words[at - 1].lower if at else ""
    return before in table.cues or (at == 0 and _goes_on(words, table))


def _goes_on(words: Sequence[Word], table: LedgerWords) -> bool:
    """Whether a sentence goes on with a step of what its first word stands for: "It was signed", but not "It signed the other treaty".

    Only helping words stand between, and behind the step nothing that somebody would do it to, nor what "it" only announces.
    """
    verb = next((i for i in range(1, len(words)) if words[i].lower not in table.words["helpers"]), len(words))
    for first in range(1, verb + 1):
        for size in (4, 3, 2, 1):
            if " ".join(w.lower for w in words[first : first + size]) in table.cues:
                behind = words[first + size :]
                ends = not behind or not behind[0].surface.isalnum() or behind[0].lower in table.words["behind"]
                return ends and all(w.lower != "that" for w in behind)
    return False


def _is_instrument(mention: Mention, table: LedgerWords) -> bool:
    noun = singular(mention.passage.words[mention.noun].lower)
    if noun in table.words["verbs"] and mention.start == mention.noun and not _is_determined(mention, table):
        return False
    if mention.form == "part":
        before = mention.passage.words[max(0, mention.start - 1) : mention.start]
        return mention.bare and bool(before) and before[0].lower in table.words["back"]
    if mention.form == "step":
        return mention.bare and not _opens_phrase(mention)
    if noun in table.words["named"]:
        return mention.proper or (mention.start == mention.noun and _is_taken_up(mention))
    if noun in table.words["about"]:
        return not mention.bare or _is_taken_up(mention) or (mention.form == "talks" and mention.noun == 0)
    return True


def _is_determined(mention: Mention, table: LedgerWords) -> bool:
    before = mention.passage.words[max(0, mention.noun - 1) : mention.noun]
    return bool(before) and (before[0].lower in table.words["determiners"] or before[0].lower in table.words["dull"])


def _opens_phrase(mention: Mention) -> bool:
    """Whether a noun of a step says itself what the step is of."""
    return [w.lower for w in mention.passage.words[mention.noun + 1 : mention.noun + 2]] == ["of"]


def _is_taken_up(mention: Mention) -> bool:
    before = mention.passage.words[max(0, mention.start - 1) : mention.start]
    return bool(before) and before[0].lower in {"the", "this", "that", "another"}


def _leads_on(passage: Passage, at: int, table: LedgerWords) -> bool:
    """Whether the noun only qualifies the next one ("the Accession Protocol talks"), which is no part of it ("treaty obligations")."""
    after = passage.words[at + 1 : at + 2]
    return bool(after) and table.classes.get(singular(after[0].lower)) not in {None, "part", "step"}
