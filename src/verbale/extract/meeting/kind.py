"""Meetings: people come together or talk live: visits, meetings, calls, talks, summits, ceremonies, held and planned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbale.extract.account import Account, codes_of
from verbale.extract.dating import find_when
from verbale.extract.folding import fold
from verbale.extract.meeting.gatherings import Gathering, Gatherings
from verbale.extract.reading.acts import whole_clause, whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.readouts import find_exchange, find_sides
from verbale.extract.realis import RealisWords, find_realis_of
from verbale.extract.statement.kind import as_actor
from verbale.language.analysis import Run
from verbale.resolve.tree import bare
from verbale.schema import Actor, Meeting, Realis, Statement, Trace

__all__ = ["extract_meetings"]

_INFERRED = 0.3
_OPENING = 3
"""Sentences in which "the meeting" may stand before anybody is named."""
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "obl"})
_SAME = {"meeting": "m", "talks": "m", "summit": "m"}
"""Forms that one meeting may be called by in turn."""


def extract_meetings(account: Account) -> list[Meeting]:
    """The meetings of a page, those of equal form, participants, realis and voucher as one."""
    scribe = _Scribe(account)
    gatherings = Gatherings(account.page)
    for gathering in gatherings:
        scribe.take(gathering)
    scribe.infer(gatherings)
    return fold(scribe.written(), lambda m: (m.form, _who(m.participants)))


def _who(actors: Iterable[Actor]) -> frozenset[tuple[str, str | None]]:
    """Those who meet, as they are told apart: the last word of the name, and the country."""
    return frozenset((a.name.split()[-1].lower(), a.country) for a in actors)


@dataclass(slots=True)
class _Draft:
    """A meeting with the sentence that tells it, and the statement that holds it."""

    record: Meeting
    sentence: int
    voucher: Statement | None


class _Scribe:
    """Writes meetings down in order; a bare "the talks" takes up those told before."""

    def __init__(self, account: Account) -> None:
        self.account, self.page = account, account.page
        self.drafts: list[_Draft] = []

    def written(self) -> Iterable[Meeting]:
        """All that was taken down."""
        return (draft.record for draft in self.drafts)

    def take(self, gathering: Gathering) -> None:
        """Write one down, add it to the one that it takes up, or leave it where those who meet are of no state or body."""
        participants = self._participants(gathering)
        earlier = self._taken_up(gathering, participants)
        if earlier and (gathering.aside or self.account.voucher(self._evidence(gathering)) == earlier.voucher):
            self._add(earlier, gathering)
            return
        participants = participants or (earlier.record.participants if earlier else self._unnamed(gathering))
        if self._is_diplomatic(gathering, participants):
            self._keep(self._write(gathering, participants), gathering)

    def _keep(self, record: Meeting, gathering: Gathering) -> None:
        voucher = self.account.voucher(self._evidence(gathering))
        self.drafts.append(_Draft(record, self.page.tree.sentence[gathering.word], voucher))

    def infer(self, gatherings: Gatherings) -> None:
        """Take a read-out that tells of no coming together for that of a call; its form is inferred, and its score low."""
        found = find_exchange(self.account, gatherings.lists["exchanging"], gatherings.words.forms)
        met = [d.record for d in self.drafts if d.record.realis == "actual" and not d.record.said_by]
        if found is None or any(len(set(codes_of(m.participants)) & set(codes_of(found[1]))) > 1 for m in met):
            return
        word, sides = found
        gathering = Gathering(word, "call", (), score=_INFERRED)
        self._keep(replace(self._write(gathering, sides), inferred=("form", "participants")), gathering)

    def _participants(self, gathering: Gathering) -> tuple[Actor, ...]:
        visited = gathering.visited
        runs = [*gathering.sides, *([visited] if visited and self.page.cast.within(*visited) else [])]
        actors = tuple(dict.fromkeys(a for run in runs for a in self._actors(run)))
        return tuple(a for a in actors if a.country or a.name[:1].isupper())

    def _unnamed(self, gathering: Gathering) -> tuple[Actor, ...]:
        """Those who meet where a bare "the talks" opens a page: the joint subject of its clause, else those named together."""
        page, word = self.page, gathering.word
        if gathering.form == "visit" or not (self._is_bare(gathering) or gathering.form == "ceremony"):
            return ()
        for verb in (a for a in page.tree.above(word) if page.analysis.upos[a] == "VERB"):
            subject = subject_of(page, verb)
            actors = self.account.actors(subject) if subject and not subject[0] <= word < subject[1] else ()
            if len(codes_of(actors)) > 1:
                return actors
        named = tuple(map(as_actor, self.account.resolver.find_joint(word)))
        if len(codes_of(named)) > 1:
            return named
        return find_sides(self.account) if page.tree.sentence[word] < _OPENING or gathering.form in {"call", "ceremony"} else ()

    def _actors(self, run: Run) -> tuple[Actor, ...]:
        """Those whom a phrase stands for: "our" people are of the speaker's state; for persons of no state stand those that it names."""
        found = self.account.actors(run)
        if {"our", "my"} & set(self.page.tree.lower[slice(*run)]):
            voucher = self.account.voucher(run)
            home = next(iter(codes_of(voucher.speaker if voucher else self.account.issuers)), None)
            return tuple(a if a.country else replace(a, country=home) for a in found)
        return found if codes_of(found) else (*found, *self._states(run))

    def _states(self, run: Run) -> tuple[Actor, ...]:
        """The states and bodies named in a phrase and its appositions: "X, the emir of Qatar", "the leaders of Chad and Sudan"."""
        page = self.page
        places = (page.cast.place_at.get(i) for i in page.tree.subtree(page.tree.head_of(run), without=_CLAUSES))
        titles = dict.fromkeys(p.title for p in places if p and p.title.form != "seat")
        return tuple({t.code: Actor(t.name, t.code) for t in titles}.values())

    def _is_diplomatic(self, gathering: Gathering, participants: tuple[Actor, ...]) -> bool:
        codes = codes_of(participants)
        place = self._place_codes(gathering)
        if gathering.soft:
            return len(codes) > 1 or (gathering.form == "visit" and bool(codes) and bool(place) and not set(place) & set(codes))
        if gathering.form in {"visit", "summit", "ceremony"} or (gathering.form == "talks" and place):
            return bool(codes)
        return bool(codes) and len(participants) > 1

    def _place_codes(self, gathering: Gathering) -> tuple[str, ...]:
        run = gathering.visited or gathering.place
        if run is None:
            return ()
        at = self.page.cast.place_at
        return tuple(dict.fromkeys(at[i].title.code for i in range(*run) if i in at)) or self.account.codes(run)

    def _taken_up(self, gathering: Gathering, participants: tuple[Actor, ...]) -> _Draft | None:
        """The meeting told before that a bare noun, or another word of the same sentence, speaks of."""
        codes, sentence = set(codes_of(participants)), self.page.tree.sentence[gathering.word]
        kind = _SAME.get(gathering.form, gathering.form)
        for draft in reversed(self.drafts):
            same = _SAME.get(draft.record.form, draft.record.form) == kind
            known = set(codes_of(draft.record.participants))
            if same and codes <= known and self._is_bare(gathering):
                return draft
            if same and draft.sentence == sentence and codes <= known:
                return draft
        return None

    def _is_bare(self, gathering: Gathering) -> bool:
        page, word = self.page, gathering.word
        return any(page.tree.lower[c] in {"the", "this", "that", "these", "their"} for c in page.tree.children[word])

    def _add(self, draft: _Draft, gathering: Gathering) -> None:
        record = draft.record
        evidence = self.account.span(self._evidence(gathering))
        again = self._is_bare(gathering) and not gathering.sides
        place = record.place or (self.account.span(gathering.place) if gathering.place and again else None)
        host = record.host or (self._host(gathering) if again else None)
        also = record.also if evidence.overlaps(record.evidence) else (*record.also, evidence)
        draft.record = replace(record, also=also, place=place, host=host)

    def _write(self, gathering: Gathering, participants: tuple[Actor, ...]) -> Meeting:
        realis = self._realis(gathering)
        when = find_when(self.page, gathering.word, ahead=realis == "future")
        evidence = self._evidence(gathering)
        place = self._bare_place(gathering.place) if gathering.place else None
        return Meeting(
            **self.account.shared(
                evidence, realis=realis, when=when, score=self._score(gathering, evidence, participants), because=self._trace(gathering)
            ),
            participants=participants,
            form=gathering.form,
            host=self._host(gathering),
            place=self.account.span(place) if place else None,
        )

    def _realis(self, gathering: Gathering) -> Realis:
        """That of the clause; one only spoken of inside another phrase ("a goal of the visit") is as its own adjectives say."""
        page, word = self.page, gathering.word
        if not gathering.aside or bare(page.analysis.relation[word]) != "nmod":
            return find_realis_of(page, word)
        words = page.lexicon.table("realis", RealisWords)
        beside = {page.tree.lower[c] for c in page.tree.children[word] if c < word}
        told: list[tuple[frozenset[str], Realis]] = [(words.ahead, "future"), (words.supposed, "hypothetical"), (words.undone, "negated")]
        return next((realis for listed, realis in told if beside & listed), "actual")

    def _host(self, gathering: Gathering) -> str | None:
        run = gathering.host
        codes = self.account.codes(run) if run else self._place_codes(gathering)
        return next(iter(codes), None)

    def _bare_place(self, run: Run) -> Run | None:
        """A place without its article; a person who is visited is none."""
        low, high = run
        if self.page.cast.within(low, high):
            return None
        return (low + 1, high) if self.page.tree.lower[low] == "the" and high - low > 1 else (low, high)

    def _evidence(self, gathering: Gathering) -> Run:
        page, word = self.page, gathering.word
        return whole_clause(page, word) if page.analysis.upos[word] == "VERB" else whole_phrase(page, word)

    def _trace(self, gathering: Gathering) -> Trace:
        """A soft word, or one only spoken of, is another rule than a plain one."""
        way = "soft" if gathering.soft else "aside" if gathering.aside else self.page.analysis.upos[gathering.word].lower()
        return self.account.trace(f"meeting.{way}", gathering.word)

    def _score(self, gathering: Gathering, evidence: Run, participants: tuple[Actor, ...]) -> float:
        voucher = self.account.voucher(evidence)
        doubt = (voucher.score or 1.0) if voucher else 1.0
        return round(gathering.score * doubt * (1.0 if len(codes_of(participants)) > 1 else 0.85), 4)
