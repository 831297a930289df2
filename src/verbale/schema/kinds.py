"""The kinds of records: a new one is its own file and one line in `Record`."""

from collections.abc import Mapping
from typing import get_args, get_type_hints

from verbale.schema.agreement import Agreement
from verbale.schema.event import Event
from verbale.schema.indicator import Indicator
from verbale.schema.meeting import Meeting
from verbale.schema.policy import Policy
from verbale.schema.promise import Promise
from verbale.schema.sanction import Sanction
from verbale.schema.statement import Statement

__all__ = ["KINDS", "Record"]

Record = (
    Statement
    | Agreement
    | Sanction
    | Meeting
    | Promise
    | Indicator
    | Event
    | Policy
)  # fmt: skip

KINDS: Mapping[str, type[Record]] = {get_args(get_type_hints(kind)["kind"])[0]: kind for kind in get_args(Record)}
"""Every kind by its name, in the order of `Record`, which is the registry: it is derived, so the two cannot differ."""
