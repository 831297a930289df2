"""The words that tell of a meeting, and the phrases beside them for who meets and where, read off the tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from verbale.extract.reading.acts import find_agent, find_patient, is_passive, iter_obliques, owner_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.forms import forms_of
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema.meeting import Form

__all__ = ["Gathering", "Gatherings", "MeetingWords"]

_BY_VERB, _BY_NOUN, _BY_SOFT = 0.8, 0.7, 0.5
_TOGETHER = ("with", "between", "among")
_WHERE = ("in", "at", "near", "outside", "aboard")


@dataclass(frozen=True)
class MeetingWords:
    """The table `meeting` of a lexicon: the form that each verb and noun names, and lists of what stands beside them."""

    verbs: Mapping[str, Form]
    nouns: Mapping[str, Form]
    soft: Mapping[str, Form]
    lists: Mapping[str, list[str]]
    irregular: Mapping[str, str]

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Every form of the listed verbs with its lemma."""
        listed = {w.split()[0] for name in ("speaking", "going", "hosting", "holding", "exchanging") for w in self.lists[name]}
        return {**forms_of(frozenset({v.split()[0] for v in self.verbs} | listed)), **self.irregular}


@dataclass(frozen=True, slots=True)
class Gathering:
    """A word that tells of a meeting: who takes part, where, and on whose ground, as phrases.

    `visited` is whom or what a visit is paid to; `soft` where the word alone is no sign of diplomacy; `aside` where it is only
    spoken of ("after the talks"), not told to be held.
    """

    word: int
    form: Form
    sides: tuple[Run, ...]
    visited: Run | None = None
    place: Run | None = None
    host: Run | None = None
    soft: bool = False
    score: float = _BY_VERB
    aside: bool = False


