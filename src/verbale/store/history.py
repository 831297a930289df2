"""What persons said of one record, in its order: how it stands, what was corrected, what was found of a promise, who dissents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from verbale.schema import Record, decode
from verbale.store.judging import Standing, standing_after
from verbale.store.pairing import FieldChange, field_changes
from verbale.store.rows import Verdict

__all__ = ["History", "histories"]

_LAID = frozenset({"accept", "reject", "edit", "add"})


@dataclass(frozen=True)
class History:
    """The verdicts on one record, oldest first."""

    verdicts: tuple[Verdict, ...]

    @property
    def standing(self) -> Standing:
        """How the record stands after all of them."""
        standing: Standing = "unjudged"
        for verdict in self.verdicts:
            standing = standing_after(verdict.verdict, standing)
        return standing

    @property
    def last(self) -> Verdict | None:
        """The verdict by which it stands so."""
        return next((v for v in reversed(self.verdicts) if v.verdict in _LAID), None)

    @property
    def finding(self) -> Verdict | None:
        """What was last found that became of the promise; None where nothing was, or where it was opened again."""
        found = next((v for v in reversed(self.verdicts) if v.verdict == "judge"), None)
        return found if found and found.body["outcome"] != "open" else None

    @property
    def dissents(self) -> tuple[Verdict, ...]:
        """Who does not agree."""
        return tuple(v for v in self.verdicts if v.verdict == "dissent")

    @property
    def replies(self) -> tuple[Verdict, ...]:
        """What those say of whom the record speaks."""
        return tuple(v for v in self.verdicts if v.verdict == "reply")

    @cached_property
    def corrections(self) -> tuple[FieldChange, ...]:
        """The fields that persons corrected, as they were read and as they count."""
        edits = [v for v in self.verdicts if v.verdict == "edit"]
        if not edits:
            return ()
        read = edits[0].body["record"]
        fields: dict[str, Any] = {}
        for edit in edits:
            fields |= edit.body["fields"]
        before: Record = decode(Record, read)
        after: Record = decode(Record, read | fields)
        return tuple(field_changes(before, after))


def histories(verdicts: Iterable[Verdict]) -> Mapping[str, History]:
    """The history of each record of which a person has said something, by its id of today."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.stands_on is not None:
            found[verdict.stands_on].append(verdict)
    return {id: History(tuple(own)) for id, own in found.items()}
