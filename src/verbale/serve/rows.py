"""The ledger over a store as the command line tells it, read when it is first asked for and again when the store has changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import product
from threading import RLock
from typing import Any

from verbale.asking.briefing import watches
from verbale.asking.desk import Desk
from verbale.ingest.given import current_day
from verbale.ledger.agreements import Thread, follow_agreements
from verbale.ledger.claims import Claim
from verbale.ledger.compare import Difference, find_differences
from verbale.ledger.copies import Copy
from verbale.ledger.dyads import DyadMonth, follow_dyad
from verbale.ledger.meetings import MeetingRow, follow_meetings
from verbale.ledger.programme import Programme, find_programme
from verbale.ledger.promises import Outcome, PromiseRow, follow_promises
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Report
from verbale.ledger.sanctions import SanctionRow, sanctions_on
from verbale.ledger.voices import Voices
from verbale.schema import Event, Promise
from verbale.store import Query, Store
from verbale.store.overview import Mark, Overview

__all__ = ["Ledger", "Worked"]

_DAYS = 24
"""Answers for a day that are kept."""


class Worked:
    """The ledger of some reports; what is dear is worked out once."""

    def __init__(self, reports: Sequence[Report], desk: Desk) -> None:
        self.reports, self._desk = reports, desk
        self._lock = RLock()
        self._by_day: dict[tuple[str, date], list[Any]] = {}

    def _once(self, name: str, on: date, make: Callable[[], list[Any]]) -> list[Any]:
        """What was made for a day before, else made now; a few days are kept."""
        with self._lock:
            if (name, on) not in self._by_day:
                if len(self._by_day) >= _DAYS:
                    self._by_day.clear()
                self._by_day[name, on] = make()
            return self._by_day[name, on]

    @cached_property
    def kept(self) -> frozenset[str]:
        """The ids of the records that the store has."""
        return frozenset(r.record.id for r in self.reports)

    @property
    def copies(self) -> Sequence[Copy]:
        """The documents that print what another printed before."""
        with self._lock:
            return self._desk.settlement.copies

    @property
    def voices(self) -> Voices:
        """Who vouches for a report."""
        with self._lock:
            return self._desk.voices

    @property
    def claims(self) -> Sequence[Claim]:
        """Every report that an instrument took a step."""
        with self._lock:
            return self._desk.claims

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """What later reports suggest became of the promises."""
        with self._lock:
            return self._desk.settlement.outcomes(r for r in self.reports if isinstance(r.record, Promise))

    def agreements(self, on: date) -> list[Thread]:
        """The threads of all instruments on a day."""
        return self._once("agreements", on, lambda: follow_agreements(self.claims, self.voices, on))

    def promises(self, on: date) -> list[PromiseRow]:
        """All promises with their standing on a day."""
        return self._once("promises", on, lambda: follow_promises(self.reports, self.outcomes, on))

    def meetings(self, on: date) -> list[MeetingRow]:
        """Meetings planned and held, until a day."""
        return self._once("meetings", on, lambda: follow_meetings(self.reports, on))

    def sanctions(self, on: date, target: str | None = None) -> list[SanctionRow]:
        """Measures reported until a day."""
        return sanctions_on(self.reports, self.voices, on, target=target)

    def dyad(self, one: str, other: str) -> list[DyadMonth]:
        """Month by month what two sides are told to have done to each other."""
        return follow_dyad(self.reports, one, other, self.voices)

    def programme(self, actor: str, on: date) -> Programme:
        """What a code declares, with each partner, until a day."""
        return find_programme(self.reports, self.claims, actor, on)

    def differences(self, on: date) -> list[Difference]:
        """Where two voices do not say the same of one thing, until a day."""
        return self._once("differences", on, lambda: list(find_differences(self.reports, self.claims, self.stories, self.voices, on)))

    @cached_property
    def stories(self) -> Mapping[str, int]:
        """The number of the story of each document."""
        with self._lock:
            return self._desk.settlement.stories()

    def independent(self, reports: Iterable[Report]) -> int:
        """On how many voices reports stand: one side, or one owner, counts once however often it speaks."""
        return len({voice for report in reports for voice in self.voices.of(report)})

    def watches(self) -> Mapping[str, Query]:
        """The saved searches by name, as they are now."""
        return watches(self._desk)

    def pairs(self) -> Counter[tuple[str, str]]:
        """How many reports tell that one side did something to another; a joint act counts both ways."""
        count = Counter[tuple[str, str]]()
        for report in self.reports:
            record = report.record
            if isinstance(record, Event) and record.realis == "actual":
                count.update({p for p in product(record.actor, record.recipient or record.actor) if p[0] != p[1]})
        return count


class Ledger:
    """The ledger of a store as it is now."""

    def __init__(self, store: Store, overview: Overview, publishers: Publishers) -> None:
        self._store, self._overview, self._publishers = store, overview, publishers
        self._lock = RLock()
        self._kept: tuple[Mark, Worked] | None = None

    def now(self) -> Worked:
        """What was worked out last, if the store is as it was; else anew."""
        mark = self._overview.mark()
        with self._lock:
            if self._kept is None or self._kept[0] != mark:
                reports = tuple(Report(r.document, r.record) for r in self._store.reports())
                self._kept = mark, Worked(reports, Desk(self._store, self._publishers, current_day()))
            return self._kept[1]
