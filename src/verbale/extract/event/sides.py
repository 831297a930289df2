"""Who acts in a political act and on whom: codes of states and bodies, read off the clause, surest places first."""

from collections.abc import Iterator

from verbale.extract.account import Account, codes_of
from verbale.extract.event.names import Codes, behind, code_at, codes_of_people, nearest, unique
from verbale.extract.event.words import EventWords
from verbale.extract.reading.acts import find_agent, find_patient, is_passive, iter_obliques, whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Span

__all__ = ["Codes", "find_actor", "find_companions", "find_place", "find_recipient", "has_agent", "to_own"]

_TOWARD = ("against", "on", "upon", "to", "at", "into", "with", "toward", "towards", "over", "from", "of", "for", "in", "between", "among")
"""Prepositions that may bring the recipient, in the order in which they are believed."""
_ADJUNCT = frozenset({"due", "because", "after", "amid", "following", "despite", "since", "before", "during", "ahead", "owing", "until"})
"""Prepositions that bring the time or the reason of an act, not its recipient."""
_TOGETHER = ("with", "between", "among", "alongside")
_OWNED = frozenset({"nmod:poss", "amod", "compound"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})
_INNER = 2
"""How far the actor's own state may stand to be the recipient of an act inside that state."""
_BESIDE = frozenset({"conj", "parataxis", "acl:relcl", "appos"})


def find_actor(account: Account, word: int, *, predicate: bool = False) -> tuple[Codes, bool]:
    """The codes of who acts, and whether the words name them: the agent of the clause, else the state that stands nearest before it.

    Who is the agent of a `predicate` ("are determined") is its subject, whatever its form.
    """
    page = account.page
    if page.analysis.upos[word] == "NOUN":
        return _owner_of(account, word) or _carrier_of(account, word), True
    agent = subject_of(page, word) if predicate else _agent(account, word)
    if agent:
        return _codes_of_agent(account, word, agent)
    if is_passive(page, word):
        by = next((i for i in page.tree.subtree(word, without=_BESIDE) if i > word and page.tree.lower[i] == "by"), None)
        return (nearest(account, by, 1) if by is not None else _bearers(account, word)), False
    return _said_by(account, word) or nearest(account, word, -1), False


def _bearers(account: Account, word: int) -> Codes:
    """Whose forces a passive moves that names nobody else: "2,000 Kenyan soldiers were deployed along the border"."""
    patient = find_patient(account.page, word)
    if patient is None:
        return ()
    head = account.page.tree.head_of(patient)
    words = account.page.lexicon.table("event", EventWords)
    return account.codes(patient) if singular(account.page.tree.lower[head]) in words.classes["forces"] else ()


def _codes_of_agent(account: Account, word: int, agent: Run) -> tuple[Codes, bool]:
    """The codes of an agent; a pronoun may mean whoever the enclosing statement is by, "which" is a thing that does not act."""
    page = account.page
    head = page.tree.head_of(agent)
    found = codes_of_people(account, agent) if page.tree.lower[head] != "which" else ()
    if found or page.analysis.upos[head] != "PRON":
        return found or _said_by(account, word), True
    voucher = account.voucher((word, word + 1))
    return (codes_of(voucher.speaker) if voucher and page.tree.lower[head] != "which" else ()), False


def _said_by(account: Account, word: int) -> Codes:
    """The codes of the speaker of the statement whose cue a verb is."""
    cued = next((s for s in account.statements if s.cue and _covers(s.cue, account.page.analysis.span((word, word + 1)))), None)
    return codes_of(cued.speaker) if cued else ()


def _agent(account: Account, word: int) -> Run | None:
    """The phrase of who acts; of a predicate and of a participle that hangs on nothing its subject."""
    page = account.page
    head = page.analysis.head[word]
    if page.analysis.relation[word] in {"acl", "xcomp", "advcl"} and page.tree.find_child(head, "cop") is not None:
        return subject_of(page, head)  # "was the first to call"
    return find_agent(page, word) if page.analysis.upos[word] == "VERB" else subject_of(page, word)


def has_agent(account: Account, word: int) -> bool:
    """Whether the words name people who act, be it without a state: a name or a plural, no plan or report."""
    page = account.page
    agent = _agent(account, word) if page.analysis.upos[word] == "VERB" else None
    head = page.tree.head_of(agent) if agent else word
    if agent is None or page.analysis.upos[head] not in {"NOUN", "PROPN"}:
        return False
    named = any(page.analysis.upos[i] == "PROPN" for i in range(*agent))
    return named or "Number=Plur" in page.analysis.feats[head] or singular(page.tree.lower[head]) in page.lexicon.roles.heads


def to_own(account: Account, word: int) -> bool:
    """Whether a verb is directed at an office or institution without a state of its own: "called on Congress"."""
    page = account.page
    runs = [find_patient(page, word), *iter_obliques(page, word, "on", "upon", "to")]
    heads = (singular(page.tree.lower[page.tree.head_of(run)]) for run in runs if run)
    return any(head in page.lexicon.roles.institutions | page.lexicon.roles.heads for head in heads)


def find_place(account: Account, word: int) -> Codes:
    """The state in which a deed of nobody named is done, if its clause says so."""
    return next((codes for run in iter_obliques(account.page, word, "in", "at") if (codes := account.codes(run))), ())[:1]


def _covers(span: Span, ends: tuple[int, int]) -> bool:
    return span.start <= ends[0] and ends[1] <= span.end


