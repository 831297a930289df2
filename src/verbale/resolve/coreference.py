"""Who a phrase stands for: names, roles, pronouns, states through their capitals, joint parties each."""

from collections.abc import Callable, Iterable, Sequence

from verbale.language.analysis import Run
from verbale.resolve.cast import Cast, Referent
from verbale.resolve.people import Person, singular
from verbale.resolve.registry import Place
from verbale.resolve.tree import bare

__all__ = ["Resolver"]

_SINGULAR = {
    "he": "male",
    "she": "female",
    "him": "male",
    "her": "female",
    "his": "male",
    "himself": "male",
    "herself": "female",
    "who": "",
    "that": "",
    "i": "",
    "me": "",
    "my": "",
}
_PLURAL = frozenset({"they", "them", "their", "both", "we", "us", "our", "who"})
_SIDES = frozenset({"side", "party", "leader", "man", "two", "three"})
_STATES = frozenset({"country", "nation", "state", "government", "capital", "neighbor", "neighbour", "ally", "power", "republic"})
"""Nouns that, in the plural, stand for the states that were named together."""
_GROUPS = frozenset(
    {"head", "member", "delegation", "representative", "official", "envoy", "negotiator", "diplomat", "navy", "troop", "soldier", "force"}
)
"""Nouns that, in the plural, bring those whose they are: "the navies of A and B"."""
_PAIRS = {"pair": 2, "duo": 2, "twosome": 2, "trio": 3, "threesome": 3, "quartet": 4}
"""Nouns that stand for so many."""
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "either": 2, "neither": 2, "each": 2}
_NEAR = 8
"""Sentences that a pronoun looks back over."""
_STILL = 3
"""Sentences over which joint speakers stay the ones meant by "they"."""


