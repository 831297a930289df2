"""The life of an instrument as a chart: a row for each step, a mark for each report of it, a line for each day that slipped."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    """The reports of a step on one day; `look` is established, claimed, nearly, or the realis of what is not told as taken."""

    look: str
    at: float
    id: str
    note: str
    count: int


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
    looks = _looks(thread)
    reports: dict[Stage, dict[tuple[date, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim, day in dated:
        reports[claim.agreement.stage][day, _look(looks, claim)].append(claim)
    slips: dict[Stage, list[tuple[float, float]]] = defaultdict(list)
    for slip in thread.slips:
        said = slip.claim.report.day
        if said:
            slips[slip.claim.agreement.stage].append((scale.at(said), scale.width(said, slip.expected)))
    return Steps(
        scale,
        [
            Step(stage, [_mark(stage, *at, own, scale) for at, own in reports[stage].items()], slips[stage])
            for stage in _ORDER
            if stage in reports
        ],
    )


def _looks(thread: Thread) -> dict[str, str]:
    """Established or claimed, by the id of the claim."""
    return {c.agreement.id: "established" for e in thread.established for c in e.claims if c.agreement.stage == e.stage}


def _look(looks: Mapping[str, str], claim: Claim) -> str:
    step = claim.agreement
    return step.realis if step.realis != "actual" else "nearly" if step.nearly else looks.get(step.id, "claimed")


def _mark(stage: Stage, day: date, look: str, claims: Sequence[Claim], scale: Scale) -> StepMark:
    number = len(claims)
    note = f"{day}: {stage.replace('_', ' ')}, {look}" + (f", {number} reports" if number > 1 else "")
    return StepMark(look, scale.at(day), claims[0].agreement.id, note, number)
