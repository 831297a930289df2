"""Promises: what somebody binds the own side to (commitments), and what somebody says will come (predictions)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from verbale.extract.account import Account
from verbale.extract.dating import find_when, interval_of, times_in
from verbale.extract.promise.extents import is_dated
from verbale.extract.promise.promising import Outlook, PromiseWords, find_outlooks, has_will
from verbale.extract.reading.acts import find_agent, is_passive
from verbale.extract.reading.clauses import subject_of
from verbale.language.analysis import Run
from verbale.schema import Actor, Interval, Promise, PromiseForm, Realis, Statement

__all__ = ["extract_promises"]

_POLITICAL = 2
"""Different states and bodies from which a page is about them."""
_SCORES: Mapping[str, float] = {
    "pledge": 0.85,
    "bound": 0.8,
    "course": 0.7,
    "noun": 0.6,
    "coming": 0.7,
    "foreseen": 0.6,
    "predicted": 0.6,
    "reported": 0.5,
}
_LISTS: Mapping[str, str] = {"pledge": "pledges", "course": "courses", "noun": "nouns", "predicted": "predicts"}
"""The lists of the lexicon for the manners that are not called as their list is."""


def extract_promises(account: Account) -> list[Promise]:
    """The promises of a page in order, none inside another; a promisor or a doer has to be a state, a body or their people."""
    found = [p for o in find_outlooks(account.page) if (p := _promise(account, o))]
    return list(_outermost(found))


def _promise(account: Account, outlook: Outlook) -> Promise | None:
    content = _within(account, outlook)
    voucher = account.voucher((outlook.verb, outlook.verb + 1))
    form, promisor, doer = _parties(account, outlook, voucher)
    if content is None or not (
        any(a.country for a in (*promisor, *doer)) or (all(a.role for a in promisor) and _is_political(account, outlook))
    ):
        return None
    told = outlook.manner not in {"coming", "reported", "foreseen"}
    evidence = (min(outlook.evidence[0], content[0]), content[1]) if told else content
    said = _saying(account, outlook, voucher)
    score = round(_SCORES[outlook.manner] - (0.1 if form == "prediction" else 0.0), 4)
    because = account.trace(f"promise.{outlook.manner}", outlook.trigger, entry=_LISTS.get(outlook.manner, outlook.manner))
    realis: Realis = "hypothetical" if _depends(account, outlook, content) else "future"
    shared = account.shared(content, realis=realis, when=said, score=score, because=because)
    shared |= {"evidence": account.span(evidence)}
    return Promise(
        **shared,
        form=form,
        promisor=promisor,
        doer=doer,
        content=account.span(content),
        beneficiary=voucher.addressee if voucher and form == "commitment" else (),
        due=_due(account, outlook, content),
    )


def _is_political(account: Account, outlook: Outlook) -> bool:
    """Whether something foreseen by nobody in particular is of states or bodies: its own sentence, or the page, names them.

    What the report itself says will come has to have its day, or to be theirs by its own words.
    """
    if outlook.manner not in {"foreseen", "coming", "reported"}:
        return False
    ours = account.page.lexicon.table("promise", PromiseWords).ours
    if outlook.subject and account.page.tree.lower[outlook.subject[0]] in ours:  # a diary, not a report
        return False
    if outlook.manner != "foreseen" and not is_dated(account.page, outlook.verb):
        return False
    sentence = account.page.analysis.sentence_of(outlook.verb)
    here = any(i in account.page.cast.place_at for i in sentence)
    return here or len({p.title.code for p in account.page.cast.places}) >= _POLITICAL


def _depends(account: Account, outlook: Outlook, content: Run) -> bool:
    """Whether it is promised only under a condition: "if", "unless", in its words or at the head of the sentence or quotation."""
    page = account.page
    conditions = page.lexicon.table("promise", PromiseWords).conditions
    lower, part = page.tree.lower, account.part_of(content)
    sentence = page.analysis.sentence_of(content[0])
    first = next((i for i in sentence if not part or page.analysis.words[i].start >= part.start), content[0])
    while first < content[0] and page.analysis.upos[first] in {"PUNCT", "CCONJ"}:
        first += 1
    inside = any(lower[i] in conditions and page.analysis.relation[i] == "mark" for i in range(*content))
    return outlook.conditional or inside or lower[first] in conditions


def _within(account: Account, outlook: Outlook) -> Run | None:
    """The content, cut to the words of the statement that holds its deed, and before the cue of another statement."""
    page, (low, high) = account.page, outlook.content
    part = account.part_of((outlook.verb, outlook.verb + 1))
    words = page.analysis.words
    deed = max(outlook.verb, outlook.trigger, low)
    told = (_tag_of(account, s, deed) for s in account.statements if s.cue)
    cues = [words[i].start for i in told if i > deed]
    least, most = (part.start, part.end) if part else (0, len(page.analysis.text))
    most = min(most, *cues, most)
    while low < high and words[low].start < least:
        low += 1
    while high > low and (words[high - 1].end > most or page.analysis.upos[high - 1] in {"PUNCT", "CCONJ"}):
        high -= 1
    return (low, high) if low < high else None


def _tag_of(account: Account, statement: Statement, deed: int) -> int:
    """Where what is no more promised begins: the cue of a statement, or the speaker before it who stands behind the deed."""
    page = account.page
    cue = page.words_in(statement.cue).start if statement.cue else 0
    tag = subject_of(page, cue)
    if tag and deed < tag[0] < cue and page.tree.lower[tag[0] - 1] == ",":
        return tag[0] - 1
    return max(cue, page.words_in(statement.evidence).start)


def _parties(account: Account, outlook: Outlook, voucher: Statement | None) -> tuple[PromiseForm, tuple[Actor, ...], tuple[Actor, ...]]:
    """The form, who can be held to it, and whose doing it is to be."""
    speakers = voucher.speaker if voucher else account.issuers
    subject = _states(account, outlook.subject) if outlook.subject else ()
    if outlook.manner in {"pledge", "course", "bound", "noun"}:
        return "commitment", subject, subject
    if outlook.manner == "predicted":
        return "prediction", subject, subject
    if is_passive(account.page, outlook.verb):
        agent = find_agent(account.page, outlook.verb)
        return "prediction", speakers, (_states(account, agent) if agent else ()) or speakers
    willing = outlook.subject is not None and has_will(account.page, outlook.subject)
    if subject and willing and speakers and _same_side(subject, speakers):
        return "commitment", subject, subject
    return "prediction", speakers, subject or speakers


def _same_side(doers: tuple[Actor, ...], speakers: tuple[Actor, ...]) -> bool:
    """Whether those who are to act are the speakers or of their states."""
    names, codes = {a.name for a in speakers}, {a.country for a in speakers if a.country}
    return all(a.name in names or (a.country is not None and a.country in codes) for a in doers)


def _states(account: Account, run: Run) -> tuple[Actor, ...]:
    """Those whom a phrase stands for; a mere group ("38,000 U.S. troops") stands for its state."""
    return tuple(a for a in account.actors(run) if a.country or a.role)


def _saying(account: Account, outlook: Outlook, voucher: Statement | None) -> Interval | None:
    """The day of promising: that of the statement, of an official text, or of the pledge that is told."""
    published = account.page.document.published
    if voucher:
        return voucher.when
    if account.issuers and published:
        return Interval.on(published)
    told = outlook.manner in {"pledge", "course"}
    return find_when(account.page, outlook.trigger) if told else None


def _due(account: Account, outlook: Outlook, content: Run) -> Interval | None:
    """By when it is to be: a time of the deed's clause, else one in the content that is not over when it is published.

    Of times that are over only a deadline counts ("had vowed to be ready by 2010"): others tell when it was promised or of what.
    """
    published = account.page.document.published
    own = find_when(account.page, outlook.verb, ahead=True)
    if published is None or (own and (own.latest is None or own.latest >= published or own.earliest is None)):
        return own
    later = (d for d in times_in(account.page, content, ahead=True) if d.latest is None or d.latest >= published)
    return next((found for day in later if (found := interval_of(day))), None)


def _outermost(promises: list[Promise]) -> Iterator[Promise]:
    """Without those whose content lies inside the content of another."""
    for p in promises:
        outer = (q for q in promises if q is not p and q.content.start <= p.content.start and p.content.end <= q.content.end)
        if all((q.content.start, q.content.end) == (p.content.start, p.content.end) for q in outer):
            yield replace(p, id=f"promise {p.content.start}")
