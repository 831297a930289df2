"""What all questions to a store share: its reports, what was settled over all of them, whose word each is, whom a name means."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from verbale.asking.settling import Settlement, settle
from verbale.errors import UnknownNameError
from verbale.ledger.agreements import Thread, follow_agreements
from verbale.ledger.claims import Claim
from verbale.ledger.publishers import Publishers
from verbale.ledger.report import Report
from verbale.ledger.voices import Voices
from verbale.store import Query, Store
from verbale.store.who import code_of

__all__ = ["Desk"]

_QUICK = 300
"""Documents up to which settling is a matter of seconds."""


class Desk:
    """A store with its publishers, on a day; what the ledger has settled is read when it is first needed.

    Whoever is not `patient` does without what was never settled, where settling a large store takes minutes; one that
    `rests` settles no small store either.
    """

    def __init__(self, store: Store, publishers: Publishers, on: date, *, patient: bool = True, rests: bool = False) -> None:
        self.store, self.publishers, self.on, self._patient, self._rests = store, publishers, on, patient, rests

    def settle(self) -> None:
        """Settle the ledger over all documents now."""
        settle(self.store, self.publishers)
        for name in ("settlement", "voices", "claims", "threads"):
            self.__dict__.pop(name, None)

    @property
    def is_behind(self) -> bool:
        """Whether documents, verdicts or erasures came after the ledger was settled last."""
        return self.store.kept.settled_in() != self.store.kept.state()

    @property
    def waits(self) -> bool:
        """Whether it stays behind until somebody settles it: a small store is settled by the next question."""
        return self.is_behind and self.store.kept.state()[-1] > _QUICK

    @property
    def is_due(self) -> bool:
        """Whether the next question settles it: where it is behind, if the store is small, or if it never was settled."""
        settled_in, state = self.store.kept.settled_in(), self.store.kept.state()
        return settled_in != state and ((state[-1] <= _QUICK and not self._rests) or (settled_in is None and self._patient))

    @cached_property
    def settlement(self) -> Settlement:
        """What was settled last, or now if it `is_due`."""
        if self.is_due:
            settle(self.store, self.publishers)
        return Settlement(self.store)

    @cached_property
    def voices(self) -> Voices:
        """On whose word each report stands."""
        copies = self.settlement.firsts
        return Voices(self.store.documents(copies.values()), copies, self.publishers)

    @cached_property
    def claims(self) -> list[Claim]:
        """All claims about all instruments."""
        return self.settlement.claims()

    @cached_property
    def threads(self) -> list[Thread]:
        """The threads of all instruments on the day."""
        return follow_agreements(self.claims, self.voices, self.on)

    def reports(self, query: Query) -> list[Report]:
        """The reports of a query, oldest first."""
        return [Report(r.document, r.record) for r in self.store.reports(query)]

    def code(self, name: str) -> str:
        """The code that a name of a state or a body stands for, else the name under which somebody is on record.

        Raises `UnknownNameError` with names like it.
        """
        code = code_of(name, self.store.backend.lexicon)
        if code:
            return code
        found = self.store.actors(name, limit=1)
        return found[0].country or found[0].code or found[0].name if found else name

    def threads_of(self, name: str) -> list[Thread]:
        """The thread that bears a name; else all of which a name has all its words; raises `UnknownNameError`."""
        wanted = name.casefold().split()
        same = [t for t in self.threads if any(a.casefold().split() == wanted for a in t.aliases)]
        found = same[:1] or [t for t in self.threads if any(_holds(a, wanted) for a in t.aliases)]
        if not found:
            raise UnknownNameError("agreement", name, _names(self.threads))
        return found


def _holds(alias: str, wanted: list[str]) -> bool:
    words = set(alias.casefold().split())
    return bool(wanted) and all(word in words for word in wanted)


def _names(threads: Iterable[Thread]) -> list[str]:
    return [alias for thread in threads for alias in thread.aliases]
