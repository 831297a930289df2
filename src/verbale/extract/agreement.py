"""Agreements: an instrument between parties, and the step in its life that a clause tells of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from verbale.extract.account import Account
from verbale.extract.acts import codes_in, find_agent, iter_obliques, whole_clause, whole_phrase
from verbale.extract.clauses import subject_of
from verbale.extract.dating import find_when
from verbale.extract.folding import fold
from verbale.extract.instruments import Instruments, find_term
from verbale.extract.realis import find_realis_of
from verbale.extract.steps import Step, is_nearly, iter_steps
from verbale.language.analysis import Run
from verbale.schema import Agreement, Realis

__all__ = ["extract_agreements"]

_SHARED = frozenset({"signed", "initialled", "concluded", "negotiating", "ratified"})
"""Stages whose doers are parties of the instrument wherever else it is spoken of."""


def extract_agreements(account: Account) -> list[Agreement]:
    """The agreements of a page, those of equal instrument, stage, realis and voucher as one."""
    instruments = Instruments(account)
    steps = list(_once(account, iter_steps(instruments)))
    scribe = _Scribe(account, instruments, steps)
    found = [(step.instrument.root, record) for step in steps if (record := scribe.write(step))]
    roots = {id(record): root for root, record in found}
    return fold((record for _, record in found), lambda a: (roots[id(a)], a.stage))


def _once(account: Account, steps: Iterable[Step]) -> Iterator[Step]:
    """One step of a stage for each instrument in a sentence: the first word that tells it."""
    told: set[tuple[int, int, str]] = set()
    for step in steps:
        key = (account.page.tree.sentence[step.word], step.instrument.root, step.stage)
        if key not in told:
            told.add(key)
            yield step


class _Scribe:
    """Writes steps down; the parties that one mention names are those of every other mention of the same instrument."""

    def __init__(self, account: Account, instruments: Instruments, steps: Iterable[Step]) -> None:
        self.account, self.page, self.instruments = account, account.page, instruments
        self._doers = {id(step): self._find_doers(step) for step in steps}
        self._parties: dict[int, list[str]] = defaultdict(list)
        self._terms: dict[int, float] = {}
        for mention in instruments.at.values():
            self._parties[mention.root] += mention.parties
            if mention.term:
                self._terms.setdefault(mention.root, mention.term)
        for step in steps:
            if step.stage in _SHARED:
                self._parties[step.instrument.root] += self._doers[id(step)]

    def write(self, step: Step) -> Agreement | None:
        """The record of one step; None where nothing shows that states or bodies are its parties."""
        root = step.instrument.root
        parties = tuple(dict.fromkeys((*self._parties[root], *self._doers[id(step)])))
        if not parties and not (step.instrument.strong and self.page.cast.places):
            return None
        realis, nearly = self._realis(step)
        when = find_when(self.page, step.word, ahead=realis == "future")
        evidence = self._evidence(step)
        return Agreement(
            **self.account.shared(evidence, realis=realis, when=when, score=self._score(step, evidence, parties)),
            name=self.account.span(self.instruments.of(step.instrument).name),
            parties=parties,
            term_years=self._terms.get(root) or find_term(self.page, evidence),
            stage=step.stage,
            nearly=nearly,
        )

    def _realis(self, step: Step) -> tuple[Realis, bool]:
        page, word = self.page, step.word
        nearly = is_nearly(page, word, self.instruments.words.nearly)
        head = page.analysis.head[word]
        if head >= 0 and page.analysis.relation[word] == "obj" and self.instruments.lemma(head) in self.instruments.words.blocks:
            return "negated", False
        realis = find_realis_of(page, word)
        return ("future" if nearly and realis == "actual" else realis), nearly and realis in {"actual", "future"}

    def _find_doers(self, step: Step) -> tuple[str, ...]:
        """The codes of those who make a step: its agent, or the subject of the verb that a noun of action stands under; "with" whom."""
        page, word = self.page, step.word
        if self.instruments.lemma(word) in self.instruments.words.brokers:
            return ()
        agent = find_agent(page, word)
        head = page.analysis.head[word]
        if agent is None and head >= 0 and page.analysis.relation[word] in {"obj", "obl"}:
            agent = subject_of(page, head)
        runs = [agent, *iter_obliques(page, word, "with", "between")]
        return tuple(dict.fromkeys(code for run in runs if run for code in (self.account.codes(run) or codes_in(page, run))))

    def _evidence(self, step: Step) -> Run:
        """The clause of a step; with the instrument where the clause only stands behind or before its noun."""
        page, word = self.page, step.word
        run = whole_phrase(page, word) if page.analysis.upos[word] == "NOUN" else whole_clause(page, word)
        name = step.instrument.name if step.instrument.word in range(*step.instrument.name) else (step.instrument.word,) * 2
        if page.analysis.relation[word] in {"acl", "acl:relcl", "amod"} and page.tree.sentence[name[0]] == page.tree.sentence[word]:
            return min(run[0], name[0]), max(run[1], name[1])
        return run

    def _score(self, step: Step, evidence: Run, parties: tuple[str, ...]) -> float:
        voucher = self.account.voucher(evidence)
        doubt = (voucher.score or 1.0) if voucher else 1.0
        return round(step.score * doubt * (1.0 if len(parties) > 1 else 0.85 if parties else 0.7), 4)
