"""How the records of one page hang together: only where words between them say so ("in response to", "including")."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from verbale.extract.account import Account
from verbale.extract.policy.courses import PolicyWords, find_phrases
from verbale.extract.reading.page import Page
from verbale.schema import Link, Policy, Record, Relation, Span

__all__ = ["LinkWords", "link_records"]

_ORDER = ("agreement", "sanction", "meeting", "policy", "event", "promise", "indicator")
"""Of two records with the same words the one of the earlier kind is linked."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_SLACK = 4
"""Code points by which the words of a record may begin before those that link it (a mark, a preposition)."""


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The table `links` of a lexicon."""

    backward: frozenset[str]
    single: frozenset[str]
    likened: frozenset[str]
    phrases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Joint:
    """The place of linking words: code points of the words, of what they bring, and of their sentence."""

    relation: Relation
    backward: bool
    start: int
    end: int
    brought: tuple[int, int]
    sentence: tuple[int, int]
    words: Span
    governor: int | None
    """Where the verb begins that the words belong to, if it stands before them."""

    def covers(self, span: Span) -> bool:
        """Whether a span that goes on behind the words holds the verb that they belong to."""
        return span.end <= self.start or self.governor is None or span.start <= self.governor < span.end


def link_records(account: Account, drafts: Sequence[Record]) -> list[Record]:
    """The records with their links; every draft gets a draft id that is its own, since links point at ids."""
    records: list[Record] = [r if r.id else replace(r, id=f"{r.kind} {k}") for k, r in enumerate(drafts)]
    found: dict[str, list[Link]] = {}
    spans = sorted(((s, r) for r in records if r.kind != "statement" for s in (r.evidence, *r.also)), key=lambda pair: pair[0].start)
    for joint in _joints(account.page):
        pair = _pair(account.page, joint, spans)
        if pair:
            source, target = pair if not joint.backward else pair[::-1]
            found.setdefault(source.id, []).append(Link(joint.relation, target.id, joint.words))
    return [replace(r, links=(*r.links, *dict.fromkeys(found[r.id]))) if r.id in found else r for r in records]


def _joints(page: Page) -> Iterable[_Joint]:
    words = page.lexicon.table("links", LinkWords)
    courses = page.lexicon.table("policy", PolicyWords)
    relations = {**dict.fromkeys(courses.purposes | courses.ends, "aims_at"), **words.phrases}
    for start, end, phrase in find_phrases(page, frozenset(relations)):
        if phrase in words.single and page.analysis.upos[start] not in {"ADP", "SCONJ", "VERB"}:
            continue
        sentence = page.analysis.sentence_of(start)
        thing = next((i for i in range(end, sentence.stop) if page.analysis.upos[i] in {"NOUN", "PROPN", "VERB", "NUM", "PRON"}), None)
        if thing is not None:
            yield _joint(page, (start, end), _head(page, thing), cast(Relation, relations[phrase]), phrase in words.backward)


def _head(page: Page, thing: int) -> int:
    """The head of the phrase that begins with a word: "the US's unilateral *sanctions*"."""
    while page.analysis.head[thing] > thing and page.analysis.upos[page.analysis.head[thing]] in {"NOUN", "PROPN"}:
        thing = page.analysis.head[thing]
    return thing


def _joint(page: Page, run: tuple[int, int], thing: int, relation: Relation, backward: bool) -> _Joint:
    sentence = page.analysis.sentence_of(thing)
    start, end = page.analysis.span(run)
    high = page.analysis.words[_torn(page, max(page.tree.subtree(thing)))].end
    shown = max(_torn(page, page.tree.phrase(thing)[1] - 1) + 1, run[1]) if run[1] - run[0] == 1 else run[1]
    words = page.document.span(start, page.analysis.words[shown - 1].end)
    verb = next((v for v in page.tree.above(thing) if page.analysis.upos[v] == "VERB" and v < run[0]), None)
    return _Joint(
        relation=relation,
        backward=backward,
        start=start,
        end=end,
        brought=(end, high),
        sentence=page.analysis.span((sentence.start, sentence.stop)),
        words=words,
        governor=page.analysis.words[verb].start if verb is not None else None,
    )


def _torn(page: Page, last: int) -> int:
    """The last word of a phrase that the tree may have torn: names and nouns right behind it belong to it."""
    stop = page.analysis.sentence_of(last).stop
    while last + 1 < stop and page.analysis.upos[last + 1] in _NAMING:
        last += 1
    return last


def _pair(page: Page, joint: _Joint, spans: Sequence[tuple[Span, Record]]) -> tuple[Record, Record] | None:
    """The record before the words and the one that they bring; `spans` are in the order of the text."""
    low, high = (bisect_left(spans, edge, key=lambda pair: pair[0].start) for edge in joint.sentence)
    near = [(r, s) for s, r in spans[low:high] if s.end <= joint.sentence[1]]
    if joint.relation == "part_of":
        around = _around(joint, near)
        if around:
            return around
    after = _behind(page, joint, near)
    if after is None:
        return None
    before = _before(joint, after, [(r, s) for r, s in near if r.id != after.id and r.evidence != after.evidence])
    return (before, after) if before else None


def _around(joint: _Joint, near: Sequence[tuple[Record, Span]]) -> tuple[Record, Record] | None:
    """The whole and the part where both are told around the words: "papers with the neighbours, including one with A that is ready"."""
    spanning = [(r, s) for r, s in near if r.kind == "agreement" and s.start < joint.start and joint.end < s.end]
    if len(spanning) < 2:
        return None
    whole, *_, part = sorted(spanning, key=lambda f: f[1].start - f[1].end)
    return (whole[0], part[0]) if whole[1] != part[1] else None


def _behind(page: Page, joint: _Joint, near: Sequence[tuple[Record, Span]]) -> Record | None:
    """The record that the words bring: it begins with them; for a purpose the policy whose aim that is."""
    if joint.relation == "aims_at":
        courses = [r for r, _ in near if isinstance(r, Policy) and any(_touches(a, joint.brought) for a in r.aim)]
        if courses:
            return courses[0]
    fits = [(r, s) for r, s in near if joint.start - _SLACK <= s.start < joint.brought[1] and s.end > joint.end]
    if joint.relation == "modelled_on":
        fits = [(r, s) for r, s in fits if r.kind in page.lexicon.table("links", LinkWords).likened]
    if joint.relation == "during":
        fits = [(r, s) for r, s in fits if r.kind == "meeting"]
    best = min(fits, key=lambda f: (abs(f[1].start - joint.end) // 16, _ORDER.index(f[0].kind), f[1].start), default=None)
    return best[0] if best else None


def _before(joint: _Joint, after: Record, near: Sequence[tuple[Record, Span]]) -> Record | None:
    """The record that the words are joined to: what they name as means, else what is told right before them."""
    if joint.relation == "part_of":
        wholes = [r for r, _ in near if isinstance(r, Policy) and any(m.start < joint.start <= m.end + _SLACK for m in r.means)]
        if wholes:
            return wholes[0]
    fits = [(r, s) for r, s in near if s.start < joint.start - _SLACK and not (joint.relation == "aims_at" and r.kind == "policy")]
    fits = [(r, s) for r, s in fits if joint.covers(s)]
    if joint.relation == "modelled_on":
        fits = [(r, s) for r, s in fits if r.kind == after.kind] or fits
    best = min(fits, key=lambda f: (max(joint.start - f[1].end, 0) // 16, _ORDER.index(f[0].kind), -f[1].start), default=None)
    return best[0] if best else None


def _touches(span: Span, run: tuple[int, int]) -> bool:
    return span.start < run[1] and run[0] < span.end
