"""Agreements: an instrument between parties, and the step in its life that a clause tells of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from verbale.extract.account import Account, codes_of
from verbale.extract.agreement.instruments import Instruments
from verbale.extract.agreement.standing import find_standing
from verbale.extract.agreement.step import Step
from verbale.extract.agreement.steps import iter_steps
from verbale.extract.agreement.terms import find_term
from verbale.extract.dating import find_when
from verbale.extract.folding import fold
from verbale.extract.reading.acts import codes_in, find_agent, iter_obliques, whole_clause, whole_phrase
from verbale.extract.reading.clauses import subject_of
from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of
from verbale.extract.sides import find_sides
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.schema import Agreement, Trace

__all__ = ["extract_agreements"]

_SIDED = frozenset({"proposed", "rejected", "stalled", "authorized"})
"""Stages whose doers need not be parties of the instrument where it is spoken of elsewhere."""

_STATELY = frozenset({"ratified", "initialled"})
"""What only treaties are."""


def extract_agreements(account: Account) -> list[Agreement]:
    """The agreements of a page, those of equal instrument, stage, realis and voucher as one."""
    instruments = Instruments(account)
    groups = _grouped(account, iter_steps(instruments))
    scribe = _Scribe(account, instruments, groups)
    found = [(group[0], record) for group in groups if (record := scribe.write(group[0]))]
    kept = [(step, record) for step, record in found if not _is_echo(account, step, found)]
    roots = {id(record): step.instrument.root for step, record in kept}
    return fold((record for _, record in kept), lambda a: (roots[id(a)], a.stage))


def _grouped(account: Account, steps: Iterable[Step]) -> list[list[Step]]:
    """The steps that tell one stage of one instrument in one sentence and realis, together; the first is the one that is written."""
    groups: dict[tuple[int, int, str, str], list[Step]] = {}
    for step in steps:
        key = (
            account.page.tree.sentence[step.word],
            step.instrument.root,
            step.stage,
            step.told or find_realis_of(account.page, step.word),
        )
        groups.setdefault(key, []).append(step)
    return list(groups.values())


def _is_echo(account: Account, step: Step, found: Iterable[tuple[Step, Agreement]]) -> bool:
    """Whether a noun of action ("the suspension of …") only takes up a step that a clause tells: it is nobody's object."""
    page = account.page
    if page.analysis.upos[step.word] != "NOUN" or page.analysis.relation[step.word] == "obj":
        return False
    same = (s for s, _ in found if (s.instrument.root, s.stage) == (step.instrument.root, step.stage))
    return any(page.analysis.upos[s.word] == "VERB" for s in same)


def _is_said(page: Page, word: int) -> bool:
    """Whether a word is what is said of its subject: "is bound by", "is no longer a party to"."""
    return page.analysis.upos[word] == "ADJ" or page.tree.find_child(word, "cop") is not None


