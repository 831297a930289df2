"""What two sides did to each other as bars: cooperation above a line of time, conflict below it, for each direction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from verbale.ledger.dyads import DyadMonth, Standing
from verbale.serve.charts import Scale

__all__ = ["HALF", "Balance", "Stack", "balances"]

HALF = 56
"""Height of the tallest bar on either side of the line."""
_STANDINGS: tuple[Standing, ...] = get_args(Standing)


@dataclass(frozen=True, slots=True)
class Stack:
    """The acts of one month and standing on one side of the line."""

    look: str
    at: float
    top: float
    height: float
    month: date
    note: str


@dataclass(frozen=True, slots=True)
class Balance:
    """One direction."""

    actor: str
    recipient: str
    scale: Scale
    width: float
    stacks: list[Stack]


def balances(months: Sequence[DyadMonth]) -> list[Balance]:
    """A chart for each direction, on the same line of time and with the same height for an act."""
    if not months:
        return []
    first, last = min(m.month for m in months), max(m.month for m in months)
    scale = Scale.over([first], also=date(last.year + last.month // 12, last.month % 12 + 1, 1))
    width = max(100 * 28 / max((scale.last - scale.first).days, 28), 0.8)
    tallest = max(_count(m, side) for m in months for side in ("cooperation", "conflict")) or 1
    return [
        Balance(a, b, scale, round(width, 2), [s for m in months if (m.actor, m.recipient) == (a, b) for s in _stacks(m, scale, tallest)])
        for a, b in sorted({(m.actor, m.recipient) for m in months})
    ]


def _stacks(month: DyadMonth, scale: Scale, tallest: int) -> Iterator[Stack]:
    for side in ("cooperation", "conflict"):
        done = 0
        for standing in _STANDINGS:
            count = _count(month, side, (standing,))
            if count:
                height, offset = HALF * count / tallest, HALF * done / tallest
                top = HALF - offset - height if side == "cooperation" else HALF + offset + 2
                note = f"{month.month:%B %Y}: {count} of {side}, {standing}"
                yield Stack(f"{side} {standing}", scale.at(month.month), round(top, 1), round(height, 1), month.month, note)
                done += count


def _count(month: DyadMonth, side: str, standings: Sequence[Standing] = _STANDINGS) -> int:
    return sum(figure.count for s in standings for quad, figure in getattr(month, s).items() if quad.endswith(side))
