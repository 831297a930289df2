"""What all documents together say."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Path, Query

from verbale.asking.acts import dyad_rows, meeting_rows, sanction_rows
from verbale.asking.agreements import claim_rows, thread_rows
from verbale.asking.briefing import brief_rows
from verbale.asking.programmes import difference_rows, programme_rows
from verbale.asking.promises import promise_rows
from verbale.serve.api.listing import List
from verbale.serve.api.params import NO_NUL, On, Since, Who
from verbale.serve.asked import Blank

__all__ = ["PairRow", "agreements", "brief", "claims", "differences", "dyad", "meetings", "pairs", "programme", "promises", "sanctions"]

Name = Annotated[
    str, Path(min_length=1, max_length=200, pattern=NO_NUL, description="a code, a state, a body or a person", examples=["QUO"])
]
Instrument = Annotated[
    str, Query(min_length=1, max_length=500, pattern=NO_NUL, description="a name of it, or words of one", examples=["Ferry Treaty"])
]
Promised = Annotated[Literal["overdue", "due", "open", "undated"] | None, Blank, Query(description="only these")]
Met = Annotated[Literal["planned", "held", "cancelled", "not reported"] | None, Blank, Query(description="only these")]
Point = Annotated[Literal["number", "day", "stage"] | None, Blank, Query(description="only these")]


@dataclass(frozen=True, slots=True)
class PairRow:
    """How many reports tell that one side did something to another."""

    actor: str
    recipient: str
    reports: int


def agreements(asked: List, on: On = None) -> Any:
    """Every instrument: the stage that each side claims, what is established, slips and contradictions."""
    return asked.asked(thread_rows, on)


def claims(asked: List, name: Instrument, on: On = None) -> Any:
    """Every claim about one instrument, oldest first."""
    return asked.asked(claim_rows, on, name)


def promises(asked: List, status: Promised = None, actor: Who = None, on: On = None) -> Any:
    """With the outcome that later reports suggest, and what a person has found."""
    return asked.asked(promise_rows, on, status, actor)


def sanctions(asked: List, target: Who = None, on: On = None) -> Any:
    """Measures as reported until the day: a record of reports, not a legal list, and not for screening."""
    return asked.asked(sanction_rows, on, target)


def meetings(asked: List, person: Who = None, status: Met = None, on: On = None) -> Any:
    """Each meeting once, planned against held; "not reported" is no proof that it did not take place."""
    return asked.asked(meeting_rows, on, person, status)


def pairs(asked: List) -> Any:
    """Acts that are told of as done; a joint act counts both ways."""
    counts = asked.site.overview.pairs()
    rows = [PairRow(a, b, n) for (a, b), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return asked.rows(("pairs",), lambda: rows)


def dyad(asked: List, one: Name, other: Name, on: On = None) -> Any:
    """Month by month; what is established stands apart from what one publisher reports and what one side claims."""
    return asked.asked(dyad_rows, on, one, other)


def programme(asked: List, actor: Name, on: On = None) -> Any:
    """An actor's declared courses, and with each partner its instruments, claimed results and next due dates."""
    return asked.asked(programme_rows, on, actor)


def differences(asked: List, point: Point = None, on: On = None) -> Any:
    """Where publishers or sides differ on a number, a day or a stage of one thing."""
    return asked.asked(difference_rows, on, point)


def brief(asked: List, since: Since = None, on: On = None) -> Any:
    """What is new, moved, fell due or is contradicted since a day, or since the last look of the command line."""
    return asked.asked(brief_rows, on, since)
