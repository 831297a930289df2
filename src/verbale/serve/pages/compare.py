"""Compare: two publishers side by side, and all points on which publishers or sides differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response

from verbale.ledger.compare import POINTS, Difference, sides_of
from verbale.serve.asked import Blank, Day, Text
from verbale.serve.forms import answer
from verbale.serve.lines import flat, line_of
from verbale.serve.rows import Ledger
from verbale.serve.site import Here, Site
from verbale.store import Query
from verbale.store.adding import host_of
from verbale.store.overview import DocumentRow

__all__ = ["router"]

router = APIRouter()
PAGE = 40
_STORIES = 20
_ALL = 1_000_000
Point = Annotated[Literal["number", "day", "stage", "wording"] | None, Blank]


@router.get("/compare")
def compare(
    request: Request, site: Here, one: Text = None, other: Text = None, point: Point = None, on: Day = None, first: int = 0
) -> Response:
    """Where two voices differ; with two publishers, only they, what each tells of, and the stories that both tell."""
    day, ledger = on or site.today, site.ledger
    known = [d for d in _each_once(ledger.differences(day)) if _is_between(d, one, other)]
    wanted = [d for d in known if point in (None, d.on)]
    values = {
        "on": day,
        "given": on,
        "one": one,
        "other": other,
        "point": point,
        "points": POINTS,
        "hosts": [row.host for row in site.overview.publishers()],
        "counts": Counter(d.on for d in known),
        "rows": [_shown(ledger, d, one) for d in wanted[first : first + PAGE]],
        "total": len(wanted),
        "next": first + PAGE if first + PAGE < len(wanted) else None,
        "sides": [_side(site, host) for host in (one, other) if host] if one and other else [],
        "stories": _told_by_both(site, one, other) if one and other else [],
    }
    return answer(request, "compare.html", values, (_flat(ledger, d) for d in wanted))


def _each_once(differences: Iterable[Difference]) -> list[Difference]:
    """Two documents that differ twice in the same words do so once; figures before steps before wording."""
    found = {(d.on, d.said, d.one.document.id, d.other.document.id): d for d in differences}
    return sorted(found.values(), key=lambda d: (str(d.one.day), POINTS.index(d.on)), reverse=True)


def _is_between(found: Difference, one: str | None, other: str | None) -> bool:
    hosts = {host_of(found.one.document), host_of(found.other.document)}
    return {one, other} - {None} <= hosts


def _shown(ledger: Ledger, found: Difference, one: str | None) -> dict[str, Any]:
    """Both sides in the order of the columns."""
    told = zip(found.said, (found.one, found.other), sides_of(found, ledger.voices), strict=True)
    pair = [(said, line_of(report), voices) for said, report, voices in told]
    return {"on": found.on, "pair": pair[::-1] if one and pair[0][1].host != one else pair}


def _side(site: Site, host: str) -> dict[str, Any]:
    """A publisher with what it tells of."""
    return {"host": host, "publisher": site.publisher(host), "counts": site.overview.count(Query(host=host))}


def _told_by_both(site: Site, one: str, other: str) -> list[dict[str, DocumentRow]]:
    """Stories of which both print something, the newest first, with an article of each."""
    told: dict[int, dict[str, DocumentRow]] = defaultdict(dict)
    for name, host in (("one", one), ("other", other)):
        for row in site.overview.documents(host=host, limit=_ALL):
            if (number := site.ledger.stories.get(row.id)) is not None:
                told[number].setdefault(name, row)
    both = [pair for pair in told.values() if len(pair) == 2]
    return sorted(both, key=lambda pair: max(str(row.published) for row in pair.values()), reverse=True)[:_STORIES]


def _flat(ledger: Ledger, found: Difference) -> dict[str, Any]:
    other, (voices, other_voices) = line_of(found.other), sides_of(found, ledger.voices)
    names = {"other_says": found.said[1], "other_voices": " ".join(other_voices)}
    names |= {"other_record": other.id, "other_document": other.document, "other_host": other.host, "other_sentence": other.sentence}
    return {"on": found.on, "says": found.said[0], "voices": " ".join(voices)} | names | flat(line_of(found.one))
