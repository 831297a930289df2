"""Reporting clauses that the model left out, read off the tree: a voiced verb, its subject, and what it takes as content."""

from collections.abc import Iterator, Sequence

from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.voices import is_paper
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["find_clauses", "subject_of"]

_SCORE = 0.5
"""The score of what only a rule found."""
_BLAMES = frozenset({"accuse", "blame", "condemn", "criticize", "criticise", "denounce", "praise", "thank", "rebuke", "assail"})
"""Verbs whose object has done what a gerund behind "of" and "for" says."""
_CONTROL = frozenset({"xcomp", "advcl", "conj", "parataxis"})


def subject_of(page: Page, verb: int) -> Run | None:
    """The phrase of who does the verb: its subject, or that of the verb over a participle or conjunct."""
    for _ in range(4):
        subject = page.tree.find_child(verb, "nsubj")
        if subject is not None:
            return _phrase(page, subject)
        relation = page.analysis.relation[verb]
        head = page.analysis.head[verb]
        if relation == "acl" and head >= 0:
            return _phrase(page, head, beyond=verb)
        if bare(relation) not in _CONTROL or head < 0:
            return None
        ruled = _object_of(page, verb, head)
        if ruled is not None:
            return _phrase(page, ruled)
        verb = head
    return None


def _object_of(page: Page, verb: int, head: int) -> int | None:
    """The object of the verb over an infinitive or gerund, whose subject it is: "urged A to sign", "accused A of breaking"."""
    lemma = page.lemma[head]
    if page.analysis.relation[verb] == "advcl":
        mark = page.tree.find_child(verb, "mark")
        if mark is None or page.tree.lower[mark] not in {"of", "for"} or lemma not in _BLAMES:
            return None
    elif page.analysis.relation[verb] != "xcomp" or lemma in {"promise", "threaten"}:
        return None
    return next((c for c in page.tree.children[head] if page.analysis.relation[c] in {"obj", "iobj"} and head < c < verb), None)


def _phrase(page: Page, noun: int, beyond: int | None = None) -> Run:
    """All of a noun's phrase, up to `beyond`."""
    words = page.tree.subtree(noun, without=frozenset({"acl:relcl", "acl"}))
    low, high = words[0], words[-1] + 1
    return (low, min(high, beyond)) if beyond is not None and beyond > low else (low, high)


def find_clauses(page: Page, taken: Sequence[bool]) -> list[Report]:
    """Reports of voiced verbs whose words no other report has taken as its cue."""
    speech = page.lexicon.speech
    wanted = speech.clause | speech.object | speech.to | speech.by.keys()
    found = []
    for verb, lemma in enumerate(page.lemma):
        if lemma in wanted and page.analysis.upos[verb] == "VERB" and not taken[verb]:
            report = _read(page, verb, lemma)
            if report:
                found.append(report)
    return found


def _read(page: Page, verb: int, lemma: str) -> Report | None:
    if (
        "VerbForm=Inf" in page.analysis.feats[verb]
        or page.analysis.relation[verb] == "amod"
        or (page.tree.find_child(verb, "aux") is not None and _passive(page, verb))
    ):
        return None
    subject = subject_of(page, verb)
    if subject is None or not _can_speak(page, subject):
        return None
    cue, content = next(_contents(page, verb, lemma), (None, None))
    if cue is None or content is None or content[0] <= subject[0] < content[1]:
        return None
    return Report((subject,), cue, (content,), _SCORE, "rule")


def _passive(page: Page, verb: int) -> bool:
    return any(page.analysis.relation[c] in {"aux:pass", "nsubj:pass"} for c in page.tree.children[verb])


def _can_speak(page: Page, run: Run) -> bool:
    """Whether a subject is a person, institution, state or a pronoun for one."""
    if is_paper(page, run):
        return False
    head = page.tree.head_of(run)
    lower = page.tree.lower[head]
    roles = page.lexicon.roles
    known = head in page.cast.place_at or head in page.cast.mention_at or len(page.cast.within(*run)) > 0
    if known or lower in {"he", "she", "they", "both", "we", "who"}:
        return True
    return singular(lower) in roles.heads | roles.institutions | {"side", "leader"}


def _contents(page: Page, verb: int, lemma: str) -> Iterator[tuple[Run, Run]]:
    """The cue and the content, by what the verb may take, surest first."""
    speech, tree = page.lexicon.speech, page.tree
    plain = (verb, verb + 1)
    for child in tree.children[verb]:
        relation = page.analysis.relation[child]
        if (
            (relation == "ccomp" and lemma in speech.clause)
            or (relation == "xcomp" and lemma in speech.to)
            or (relation == "obj" and lemma in speech.object and page.lemma[child] not in speech.hollow)
        ):
            yield plain, _whole(page, child, verb)
        elif relation in {"obl", "advcl"} and lemma in speech.by:
            mark = tree.find_child(child, "case", "mark")
            if mark is not None and tree.lower[mark] in speech.by[lemma] and mark > verb:
                yield (verb, mark + 1), _whole(page, child, mark)


def _whole(page: Page, word: int, after: int) -> Run:
    """The unbroken run of a subtree on the one side of a word."""
    inside = set(page.tree.subtree(word))
    low = high = word
    while low - 1 in inside and low - 1 != after:
        low -= 1
    while high + 1 in inside and high + 1 != after:
        high += 1
    return low, high + 1
