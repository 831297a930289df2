"""Where a meeting is, and on whose ground: its own place, else the dateline of a report on one of those who meet."""

from verbale.extract.account import Account, codes_of
from verbale.extract.meeting.words import Gathering
from verbale.language.analysis import Run
from verbale.resolve.registry import Place
from verbale.schema import Actor, Realis

__all__ = ["find_dateline", "find_host", "find_place", "place_codes"]

_DATELINE = 4
"""Words at the head of a page in which a dateline begins."""
_ENDS = frozenset({"(", "--", "—", "–", "_"})


def place_codes(account: Account, gathering: Gathering) -> tuple[str, ...]:
    """The states in which the place of a meeting lies."""
    run = gathering.visited or gathering.place
    if run is None:
        return ()
    at = account.page.cast.location_at
    grounds = (at[i].title.ground or at[i].title.code for i in range(*run) if i in at)
    return tuple(dict.fromkeys(code for code in grounds if code)) or account.codes(run)


def find_host(account: Account, gathering: Gathering) -> str | None:
    """The code of who receives, else of the state of the place."""
    codes = account.codes(gathering.host) if gathering.host else place_codes(account, gathering)
    return next(iter(codes), None)


def find_place(account: Account, run: Run) -> Run | None:
    """A place without its article and the common noun before a name ("the city of X"); a person who is visited is none."""
    low, high = run
    if account.page.cast.within(low, high):
        return None
    lower = account.page.tree.lower
    low += lower[low] in {"the", "a", "an"} and high - low > 1
    named = lower[low + 1 : low + 2] == ["of"] and account.page.analysis.words[low].surface.islower() and high - low > 2
    return (low + 2, high) if named and lower[low] in {"city", "town", "village", "capital", "port"} else (low, high)


def find_dateline(account: Account, gathering: Gathering, participants: tuple[Actor, ...], realis: Realis) -> Place | None:
    """The place of the dateline, for what a report tells of itself as having been between its state and another, or in it.

    A dateline says where a report was written: that is where a visitor is, or where the state of the place meets another.
    """
    place = _dateline(account)
    if place is None or realis != "actual" or gathering.form == "call" or _is_elsewhere(account, gathering.word, place):
        return None
    codes, ground = codes_of(participants), place.title.ground
    if gathering.form == "visit":
        return place if codes and ground not in codes else None
    return place if ground in codes and len(codes) > 1 else None


def _is_elsewhere(account: Account, word: int, line: Place) -> bool:
    """Whether the sentence of a meeting names another city."""
    sentence = account.page.analysis.sentence_of(word)
    named = (account.page.cast.location_at.get(i) for i in sentence if i >= line.end)
    return any(p is not None and p.title.form in {"seat", "place"} for p in named)


def _dateline(account: Account) -> Place | None:
    """The city with which a report begins: "LIMA (Agency) --"."""
    page = account.page
    for place in page.cast.locations:
        if place.start < _DATELINE and place.title.form in {"seat", "place"}:
            after = {w.surface for w in page.analysis.words[place.end : place.end + 8]}
            return place if page.analysis.words[place.start].surface.isupper() and after & _ENDS else None
    return None
