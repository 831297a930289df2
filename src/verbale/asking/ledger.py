"""The ledger of a store: the questions that go over all its documents, as one class."""

from datetime import date
from pathlib import Path

from verbale.asking.acts import dyad_rows, meeting_rows, sanction_rows
from verbale.asking.agreements import claim_rows, thread_rows
from verbale.asking.briefing import add_watch, brief_rows, drop_watch, watches
from verbale.asking.desk import Desk
from verbale.asking.programmes import difference_rows, programme_rows
from verbale.asking.promises import promise_rows
from verbale.asking.rows import BriefRow, ClaimRow, DifferenceRow, DyadRow, MeetingRow, ProgrammeRow, PromiseRow, SanctionRow, ThreadRow
from verbale.asking.table import Rows
from verbale.ingest.given import current_day
from verbale.ledger.publishers import Publishers
from verbale.store import Query, Store

__all__ = ["Ledger"]


class Ledger:
    """Questions over all documents of a store, as they stand on a day (`on`, by default the day by the clock).

    `publishers` is the file of publishers that a project adds to those of the lexicon. Every row is flat and has its sentence:
    `ledger.promises("overdue").to_pandas()` is a data frame, `.hits()` are the records behind it.
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

    def agreements(self) -> Rows[ThreadRow]:
        """All instruments: the stage that each side claims, what is established, slips and contradictions."""
        return Rows(ThreadRow, thread_rows(self._desk), self._desk.store)

    def claims(self, name: str) -> Rows[ClaimRow]:
        """One instrument with every claim, oldest first; raises `UnknownNameError`."""
        told = {claim.agreement.id: claim.report for thread in self._desk.threads_of(name) for claim in thread.claims}
        return Rows(ClaimRow, claim_rows(self._desk, name), self._desk.store, told)

    def promises(self, status: str | None = None, actor: str | None = None) -> Rows[PromiseRow]:
        """Promises with their status ("overdue", "due", "open", "undated"), what is proposed and what was decided."""
        return Rows(PromiseRow, promise_rows(self._desk, status, actor), self._desk.store)

    def sanctions(self, target: str | None = None) -> Rows[SanctionRow]:
        """Measures as reported until the day, those in force first: no legal list, and not for screening."""
        return Rows(SanctionRow, sanction_rows(self._desk, target), self._desk.store)

    def meetings(self, person: str | None = None, status: str | None = None) -> Rows[MeetingRow]:
        """Meetings, each once, planned against held."""
        return Rows(MeetingRow, meeting_rows(self._desk, person, status), self._desk.store)

    def dyad(self, one: str, other: str) -> Rows[DyadRow]:
        """What two did to each other, month by month, by quad class and standing."""
        return Rows(DyadRow, dyad_rows(self._desk, one, other), self._desk.store)

    def programme(self, actor: str) -> Rows[ProgrammeRow]:
        """An actor's policies with partners, instruments, claimed results and next due dates."""
        return Rows(ProgrammeRow, programme_rows(self._desk, actor), self._desk.store)

    def compare(self, on: str | None = None) -> Rows[DifferenceRow]:
        """Where publishers and sides differ on a number, a day, a stage or the wording."""
        return Rows(DifferenceRow, difference_rows(self._desk, on), self._desk.store)

    def brief(self, since: date | None = None, *, looked: bool = False) -> Rows[BriefRow]:
        """What is new, moved, fell due or is contradicted since a day, else since the last look; `looked` keeps this one as the last."""
        return Rows(BriefRow, brief_rows(self._desk, since, looked=looked), self._desk.store)

    def watch(self, name: str, query: Query, author: str = "") -> None:
        """Save a search; `brief` tells what it newly finds."""
        add_watch(self._desk, name, query, author)

    def unwatch(self, name: str, author: str = "") -> None:
        """Take a saved search away; raises `UnknownNameError`."""
        drop_watch(self._desk, name, author)

    def watches(self) -> dict[str, Query]:
        """The saved searches by name."""
        return watches(self._desk)
