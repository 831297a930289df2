"""The ledger of a store: the questions that go over all its documents, as one class."""

from datetime import date
from pathlib import Path

from verbale.asking.acts import dyad_rows, meeting_rows, sanction_rows
from verbale.asking.agreements import claim_rows, thread_rows
from verbale.asking.briefing import add_watch, brief_rows, watches
from verbale.asking.desk import Desk
from verbale.asking.programmes import difference_rows, programme_rows
from verbale.asking.promises import promise_rows
from verbale.asking.rows import BriefRow, ClaimRow, DifferenceRow, DyadRow, MeetingRow, ProgrammeRow, PromiseRow, SanctionRow, ThreadRow
from verbale.ingest.given import current_day
from verbale.ledger.publishers import Publishers
from verbale.store import Query, Store

__all__ = ["Ledger"]


class Ledger:
    """Questions over all documents of a store, as they stand on a day (`on`, by default the day by the clock).

    `publishers` is the file of publishers that a project adds to those of the lexicon. Every row is flat and has its sentence:
    `pandas.DataFrame(ledger.promises("overdue"))` is a frame.
    """

    def __init__(self, store: Store, publishers: str | Path | None = None, on: date | None = None) -> None:
        known = Publishers.read(Path(publishers)) if publishers else Publishers.load()
        self._desk = Desk(store, known, on or current_day())

    def settle(self) -> None:
        """Follow instruments, promises, copies and stories through all documents, and keep that: no question does so again.

        A question does it itself where it never was done, or where a store of up to 300 documents has changed since.
        """
        self._desk.settle()

    @property
    def is_behind(self) -> bool:
        """Whether documents, verdicts or erasures came after the ledger was settled last."""
        return self._desk.is_behind

    def agreements(self) -> list[ThreadRow]:
        """All instruments: the stage that each side claims, what is established, slips and contradictions."""
        return thread_rows(self._desk)

    def claims(self, name: str) -> list[ClaimRow]:
        """One instrument with every claim, oldest first; raises `UnknownNameError`."""
        return claim_rows(self._desk, name)

    def promises(self, status: str | None = None, actor: str | None = None) -> list[PromiseRow]:
        """Promises with their status ("overdue", "due", "open", "undated"), what is proposed and what was decided."""
        return promise_rows(self._desk, status, actor)

    def sanctions(self, target: str | None = None) -> list[SanctionRow]:
        """Measures as reported until the day, those in force first: no legal list, and not for screening."""
        return sanction_rows(self._desk, target)

    def meetings(self, person: str | None = None, status: str | None = None) -> list[MeetingRow]:
        """Meetings, each once, planned against held."""
        return meeting_rows(self._desk, person, status)

    def dyad(self, one: str, other: str) -> list[DyadRow]:
        """What two did to each other, month by month, by quad class and standing."""
        return dyad_rows(self._desk, one, other)

    def programme(self, actor: str) -> list[ProgrammeRow]:
        """An actor's policies with partners, instruments, claimed results and next due dates."""
        return programme_rows(self._desk, actor)

    def compare(self, on: str | None = None) -> list[DifferenceRow]:
        """Where publishers and sides differ on a number, a day, a stage or the wording."""
        return difference_rows(self._desk, on)

    def brief(self, since: date | None = None, *, looked: bool = False) -> list[BriefRow]:
        """What is new, moved, fell due or is contradicted since a day, else since the last look; `looked` keeps this one as the last."""
        return brief_rows(self._desk, since, looked=looked)

    def watch(self, name: str, query: Query) -> None:
        """Save a search; `brief` tells what it newly finds."""
        add_watch(self._desk, name, query)

    def watches(self) -> dict[str, Query]:
        """The saved searches by name."""
        return watches(self._desk)
