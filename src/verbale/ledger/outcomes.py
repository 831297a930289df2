"""Outcomes: later sentences that tell what became of a promise, proposed for a person to decide."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from verbale.extract.indicator.quantities import NumberWords
from verbale.language.times import find_times
from verbale.ledger.claims import Claim
from verbale.ledger.likeness import Sentences
from verbale.ledger.passages import Passage
from verbale.ledger.promises import Outcome, Verdict
from verbale.ledger.report import Quote, Report
from verbale.ledger.steps import PRESUPPOSES
from verbale.ledger.voices import Voices
from verbale.ledger.wording import has_phrase, ledger_words, surfaces_of
from verbale.lexicon import get_lexicon
from verbale.schema import Interval, Promise, Span, Statement

__all__ = ["likeliest", "outcomes_of_claims", "propose_outcomes"]

LIKE = 0.60
"""The least likeness of a promise's sentence and one that tells its outcome."""
_LATEST = timedelta(days=400)
_AFTER_DUE = timedelta(days=60)
_EARLY, _LATE = timedelta(days=3), timedelta(days=14)
"""How long before the time in which a promise falls due it may be kept, and how long after it that may be reported."""
_NEAR = 0.20
"""What it adds to a likeness that a sentence stands in the time in which the promise falls due, or soon after."""
_TAKEN = 0.5
"""The score of an outcome that two claims about one instrument give."""
_OPEN = frozenset({"negotiating", "proposed", "implemented", "stalled", "ratified", "rejected", "suspended", "breached", "withdrawn"})
"""Stages that are no single step, or each party's own: that one took it does not keep another's promise."""
_NAMED = 0.15
"""What it adds that a sentence itself speaks of a promise made before."""
_SHORT = 5
"""Words of a sentence that can be a promise or tell an outcome."""


