"""The life of an instrument as a chart: a row for each step, a mark for each report of it, a line for each day that slipped."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import get_args

from verbale.ledger.agreements import Thread
from verbale.ledger.claims import Claim
from verbale.schema import Stage
from verbale.serve.charts import Scale

__all__ = ["Step", "StepMark", "Steps", "steps_of"]

_ORDER: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True, slots=True)
class StepMark:
    """One report of a step; `look` is established, claimed, nearly, or the realis of what is not told as taken."""

    look: str
    at: float
    id: str
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stage with its reports, and the stretches from an announcement to the day that passed."""

    stage: Stage
    marks: list[StepMark]
    slips: list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Steps:
    """The whole chart."""

    scale: Scale
    rows: list[Step]


def steps_of(thread: Thread, on: date) -> Steps | None:
    """The chart of a thread; None where no report has a day."""
    dated = [(c, c.report.day) for c in thread.claims if c.report.day]
    if not dated:
        return None
    expected = [s.expected for s in thread.slips]
    scale = Scale.over((*(day for _, day in dated), *expected), also=min(on, max(*(day for _, day in dated), *expected)))
    marks: dict[Stage, list[StepMark]] = defaultdict(list)
    for claim, day in dated:
        marks[claim.agreement.stage].append(_mark(thread, claim, day, scale))
    slips: dict[Stage, list[tuple[float, float]]] = defaultdict(list)
    for slip in thread.slips:
        said = slip.claim.report.day
        if said:
            slips[slip.claim.agreement.stage].append((scale.at(said), scale.width(said, slip.expected)))
    return Steps(scale, [Step(stage, marks[stage], slips[stage]) for stage in _ORDER if stage in marks])


def _mark(thread: Thread, claim: Claim, day: date, scale: Scale) -> StepMark:
    step = claim.agreement
    look = step.realis if step.realis != "actual" else "nearly" if step.nearly else _standing(thread, claim)
    return StepMark(look, scale.at(day), step.id, f"{day}: {step.stage.replace('_', ' ')}, {look}")


def _standing(thread: Thread, claim: Claim) -> str:
    return "established" if any(e.stage == claim.agreement.stage and claim in e.claims for e in thread.established) else "claimed"