class Resolver:
    """Resolves phrases of one document in the order of the text: what was said before is remembered by `note`."""

    def __init__(self, cast: Cast, quoted: Sequence[bool]) -> None:
        self.cast, self.tree, self.roles = cast, cast.tree, cast.lexicon.roles
        self._quoted = quoted
        self._spoken: list[tuple[int, tuple[Referent, ...]]] = []
        self._groups: list[tuple[int, Referent]] = []

    def note(self, word: int, speakers: tuple[Referent, ...]) -> None:
        """Remember that these spoke at a word."""
        if speakers:
            self._spoken.append((word, speakers))

    @property
    def last(self) -> tuple[Referent, ...]:
        """Those who spoke last."""
        return self._spoken[-1][1] if self._spoken else ()

    def resolve(self, run: Run) -> tuple[Referent, ...]:
        """Those whom a phrase stands for, each once, in order; empty where nobody is found."""
        heads = self._conjuncts(run)
        listed = self._listed(run, heads)
        found = listed or [r for part, head in self._segments(run, heads) for r in self._one(part, head)]
        return tuple({(r.name, r.country): r for r in found}.values())

    def _conjuncts(self, run: Run) -> list[int]:
        head = self.tree.head_of(run)
        relation = self.tree.analysis.relation
        rest = [c for c in self.tree.children[head] if relation[c] == "conj" and run[0] <= c < run[1]]
        upos = self.tree.analysis.upos
        return [head, *(c for c in rest if upos[c] in {"NOUN", "PROPN", "PRON", "ADJ"})]

    def _segments(self, run: Run, heads: list[int]) -> list[tuple[Run, int]]:
        """The run cut at its conjuncts."""
        ordered = sorted(heads)
        cuts = [run[0], *(max(min(self.tree.subtree(h)), run[0]) for h in ordered[1:]), run[1]]
        return [((a, b), h) for a, b, h in zip(cuts, cuts[1:], ordered, strict=False) if a <= h < b] or [(run, heads[0])]

    def _listed(self, run: Run, heads: list[int]) -> list[Referent]:
        """Those who are listed: "We, the leaders of A, B and C", "the foreign ministers of A and B"."""
        lower = self.tree.lower
        nouns = [
            i
            for i in range(*run)
            if singular(lower[i]) in self.roles.leaders | self.roles.institutions | _GROUPS and lower[i] != singular(lower[i])
        ]
        if not nouns or (lower[heads[0]] not in {"we", *(lower[i] for i in nouns)}):
            return []
        people = [self.cast.person_of(k) for k in self.cast.within(*run)]
        if people:
            return [self.cast.refer(p) for p in people]
        places = [p for p in self.cast.places if nouns[0] < p.start < run[1] and p.title.form != "people"]
        if len(places) < 2:
            return []
        return [Referent.of_title(p.title) for p in places]

    def _one(self, run: Run, head: int) -> list[Referent]:
        """One conjunct."""
        for find in (self._pronoun, self._named, self._document, self._place, self._told_before, self._role, self._group):
            found = find(run, head)
            if found:
                return found
        return []

    def _pronoun(self, run: Run, head: int) -> list[Referent]:
        lower = self.tree.lower[head]
        if head in self.cast.place_at or (run[1] - run[0] > 3 and lower not in {"both", "we", "they"}):
            return []  # "US" is no "us"
        if lower in {"who", "that", "which"}:
            return self._relative(head)
        if lower in _SINGULAR:
            return self.find_single(head, _SINGULAR[lower])
        if lower in _PLURAL or (lower in {"two", "three"} and run[1] - run[0] <= 2):
            return self.find_joint(head)
        if lower in _PAIRS and self._definite(run):
            return self.find_joint(head)[: _PAIRS[lower]]
        return self.find_thing(head) if lower in {"it", "which", "its", "itself"} else []

    def _relative(self, head: int) -> list[Referent]:
        """The noun before: "X, who said …"."""
        verb = next((a for a in self.tree.above(head) if self.tree.analysis.relation[a] == "acl:relcl"), None)
        noun = self.tree.analysis.head[verb] if verb is not None else -1
        return self._one(self.tree.phrase(noun), noun) if noun >= 0 and noun != head else self.find_single(head, "")

    def _named(self, run: Run, _head: int) -> list[Referent]:
        """A person named in the phrase, not as somebody's master ("X's aide", "aide to X"), and those joined by "and"."""
        numbers = [k for k in self.cast.within(*run) if not self._aside(k, run)]
        joined = [k for k in numbers[1:] if k - 1 in numbers and self._and_between(k)]
        return [self.cast.refer(self.cast.person_of(k)) for k in [*numbers[:1], *joined]]

    def _and_between(self, number: int) -> bool:
        """Whether only "and" stands between a mention with its titles and the one before it."""
        before, here = self.cast.mentions[number - 1], self.cast.mentions[number]
        return self.tree.lower[before.end : here.left] in (["and"], [",", "and"])

    def _aside(self, number: int, run: Run) -> bool:
        mention = self.cast.mentions[number]
        lower = self.tree.lower
        after = lower[mention.end] if mention.end < run[1] else ""
        before = lower[mention.left - 1] if mention.left > run[0] else ""
        if before in {"the", "a", "an"} and mention.left - 1 > run[0]:
            before = lower[mention.left - 2]
        return after in {"'s", "’s", "'", "’"} or before in {"to", "of", "for", "with", "by", "from", "in", "at", "near"}

    def _document(self, run: Run, head: int) -> list[Referent]:
        """Whoever issued a paper: "the Kremlin statement", "a statement by the ministry"."""
        if singular(self.tree.lower[head]) not in self.roles.documents:
            return []
        for i in range(*run):
            place = self.cast.place_at.get(i)
            if place and i != head and place.title.form in {"seat", "body", "institution"}:
                return [_of_place(self.cast, place.start)]
        number = next(iter(self.cast.within(*run)), None)
        return [self.cast.refer(self.cast.person_of(number))] if number is not None else []

    def _place(self, _run: Run, head: int) -> list[Referent]:
        joint = self.cast.location_at.get(head)
        if joint and joint.title.form == "joint":
            names = [(code, self.cast.registry.name_of(code)) for code in joint.title.states]
            return [Referent(name, code, "state") for code, name in names if name]
        place = self.cast.place_at.get(head)
        if place is None:
            return []
        if place.title.form == "people":
            words = self.tree.analysis.words_of((place.start, place.end))
            return [Referent(words, place.title.code, "group")]
        return [_of_place(self.cast, place.start)]

    def _told_before(self, run: Run, head: int) -> list[Referent]:
        """Whom the document has linked to these words: the bearer of an office who is named after it, states named together."""
        if head in self.cast.announced:
            return [self.cast.refer(self.cast.announced[head], inferred=True)]
        noun = singular(self.tree.lower[head])
        return self._states(run, head) if noun in _STATES and self._is_counted(run, head) else []

    def _role(self, run: Run, head: int) -> list[Referent]:
        """Somebody named elsewhere in the document: "the spokesman", "the Turkish president", "the two leaders"."""
        noun = singular(self.tree.lower[head])
        if self.tree.lower[head] != noun and (noun in self.roles.heads or noun in _SIDES):
            return self._roles_of_many(run, head, noun)
        if noun not in self.roles.heads or not self._definite(run):
            return []
        country = self.country_in(run, head)
        marks = {
            w
            for w in self.tree.lower[run[0] : head]
            if w in self.roles.modifiers and w not in {"new", "top", "senior", "former", "current"}
        }
        person = self._bearer(head, noun, marks, country)
        if person:
            return [self.cast.refer(person, inferred=True)]
        spoke = self.last
        fits = country is None and len(spoke) == 1 and spoke[0].person and not marks
        if fits and self._plain(noun, spoke[0]):
            return [spoke[0]]
        unnamed = [r for _, r in self._groups if r.role == noun and country in {None, r.country}]
        return unnamed[-1:]

    def _is_counted(self, run: Run, head: int) -> bool:
        """Whether states are meant that were named: "the two countries", "both governments", "either country", "their nations"."""
        before = self.tree.lower[run[0] : head]
        many = self.tree.lower[head] != singular(self.tree.lower[head])
        return any(w in _COUNTS for w in before) or (many and before in (["the"], ["our"], ["their"], ["these"]))

    def _states(self, run: Run, head: int) -> list[Referent]:
        """The states of those who act jointly, else those named together last before: as many as the words count."""
        count = next((_COUNTS[w] for w in self.tree.lower[run[0] : head] if w in _COUNTS), 0)
        joint = [r.country for r in self.last if r.country]
        found = list(dict.fromkeys(joint)) if len(self.last) > 1 and self._is_still(head) else []
        if len(found) < max(count, 2):
            found = self._states_before(head, count)
        names = [(code, self.cast.registry.name_of(code)) for code in found]
        return [Referent(name, code, "state", inferred=True) for code, name in names if name]

    def _is_still(self, at: int) -> bool:
        """Whether the last speakers spoke near enough to be meant."""
        return self.tree.sentence[at] - self.tree.sentence[self._spoken[-1][0]] <= _STILL

    def _states_before(self, at: int, count: int) -> list[str]:
        """The codes of the states and peoples named last in the nearest sentences before a word that name enough of them."""
        found: list[str] = []
        here = self.tree.sentence[at]
        for sentence in range(here, max(-1, here - _NEAR), -1):
            span = self.tree.analysis.sentences[sentence]
            new = [c for p in self.cast.locations if span.start <= p.start < min(span.stop, at) for c in _states_of(p)]
            people = [c for k in self.cast.within(span.start, min(span.stop, at)) if (c := self.cast.person_of(k).country)]
            found = list(dict.fromkeys([*new, *people, *found]))
            if len(found) >= max(count, 2):
                return found[:count] if count else found
        return []

    def _plain(self, noun: str, referent: Referent) -> bool:
        """Whether a general word ("the official") may stand for somebody with another office or none."""
        known = referent.person.roles if referent.person else set()
        return noun in {"official", "leader", "diplomat", "politician", "envoy"} or not known

    def _definite(self, run: Run) -> bool:
        first = self.tree.lower[run[0]]
        return first not in {"a", "an", "one", "another", "some"}

    def _bearer(self, at: int, noun: str, marks: set[str], country: str | None) -> Person | None:
        """The person with the office who was named last before, else first after."""
        wanted = self.roles.leaders if noun in {"leader"} else {noun}
        fits = [p for p in self.cast.people if p.roles & wanted and (country is None or p.country == country)]
        exact = [p for p in fits if marks <= p.roles] or ([] if marks and country is None and len(fits) > 1 else fits)
        before = [(max(i for i in p.at if i < at), p) for p in exact if p.at[0] < at]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return exact[0] if len(exact) == 1 else None

    def _roles_of_many(self, run: Run, head: int, noun: str) -> list[Referent]:
        """More than one: "the ministers", "both leaders", "the two sides"."""
        lower = self.tree.lower[run[0] : run[1]]
        count = next((_COUNTS[w] for w in lower if w in _COUNTS), 2 if noun in {"side", "party"} else 0)
        country = self.country_in(run, head)
        if country is not None or not (count or lower[0] in {"the", "these", "those"}):
            return []
        people = [p for p in self.cast.people if noun in p.roles or (noun == "leader" and p.roles & self.roles.leaders)]
        near = [p for p in people if any(i < head for i in p.at)]
        if len(near) >= 2:
            near.sort(key=lambda p: -max(i for i in p.at if i < head))
            return [self.cast.refer(p, inferred=True) for p in (near[:count] if count else near)]
        if noun in {"side", "party"}:
            return self._sides(run, head)
        return self._named_joint(head) or self.find_joint(head) if count or noun in _SIDES else []

    def _sides(self, run: Run, head: int) -> list[Referent]:
        """Both sides: those who were named together last, else the states that were."""
        joint = self._named_joint(head) or self.find_joint(head)
        return joint if len(joint) > 1 else self._states(run, head) or joint

    def _group(self, run: Run, head: int) -> list[Referent]:
        """Any other noun: its own words are the name."""
        analysis = self.tree.analysis
        if analysis.upos[head] not in {"NOUN", "PROPN", "ADJ", "NUM"} or singular(self.tree.lower[head]) in {"expectation", "result"}:
            return []
        name = self._name_words(run, head)
        country = self.country_in(run, head)
        lower = self.tree.lower[head]
        kind = "institution" if singular(lower) in self.roles.institutions or analysis.upos[head] == "PROPN" else "group"
        if kind == "institution" and self._definite(run) and len(name.split()) == 1:
            known = [r for _, r in self._groups if r.name.lower().endswith(lower) or r.role == lower]
            medium = self._medium_before(head, lower)
            if medium or known:
                return [medium or known[-1]]
        inferred = country is None and kind == "institution"
        found = Referent(name, country or self._owner_country(run, head), kind, lower, inferred=inferred)
        self._groups.append((head, found))
        return [found]

    def _medium_before(self, at: int, noun: str) -> Referent | None:
        """The paper, agency or channel that a bare "the newspaper" means: one that is called so, else the one named last before."""
        if noun not in self.cast.lexicon.media.carriers:
            return None
        before = [p for p in self.cast.places if p.end <= at and p.title.sector == "MED"]
        called = [p for p in before if p.title.name.lower().endswith(noun)]
        nearest = (called or before)[-1:]
        return next((Referent.of_title(p.title) for p in nearest), None)

    def _name_words(self, run: Run, head: int) -> str:
        """The noun phrase without its article, possessive and closing marks."""
        low, high = self.tree.phrase(head)
        low, high = max(low, run[0]), min(high, run[1])
        lower = self.tree.lower
        while low < head and (
            self.tree.analysis.upos[low] in {"DET", "PUNCT", "CCONJ", "ADV"} or lower[low] in {"his", "her", "its", "their", "our"}
        ):
            low += 1
        low, high = self._proper(low, high, head)
        return self.tree.analysis.words_of((low, max(high, low + 1))).replace("\n", " ")

    def _proper(self, low: int, high: int, head: int) -> Run:
        """The proper name alone where a noun only says what bears it ("Northern Wire news agency", "the official National Radio")."""
        capital = [i for i in range(low, head + 1) if self.tree.analysis.words[i].surface[:1].isupper()]
        if not capital:
            return low, high
        if capital[-1] == head:
            return capital[0], high
        outlet = self.tree.lower[head] in self.cast.lexicon.media.carriers | {"group", "movement"}
        named = any(n.kind == "organisation" and low <= n.start < head for n in self.tree.analysis.names)
        return (low, capital[-1] + 1) if outlet and named else (low, high)

    def _owner_country(self, run: Run, head: int) -> str | None:
        """The country of the owner: "his cabinet"."""
        owner = next((c for c in self.tree.children[head] if self.tree.analysis.relation[c] == "nmod:poss"), None)
        if owner is None or not run[0] - 1 <= owner < run[1]:  # "its" may be left out of the words for the speaker
            return None
        found = self._one((owner, owner + 1), owner)
        return found[0].country if found else None

    def country_in(self, run: Run, head: int) -> str | None:
        """The country that the words of a phrase give: "Iranian", "Turkey's", "of Japan"."""
        codes = [self.cast.place_at[i].title.code for i in range(*run) if i in self.cast.place_at and i != head]
        return codes[0] if codes else None

    def find_single(self, at: int, gender: str) -> list[Referent]:
        """The person whom "he" or "she" means: who spoke or acted in the sentences before, nearest first."""
        here = self.tree.sentence[at]
        scores: dict[int, tuple[float, Person]] = {}
        for k in range(self.cast.before(at) - 1, -1, -1):
            mention = self.cast.mentions[k]
            distance = here - self.tree.sentence[mention.start]
            if distance > _NEAR:
                break
            person = self.cast.person_of(k)
            if not self._gender_fits(person, gender):
                continue
            value = self._salience(mention.start) - distance
            if id(person) not in scores or value > scores[id(person)][0]:
                scores[id(person)] = (value, person)
        spoke = self._speaker_before(at, here)
        if spoke and self._gender_fits(spoke[1], gender):
            scores[id(spoke[1])] = max(scores.get(id(spoke[1]), (-9.0, spoke[1])), spoke, key=lambda s: s[0])
        best = max(scores.values(), key=lambda s: s[0], default=None)
        return [self.cast.refer(best[1], inferred=True)] if best else []

    def _speaker_before(self, at: int, here: int) -> tuple[float, Person] | None:
        """The last speaker, if one person spoke near enough."""
        for word, speakers in reversed(self._spoken):
            if word < at:
                if len(speakers) == 1 and speakers[0].person:
                    return 2.5 - 0.6 * (here - self.tree.sentence[word]), speakers[0].person
                return None
        return None

    def _salience(self, word: int) -> float:
        """Subjects outside quoted words count most, possessors and words inside contents least."""
        analysis = self.tree.analysis
        at, relation = word, bare(analysis.relation[word])
        while relation in {"flat", "compound", "appos"} and analysis.head[at] >= 0:
            at = analysis.head[at]
            relation = bare(analysis.relation[at])
        value = {"nsubj": 2.0, "obl": 0.3, "obj": 0.6}.get(relation, 0.4)
        if analysis.relation[at] == "nmod:poss":
            value = 0.1
        return value - (2.0 if self._quoted[word] else 0.0)

    def _gender_fits(self, person: Person, gender: str) -> bool:
        other = {"male": self.roles.female, "female": self.roles.male}.get(gender, frozenset())
        return not person.roles & other

    def _named_joint(self, at: int) -> list[Referent]:
        """Those whom "the leaders" and "the sides" mean, if they are people of states: things told of in between are none."""
        return self.find_joint(at, only=lambda r: r.country is not None)

    def find_joint(self, at: int, only: Callable[[Referent], bool] = lambda _: True) -> list[Referent]:
        """Those whom "they", "both" or "the two" mean: joint speakers, a group, or the persons or states named together last."""
        here = self.tree.sentence[at]
        if len(self.last) > 1 and self._is_still(at) and all(map(only, self.last)):
            return list(self.last)
        for sentence in range(here, max(-1, here - _NEAR), -1):
            span = self.tree.analysis.sentences[sentence]
            found = self._joint_in(range(span.start, min(span.stop, at)))
            if found and all(map(only, found)):
                return found
        return []

    def _joint_in(self, span: range) -> list[Referent]:
        for word, speakers in reversed(self._spoken):
            if word in span and (len(speakers) > 1 or speakers[0].kind == "group"):
                return list(speakers)
        people = _unique(
            self.cast.person_of(k) for k in self.cast.within(span.start, span.stop) if not self._quoted[self.cast.mentions[k].start]
        )
        if len(people) >= 2:
            return [self.cast.refer(p, inferred=True) for p in people[:3]]
        return self._plural_subject(span)

    def _plural_subject(self, span: range) -> list[Referent]:
        analysis = self.tree.analysis
        for i in span:
            named = bare(analysis.relation[i]) == "nsubj" and analysis.upos[i] in {"NOUN", "PROPN"} and not self._quoted[i]
            if named and ("Number=Plur" in analysis.feats[i] or self.tree.find_child(i, "conj") is not None):
                words = self.tree.subtree(i)
                if words[-1] < span.stop:  # else the pronoun stands in this very subject
                    return list(self.resolve((words[0], words[-1] + 1)))
        return []

    def find_thing(self, at: int) -> list[Referent]:
        """What "it" means: the institution or state that spoke or was subject last."""
        for word, speakers in reversed(self._spoken):
            if word < at:
                if self.tree.sentence[at] - self.tree.sentence[word] <= 3 and speakers[0].kind not in {"person", "group"}:
                    return list(speakers)
                break
        analysis = self.tree.analysis
        for i in range(at - 1, max(-1, at - 80), -1):
            said_here = analysis.words[i].quote == 0 and self.tree.sentence[i] == self.tree.sentence[at]  # "A will sign, its minister said"
            if bare(analysis.relation[i]) == "nsubj" and (said_here or not self._quoted[i]):
                if i in self.cast.place_at:
                    return [_of_place(self.cast, i)]
                if singular(self.tree.lower[i]) in self.roles.institutions:
                    return list(self._one(self.tree.phrase(i), i))
        return []


def _states_of(place: Place) -> Iterable[str]:
    """The codes that a name of a state, its government or its people gives."""
    title = place.title
    if title.form == "joint":
        return title.states
    return [title.code] if title.code and title.form in {"state", "seat", "people"} else []


def _of_place(cast: Cast, word: int) -> Referent:
    return Referent.of_title(cast.place_at[word].title)


def _unique(people: Iterable[Person]) -> list[Person]:
    return list({id(p): p for p in people}.values())
