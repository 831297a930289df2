"""Pronouns: "he", "they", "who", "it", "the pair"."""

from verbale.language.analysis import Run
from verbale.resolve.cast import Referent
from verbale.resolve.context import Context
from verbale.resolve.people import Person, singular
from verbale.resolve.places import referent_at
from verbale.resolve.together import find_joint
from verbale.resolve.tree import bare

__all__ = ["read_pronoun"]

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
_PAIRS = {"pair": 2, "duo": 2, "twosome": 2, "trio": 3, "threesome": 3, "quartet": 4}
"""Nouns that stand for so many."""
_NEAR = 8
"""Sentences that a pronoun looks back over."""


def read_pronoun(context: Context, run: Run, head: int) -> list[Referent]:
    """Whom a pronoun, or a word for so many ("the pair"), means."""
    lower = context.tree.lower[head]
    if head in context.cast.place_at or (run[1] - run[0] > 3 and lower not in {"both", "we", "they"}):
        return []  # "US" is no "us"
    if lower in {"who", "that", "which"}:
        return _relative(context, head)
    if lower in _SINGULAR:
        return find_single(context, head, _SINGULAR[lower])
    if lower in _PLURAL or (lower in {"two", "three"} and run[1] - run[0] <= 2):
        return find_joint(context, head)
    if lower in _PAIRS and context.is_definite(run):
        return find_joint(context, head)[: _PAIRS[lower]]
    return find_thing(context, head) if lower in {"it", "which", "its", "itself"} else []


def _relative(context: Context, head: int) -> list[Referent]:
    """The noun before: "X, who said …"."""
    verb = next((a for a in context.tree.above(head) if context.tree.analysis.relation[a] == "acl:relcl"), None)
    noun = context.tree.analysis.head[verb] if verb is not None else -1
    return context.one(context.tree.phrase(noun), noun) if noun >= 0 and noun != head else find_single(context, head, "")


def find_single(context: Context, at: int, gender: str) -> list[Referent]:
    """The person whom "he" or "she" means: who spoke or acted in the sentences before, nearest first."""
    here = context.tree.sentence[at]
    scores: dict[int, tuple[float, Person]] = {}
    for k in range(context.cast.before(at) - 1, -1, -1):
        mention = context.cast.mentions[k]
        distance = here - context.tree.sentence[mention.start]
        if distance > _NEAR:
            break
        person = context.cast.person_of(k)
        if not _gender_fits(context, person, gender):
            continue
        value = _salience(context, mention.start) - distance
        if id(person) not in scores or value > scores[id(person)][0]:
            scores[id(person)] = (value, person)
    spoke = _speaker_before(context, at, here)
    if spoke and _gender_fits(context, spoke[1], gender):
        scores[id(spoke[1])] = max(scores.get(id(spoke[1]), (-9.0, spoke[1])), spoke, key=lambda s: s[0])
    best = max(scores.values(), key=lambda s: s[0], default=None)
    return [context.cast.refer(best[1], inferred=True)] if best else _unnamed_speaker(context, at)


def _unnamed_speaker(context: Context, at: int) -> list[Referent]:
    """The last speaker before a word who is known by an office alone: "the minister said that he …"."""
    speakers = next((s for word, s in reversed(context.spoken) if word < at), ())
    known = len(speakers) == 1 and singular(speakers[0].role or "") in context.roles.heads
    return list(speakers) if known and speakers[0].person is None else []


def _speaker_before(context: Context, at: int, here: int) -> tuple[float, Person] | None:
    """The last speaker, if one person spoke near enough."""
    for word, speakers in reversed(context.spoken):
        if word < at:
            if len(speakers) == 1 and speakers[0].person:
                return 2.5 - 0.6 * (here - context.tree.sentence[word]), speakers[0].person
            return None
    return None


def _salience(context: Context, word: int) -> float:
    """Subjects outside quoted words count most, possessors and words inside contents least."""
    analysis = context.tree.analysis
    at, relation = word, bare(analysis.relation[word])
    while relation in {"flat", "compound", "appos"} and analysis.head[at] >= 0:
        at = analysis.head[at]
        relation = bare(analysis.relation[at])
    value = {"nsubj": 2.0, "obl": 0.3, "obj": 0.6}.get(relation, 0.4)
    if analysis.relation[at] == "nmod:poss":
        value = 0.1
    return value - (2.0 if context.quoted[word] else 0.0)


def _gender_fits(context: Context, person: Person, gender: str) -> bool:
    other = {"male": context.roles.female, "female": context.roles.male}.get(gender, frozenset())
    return not person.roles & other


def find_thing(context: Context, at: int) -> list[Referent]:
    """What "it" means: the institution or state that spoke or was subject last."""
    for word, speakers in reversed(context.spoken):
        if word < at:
            if context.tree.sentence[at] - context.tree.sentence[word] <= 3 and speakers[0].kind not in {"person", "group"}:
                return list(speakers)
            break
    analysis = context.tree.analysis
    for i in range(at - 1, max(-1, at - 80), -1):
        said_here = (
            analysis.words[i].quote == 0 and context.tree.sentence[i] == context.tree.sentence[at]
        )  # "A will sign, its minister said"
        if bare(analysis.relation[i]) == "nsubj" and (said_here or not context.quoted[i]):
            if i in context.cast.place_at:
                return [referent_at(context.cast, i)]
            if singular(context.tree.lower[i]) in context.roles.institutions:
                return list(context.one(context.tree.phrase(i), i))
    return []
