"""Meetings: people come together or talk live: visits, meetings, calls, talks, summits, ceremonies, held and planned."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbale.extract.account import Account, codes_of
from verbale.extract.dating import find_when
from verbale.extract.folding import fold
from verbale.extract.meeting.company import find_participants, find_unnamed, is_bare, with_the_other
from verbale.extract.meeting.gatherings import find_gatherings
from verbale.extract.meeting.grounds import find_dateline, find_host, find_place, place_codes
from verbale.extract.meeting.readouts import are_together, find_exchange
from verbale.extract.meeting.scene import Scene
from verbale.extract.meeting.words import Gathering
from verbale.extract.reading.acts import whole_clause, whole_phrase
from verbale.extract.realis import RealisWords, find_realis_of
from verbale.language.analysis import Run
from verbale.resolve.tree import bare
from verbale.schema import Actor, Meeting, Realis, Statement, Trace

__all__ = ["extract_meetings"]

_INFERRED = 0.3
_SAME = {"meeting": "m", "talks": "m", "summit": "m"}
"""Forms that one meeting may be called by in turn."""


def extract_meetings(account: Account) -> list[Meeting]:
    """The meetings of a page, those of equal form, participants, realis and voucher as one."""
    scribe = _Scribe(account)
    for gathering in find_gatherings(scribe.scene):
        scribe.take(gathering)
    scribe.infer()
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
    told: bool = False
    """Whether a main clause tells of it, and it is no mere exchange of words."""


class _Scribe:
    """Writes meetings down in order; a bare "the talks" takes up those told before."""

    def __init__(self, account: Account) -> None:
        self.account, self.page = account, account.page
        self.scene = Scene(account.page)
        self.drafts: list[_Draft] = []

    def written(self) -> Iterable[Meeting]:
        """All that was taken down."""
        return (draft.record for draft in self.drafts)

    def take(self, gathering: Gathering) -> None:
        """Write one down, add it to the one that it takes up, or leave it where those who meet are of no state or body."""
        if self.scene.may_be_either(gathering.word) and (are_together(self.page, self.scene) or not self.scene.may_phone()):
            gathering = replace(gathering, form="meeting", soft=True)
        participants = find_participants(self.account, gathering)
        earlier = self._taken_up(gathering, participants)
        if earlier and (gathering.aside or self.account.voucher(self._evidence(gathering)) == earlier.voucher):
            self._add(earlier, gathering)
            return
        participants = participants or (earlier.record.participants if earlier else find_unnamed(self.account, gathering))
        if gathering.form == "call" and len(codes_of(participants)) == 1:
            participants = with_the_other(self.account, participants)
        if self._is_diplomatic(gathering, participants):
            self._keep(self._write(gathering, participants), gathering)

    def infer(self) -> None:
        """Take a read-out that tells of no coming together for that of a call; its form is inferred, and its score low."""
        found = find_exchange(self.account, self.scene)
        met = [d.record for d in self.drafts if d.told and d.record.realis == "actual" and not d.record.said_by]
        if found is None or any(len(set(codes_of(m.participants)) & set(codes_of(found[1]))) > 1 for m in met):
            return
        word, sides = found
        gathering = Gathering(word, "call", (), score=_INFERRED)
        self._keep(replace(self._write(gathering, sides), inferred=("form", "participants")), gathering)

    def _keep(self, record: Meeting, gathering: Gathering) -> None:
        voucher = self.account.voucher(self._evidence(gathering))
        told = not gathering.soft and self._is_main(gathering.word)
        self.drafts.append(_Draft(record, self.page.tree.sentence[gathering.word], voucher, told))

    def _is_main(self, word: int) -> bool:
        """Whether a word is the verb of a main clause, its subject or its object."""
        head, relation = self.page.analysis.head, self.page.analysis.relation
        at = head[word] if bare(relation[word]) in {"obj", "nsubj"} else word
        return head[at] < 0 or (relation[at] == "conj" and head[head[at]] < 0)

    def _is_diplomatic(self, gathering: Gathering, participants: tuple[Actor, ...]) -> bool:
        codes, place = codes_of(participants), place_codes(self.account, gathering)
        if gathering.soft:
            abroad = gathering.form == "visit" and bool(codes) and bool(place) and not set(place) & set(codes)
            return abroad or (not gathering.aside and (len(codes) > 1 or self._is_bodily(codes)))
        if gathering.form in {"visit", "summit", "ceremony"} or (gathering.form == "talks" and place):
            return bool(codes)
        return bool(codes) and (len(participants) > 1 or self._is_bodily(codes))

    def _is_bodily(self, codes: tuple[str, ...]) -> bool:
        """Whether those who meet are the members of a body: "EU ministers held a video conference"."""
        return any(code in self.page.lexicon.actors.bodies for code in codes)

    def _taken_up(self, gathering: Gathering, participants: tuple[Actor, ...]) -> _Draft | None:
        """The meeting told before that a bare noun, or another word of the same sentence, speaks of."""
        codes, sentence = set(codes_of(participants)), self.page.tree.sentence[gathering.word]
        kind = _SAME.get(gathering.form, gathering.form)
        for draft in reversed(self.drafts):
            same = _SAME.get(draft.record.form, draft.record.form) == kind
            known = set(codes_of(draft.record.participants))
            if same and codes <= known and (is_bare(self.account, gathering) or draft.sentence == sentence):
                return draft
        return None

    def _add(self, draft: _Draft, gathering: Gathering) -> None:
        record = draft.record
        evidence = self.account.span(self._evidence(gathering))
        again = is_bare(self.account, gathering) and not gathering.sides
        place = find_place(self.account, gathering.place) if gathering.place and again else None
        draft.record = replace(
            record,
            also=record.also if evidence.overlaps(record.evidence) else (*record.also, evidence),
            place=record.place or (self.account.span(place) if place else None),
            host=record.host or (find_host(self.account, gathering) if again else None),
        )

    def _write(self, gathering: Gathering, participants: tuple[Actor, ...]) -> Meeting:
        realis = self._realis(gathering)
        when = find_when(self.page, gathering.word, ahead=realis == "future")
        evidence = self._evidence(gathering)
        place = find_place(self.account, gathering.place) if gathering.place else None
        score = self._score(gathering, evidence, participants)
        shared = self.account.shared(evidence, realis=realis, when=when, score=score, because=self._trace(gathering))
        line = None if place or shared["said_by"] else find_dateline(self.account, gathering, participants, realis)
        where = place or ((line.start, line.end) if line else None)
        return Meeting(
            **shared,
            participants=participants,
            form=gathering.form,
            host=find_host(self.account, gathering) or (line.title.ground if line else None),
            place=self.account.span(where) if where else None,
            inferred=("host", "place") if line else (),
        )

    def _realis(self, gathering: Gathering) -> Realis:
        """That of the clause; one only spoken of inside another phrase ("a goal of the visit") is as its own adjectives say."""
        page, word = self.page, gathering.word
        words = page.lexicon.table("realis", RealisWords)
        beside = {page.tree.lower[c] for c in page.tree.children[word] if c < word}
        if beside & words.ahead and self._is_called_off(gathering, words):
            return "negated"
        if not gathering.aside or bare(page.analysis.relation[word]) != "nmod":
            return find_realis_of(page, word)
        told: list[tuple[frozenset[str], Realis]] = [(words.ahead, "future"), (words.supposed, "hypothetical"), (words.undone, "negated")]
        return next((realis for listed, realis in told if beside & listed), "actual")

    def _is_called_off(self, gathering: Gathering, words: RealisWords) -> bool:
        """Whether a planned meeting is not to be: "called off a planned meeting"."""
        verb = gathering.holder
        return verb is not None and bool({self.scene.lemma(verb), f"{self.scene.lemma(verb)} {self.scene.particle(verb)}"} & words.refusals)

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
