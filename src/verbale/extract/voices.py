"""Which reports are statements: somebody voices something; thought, wish and deed alone are none."""

from verbale.extract.page import Page, Report
from verbale.extract.quotations import find_mode
from verbale.resolve.people import singular

__all__ = ["cue_verb", "is_according", "is_statement"]

_CLAUSES = frozenset({"ccomp", "parataxis", "nsubj"})


def is_according(page: Page, report: Report) -> bool:
    """Whether the cue is of the kind of "according to"."""
    if report.cue is None:
        return False
    return " ".join(page.tree.lower[slice(*report.cue)]) in page.lexicon.speech.according


def cue_verb(page: Page, report: Report) -> int | None:
    """The word of the cue that carries the saying: a voiced verb if there is one, else the last verb, else its head."""
    if report.cue is None:
        return None
    verbs = [i for i in range(*report.cue) if page.analysis.upos[i] == "VERB"]
    voiced = [i for i in verbs if page.lemma[i] in page.lexicon.speech.voiced]
    if voiced or verbs:
        return (voiced or verbs)[-1]
    return page.tree.head_of(report.cue)


def is_statement(page: Page, report: Report) -> bool:
    """Whether a report of the model is a statement as the record means it."""
    if report.cue is None or is_according(page, report):
        return True
    verb = cue_verb(page, report)
    if verb is not None and _names(page, verb):
        return False
    speech = page.lexicon.speech
    lemmas = {page.lemma[i] for i in range(*report.cue) if page.analysis.upos[i] in {"VERB", "AUX"}}
    quoted = find_mode(page.analysis, report.content) != "indirect"
    if not lemmas:
        return quoted
    strong = lemmas & (speech.clause | speech.object | speech.to | speech.by.keys() | speech.tells)
    if strong:
        return quoted or not _by_paper(page, report) or bool(strong & speech.clause and _is_clause(page, report))
    if lemmas & speech.voiced:
        return quoted or _is_clause(page, report)
    return find_mode(page.analysis, report.content) == "direct" or (quoted and verb is not None and not lemmas & speech.silent)


def _names(page: Page, verb: int) -> bool:
    """Whether a verb only tells what something is called: "a film called “…”", "the so-called “…”"."""
    return page.tree.lower[verb] in {"called", "titled", "entitled", "named", "dubbed"} and page.analysis.relation[verb] in {"acl", "amod"}


def _by_paper(page: Page, report: Report) -> bool:
    """Whether the source is a paper or a plan: it says, but does not call for or underline anything."""
    heads = [page.tree.head_of(run) for run in report.sources]
    return bool(heads) and all(singular(page.tree.lower[h]) in page.lexicon.roles.documents | _THINGS for h in heads)


_THINGS = frozenset(
    {
        "plan",
        "program",
        "programme",
        "law",
        "bill",
        "proposal",
        "project",
        "move",
        "decision",
        "deal",
        "pact",
        "accord",
        "strategy",
        "policy",
    }
)


def _is_clause(page: Page, report: Report) -> bool:
    """Whether a content holds a finite clause."""
    feats = page.analysis.feats
    return any("VerbForm=Fin" in feats[i] for run in report.content for i in range(*run))
