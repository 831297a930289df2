"""Declared courses: whose they are, to what aim, by what means, toward whom."""

from collections.abc import Iterator, Sequence

from verbale.extract.account import Account, codes_of
from verbale.extract.policy.courses import Course, PolicyWords, find_courses
from verbale.extract.reading.acts import iter_obliques
from verbale.extract.realis import find_realis_of
from verbale.language.analysis import Run
from verbale.schema import Policy

__all__ = ["extract_policies"]


def extract_policies(account: Account) -> list[Policy]:
    """The policies of a page; one told inside the words of another is that one."""
    found = [p for c in find_courses(account.page) if (p := _policy(account, c))]
    return list(_widest(found))


def _policy(account: Account, course: Course) -> Policy | None:
    page = account.page
    runs = [*course.aim, *course.means]
    if any(page.tree.sentence[a] != page.tree.sentence[course.anchor] for a, _ in runs):
        return None
    actor = _actor(account, course)
    if not actor:
        return None
    words = page.lexicon.table("policy", PolicyWords)
    because = account.trace("policy.means" if course.means else "policy.aim", course.anchor)
    realis, score = find_realis_of(page, course.anchor, efforts=True), 0.6 if course.means else 0.5
    toward = [account.codes(run) for word in _verbs(account, course) for run in iter_obliques(page, word, *words.directed)]
    return Policy(
        **account.shared(_evidence(account, course), realis=realis, score=score, because=because),
        actor=actor,
        aim=tuple(map(account.span, course.aim)),
        means=tuple(map(account.span, course.means)),
        toward=tuple(dict.fromkeys(c for codes in toward for c in codes)),
    )


def _actor(account: Account, course: Course) -> tuple[str, ...]:
    """Whose course it is: its subject; where none is named, that of those who speak of it."""
    if course.subject:
        return account.codes(course.subject)
    voucher = account.voucher((course.anchor, course.anchor + 1))
    return codes_of(voucher.speaker if voucher else account.issuers)


def _verbs(account: Account, course: Course) -> Iterator[int]:
    """The verbs and nouns of a course, whose phrases may say whom it is directed at."""
    yield course.anchor
    for low, high in (*course.aim, *course.means):
        yield from (w for w in range(low, high) if account.page.analysis.upos[w] in {"VERB", "NOUN"})


def _evidence(account: Account, course: Course) -> Run:
    """From who is after it to the last word of aim and means; a subject of another clause is left out."""
    page = account.page
    runs = [(course.anchor, course.anchor + 1), *course.aim, *course.means]
    verb = page.analysis.head[course.anchor]
    saying = any(s.cue and s.cue.start <= page.analysis.words[verb].start < s.cue.end for s in account.statements)
    if page.analysis.upos[course.anchor] == "NOUN" and verb >= 0 and page.analysis.upos[verb] in {"VERB", "AUX"} and not saying:
        runs.append((verb, verb + 1))
        runs.extend((c, c + 1) for c in page.tree.children[verb] if page.analysis.relation[c] == "expl")
    low, high = min(r[0] for r in runs), max(r[1] for r in runs)
    subject = course.subject
    sentence = page.analysis.sentence_of(course.anchor)
    if subject and subject[0] in sentence and _beside(account, subject, low):
        low = min(low, subject[0])
    return low, high


def _beside(account: Account, subject: Run, low: int) -> bool:
    """Whether no verb of saying lies between a subject and its course, so that both are in one clause."""
    voucher, other = account.part_of(subject), account.part_of((low, low + 1))
    return subject[0] <= low and voucher == other


def _widest(policies: Sequence[Policy]) -> Iterator[Policy]:
    """Each policy whose words lie in no other's; of equal ones the one with means."""
    for k, p in enumerate(policies):
        span = (p.evidence.start, p.evidence.end)
        rivals = (q for j, q in enumerate(policies) if j != k and q.evidence.start <= span[0] and span[1] <= q.evidence.end)
        if not any((q.evidence.start, q.evidence.end) != span or (len(q.means), -policies.index(q)) > (len(p.means), -k) for q in rivals):
            yield p
