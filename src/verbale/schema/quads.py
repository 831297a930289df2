"""Quad class and cooperation–conflict score of each type of event."""

from collections.abc import Mapping
from typing import Literal

from verbale.schema.event import EventType

__all__ = ["QUADS", "SCALE", "Quad"]

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUADS: Mapping[EventType, tuple[Quad, float]] = {
    "AGREE": ("verbal cooperation", 4.0),
    "CONSULT": ("verbal cooperation", 1.0),
    "SUPPORT": ("verbal cooperation", 3.5),
    "CONCEDE": ("verbal cooperation", 5.0),
    "COOPERATE": ("material cooperation", 6.0),
    "AID": ("material cooperation", 7.0),
    "RETREAT": ("material cooperation", 5.0),
    "REQUEST": ("verbal conflict", -5.0),
    "ACCUSE": ("verbal conflict", -2.0),
    "REJECT": ("verbal conflict", -4.0),
    "THREATEN": ("verbal conflict", -6.0),
    "PROTEST": ("material conflict", -6.5),
    "SANCTION": ("material conflict", -4.0),
    "MOBILIZE": ("material conflict", -7.2),
    "COERCE": ("material conflict", -7.0),
    "ASSAULT": ("material conflict", -10.0),
}
"""Quad class and score of each type: the value of the CAMEO category that the type goes back to, on the scale of
Goldstein (1992) as the CAMEO project adapted it (03, 04, 05, 08, 06, 07, 08, 10, 11, 12, 13, 14, 16, 15, 17, 19).

Quad classes are those of the PLOVER manual. A type that joins two categories has the value of the graver: REQUEST that of
demands (10), not of appeals (02, +3.0); ASSAULT that of fighting (19), not of lesser violence (18, −9.0); ACCUSE is 11, and
09, investigations, has the same value.
"""

SCALE = "Goldstein (1992), CAMEO adaptation"
