"""The ledger over a store as the command line tells it, read when it is first asked for and again when the store has changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from verbale.asking.briefing import watches
from verbale.asking.desk import Desk
from verbale.ingest.given import current_day
from verbale.ledger.agreements import Thread, follow_agreements
from verbale.ledger.claims import Claim
from verbale.ledger.compare import Difference
from verbale.ledger.copies import Copy
from verbale.ledger.dyads import DyadMonth, follow_dyad
from verbale.ledger.meetings import MeetingRow, follow_meetings
from verbale.ledger.programme import Programme, find_programme
from verbale.ledger.promises import Outcome
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Report
from verbale.ledger.sanctions import SanctionRow, sanctions_on
from verbale.ledger.voices import Voices
from verbale.store import Query, Store
from verbale.store.overview import Overview

__all__ = ["Ledger"]

_PROGRAMME = ("policy", "sanction", "indicator", "meeting", "promise")


class Ledger:
    """What all documents together say; what is dear is worked out once, until the store changes."""

    def __init__(self, store: Store, overview: Overview, publishers: Publishers) -> None:
        self._store, self._publishers = store, publishers
        self._memo = overview.memo()

    @property
    def desk(self) -> Desk:
        """The desk of the command line, on the store as it is now."""
        return self.on(current_day())

    def on(self, day: date, *, patient: bool = False) -> Desk:
        """That desk on another day; a `patient` one settles also a large store that never was."""
        return self._memo.get(("desk", day, patient), lambda: self._desk(day, patient))

    def _desk(self, day: date, patient: bool) -> Desk:
        self._memo.get(("settled", patient), lambda: self._settle(patient))
        return Desk(self._store, self._publishers, day, patient=False, rests=True)

    def _settle(self, patient: bool) -> None:
        """If it is due: one of those who ask does, the others wait."""
        desk = Desk(self._store, self._publishers, current_day(), patient=patient)
        if desk.is_due:
            desk.settle()

    @property
    def waits(self) -> bool:
        """Whether the store has what the ledger will not know until somebody settles it."""
        return self._memo.get("waits", lambda: self.desk.waits)

    def reports(self, *kinds: str) -> Sequence[Report]:
        """All reports of some kinds, oldest first."""
        return self._memo.get(("reports", kinds), lambda: self.desk.reports(Query(kind=kinds)))

    @property
    def kept(self) -> frozenset[str]:
        """The ids of the agreements that the store has; the ledger itself reads others in clauses."""
        return self._memo.get("kept", lambda: frozenset(id for _, id in self._store.ids(Query(kind=("agreement",)))))

    @property
    def copies(self) -> Sequence[Copy]:
        """The documents that print what another printed before."""
        return self.desk.settlement.copies

    @property
    def voices(self) -> Voices:
        """Who vouches for a report."""
        return self._memo.get("voices", lambda: self.desk.voices)

    @property
    def claims(self) -> Sequence[Claim]:
        """Every report that an instrument took a step."""
        return self._memo.get("claims", lambda: self.desk.claims)

    def outcomes(self, promises: Iterable[Report]) -> Sequence[Outcome]:
        """What later reports suggest became of some promises."""
        return self.desk.settlement.outcomes(promises)

    def agreements(self, on: date) -> list[Thread]:
        """The threads of all instruments on a day."""
        return self._memo.get(("agreements", on), lambda: follow_agreements(self.claims, self.voices, on))

    def meetings(self, on: date) -> list[MeetingRow]:
        """Meetings planned and held, until a day."""
        return self._memo.get(("meetings", on), lambda: follow_meetings(self.reports("meeting"), on))

    def sanctions(self, on: date, target: str | None = None) -> list[SanctionRow]:
        """Measures reported until a day."""
        return self._memo.get(("sanctions", on, target), lambda: sanctions_on(self.reports("sanction"), self.voices, on, target=target))

    def dyad(self, one: str, other: str) -> list[DyadMonth]:
        """Month by month what two sides are told to have done to each other."""
        return self._memo.get(("dyad", one, other), lambda: self._dyad(one, other))

    def _dyad(self, one: str, other: str) -> list[DyadMonth]:
        return follow_dyad(self.desk.reports(Query(kind=("event",), dyad=(one, other))), one, other, self.voices)

    def programme(self, actor: str, on: date) -> Programme:
        """What a code declares, with each partner, until a day."""
        return self._memo.get(("programme", actor, on), lambda: self._programme(actor, on))

    def _programme(self, actor: str, on: date) -> Programme:
        return find_programme(self.desk.reports(Query(kind=_PROGRAMME, actor=actor)), self.claims, actor, on)

    def differences(self, on: date) -> list[Difference]:
        """Where two voices do not say the same of one thing, until a day."""
        return self._memo.get(("differences", on), lambda: self.desk.settlement.differences(on))

    @property
    def stories(self) -> Mapping[str, int]:
        """The number of the story of each document."""
        return self._memo.get("stories", self._stories)

    def _stories(self) -> Mapping[str, int]:
        return self.desk.settlement.stories()

    def independent(self, reports: Iterable[Report]) -> int:
        """On how many voices reports stand: one side, or one owner, counts once however often it speaks."""
        voices = self.voices
        return len({voice for report in reports for voice in voices.of(report)})

    def watches(self) -> Mapping[str, Query]:
        """The saved searches by name, as they are now."""
        return watches(self.desk)

    def once(self, question: Any, answer: Any) -> Any:
        """What a page made for a question, until the store changes."""
        return self._memo.get(question, answer)