class Gatherings:
    """All words of a page that tell of a meeting."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.lexicon.table("meeting", MeetingWords)
        self.lists = {name: frozenset(words) for name, words in self.words.lists.items()}

    def __iter__(self) -> Iterator[Gathering]:
        page = self.page
        inside = range(0)
        for word, upos in enumerate(page.analysis.upos):
            if word in inside:
                continue
            if upos == "VERB" and page.analysis.relation[word] != "amod":
                found = self._by_verb(word)
            elif upos in {"NOUN", "PROPN"}:
                found = self._by_noun(word)
            else:
                found = None
            if found:
                inside = range(word + 1, max((run[1] for run in found.sides if run[0] > word), default=0))
                yield found

    def lemma(self, word: int) -> str:
        """The lemma of a verb of this table, else the page's."""
        return self.words.forms.get(self.page.tree.lower[word], self.page.lemma[word])

    def _by_verb(self, verb: int) -> Gathering | None:
        page = self.page
        lemma = self.lemma(verb)
        particle = next((page.tree.lower[c] for c in page.tree.children[verb] if page.analysis.relation[c] == "compound:prt"), "")
        form = self.words.verbs.get(f"{lemma} {particle}" if particle else lemma) or self.words.verbs.get(lemma)
        if lemma in self.lists["speaking"]:
            if self._on_the_phone(verb):
                form = "call"
            elif form is None:
                return self._spoke(verb)
        if lemma == "call":
            return self._called(verb)
        if form:
            return self._together(verb, form)
        if lemma in self.lists["hosting"]:
            return self._hosted(verb)
        return self._gone(verb) if lemma in self.lists["going"] else None

    def _on_the_phone(self, verb: int) -> bool:
        return any(
            singular(self.page.tree.lower[i]) in self.lists["phones"]
            for run in iter_obliques(self.page, verb, "by", "on", "via", "over")
            for i in range(*run)
        )

    def _together(self, verb: int, form: Form) -> Gathering:
        page = self.page
        patient = find_patient(page, verb)
        sides = tuple(
            run for run in (find_agent(page, verb), *iter_obliques(page, verb, "with", "to" if form == "call" else "with")) if run
        )
        if form == "visit":
            return Gathering(verb, form, sides, visited=patient, place=patient or self.where(verb))
        return Gathering(verb, form, (*sides, *([patient] if patient else [])), place=self.where(verb))

    def _spoke(self, verb: int) -> Gathering | None:
        """Read "spoke with President X": leaders who speak with each other and are not said to be in one place do so by telephone."""
        page = self.page
        agent = find_agent(page, verb)
        other = next((run for run in iter_obliques(page, verb, "with") if page.cast.within(*run) or self._is_office(run, many=False)), None)
        if agent is None or other is None or page.lemma[verb] == "talk":
            return None
        return Gathering(verb, "call", (agent, other), soft=True, score=_BY_SOFT)

    def _called(self, verb: int) -> Gathering | None:
        """Read "called President X": a person and nothing that X is called."""
        page = self.page
        patient = find_patient(page, verb)
        relations = {bare(page.analysis.relation[c]) for c in page.tree.children[verb] if c > verb}
        if (
            patient is None
            or is_passive(page, verb)
            or relations & {"xcomp", "ccomp", "iobj", "compound"}
            or not page.cast.within(*patient)
        ):
            return None
        if next(iter_obliques(page, verb, "for", "on", "upon", "as"), None):
            return None
        agent = find_agent(page, verb)
        return Gathering(verb, "call", (agent, patient), score=_BY_SOFT, soft=True) if agent else None

    def _hosted(self, verb: int) -> Gathering | None:
        page = self.page
        agent, patient = find_agent(page, verb), find_patient(page, verb)
        if agent is None or patient is None or not (page.cast.within(*patient) or self._is_office(patient)):
            return None
        return Gathering(verb, "meeting", (agent, patient), place=self.where(verb), host=agent, soft=True)

    def _is_office(self, run: Run, *, many: bool = True) -> bool:
        noun = self.page.tree.lower[self.page.tree.head_of(run)]
        return (singular(noun) if many else noun) in self.page.lexicon.roles.heads

    def _gone(self, verb: int) -> Gathering | None:
        """Read "arrived in Tehran", "will travel to Japan": to a state that is not the traveller's own, as the scribe checks."""
        page = self.page
        agent = find_agent(page, verb)
        place = next((run for run in iter_obliques(page, verb, "in", "to") if page.tree.head_of(run) in page.cast.place_at), None)
        if agent is None or place is None or page.cast.place_at[page.tree.head_of(place)].title.form not in {"state", "seat"}:
            return None
        if not (page.cast.within(*agent) or self._is_office(agent) or page.tree.lower[page.tree.head_of(agent)] in self.lists["envoys"]):
            return None
        return Gathering(verb, "visit", (agent,), visited=place, place=place, soft=True, score=_BY_SOFT)

    def _by_noun(self, noun: int) -> Gathering | None:
        page = self.page
        lower = page.tree.lower[noun]
        key = lower if lower in self.words.nouns else singular(lower)
        soft = key not in self.words.nouns
        form = self._form(noun, key)
        if form is None:
            return None
        holder = self._holder(noun)
        sides = (*self._own_sides(noun, form), *(self._held_by(noun, holder) if holder is not None else self._spoken_in(noun, form)))
        visited = next(iter_obliques(page, noun, "to"), None) if form == "visit" else None
        place = visited or self.where(noun) or (self.where(holder) if holder is not None else None)
        return Gathering(
            noun, form, tuple(dict.fromkeys(sides)), visited, place, soft=soft, score=_BY_SOFT if soft else _BY_NOUN, aside=holder is None
        )

    def _form(self, noun: int, key: str) -> Form | None:
        """The form that a noun names where it stands; None where it is another thing ("press conference", "a call for peace")."""
        page = self.page
        form = self.words.nouns.get(key) or self.words.soft.get(key)
        before = self._before(noun)
        phoned = bool(before & self.lists["calling"])
        if form is None or self._modifies(noun) or (before & self.lists["beside"] and not (phoned and form == "call")):
            return None
        alone = next(iter_obliques(page, noun, "with", "between"), None) is None
        if alone and ((key == "call" and not phoned and not self._is_bare_subject(noun)) or page.tree.lower[noun] == "talk"):
            return None
        return "call" if before & self.lists["phones"] else form

    def may_be_either(self, word: int) -> bool:
        """Whether a word names a call as well as company: "the conversation", not "the telephone conversation"."""
        return self.page.tree.lower[word] in self.lists["either"] and not self._before(word) & self.lists["phones"]

    def _is_bare_subject(self, noun: int) -> bool:
        """Whether the noun is one told before: "the call lasted an hour", not "the call for a truce"."""
        page = self.page
        before = [page.tree.lower[c] for c in page.tree.children[noun] if c < noun]
        return before == ["the"] and bare(page.analysis.relation[noun]) in {"nsubj", "obl"} and page.tree.find_child(noun, "nmod") is None

    def _before(self, noun: int) -> set[str]:
        page = self.page
        return {
            page.tree.lower[c] for c in page.tree.children[noun] if c < noun and bare(page.analysis.relation[c]) in {"compound", "amod"}
        }

    def _modifies(self, noun: int) -> bool:
        """Whether the noun only qualifies the next ("meeting room", "summit talks")."""
        page = self.page
        head = page.tree.lower[page.analysis.head[noun]] if page.analysis.head[noun] > noun else ""
        over = singular(page.tree.lower[page.analysis.head[noun]]) if page.analysis.relation[noun] == "nmod" else ""
        return over in self.lists["attending"] or (bool(head) and page.analysis.relation[noun] in {"compound", "amod"})

    def _own_sides(self, noun: int, form: Form) -> Iterator[Run]:
        """Those in the noun's own phrase: its possessor, its adjectives of states, "by", "between", "with", "of"."""
        page = self.page
        for child in page.tree.children[noun]:
            relation = page.analysis.relation[child]
            if relation == "nmod:poss":
                yield owner_phrase(page, child, noun)
            elif relation in {"amod", "compound"} and form != "visit":
                yield from (
                    (i, i + 1) for i in page.tree.subtree(child) if i in page.cast.place_at and page.cast.place_at[i].title.form != "seat"
                )
            elif relation in {"amod", "compound"} and child in page.cast.place_at:
                yield child, child + 1
        yield from iter_obliques(page, noun, "by", "of", *_TOGETHER)

    def _holder(self, noun: int) -> int | None:
        """The verb over a noun whose subject holds, attends, pays or plans what the noun names."""
        page = self.page
        head, relation = page.analysis.head[noun], bare(page.analysis.relation[noun])
        if page.tree.find_child(noun, "cop") is not None:
            return noun
        if head < 0 or relation not in {"obj", "obl", "nsubj", "xcomp"}:
            return None
        particle = next((page.tree.lower[c] for c in page.tree.children[head] if page.analysis.relation[c] == "compound:prt"), "")
        known = (
            self._is_on_visit(noun)
            or self.lemma(head) in self.lists["holding"]
            or f"{self.lemma(head)} {particle}" in self.lists["holding"]
        )
        return head if known and page.analysis.upos[head] in {"VERB", "AUX"} else None

    def _is_on_visit(self, noun: int) -> bool:
        """Whether a visit frames a clause, whose subject then is the visitor: "during a visit to Syria, he said"."""
        page = self.page
        case = page.tree.find_child(noun, "case")
        framed = case is not None and page.tree.lower[case] in {"during", "on", "after", "before", "amid"}
        whose = any(page.analysis.relation[c] == "nmod:poss" or page.tree.lower[c] == "the" for c in page.tree.children[noun])
        return framed and not whose and page.tree.lower[noun] in self.lists["visits"]

    def _spoken_in(self, noun: int, form: Form) -> Iterator[Run]:
        """Who speaks in a call that frames a clause: "said in a telephone conversation with Y"."""
        page = self.page
        verb, case = page.analysis.head[noun], page.tree.find_child(noun, "case")
        framed = case is not None and page.tree.lower[case] in {"in", "during"} and bare(page.analysis.relation[noun]) == "obl"
        subject = subject_of(page, verb) if form == "call" and framed and not is_passive(page, verb) else None
        if subject and next(iter_obliques(page, noun, "with"), None):
            yield subject

    def _held_by(self, noun: int, holder: int) -> Iterator[Run]:
        page = self.page
        if bare(page.analysis.relation[noun]) == "nsubj" and holder != noun:
            yield from iter_obliques(page, holder, "by", *_TOGETHER)
            return
        subject = subject_of(page, holder)
        if subject and not subject[0] <= noun < subject[1] and not is_passive(page, holder):
            yield subject
        yield from iter_obliques(page, holder, *_TOGETHER)

    def where(self, word: int) -> Run | None:
        """The place beside a verb or noun; words of time and manner that a preposition of place also brings are left out."""
        page = self.page
        held = [c for c in page.tree.children[word] if page.analysis.relation[c] == "acl" and self.lemma(c) in self.lists["holding"]]
        found = [run for w in (word, *held) for run in iter_obliques(page, w, *_WHERE) if not self._is_time(run)]
        named = [run for run in found if any(page.analysis.upos[i] == "PROPN" for i in range(*run))]
        return next(iter([*named, *found]), None)

    def _is_time(self, run: Run) -> bool:
        head = self.page.tree.head_of(run)
        lower = self.page.tree.lower[head]
        noun = singular(lower)
        return (
            noun in self.lists["times"]
            or noun in self.words.nouns
            or noun in self.words.soft
            or lower[:1].isdigit()
            or lower.endswith("day")
        )
