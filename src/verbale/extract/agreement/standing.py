"""Whether a step has been made, is to come, is only possible or was not made, and whether it is only nearly made."""

from verbale.extract.agreement.instruments import Instruments
from verbale.extract.agreement.step import Step
from verbale.extract.dating import find_when
from verbale.extract.reading.page import Page
from verbale.extract.realis import find_realis_of
from verbale.resolve.tree import bare
from verbale.schema import Realis
from verbale.schema.agreement import Stage

__all__ = ["find_standing", "is_nearly"]

_ON_A_DAY = frozenset({"in_force", "expired", "terminated", "withdrawn", "implemented"})
"""Stages that the present tells ahead: "takes effect on 1 October"."""
_DONE = frozenset({"after", "having", "by", "being"})
"""Words beside a verb that say that the deed is done or going on, whatever the model thinks of it."""
_OWED = frozenset({"signed", "initialled", "ratified", "concluded"})
"""Stages that an instrument still has to go through."""


def find_standing(instruments: Instruments, step: Step) -> tuple[Realis, bool]:
    """The realis of a step, and whether it is nearly made: what is, has not been made yet."""
    page, word, words = instruments.page, step.word, instruments.words
    if step.told:
        return step.told, False
    nearly = step.nearly or is_nearly(page, word, words.nearly) or (step.stage == "concluded" and _is_finishing(instruments, word))
    head = page.analysis.head[word]
    if head >= 0 and page.analysis.relation[word] in {"obj", "xcomp", "nsubj:pass"} and instruments.lemma(head) in words.blocks:
        return "negated", False
    if _is_owed(instruments, step):
        return "future", False
    if _agreed(instruments, step):
        return find_realis_of(page, head), False
    sure = nearly or step.stage == "breached" or any(page.tree.lower[c] in _DONE for c in page.tree.children[word])
    realis = find_realis_of(page, word, factuality=not sure)
    if step.stage in _ON_A_DAY and realis in {"actual", "hypothetical"}:
        realis = _in_present(page, word, step.stage) or realis
    return ("future" if nearly and realis == "actual" else realis), nearly and realis in {"actual", "future"}


def is_nearly(page: Page, word: int, near: frozenset[str]) -> bool:
    """Whether a step is only almost made: "almost finalized", "close to signing", "on the verge of", "at its final stage"."""
    lower = page.tree.lower
    beside = {lower[c] for c in (word, *page.tree.children[word])}
    over, head = set(), word
    for _ in range(2):
        head = page.analysis.head[head]
        if head < 0 or page.analysis.upos[head] == "VERB":
            break
        over.add(lower[head])
    around = {" ".join(lower[max(word - n, 0) : word]) for n in (2, 3)}  # "as good as", "all but"
    around.add(" ".join(lower[word + 1 : word + 3]))  # "finished but for one article"
    return bool((beside | over | around) & near) or (page.lemma[word] == "stage" and "final" in beside)


def _is_finishing(instruments: Instruments, verb: int) -> bool:
    """Whether an instrument is being finished: "was being completed", "are finalizing", "is being prepared for signature"."""
    page = instruments.page
    going = "being" in {page.tree.lower[c] for c in page.tree.children[verb]}
    helped = any(page.lemma[c] == "be" and "Fin" in page.analysis.feats[c] for c in page.tree.children[verb])
    return instruments.lemma(verb) in instruments.words.finishes and (going or (helped and page.tree.lower[verb].endswith("ing")))


def _is_owed(instruments: Instruments, step: Step) -> bool:
    """Whether a step is one that has to be made: "still has to be ratified"."""
    page, head = instruments.page, instruments.page.analysis.head[step.word]
    under = head >= 0 and page.analysis.relation[step.word] == "xcomp" and page.lemma[head] == "have"
    return under and step.stage in _OWED and "to" in {page.tree.lower[c] for c in page.tree.children[step.word]}


def _agreed(instruments: Instruments, step: Step) -> bool:
    """Whether it is by agreeing that a step is made: those who agree to prolong a truce have prolonged it."""
    page, head = instruments.page, instruments.page.analysis.head[step.word]
    under = head >= 0 and page.analysis.relation[step.word] in {"xcomp", "ccomp"}
    return step.stage == "extended" and under and instruments.lemma(head) in {"agree", "decide"}


def _in_present(page: Page, verb: int, stage: Stage) -> Realis | None:
    """What the present tense tells of a step: under a condition it may come, and with a day after publication it is to come."""
    helpers = [c for c in page.tree.children[verb] if bare(page.analysis.relation[c]) in {"aux", "cop"}]
    present = [i for i in (verb, *helpers) if "Tense=Pres" in page.analysis.feats[i] and "VerbForm=Fin" in page.analysis.feats[i]]
    if not present or any(page.lemma[c] == "have" for c in helpers):
        return None
    if stage == "in_force" and _awaits(page, verb):
        return "hypothetical"
    when, published = find_when(page, verb, ahead=True), page.document.published
    later = when is not None and published is not None and when.earliest is not None and when.earliest > published
    return "future" if later else None


def _awaits(page: Page, verb: int) -> bool:
    """Whether something has to be done first: "once both have ratified it", "after ratification by …"."""
    for child in page.tree.children[verb]:
        marks = {page.tree.lower[c] for c in page.tree.children[child] if bare(page.analysis.relation[c]) in {"mark", "case", "advmod"}}
        if bare(page.analysis.relation[child]) in {"advcl", "obl"} and marks & {"once", "after", "when", "upon", "if"}:
            return any(page.tree.lower[i].startswith("ratif") for i in page.tree.subtree(child))
    return False
