"""What a record says in a few words for a person: a head line, its facts, and the words that it stands on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from verbale.schema import Actor, Agreement, Event, Indicator, Interval, Meeting, Policy, Promise, Record, Sanction, Span, Statement

__all__ = ["HEADINGS", "REALIS_SIGNS", "Card", "actors_line", "card_of", "day_line", "why_line"]

HEADINGS: Mapping[str, str] = {
    "statement": "Who said what",
    "agreement": "Agreements",
    "sanction": "Sanctions (a record of reports, not a legal list, and not for screening)",
    "meeting": "Meetings",
    "promise": "Promises",
    "indicator": "Figures claimed",
    "event": "Acts",
    "policy": "Declared courses",
}
"""A heading for each kind, in the order in which they are shown."""

REALIS_SIGNS: Mapping[str, str] = {"actual": "●", "future": "○", "hypothetical": "◌", "negated": "✕"}
"""A planned visit must never look like a held one."""


@dataclass(frozen=True, slots=True)
class Card:
    """`head` is a line, `facts` come after it, `words` are the quoted spans."""

    head: str
    facts: tuple[str, ...]
    words: tuple[Span, ...]


def card_of(record: Record) -> Card:
    """The card of a record of any kind; empty facts are left out."""
    head, facts, words = _CARDS[record.kind](record)
    return Card(head, tuple(f for f in facts if f), words)


def actors_line(actors: Iterable[Actor]) -> str:
    """Names with their codes: 'Ilse Harnok (VLM), Teodor Brask'."""
    return ", ".join(f"{a.name} ({a.country})" if a.country and a.country != a.name else a.name for a in actors)


def day_line(when: Interval | None) -> str:
    """A time: a day, an interval with open ends, or 'undated'."""
    if when is None:
        return "undated"
    first, last = (day.isoformat() if day else "…" for day in (when.earliest, when.latest))
    return first if first == last else f"{first} to {last}"


def why_line(record: Record) -> str:
    """Why a record was made: score, rule, the words that set it off, where the lexicon lists them, and the scores that counted."""
    score = f"score {record.score:.2f}" if record.score is not None else "not scored"
    trace = record.trace
    if trace is None:
        return score
    words = ", ".join(f"“{' '.join(part.exact.split())}”" for part in trace.words)
    scores = ", ".join(f"{s.name} {s.value:.2f}" for s in trace.scores)
    return " · ".join(part for part in (score, f"rule {trace.rule}", f"by {words}" if words else "", trace.entry or "", scores) if part)


Parts = tuple[str, tuple[str, ...], tuple[Span, ...]]


def _statement(r: Statement) -> Parts:
    to = f" → {actors_line(r.addressee)}" if r.addressee else ""
    medium = f"on {r.medium.exact}" if r.medium else ""
    return f"{actors_line(r.speaker) or '(speaker not named)'}{to}", (r.cue.exact if r.cue else "no cue", r.mode, medium), r.content


def _agreement(r: Agreement) -> Parts:
    term = f"for {r.term_years:g} years" if r.term_years else ""
    stage = f"{'nearly ' if r.nearly else ''}{r.stage.replace('_', ' ')}"
    return " ".join(r.name.exact.split()), (stage, _codes(r.parties), term), (r.evidence,)


def _sanction(r: Sanction) -> Parts:
    measure = "" if r.measure == "general" else r.measure.replace("_", " ")
    return f"{_codes(r.authority) or '?'} → {_codes(r.target) or '?'}", (r.action, measure, r.detail or ""), (r.evidence,)


def _meeting(r: Meeting) -> Parts:
    place = f"at {r.place.exact}" if r.place else ""
    return actors_line(r.participants), (r.form, place, f"host {r.host}" if r.host else ""), (r.evidence,)


def _promise(r: Promise) -> Parts:
    doer = f"to be done by {actors_line(r.doer)}" if r.doer != r.promisor else ""
    due = f"due {day_line(r.due)}" if r.due else "no day set"
    return actors_line(r.promisor) or "(the report itself)", (r.form, due, doer), (r.content,)


def _indicator(r: Indicator) -> Parts:
    return " ".join(r.subject.exact.split()), (_value(r), r.direction or "", _codes(r.countries)), (r.evidence,)


def _value(r: Indicator) -> str:
    v = r.value
    if v is None:
        return "no figure given"
    ends = [f"{end:,g}" for end in dict.fromkeys((v.low, v.high)) if end is not None]
    sign = {"<": "under ", ">": "over ", "~": "about "}.get(v.comparator, "")
    return f"{sign}{' to '.join(ends)} {v.unit or ''}".strip()


def _event(r: Event) -> Parts:
    return f"{_codes(r.actor)} → {_codes(r.recipient) or '·'}", (r.type, r.mode or ""), (r.evidence,)


def _policy(r: Policy) -> Parts:
    toward = f"toward {_codes(r.toward)}" if r.toward else ""
    aims = "; ".join(part.exact for part in r.aim)
    means = "by " + "; ".join(part.exact for part in r.means) if r.means else ""
    return f"{_codes(r.actor)}: {aims or '(aim not named)'}", (means, toward), (r.evidence,)


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(codes)


_CARDS: Mapping[str, Callable[..., Parts]] = {
    "statement": _statement,
    "agreement": _agreement,
    "sanction": _sanction,
    "meeting": _meeting,
    "promise": _promise,
    "indicator": _indicator,
    "event": _event,
    "policy": _policy,
}
