"""What the questions give back: flat frozen rows, which make a table or a data frame as they are, each with the sentence behind it."""

from dataclasses import dataclass
from datetime import date

from verbale.asking.source import Sourced, words_of

__all__ = [
    "BriefRow",
    "ClaimRow",
    "DifferenceRow",
    "DyadRow",
    "MeetingRow",
    "ProgrammeRow",
    "PromiseRow",
    "SanctionRow",
    "ThreadRow",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow(Sourced):
    """An instrument: the last step that each voice claims, what is established since when, and what does not fit.

    The sentence is that of the newest claim.
    """

    name: str
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    claims: int
    claimed: tuple[str, ...]
    established: tuple[str, ...]
    slips: int
    contradictions: int

    @property
    def line(self) -> str:
        """Name and parties."""
        return f"{self.name}{f' ({words_of(self.parties)})' if self.parties else ''}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What is established, what is claimed, how often it slipped."""
        counted = ((self.claims, "claim"), (self.slips, "slip"), (self.contradictions, "contradiction"))
        counts = words_of(f"{n} {what}{'s' * (n != 1)}" for n, what in counted if n)
        established = f"established: {words_of(self.established) or 'nothing'}"
        return (counts, established, f"claimed: {words_of(self.claimed)}" * bool(self.claimed))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Sourced):
    """One claim about an instrument; `voices` are whose word it is, `marks` what it does in the thread ("slip 2, expected by …")."""

    instrument: str
    day: date | None
    stage: str
    nearly: bool
    realis: str
    voices: tuple[str, ...]
    said_by: tuple[str, ...]
    score: float | None
    marks: tuple[str, ...]

    @property
    def line(self) -> str:
        """Day, step and whose word it is."""
        stage = f"{'nearly ' if self.nearly else ''}{self.stage.replace('_', ' ')}"
        return f"{self.day or 'undated'}  {self.instrument}: {stage} ({self.realis}), by {words_of(self.voices)}"

    @property
    def facts(self) -> tuple[str, ...]:
        """Who says so, and what follows from it."""
        return (f"said by {words_of(self.said_by)}" if self.said_by else "", *self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow(Sourced):
    """A promise with its status on a day. The `outcome` is proposed, with where it is told; `decided` is what a person has found.

    `own_word` is True where only the promisor's side tells the outcome, which settles nothing.
    """

    status: str
    due: str | None
    form: str
    promisor: tuple[str, ...]
    promise: str
    outcome: str | None
    outcome_score: float | None
    own_word: bool | None
    outcome_document: str | None
    outcome_published: date | None
    outcome_sentence: str | None
    decided: str | None

    @property
    def line(self) -> str:
        """Status, due day, promisor."""
        return (
            f"{self.status}{f', due {self.due}' if self.due else ''}: {words_of(self.promisor) or '(promisor not named)'}: {self.promise}"
        )

    @property
    def facts(self) -> tuple[str, ...]:
        """What a person found, else what is proposed."""
        if self.decided:
            return (f"found {self.decided}",)
        if self.outcome is None:
            return ("no outcome proposed",)
        word = ", on the promisor's own word" if self.own_word else ""
        verdict = f"{self.outcome.replace('_', ' ')} ({self.outcome_score:.2f}{word})"
        return (f"proposed: {verdict}, {self.outcome_published}: “{self.outcome_sentence}”",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionRow(Sourced):
    """One authority's measure on one target as reported until a day; no legal list, and not for screening."""

    authority: str
    target: str
    measure: str
    in_force: bool
    established: bool
    since: date | None
    reports: int
    eased: int
    countered: int

    @property
    def line(self) -> str:
        """Who, whom, what, whether in force."""
        since = f" since {self.since}" if self.since else ""
        state = f"reported in force{since}" if self.in_force else f"reported not in force{since}"
        return f"{self.authority} → {self.target}: {self.measure.replace('_', ' ')}, {state}"

    @property
    def facts(self) -> tuple[str, ...]:
        """How well it is founded."""
        counts = f"{self.reports} report{'s' * (self.reports != 1)}" + "".join(
            f", {n} of {w}" for n, w in ((self.eased, "easing"), (self.countered, "answering")) if n
        )
        return ("established" if self.established else "on one side's word", counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow(Sourced):
    """One meeting, planned against held; "not reported" is no proof that it did not take place."""

    status: str
    form: str
    participants: tuple[str, ...]
    when: str | None
    plans: int
    held: int
    cancelled: int

    @property
    def line(self) -> str:
        """When, what, who."""
        return f"{self.when or 'undated'}  {self.status}: {self.form} of {words_of(self.participants)}"

    @property
    def facts(self) -> tuple[str, ...]:
        """How many reports there are of each."""
        counts = ((self.plans, "planned"), (self.held, "held"), (self.cancelled, "called off"))
        return tuple(f"{n} × {what}" for n, what in counts if n)


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadRow(Sourced):
    """Acts of one month, direction, quad class and standing: how many, their mean score, and the records behind the number."""

    month: date
    actor: str
    recipient: str
    standing: str
    quad: str
    count: int
    score: float
    records: tuple[str, ...]

    @property
    def line(self) -> str:
        """Month, direction, class, number."""
        return f"{self.month:%Y-%m}  {self.actor} → {self.recipient}  {self.quad}: {self.count} {self.standing}, score {self.score:+.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow(Sourced):
    """One line of an actor's programme; `partner` is with whom.

    `what` is a policy or track, the removal of measures or what counters them, an instrument, a result, a visit, a due promise.
    """

    actor: str
    partner: str
    what: str
    name: str
    stage: str
    day: str | None

    @property
    def line(self) -> str:
        """With whom, what."""
        stage = f", {self.stage.replace('_', ' ')}" if self.stage else ""
        return f"{self.partner or self.actor}  {self.what}: {self.name}{stage}{f', {self.day}' if self.day else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow(Sourced):
    """Where two voices differ on a number, a day, a stage or the wording of one thing: the `other_` fields are those of the second."""

    on: str
    says: str
    voices: tuple[str, ...]
    other_says: str
    other_voices: tuple[str, ...]
    other_record: str
    other_document: str
    other_sentence: str

    @property
    def line(self) -> str:
        """On what, who says what."""
        return f"{self.on}: {words_of(self.voices)} {self.says}, {words_of(self.other_voices)} {self.other_says}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What the second says."""
        return (f"the second: “{self.other_sentence}”",)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRow(Sourced):
    """One line of a briefing: `what` is "new", "moved", "fell due", "contradicted", or the name of a saved search."""

    what: str
    text: str

    @property
    def line(self) -> str:
        """What happened."""
        return f"{self.what}: {self.text}"
