"""Events as PLOVER 0.8 codes them: folded by realis, one row a direction, actors as CAMEO codes.

The record keeps each act with its realis; here a planned or promised act of cooperation becomes AGREE, an act of force or
refusal that is held out becomes THREATEN, and what only others ask for, or what did not happen, is no event at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from verbale.lexicon import get_lexicon
from verbale.schema import Event, EventType, Record
from verbale.schema.quads import QUADS, SCALE

__all__ = ["NOBODY", "PloverRow", "plover_rows", "to_plover"]

NOBODY = "---"

_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_THREATENED = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"})


@dataclass(frozen=True, slots=True)
class PloverRow:
    """One act in one direction; `source` and `target` are CAMEO actor codes, "---" where nobody is named.

    `actor` and `recipient` are the codes that the record has.

    `quad` is the quad class, `intensity` the cooperation–conflict score of the type on the scale that `scale` names.
    """

    source: str
    target: str
    actor: str
    recipient: str | None
    plover_type: str
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None
    quad: str
    intensity: float
    scale: str
    score: float
    record: str


def to_plover(records: Iterable[Record], *, least: float = 0.0) -> list[PloverRow]:
    """The rows of a document's events of at least the score `least`, each act and pair once, in order."""
    rows: dict[tuple[str, str, str], PloverRow] = {}
    for event in records:
        if isinstance(event, Event) and (event.score or 0.0) >= least:
            for row in plover_rows(event):
                rows.setdefault((row.plover_type, row.source, row.target), row)
    return list(rows.values())


def plover_rows(event: Event) -> Iterator[PloverRow]:
    """The rows of one act: none where PLOVER counts none, two or more where several act jointly."""
    kind = _folded(event)
    if kind is None:
        return
    quad, intensity = QUADS[kind]
    cameo = event.cameo if kind == event.type else None
    for actor, recipient in _directions(event):
        source = _actor(actor, event.actor_sectors)
        sectors = event.recipient_sectors if event.recipient else event.actor_sectors
        target = _actor(recipient, sectors) if recipient else NOBODY
        yield PloverRow(
            source, target, actor, recipient, kind, event.mode, event.context, cameo, quad, intensity, SCALE, event.score or 0.0, event.id
        )


def _folded(event: Event) -> EventType | None:
    """The type that an act counts as, None where it does not count."""
    if event.realis == "actual":
        return event.type
    if event.realis == "future":
        return "AGREE" if event.type in _PROMISED else "THREATEN" if event.type in _THREATENED else event.type
    return None


def _directions(event: Event) -> list[tuple[str, str | None]]:
    """Who to whom: a joint act both ways, an act inside one state from that state to itself."""
    if event.recipient:
        return [(a, b) for a in event.actor for b in event.recipient]
    return list(permutations(event.actor, 2)) if len(event.actor) > 1 else [(a, None) for a in event.actor]


def _actor(code: str, sectors: tuple[str, ...]) -> str:
    """A CAMEO actor code: "IGO" and the acronym for a body, the state with its first sector otherwise."""
    if code in get_lexicon().actors.bodies:
        return f"IGO{code}"
    return code + "".join(sectors[:1])
