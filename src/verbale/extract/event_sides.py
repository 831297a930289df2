"""Who acts in a political act and on whom: codes of states and bodies, read off the clause, surest places first."""

from collections.abc import Iterable, Iterator

from verbale.extract.account import Account
from verbale.extract.acts import find_agent, find_patient, is_passive, whole_phrase
from verbale.language.analysis import Run
from verbale.resolve.tree import bare

__all__ = ["Codes", "find_actor", "find_companions", "find_recipient"]

Codes = tuple[str, ...]

_TOWARD = ("against", "on", "upon", "to", "at", "into", "with", "toward", "towards", "over", "from", "of", "for", "in")
"""Prepositions that may bring the recipient, in the order in which they are believed."""
_TOGETHER = ("with", "between", "among", "alongside")
_OWNED = frozenset({"nmod:poss", "amod", "compound"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})
_BESIDE = frozenset({"conj", "parataxis", "acl:relcl", "appos"})


def find_actor(account: Account, word: int) -> Codes:
    """The codes of who acts: the agent of the clause, else whoever the statement that the word reports says it of."""
    page = account.page
    if page.analysis.upos[word] != "VERB":
        return _owner_of(account, word) or _carrier_of(account, word)
    found = account.codes(find_agent(page, word))
    if found or is_passive(page, word):
        return found
    start, end = page.analysis.span((word, word + 1))
    cued = next((s for s in account.statements if s.cue and s.cue.start <= start and end <= s.cue.end), None)
    return tuple(dict.fromkeys(a.country for a in cued.speaker if a.country)) if cued else ()


def _owner_of(account: Account, noun: int) -> Codes:
    """Whose deed a noun names: "Russia's invasion", "the US withdrawal", "talks between …", "an attack by …"."""
    page = account.page
    for child in page.tree.children[noun]:
        relation = page.analysis.relation[child]
        if relation in _OWNED and child < noun:
            found = account.codes(whole_phrase(page, child, noun)) if relation == "nmod:poss" or child in page.cast.place_at else ()
            if found:
                return found
    return next((c for run in _behind(account, noun, ("by", "between", "among")) if (c := account.codes(run))), ())


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
    runs = [run for noun in nouns for run in _behind(account, noun, _TOGETHER)]
    patient = find_patient(page, word) if met and page.analysis.upos[word] == "VERB" else None
    return _unique(c for run in ([patient] if patient else []) + runs for c in account.codes(run))


def find_recipient(account: Account, word: int, actor: Codes) -> tuple[Codes, int]:
    """The codes of whom an act is done to, and how far they had to be looked for: 0 its object … 3 anywhere in its clause."""
    inner: Codes = ()
    for far, runs in enumerate((_patients(account, word), _behind(account, word, _TOWARD), _subjects(account, word), None)):
        found = _unique(c for run in runs for c in _codes(account, run)) if runs is not None else _anywhere(account, word)
        others = tuple(c for c in found if c not in actor)
        if others:
            return others if far < 3 else others[:1], far
        inner = inner or (found if far < 2 else ())
    return inner, 2


def _patients(account: Account, word: int) -> Iterator[Run]:
    """Whom a verb acts on: the owner of its object where there is one ("condemned X's war"), the object, the one it is told to."""
    page = account.page
    if page.analysis.upos[word] != "VERB":
        return
    patient = find_patient(page, word)
    if patient:
        head = page.tree.head_of(patient)
        owner = next((c for c in page.tree.children[head] if page.analysis.relation[c] == "nmod:poss"), None)
        if owner is not None and account.codes(whole_phrase(page, owner, head)):
            yield whole_phrase(page, owner, head)
        else:
            yield patient
    told = page.tree.find_child(word, "iobj")
    if told is not None:
        yield whole_phrase(page, told, word)


def _codes(account: Account, run: Run) -> Codes:
    """The codes of a phrase; a pronoun that turns back to the actor ("itself", "our own …") names nobody else."""
    page = account.page
    head = page.tree.head_of(run)
    return () if "Reflex=Yes" in page.analysis.feats[head] else account.codes(run)


def _behind(account: Account, word: int, prepositions: Iterable[str]) -> Iterator[Run]:
    """Phrases that the prepositions join to a word or to its object."""
    page = account.page
    hosts = [word, *(c for c in page.tree.children[word] if bare(page.analysis.relation[c]) in {"obj", "nsubj"} and c > word)]
    for preposition in prepositions:
        for host in hosts:
            for child in page.tree.children[host]:
                case = page.tree.find_child(child, "case")
                if case is not None and page.tree.lower[case] == preposition and bare(page.analysis.relation[child]) in {"obl", "nmod"}:
                    low, high = whole_phrase(page, child, host)
                    yield (case + 1, high) if low <= case < high else (low, high)


def _subjects(account: Account, word: int) -> Iterator[Run]:
    """The subjects of the clauses that a verb takes: "demanded that X leave"."""
    page = account.page
    for child in page.tree.children[word]:
        if bare(page.analysis.relation[child]) in _CLAUSES:
            subject = page.tree.find_child(child, "nsubj")
            if subject is not None:
                yield whole_phrase(page, subject, child)


def _anywhere(account: Account, word: int) -> Codes:
    """The codes of states, bodies and peoples named anywhere below a word, after it first."""
    page = account.page
    below = [i for i in page.tree.subtree(word, without=_BESIDE) if i in page.cast.place_at]
    ordered = [i for i in below if i > word] + [i for i in below if i < word and page.analysis.head[i] != word]
    return _unique(page.cast.place_at[i].title.code for i in ordered)


def _unique(codes: Iterable[str]) -> Codes:
    return tuple(dict.fromkeys(codes))
