"""Dyads: a matrix of who did something to whom, and a pair month by month."""

from collections import Counter
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query, Request, Response

from verbale.ledger.dyads import DyadMonth, Figure, Standing
from verbale.schema.quads import SCALE, Quad
from verbale.serve.balances import balances
from verbale.serve.forms import answer
from verbale.serve.groups import Group, group_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here

__all__ = ["router"]

router = APIRouter()
PAGE = 24
"""Months of a page, each direction by itself."""
_SIDE = 14
"""Actors of the matrix: those of whom most is told."""
QUADS: tuple[Quad, ...] = get_args(Quad)
STANDINGS: tuple[Standing, ...] = get_args(Standing)


@router.get("/dyads")
def matrix(request: Request, site: Here) -> Response:
    """How many reports tell that the row did something to the column."""
    pairs = site.overview.pairs()
    count = Counter[str]()
    for (actor, recipient), n in pairs.items():
        count.update({actor: n, recipient: n})
    codes = [code for code, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:_SIDE]]
    values = {"codes": codes, "pairs": pairs, "most": max(pairs.values(), default=1), "total": len(count)}
    table = ({"actor": a, "recipient": b, "reports": n} for (a, b), n in sorted(pairs.items(), key=lambda item: (-item[1], item[0])))
    return answer(request, "dyads.html", values, table)


@router.get("/dyads/{one}/{other}")
def pair(request: Request, one: str, other: str, site: Here, first: Annotated[int, Query(ge=0)] = 0) -> Response:
    """Two sides month by month, the latest first, what is established, reported and claimed apart; each number opens its reports."""
    one, other = site.code(one), site.code(other)
    months = site.ledger.dyad(one, other)
    latest = months[::-1]
    values = {
        "one": one,
        "other": other,
        "months": [(month, _cells(site.ledger, month)) for month in latest[first : first + PAGE]],
        "scale": SCALE,
        "sides": balances(months),
        "page_of": {(month.month, month.actor): at // PAGE * PAGE or None for at, month in enumerate(latest)},
        "next": first + PAGE if first + PAGE < len(months) else None,
    }
    return answer(request, "dyad.html", values, (row for m in months for row in _flat(m)))


def _cells(ledger: Ledger, month: DyadMonth) -> list[tuple[Standing, Quad, Figure, Group]]:
    return [(s, q, figure, _group(ledger, figure)) for q in QUADS for s in STANDINGS if (figure := getattr(month, s).get(q))]


def _group(ledger: Ledger, figure: Figure) -> Group:
    return group_of(f"{figure.count} act{'' if figure.count == 1 else 's'}", [r for act in figure.acts for r in act], ledger)


def _flat(month: DyadMonth) -> list[dict[str, Any]]:
    return [
        {
            "month": month.month,
            "actor": month.actor,
            "recipient": month.recipient,
            "quad": quad,
            "standing": standing,
            "acts": figure.count,
            "score": round(figure.score, 2),
            "scale": SCALE,
            "records": " ".join(r.record.id for act in figure.acts for r in act),
        }
        for standing in STANDINGS
        for quad, figure in getattr(month, standing).items()
    ]