class _Scribe:
    """Writes steps down; the parties that one mention names are those of every other mention of the same instrument."""

    def __init__(self, account: Account, instruments: Instruments, groups: Sequence[list[Step]]) -> None:
        self.account, self.page, self.instruments = account, account.page, instruments
        self._doers = {id(g[0]): tuple(dict.fromkeys(code for step in g for code in self._find_doers(step))) for g in groups}
        self._parties: dict[int, list[str]] = defaultdict(list)
        self._terms: dict[int, float] = {}
        for mention in instruments.at.values():
            self._parties[mention.root] += mention.parties
            if mention.term:
                self._terms.setdefault(mention.root, mention.term)
        for step in (group[0] for group in groups):
            if step.stage not in _SIDED:
                self._parties[step.instrument.root] += self._doers[id(step)]

    def write(self, step: Step) -> Agreement | None:
        """The record of one step; None where nothing shows that states or bodies are its parties."""
        root = step.instrument.root
        known = (*self._parties[root], *self._doers[id(step)])
        named = known or codes_in(self.page, step.instrument.name) or self._of_the_two(step) or self._under(step.instrument.word)
        parties = tuple(dict.fromkeys(named))
        if not parties and not self._is_diplomatic(step):
            return None
        realis, nearly = find_standing(self.instruments, step)
        when = find_when(self.page, step.word, ahead=realis == "future")
        evidence = self._evidence(step)
        return Agreement(
            **self.account.shared(
                evidence, realis=realis, when=when, score=self._score(step, evidence, parties), because=self._trace(step)
            ),
            name=self.account.span(self.instruments.of(step.instrument).name),
            parties=parties,
            term_years=self._terms.get(root) or find_term(self.page, evidence) or self._term_of_same(root, parties),
            stage=step.stage,
            nearly=nearly,
        )

    def _term_of_same(self, root: int, parties: tuple[str, ...]) -> float | None:
        """The term that the page gives for what must be the same instrument: between the same, and about the same."""
        about = self.instruments.about(root)
        same = (r for r in self._terms if self._parties[r] and set(self._parties[r]) <= set(parties) and about & self.instruments.about(r))
        terms = {self._terms[r] for r in same}
        return terms.pop() if len(terms) == 1 else None

    def _is_diplomatic(self, step: Step) -> bool:
        """Whether an instrument of unnamed parties is one between states: by its name or step on a page of any, else on one of two."""
        codes = {p.title.code for p in self.page.cast.places}
        sure = step.instrument.strong or step.stage in _STATELY or self._agent_head(step) in self.instruments.words.together
        return step.instrument.proper or len(codes) > (0 if sure else 1)

    def _of_the_two(self, step: Step) -> tuple[str, ...]:
        """The two states that a page is about, for a paper that "the two sides" sign or that is called bilateral."""
        words = self.instruments.words
        ours = self._agent_head(step) in words.together or self.instruments.before(step.instrument.word) & words.mutual
        return codes_of(find_sides(self.account)) if ours else ()

    def _under(self, word: int) -> tuple[str, ...]:
        """Those who act under an instrument that names nobody: "under an accord signed in May, A will supply gas to B"."""
        page = self.page
        case, head = page.tree.find_child(word, "case"), page.analysis.head[word]
        if case is None or page.tree.lower[case] != "under" or head < 0 or page.analysis.upos[head] != "VERB":
            return ()
        return codes_in(page, whole_clause(page, head))

    def _agent_head(self, step: Step) -> str:
        agent = find_agent(self.page, step.word)
        return singular(self.page.tree.lower[self.page.tree.head_of(agent)]) if agent else ""

    def _find_doers(self, step: Step) -> tuple[str, ...]:
        """The codes of those who make a step: its agent, or the subject of the verb that a noun of action stands under; "with" whom."""
        page, word = self.page, step.word
        if self.instruments.lemma(word) in self.instruments.words.brokers:
            return ()
        agent = subject_of(page, word) if _is_said(page, word) else find_agent(page, word)
        if agent is None or not self.account.codes(agent):
            agent = self._controller(word) or agent
        over = page.analysis.head[step.instrument.word]  # "a mandate to conclude a treaty with A": A may hang on the verb in between
        verbs = [word, over] if over not in {-1, word} and page.analysis.upos[over] == "VERB" else [word]
        runs = [agent, *(run for verb in verbs for run in iter_obliques(page, verb, "with", "between"))]
        if step.stage == "withdrawn":  # "took their country out of the pact"
            runs += [whole_phrase(page, c, word) for c in page.tree.children[word] if page.analysis.relation[c] == "obj"]
        if step.stage == "proposed":
            told = [c for c in page.tree.children[word] if page.analysis.relation[c] in {"iobj", "obj"} and c != step.instrument.word]
            runs += [
                *iter_obliques(page, word, "to"),
                *iter_obliques(page, step.instrument.word, "to"),
                *(whole_phrase(page, c, word) for c in told),
            ]
        return tuple(dict.fromkeys(code for run in runs if run for code in (self.account.codes(run) or codes_in(page, run))))

    def _controller(self, word: int) -> Run | None:
        """The subject of the verb that a noun of action stands under: "deposited its instrument of ratification"."""
        page = self.page
        while page.analysis.relation[word] in {"nmod", "compound"} and page.analysis.upos[page.analysis.head[word]] == "NOUN":
            word = page.analysis.head[word]
        head = page.analysis.head[word]
        return subject_of(page, head) if head >= 0 and page.analysis.relation[word] in {"obj", "obl"} else None

    def _evidence(self, step: Step) -> Run:
        """The clause of a step; with the instrument where the clause only stands behind or before its noun."""
        page, word = self.page, step.word
        run = whole_phrase(page, word) if page.analysis.upos[word] == "NOUN" else whole_clause(page, word)
        name = step.instrument.name if step.instrument.word in range(*step.instrument.name) else (step.instrument.word,) * 2
        if page.analysis.relation[word] in {"acl", "acl:relcl", "amod"} and page.tree.sentence[name[0]] == page.tree.sentence[word]:
            return min(run[0], name[0]), max(run[1], name[1])
        return run

    def _trace(self, step: Step) -> Trace:
        return self.account.trace(f"agreement.{self.page.analysis.upos[step.word].lower()}", step.word, hint=step.stage)

    def _score(self, step: Step, evidence: Run, parties: tuple[str, ...]) -> float:
        voucher = self.account.voucher(evidence)
        doubt = (voucher.score or 1.0) if voucher else 1.0
        return round(step.score * doubt * (1.0 if len(parties) > 1 else 0.85 if parties else 0.7), 4)
