"""From reports to statements: who it is that speaks, in which words, to whom, where and on which day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.quotations import find_mode
from verbale.extract.reading.tracing import trace
from verbale.extract.reading.voices import cue_verb, is_according
from verbale.extract.statement.callers import Callers
from verbale.extract.statement.circumstances import Stretches, find_addressee, find_medium, find_realis, is_outlet
from verbale.extract.statement.dateline import find_dateline_day
from verbale.extract.statement.reports import find_reports
from verbale.extract.statement.times import find_home_day, is_background, iter_days, words_of
from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.coreference import Resolver
from verbale.resolve.people import singular
from verbale.schema import Actor, Basis, Interval, Score, Span, Statement

__all__ = ["as_actor", "extract_statements"]

_TITLE = 8
"""Words that a title may have before its name."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """The circumstances that following words of the same speaker share."""

    speakers: tuple[Referent, ...]
    addressee: tuple[Referent, ...]
    medium: Run | None
    when: Interval | None
    dated: bool
    sentence: int
    paragraph: int


def extract_statements(page: Page) -> tuple[list[Statement], Resolver]:
    """The statements of one page in the order of the text, and the resolver that now knows who spoke where.

    Their ids are drafts until all records of the page are known.
    """
    reports = find_reports(page)
    scribe = _Scribe(page, reports)
    return _nest([d for k in range(len(reports)) if (d := scribe.write(k))]), scribe.resolver


class _Scribe:
    """Writes the reports of a page down one after the other; what was said before shapes what comes next."""

    def __init__(self, page: Page, reports: Sequence[Report]) -> None:
        self.page, self.reports = page, reports
        self.stretches = Stretches(page, reports)
        quoted = [False] * len(page.analysis.words)
        for report in reports:
            for run in report.content:
                quoted[run[0] : run[1]] = [True] * (run[1] - run[0])
        self.resolver = Resolver(page.cast, quoted)
        self.before: _Occasion | None = None
        self.home = find_home_day(page) or find_dateline_day(page)
        self.callers = Callers(page)

    def write(self, number: int) -> Statement | None:
        """The statement of one report; None where nobody can be said to speak."""
        report = self.reports[number]
        run = self._source(report)
        speakers = self.resolver.resolve(run) if run else self._unnamed(report)
        mode = find_mode(self.page.analysis, report.content, report.cue)
        if report.cue is not None and mode != "direct" and (not speakers or (mode == "indirect" and self._by_plans(speakers))):
            return None
        stretch = self.stretches.of(number, report)
        occasion = self._occasion(report, run, speakers, stretch)
        self.resolver.note(report.cue[0] if report.cue else report.at, speakers)
        self.before = occasion
        return self._statement(report, run, occasion, stretch, number)

    def _by_plans(self, speakers: tuple[Referent, ...]) -> bool:
        """Whether it is a plan, a deal or a law that is said to say something ("the plan, which calls for …")."""
        return all(s.kind == "group" and singular(s.name.split()[-1].lower()) in self.page.lexicon.roles.plans for s in speakers)

    def _source(self, report: Report) -> Run | None:
        """The words that name who speaks: the model's, else the subject of the cue."""
        sentence = self.page.tree.sentence
        verb = cue_verb(self.page, report)
        near = [s for s in report.sources if report.cue is None or sentence[s[0]] == sentence[report.cue[0]]]
        subject = subject_of(self.page, verb) if verb is not None and not is_according(self.page, report) else None
        if near and subject:
            own = self.page.tree.find_child(verb, "nsubj") if verb is not None else None
            head = own if own is not None else self.page.tree.head_of(subject)
            near = [s for s in near if s[0] <= head < s[1]] or near
        if near:
            return self._with_title(min(near, key=lambda s: abs(s[0] - (verb if verb is not None else report.at))))
        return subject or (self._with_title(report.sources[0]) if report.sources else None)

    def _with_title(self, run: Run) -> Run:
        """A source with the office before a name, or the name behind an office, that the model cut off."""
        low, high = run
        for k in self.page.cast.within(low, high + _TITLE):
            mention = self.page.cast.mentions[k]
            if mention.left < run[1] and mention.end > mention.left:
                low, high = min(low, mention.left), max(high, mention.end)
        return low, high

    def _unnamed(self, report: Report) -> tuple[Referent, ...]:
        """Whoever is still speaking, for words that name nobody."""
        before = self.before
        if before is None or self.page.tree.paragraph[report.at] - before.paragraph > 1:
            return ()
        same = before.sentence == self.page.tree.sentence[report.cue[0]] if report.cue else True
        return before.speakers if same else ()

    def _occasion(self, report: Report, run: Run | None, speakers: tuple[Referent, ...], stretch: list[Run]) -> _Occasion:
        page = self.page
        to = find_addressee(page, report)
        medium = find_medium(page, stretch, to)
        told = self.resolver.resolve(to) if to and not is_outlet(page, to) else ()
        told = told or (self.callers.other(speakers) if not to else ())
        when, dated = self._when(report, stretch)
        at = report.cue[0] if report.cue else report.at
        own = _Occasion(speakers, told, medium, when, dated, page.tree.sentence[report.end - 1], page.tree.paragraph[report.end - 1])
        before = self.before
        if before and self._replies(before, own, stretch):
            return replace(own, addressee=told or before.speakers, when=when if dated else before.when)
        if before is None or not self._continues(before, own, run, at):
            return own
        return replace(
            own,
            addressee=told or (before.addressee if not to else ()),
            medium=medium or before.medium,
            when=when if dated else before.when,
            dated=dated or before.dated,
        )

    def _continues(self, before: _Occasion, own: _Occasion, run: Run | None, at: int) -> bool:
        """Whether words belong to the occasion of those before: same sentence, or taken up by a pronoun or none."""
        names = {(r.name, r.country) for r in own.speakers}
        earlier = {(r.name, r.country) for r in before.speakers}
        if names < earlier and len(earlier) > 1:
            return own.paragraph - before.paragraph <= 3
        if names != earlier:
            return False
        if self.page.tree.sentence[at] == before.sentence or run is None:
            return True
        pronoun = run[1] - run[0] == 1 and self.page.analysis.upos[run[0]] == "PRON"
        adds = any(self.page.lemma[i] in self.page.lexicon.speech.continues for i in range(at, at + 1))
        return (pronoun or adds) and self.page.tree.paragraph[at] - before.paragraph <= 1

    def _replies(self, before: _Occasion, own: _Occasion, stretch: list[Run]) -> bool:
        """An answer ("B, for his part, …") to the words before, given to the one who said them."""
        said_to = {(r.name, r.country) for r in before.addressee}
        here = {(r.name, r.country) for r in own.speakers}
        if not here or not here <= said_to or own.paragraph - before.paragraph > 1:
            return False
        return any(self.page.tree.lower[i] in self.page.lexicon.speech.replies for run in stretch for i in range(*run))

    def _when(self, report: Report, stretch: list[Run]) -> tuple[Interval | None, bool]:
        """The day of saying, and whether the words themselves give it."""
        published = self.page.document.published
        if published is None:
            return None, False
        ahead = find_realis(self.page, report) == "future"
        found = next(iter_days(self.page, report, stretch, ahead=ahead), None)
        later = found and found.interval and found.interval.earliest and found.interval.earliest > published
        if found and found.interval and (ahead or not later):  # nothing printed was said after it was printed
            return found.interval, True
        if is_background(self.page, report, stretch):
            return None, True
        return Interval.on(self.home or published), False

    def _statement(self, report: Report, run: Run | None, occasion: _Occasion, stretch: list[Run], number: int) -> Statement:
        page = self.page
        speaker = tuple(map(as_actor, occasion.speakers))
        inferred = [
            name
            for name, guessed in (
                ("speaker", any(r.inferred for r in occasion.speakers) or run is None),
                ("addressee", bool(occasion.addressee) and find_addressee(page, report) is None),
                ("when", occasion.when is not None and not occasion.dated),
            )
            if guessed
        ]
        because = trace(page, f"statement.{report.origin}", report.cue or report.content[0])
        published = page.document.published
        same = occasion.when is not None and occasion.when.earliest == occasion.when.latest
        return Statement(
            id=f"draft {number}",
            evidence=self._evidence(report, run, stretch),
            realis=find_realis(page, report),
            basis="performed" if report.origin == "turn" else "narrated",
            when=occasion.when,
            extent="within" if occasion.when else None,
            when_basis=("stated" if occasion.dated else "convention") if occasion.when else None,
            asserted_at=occasion.when.earliest if same and occasion.when else published,
            score=round(report.score, 4),
            inferred=tuple(inferred),
            trace=replace(because, scores=(Score("spans", round(report.score, 3)), *because.scores)),
            speaker=speaker,
            content=tuple(_span(page, c) for c in report.content),
            cue=_span(page, report.cue) if report.cue else None,
            mode="direct" if report.origin == "turn" else find_mode(page.analysis, report.content, report.cue),
            addressee=tuple(map(as_actor, occasion.addressee)),
            medium=_span(page, occasion.medium) if occasion.medium else None,
        )

    def _evidence(self, report: Report, run: Run | None, stretch: list[Run]) -> Span:
        """The run of words from the first to the last of speaker, cue, content and time."""
        page = self.page
        runs = [*report.content, *([report.cue] if report.cue else [])]
        low, high = min(r[0] for r in runs), max(r[1] for r in runs)
        if run and report.cue and self._beside(run, report):
            low, high = min(low, run[0]), max(high, run[1])
        for day in iter_days(page, report, stretch):
            part = next(p for p in stretch if page.analysis.span(p)[0] <= day.start < page.analysis.span(p)[1])
            if part[1] >= low - 1 and part[0] <= high + 1:
                first, last = words_of(page, day, part)
                low, high = min(low, first), max(high, last)
        return _span(page, self._unbroken(*self._with_marks(low, high), (report.cue or report.content[0])[0]))

    def _unbroken(self, low: int, high: int, at: int) -> Run:
        """The part of a run around a word that holds nothing but words that were read: no credit, no site furniture."""
        text, words = self.page.document.text, self.page.analysis.words
        gaps = [i for i in range(low, high - 1) if words[i + 1].space == 2 and text[words[i].end : words[i + 1].start].strip()]
        return max([low, *(i + 1 for i in gaps if i < at)]), min([high, *(i + 1 for i in gaps if i >= at)])

    def _beside(self, run: Run, report: Report) -> bool:
        """Whether the speaker's words stand in the same clause: no other cue lies between."""
        if report.cue is None or self.page.tree.sentence[run[0]] != self.page.tree.sentence[report.cue[0]]:
            return False
        low, high = sorted((run[0], report.cue[0]))
        return all(r is report or r.cue is None or not low < r.cue[0] < high for r in self._around(report))

    def _around(self, report: Report) -> Sequence[Report]:
        at = self.reports.index(report)
        return self.reports[max(0, at - 3) : at + 4]

    def _with_marks(self, low: int, high: int) -> Run:
        words = self.page.analysis.words
        if low > 0 and words[low - 1].quote == 2:
            low -= 1
        if high < len(words) and words[high].quote == 3:
            high += 1
        elif high + 1 < len(words) and words[high].surface == "," and words[high + 1].quote == 3:
            high += 2
        return low, high