def _owner_of(account: Account, noun: int) -> Codes:
    """Whose deed a noun names: "Russia's invasion", "the US withdrawal", "talks between …", "an attack by …"."""
    page = account.page
    for child in page.tree.children[noun]:
        relation = page.analysis.relation[child]
        if page.tree.lower[child] == "its" and (found := _named_before(account, child)):
            return found
        if relation in _OWNED and child < noun:
            found = account.codes(whole_phrase(page, child, noun)) if relation == "nmod:poss" or child in page.cast.place_at else ()
            if found:
                return found
    return next((c for run in behind(account, noun, ("by", "between", "among")) if (c := account.codes(run))), ())


def _named_before(account: Account, word: int) -> Codes:
    """The state or body that the sentence names last before a word: whose "its" is."""
    start = account.page.analysis.sentence_of(word).start
    at = account.page.cast.place_at
    return next(((at[i].title.code,) for i in range(word - 1, start - 1, -1) if i in at), ())


def _carrier_of(account: Account, noun: int) -> Codes:
    """The subject of the verb that a noun of action is the object of: "they held talks", "he made a visit"."""
    page = account.page
    head = page.analysis.head[noun]
    if head < 0 or page.analysis.upos[head] != "VERB" or bare(page.analysis.relation[noun]) != "obj":
        return ()
    return account.codes(find_agent(page, head))


def find_companions(account: Account, word: int, *, met: bool) -> Codes:
    """The codes of those who act together with the actor: "with", "between", and whom one `met`."""
    page = account.page
    nouns = [word, *(c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"obj", "obl"})]
    runs = [run for noun in nouns for run in behind(account, noun, _TOGETHER)]
    patient = find_patient(page, word) if met and page.analysis.upos[word] == "VERB" else None
    return unique(c for run in ([patient] if patient else []) + runs for c in account.codes(run))


def find_recipient(account: Account, word: int, actor: Codes) -> tuple[Codes, int]:
    """The codes of whom an act is done to, and how far they had to be looked for: 0 its object … 4 the state that follows next."""
    inner: Codes = ()
    for far, find in enumerate((_patients, _toward, _subjects, _anywhere, _following)):
        found = unique(find(account, word))
        others = tuple(c for c in found if c not in actor)
        if others:
            return others, far
        inner = inner or (found if far < _INNER else ())
    return inner, _INNER


def _patients(account: Account, word: int) -> Iterator[str]:
    return (c for run in _patient_runs(account, word) for c in codes_of_people(account, run))


def _toward(account: Account, word: int) -> Iterator[str]:
    return (c for run in behind(account, word, _TOWARD) for c in codes_of_people(account, run))


def _subjects(account: Account, word: int) -> Iterator[str]:
    return (c for run in _subject_runs(account, word) for c in codes_of_people(account, run))


def _patient_runs(account: Account, word: int) -> Iterator[Run]:
    """Whom a verb acts on: the owner of its object where there is one ("condemned X's war"), the object, the one it is told to."""
    page = account.page
    if page.analysis.upos[word] != "VERB":
        return
    patient = find_patient(page, word)
    if patient:
        head = page.tree.head_of(patient)
        owner = next((c for c in page.tree.children[head] if page.analysis.relation[c] == "nmod:poss"), None)
        if owner is not None and page.analysis.upos[owner] != "PRON" and account.codes(whole_phrase(page, owner, head)):
            yield whole_phrase(page, owner, head)
        else:
            yield patient
    told = page.tree.find_child(word, "iobj")
    if told is not None:
        yield whole_phrase(page, told, word)


def _subject_runs(account: Account, word: int) -> Iterator[Run]:
    """The subjects of the clauses that a verb takes: "demanded that X leave"."""
    page = account.page
    for child in page.tree.children[word]:
        if bare(page.analysis.relation[child]) in _CLAUSES:
            subject = page.tree.find_child(child, "nsubj")
            if subject is not None:
                yield whole_phrase(page, subject, child)


def _anywhere(account: Account, word: int) -> Iterator[str]:
    """The first state, body or person below a word, after it first, with what is joined to it."""
    page = account.page
    apart = {i for c in page.tree.children[word] if _is_aside(account, c) for i in page.tree.subtree(c)}
    below = [i for i in page.tree.subtree(word, without=_BESIDE) if i not in apart and code_at(account, i)]
    ordered = [i for i in below if i > word] + [i for i in below if i < word and (page.analysis.head[i] != word or _is_topic(account, i))]
    for first in ordered[:1]:
        yield code_at(account, first) or ""
        joined = (c for c in page.tree.children[first] if page.analysis.relation[c] == "conj")
        yield from (code for c in joined if (code := code_at(account, c)))


def _is_topic(account: Account, word: int) -> bool:
    """Whether a phrase at the head of a clause says whom it is about: "as for Turkey, we …"."""
    page = account.page
    cases = {page.tree.lower[c] for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"case", "mark"}}
    return bare(page.analysis.relation[word]) == "obl" and bool(cases & {"for", "against", "toward", "towards"})


def _is_aside(account: Account, word: int) -> bool:
    """Whether a clause or phrase only stands beside the act: "if war breaks out in …", "due to the clash in …"."""
    page = account.page
    case = page.tree.find_child(word, "case")
    if case is not None and page.tree.lower[case] in _ADJUNCT and bare(page.analysis.relation[word]) in {"obl", "nmod"}:
        return True
    return bare(page.analysis.relation[word]) == "advcl" and "VerbForm=Fin" in page.analysis.feats[word]


def _following(account: Account, word: int) -> Iterator[str]:
    yield from nearest(account, word, 1)
