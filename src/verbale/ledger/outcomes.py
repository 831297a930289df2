"""Outcomes: later sentences that tell what became of a promise, proposed for a person to decide."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from verbale.extract.indicator.quantities import NumberWords
from verbale.ledger.claims import Claim
from verbale.ledger.likeness import Sentences
from verbale.ledger.passages import Passage
from verbale.ledger.promises import Outcome, Verdict
from verbale.ledger.report import Quote, Report
from verbale.ledger.steps import PRESUPPOSES
from verbale.ledger.voices import Voices
from verbale.ledger.wording import ledger_words
from verbale.lexicon import get_lexicon
from verbale.schema import Promise, Span, Statement

__all__ = ["likeliest", "outcomes_of_claims", "propose_outcomes"]

LIKE = 0.60
"""The least likeness (cosine) of a promise's sentence and one that tells its outcome."""
_LATEST = timedelta(days=400)
_AFTER_DUE = timedelta(days=60)
_SOON = timedelta(days=45)
_NEAR = 0.10
"""What it adds to a likeness that a sentence stands in the time in which the promise falls due, or soon after it was made."""
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
        passage = _passage(passages[report.document.id], report.record.evidence)
        later = sentences.like(passage, LIKE - _NEAR, made + timedelta(days=1), _last(report, made))
        best = max(((_score(value, report, other), other) for value, other in later), key=lambda pair: pair[0], default=None)
        if best and best[0] >= LIKE:
            evidence = _quote(best[1], said[best[1].document.id])
            own = voices.of(evidence) <= _side(report, voices)
            found.append(Outcome(report, _verdict(best[1]), evidence, min(best[0], 1.0), own))
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
            if claim.agreement.realis == "future" and claim.agreement.stage not in _OPEN:
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


def _score(value: float, report: Report, later: Passage) -> float:
    made, told = report.document.published, later.document.published
    due = report.record.due if isinstance(report.record, Promise) else None
    if made is None or told is None:
        return value
    if due and due.latest and due.latest >= made:
        return value + (_NEAR if told <= due.latest + _SOON else 0.0)
    return value + (_NEAR if told <= made + _SOON else 0.0)


def _tells(later: Passage, surfaces: Sequence[str]) -> float | None:
    """What it adds to a likeness how a sentence tells that something happened; None of one that does not."""
    table = ledger_words(later.document.language)
    words = [w.lower() for w in surfaces]
    if not any(w in table.realis["done"] or (w.endswith("ed") and len(w) > 4) for w in words) or words[-1] == "?":
        return None
    named = _names_promise(words, table.realis["redeemed"])
    return (_NAMED if named else 0.0) if named or table.realis["ahead"].isdisjoint(words) else None


def _names_promise(words: Sequence[str], redeemed: Collection[str]) -> bool:
    """Whether a sentence says itself that something was promised before: "as we promised", "as pledged"."""
    return any(w in redeemed and "as" in words[max(0, i - 2) : i] for i, w in enumerate(words))


def _last(report: Report, made: date) -> date:
    due = report.record.due if isinstance(report.record, Promise) else None
    start, days = (due.latest, _AFTER_DUE) if due and due.latest and due.latest >= made else (made, _LATEST)
    return start + days if start <= date.max - days else date.max


def _verdict(later: Passage) -> Verdict:
    """What a sentence says became of a promise, by its words; it tells of a promise kept only where nothing in it says otherwise."""
    table = ledger_words(later.document.language)
    order: tuple[Verdict, ...] = ("broken", "stalled", "partly_kept")
    found = next((verdict for verdict in order if _has(later, table.realis[verdict])), None)
    return found or ("partly_kept" if _is_part(later) else "kept")


def _is_part(passage: Passage) -> bool:
    """Whether a sentence counts fewer than there are: "two of the three sites"."""
    small = get_lexicon(passage.document.language).table("numbers", NumberWords).small
    counts = [small.get(w.lower, int(w.lower) if w.lower.isdecimal() else None) for w in passage.words]
    pairs = ((counts[i], counts[i + 3]) for i in range(len(counts) - 3) if passage.words[i + 1].lower == "of")
    return any(part is not None and whole is not None and part < whole for part, whole in pairs)


def _has(passage: Passage, phrases: Collection[str]) -> bool:
    words = [w.lower for w in passage.words]
    return any(" ".join(words[at : at + size]) in phrases for at in range(len(words)) for size in (1, 2, 3, 4))


def _quote(passage: Passage, statements: Iterable[Statement]) -> Quote:
    span = Span.cut(passage.document.text, passage.words[0].start, passage.words[-1].end)
    around = [s for s in statements if any(p.start < span.end and span.start < p.end for p in s.content)]
    return Quote(passage.document, span, around[0].speaker if around else ())


def _side(report: Report, voices: Voices) -> frozenset[str]:
    """Whose promise it is: the promisor's, and that of the side whose own text it stands in; where neither is known, the speakers'."""
    record = report.record
    promisor = frozenset(a.country or a.name for a in record.promisor) if isinstance(record, Promise) else frozenset()
    return promisor | voices.of(report) if voices.is_state(report) or not promisor else promisor
