"""The lanes in which instruments are shown, and where each stands."""

from verbale.ledger.agreements import Thread
from verbale.schema import Stage

__all__ = ["LANES", "UNTAKEN", "lane_of", "last_step"]

LANES: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Under way", ("proposed", "authorized", "negotiating")),
    ("Agreed", ("concluded", "initialled")),
    ("Signed", ("signed", "ratified", "amended", "extended")),
    ("In force", ("in_force", "implemented")),
    ("Halted or over", ("stalled", "rejected", "suspended", "breached", "withdrawn", "terminated", "expired")),
)
UNTAKEN = "Announced or denied only"
"""The lane of instruments of which no step is told as taken."""


def lane_of(stage: Stage) -> str:
    """The lane of a stage.

    >>> lane_of("ratified")
    'Signed'
    """
    return next(name for name, stages in LANES if stage in stages)


def last_step(thread: Thread) -> tuple[str, Stage] | None:
    """How the last step that was taken stands, and which it is: established where it is, else claimed; None where none was."""
    taken = [c.agreement.stage for c in thread.claims if c.agreement.realis == "actual" and not c.agreement.nearly]
    if not taken:
        return None
    return "established" if any(e.stage == taken[-1] for e in thread.established) else "claimed", taken[-1]