def _span(page: Page, run: Run) -> Span:
    return page.document.span(*page.analysis.span(run))


def as_actor(referent: Referent) -> Actor:
    """A referent as an actor; only a person keeps the role as stated."""
    return Actor(referent.name, referent.country, referent.role if referent.kind == "person" else None)


def _nest(drafts: list[Statement]) -> list[Statement]:
    """Statements inside the content of another get its speakers as `said_by` and its id as `within`."""
    result = []
    for k, draft in enumerate(drafts):
        outer = _enclosing(draft, drafts, k)
        basis: Basis = draft.basis if outer is None else "claimed"
        result.append(draft if outer is None else replace(draft, said_by=outer.speaker, within=outer.id, basis=basis))
    return result


def _enclosing(draft: Statement, drafts: list[Statement], number: int) -> Statement | None:
    """The smallest statement one of whose contents holds the cue and contents of this one."""
    low = min([c.start for c in draft.content] + ([draft.cue.start] if draft.cue else []))
    high = max([c.end for c in draft.content] + ([draft.cue.end] if draft.cue else []))
    best: tuple[int, Statement] | None = None
    for k in range(max(0, number - 30), min(len(drafts), number + 3)):
        for c in drafts[k].content if k != number else ():
            if c.start <= low and high <= c.end and (best is None or c.end - c.start < best[0]):
                best = (c.end - c.start, drafts[k])
    return best[1] if best else None