def propose_outcomes(
    promises: Iterable[Report], passages: Mapping[str, Sequence[Passage]], voices: Voices, statements: Iterable[Report] = ()
) -> list[Outcome]:
    """For each promise the later sentence that most likely tells its outcome, where one does; `passages` by document id.

    A sentence tells an outcome if it is about the same, was published later, and speaks of something done, failed or stuck.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if isinstance(statement.record, Statement):
            said[statement.document.id].append(statement.record)
    sentences = Sentences(passages, _SHORT, _tells)
    found = []
    for report in promises:
        made = report.document.published
        if made is None or made == date.max:
            continue
        evidence = report.record.evidence
        passage, own = _passage(passages[report.document.id], evidence), surfaces_of(report.document.text, evidence.start, evidence.end)
        least = LIKE - (_NEAR if _due(report) else 0.0)
        later = sentences.like(passage, own, least, made + timedelta(days=1), _last(report, made))
        best = max(((_score(value, report, other), other) for value, other in later), key=lambda pair: pair[0], default=None)
        if best and best[0] >= LIKE:
            quote = _quote(best[1], said[best[1].document.id])
            own_word = voices.of(quote) <= _side(report, voices)
            found.append(Outcome(report, _verdict(best[1], _due(report)), quote, min(best[0], 1.0), own_word))
    return found


def outcomes_of_claims(claims: Iterable[Claim], voices: Voices) -> list[Outcome]:
    """For each step of an instrument that was announced the first later report that it was taken: the announcement is the promise."""
    threads: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        threads[claim.thread].append(claim)
    found = []
    for thread in threads.values():
        ordered = sorted((c for c in thread if c.report.document.published), key=_published)
        for at, claim in enumerate(ordered):
            if _is_announced(claim):
                open_ = {c.report.document.id for c in ordered[at:] if _leaves_open(claim, c)}
                taken = next((c for c in ordered[at:] if c.report.document.id not in open_ and _takes(claim, c)), None)
                if taken:
                    quote = Quote(taken.report.document, taken.agreement.evidence, taken.agreement.said_by)
                    found.append(Outcome(claim.report, "kept", quote, _TAKEN, voices.of(taken.report) <= voices.of(claim.report)))
    return found


def likeliest(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """One outcome for each promise: of those whose promises share words the one of the highest score, in order of that."""
    kept: list[Outcome] = []
    taken: dict[str, list[Span]] = defaultdict(list)
    for outcome in sorted(outcomes, key=lambda o: (-o.score, -len(o.promise.record.evidence.exact))):
        mine, here = outcome.promise.record.evidence, taken[outcome.promise.document.id]
        if not any(other.overlaps(mine) for other in here):
            here.append(mine)
            kept.append(outcome)
    return kept


def _published(claim: Claim) -> date:
    return claim.report.document.published or date.min


def _is_announced(claim: Claim) -> bool:
    """Whether a claim says that a step will be taken, which nothing else hangs on: "once it has been signed" announces nothing."""
    words = claim.agreement.evidence.exact.lower().split()
    hangs = ledger_words(claim.report.document.language).realis["conditions"]
    alone = not any(" ".join(words[:size]) in hangs for size in (1, 2, 3))
    return claim.agreement.realis == "future" and claim.agreement.stage not in _OPEN and alone


def _takes(promised: Claim, later: Claim) -> bool:
    """Whether a later claim tells that a promised step was taken, or one that comes after it and entails it."""
    days = _published(later) - _published(promised)
    step = later.agreement
    before = step.when is not None and step.when.latest is not None and step.when.latest < _published(promised)
    told = (
        not before
        and step.realis == "actual"
        and not step.nearly
        and promised.agreement.stage in (step.stage, *PRESUPPOSES.get(step.stage, ()))
    )
    return told and timedelta() < days <= _LATEST


def _leaves_open(promised: Claim, later: Claim) -> bool:
    """Whether a claim says of the promised step that it is still to come, or was not taken."""
    return later.agreement.stage == promised.agreement.stage and later.agreement.realis != "actual"


def _passage(parts: Sequence[Passage], span: Span) -> Passage:
    """The sentence in which a span begins."""
    return parts[min(bisect_right(parts, span.start, key=lambda p: p.end), len(parts) - 1)]


def _due(report: Report) -> Interval | None:
    """The time by whose end a promise falls due, where it has one that is not over when it is made."""
    due, made = report.record.due if isinstance(report.record, Promise) else None, report.document.published
    return due if due and due.latest and made and due.latest >= made else None


def _score(value: float, report: Report, later: Passage) -> float:
    due, told = _due(report), later.document.published
    if due is None or due.latest is None or told is None:
        return value
    return value + (_NEAR if (due.earliest or date.min) - told <= _EARLY and told - due.latest <= _AFTER_DUE else 0.0)


def _tells(later: Passage, surfaces: Sequence[str]) -> float | None:
    """What it adds to a likeness how a sentence tells that something happened; None of one that does not."""
    table = ledger_words(later.document.language)
    words = [w.lower() for w in surfaces]
    if not any(w in table.realis["done"] or (w.endswith("ed") and len(w) > 4) for w in words) or words[-1] == "?":
        return None
    ahead = not table.realis["ahead"].isdisjoint(words) or _is_plan(words)
    named = _names_promise(words, table.realis["redeemed"])
    return (_NAMED if named else 0.0) if named or not ahead else None


def _names_promise(words: Sequence[str], redeemed: Collection[str]) -> bool:
    """Whether a sentence says itself that something was promised before: "as we promised", "as pledged"."""
    return any(w in redeemed and "as" in words[max(0, i - 2) : i] for i, w in enumerate(words))


def _is_plan(words: Sequence[str]) -> bool:
    """Whether a sentence says what is to be done."""
    return any(word == "to" and before in {"is", "are"} for before, word in pairwise(words))


def _last(report: Report, made: date) -> date:
    due = _due(report)
    start, days = (due.latest, _AFTER_DUE) if due and due.latest else (made, _LATEST)
    return start + days if start <= date.max - days else date.max


def _verdict(later: Passage, due: Interval | None) -> Verdict:
    """What a sentence says became of a promise, by its words; it tells of a promise kept only where nothing in it says otherwise.

    What goes on after its time was not done in time, and what is done only then is kept in part.
    """
    table = ledger_words(later.document.language)
    order: tuple[Verdict, ...] = ("broken", "stalled", "partly_kept")
    found = next((verdict for verdict in order if has_phrase(later.words, table.realis[verdict])), None)
    late = _is_late(later, due)
    if found is None and late and has_phrase(later.words, table.realis["ongoing"]):
        return "broken"
    return found or ("partly_kept" if late or _is_part(later) else "kept")


def _is_late(later: Passage, due: Interval | None) -> bool:
    """Whether a sentence was published well after a promise fell due and names no time before that."""
    told = later.document.published
    if due is None or due.latest is None or told is None or told - due.latest <= _LATE:
        return False
    words = later.document.text[later.start : later.end]
    named = (t.interval.earliest or t.interval.latest for t in find_times(words, told) if t.interval)
    return not any(day <= due.latest for day in named if day)


def _is_part(passage: Passage) -> bool:
    """Whether a sentence counts fewer than there are: "two of the three sites"."""
    small = get_lexicon(passage.document.language).table("numbers", NumberWords).small
    counts = [small.get(w.lower, int(w.lower) if w.lower.isdecimal() else None) for w in passage.words]
    pairs = ((counts[i], counts[i + 3]) for i in range(len(counts) - 3) if passage.words[i + 1].lower == "of")
    return any(part is not None and whole is not None and part < whole for part, whole in pairs)


def _quote(passage: Passage, statements: Iterable[Statement]) -> Quote:
    span = Span.cut(passage.document.text, passage.words[0].start, passage.words[-1].end)
    around = [s for s in statements if any(p.start < span.end and span.start < p.end for p in s.content)]
    return Quote(passage.document, span, around[0].speaker if around else ())


def _side(report: Report, voices: Voices) -> frozenset[str]:
    """Whose promise it is: the promisor's, and that of the side whose own text it stands in; where neither is known, the speakers'."""
    record = report.record
    promisor = frozenset(a.country or a.name for a in record.promisor) if isinstance(record, Promise) else frozenset()
    return promisor | voices.of(report) if voices.is_state(report) or not promisor else promisor
