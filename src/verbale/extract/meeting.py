"""People come together or talk live: visits, meetings, calls, talks, summits, ceremonies, held and planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from verbale.extract.account import Account, codes_of
from verbale.extract.acts import find_agent, find_patient, iter_obliques, whole_clause
from verbale.extract.dating import find_when
from verbale.extract.folding import fold
from verbale.extract.realis import find_realis_of
from verbale.language.analysis import Run
from verbale.schema import Actor, Meeting
from verbale.schema.meeting import Form

__all__ = ["MeetingWords", "extract_meetings"]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The table `meeting` of a lexicon: the form that each verb and noun names."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]


def extract_meetings(account: Account) -> list[Meeting]:
    """The meetings of a page, those of equal form, participants, realis and voucher as one."""
    page = account.page
    words = page.lexicon.table("meeting", MeetingWords)
    found = []
    for word, lemma in enumerate(page.lemma):
        upos = page.analysis.upos[word]
        form = words.verbs.get(lemma) if upos == "VERB" else words.nouns.get(lemma) if upos == "NOUN" else None
        meeting = _meeting(account, word, cast(Form, form)) if form else None
        if meeting:
            found.append(meeting)
    return fold(found, lambda m: (m.form, frozenset(codes_of(m.participants))))


def _meeting(account: Account, word: int, form: Form) -> Meeting | None:
    page = account.page
    participants = _participants(account, word)
    if not any(a.country for a in participants):
        return None
    realis = find_realis_of(page, word)
    when = find_when(page, word, ahead=realis == "future")
    place = next(iter_obliques(page, word, "in", "at", "to"), None) or (find_patient(page, word) if form == "visit" else None)
    return Meeting(
        **account.shared(whole_clause(page, word), realis=realis, when=when),
        participants=participants,
        form=form,
        host=next(iter(account.codes(place)), None),
        place=account.span(place) if place else None,
    )


def _participants(account: Account, word: int) -> tuple[Actor, ...]:
    page = account.page
    runs: list[Run | None] = [find_agent(page, word), find_patient(page, word), *iter_obliques(page, word, "with", "between")]
    return tuple(dict.fromkeys(a for run in runs if run for a in account.actors(run)))
