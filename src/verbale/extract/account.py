"""A page whose statements are written: who vouches for each of its words, whom a phrase means, and what all records share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from verbale.extract.dating import derive_when
from verbale.extract.issuers import IssuerWords, find_issuers
from verbale.extract.reading.page import Page
from verbale.extract.reading.tracing import trace
from verbale.extract.statement.kind import as_actor, extract_statements
from verbale.language.analysis import Run
from verbale.schema import Actor, Basis, Interval, Realis, Record, Score, Span, Statement, Trace, WhenBasis

__all__ = ["Account", "codes_of"]

_OURS = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my", "mine", "myself"})


class Account:
    """What the extractors of all kinds but the statement start from."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Record] = []
        """The records of the kinds that are already extracted: an event is often another kind's record seen as an act."""
        self.statements, self.resolver = extract_statements(page)
        contents = [(part, s) for s in self.statements if not self._presupposes(s) for part in s.content]
        self.issuers = page.document.issuers or find_issuers(page, self.resolver)
        self._contents = sorted(contents, key=lambda c: c[0].end - c[0].start)

    def _presupposes(self, statement: Statement) -> bool:
        """Whether a statement only judges what the page itself tells: "welcomed the proposal", as against "announced" it."""
        page = self.page
        if statement.mode != "indirect" or statement.cue is None or len(statement.content) != 1:
            return False
        verbs = [i for i in page.words_in(statement.cue) if page.analysis.upos[i] == "VERB"]
        content = page.words_in(statement.content[0])
        head = page.tree.head_of((content.start, content.stop)) if content else None
        judged = bool(verbs) and page.lemma[verbs[-1]] in page.lexicon.speech.judges
        return judged and head is not None and page.analysis.relation[head] == "obj"

    def voucher(self, run: Run) -> Statement | None:
        """The statement that directly encloses a run of words, or the word over all of them; None in the document's own voice."""
        found = self._enclosing(run)
        return found[1] if found else None

    def part_of(self, run: Run) -> Span | None:
        """The part of that statement's content which holds the words."""
        found = self._enclosing(run)
        return found[0] if found else None

    def _enclosing(self, run: Run) -> tuple[Span, Statement] | None:
        head = _clause_head(self.page, run)
        for part in (run, (head, head + 1)):
            start, end = self.page.analysis.span(part)
            found = next((c for c in self._contents if c[0].start <= start and end <= c[0].end), None)
            if found:
                return found
        return None

    def actors(self, run: Run) -> tuple[Actor, ...]:
        """Those whom a phrase stands for, each once; "we" are the speakers, in an official text its issuers, as "the Parties" are."""
        if run[0] >= run[1]:  # a preposition with nothing behind it
            return ()
        word = self.page.tree.head_of(run)
        head, voucher = self.page.tree.lower[word], self.voucher(run)
        if head in _OURS and word not in self.page.cast.place_at:  # "US" is no "us"
            return voucher.speaker if voucher else self.issuers
        if not voucher and len(self.issuers) > 1 and self._is_parties(run, head):
            return self.issuers
        return tuple(map(as_actor, self.resolver.resolve(run)))

    def _is_parties(self, run: Run, head: str) -> bool:
        """Whether a phrase is "the Parties", "both sides" or the like and names nobody."""
        words = self.page.lexicon.table("issuers", IssuerWords)
        named = any(i in self.page.cast.place_at or i in self.page.cast.mention_at for i in range(*run))
        definite = self.page.tree.lower[run[0]] in {"the", "both", "these", "our", head}
        return head in words.parties and definite and not named

    def codes(self, run: Run | None) -> tuple[str, ...]:
        """The codes of those whom a phrase stands for; persons and institutions stand for their state."""
        return codes_of(self.actors(run)) if run else ()

    def span(self, run: Run) -> Span:
        """The words of a run as evidence."""
        return self.page.document.span(*self.page.analysis.span(run))

    def trace(self, rule: str, word: int, *, entry: str | None = None, hint: str = "") -> Trace:
        """Why a record is made: the rule "KIND.WAY", and the word that it found; `entry` or `hint` say where the lexicon lists it."""
        return trace(self.page, rule, (word, word + 1), entry=entry, hint=hint)

    def shared(
        self, evidence: Run, *, realis: Realis, when: Interval | None = None, score: float = 0.5, because: Trace | None = None
    ) -> dict[str, Any]:
        """The fields that every record has, for one that `evidence` reports; `when` is as the text itself states it.

        `score` is how surely the rule tells such a record, before the record as a whole is weighed.
        """
        voucher = self.voucher(evidence)
        basis: WhenBasis | None = "stated" if when else None
        if when is None and realis == "actual":
            when, basis = self._derived(evidence, voucher) or (None, None)
        issued: Basis = "performed" if self.issuers else "narrated"
        return {
            "evidence": self.span(evidence),
            "realis": realis,
            "said_by": voucher.speaker if voucher else (),
            "within": voucher.id if voucher else None,
            "basis": "claimed" if voucher else issued,
            "when": when,
            "extent": "within" if when else None,
            "when_basis": basis,
            "asserted_at": voucher.asserted_at if voucher else self.page.document.published,
            "score": score,
            "trace": replace(because, scores=(Score("rule", score), *because.scores)) if because else None,
        }

    def _derived(self, evidence: Run, voucher: Statement | None) -> tuple[Interval, WhenBasis] | None:
        """The time of an actual deed that its words do not date: of one that is itself a saying, that of the statement."""
        head = self.page.analysis.words[_clause_head(self.page, evidence)]
        act = next((s for s in self.statements if s.cue and s.cue.start <= head.start and head.end <= s.cue.end), None)
        if act and act.when and act.when_basis:
            return act.when, act.when_basis
        published = self.page.document.published
        said = voucher.when if voucher else Interval.on(published) if published else None
        return derive_when(self.page, evidence, said=said)


def _clause_head(page: Page, run: Run) -> int:
    """The verb of a run whose head lies outside it; the head of a phrase without one."""
    heads = page.analysis.head
    verbs = (i for i in range(*run) if page.analysis.upos[i] == "VERB" and not run[0] <= heads[i] < run[1])
    return next(verbs, page.tree.head_of(run))


def codes_of(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The codes of some actors, each once, in order; those without a code are left out."""
    return tuple(dict.fromkeys(a.country for a in actors if a.country))
