"""Which reports are statements: somebody voices something; thought, wish and deed alone are none."""

from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.quotations import find_mode
from verbale.language.analysis import Run
from verbale.lexicon import Speech
from verbale.resolve.people import singular

__all__ = ["cue_verb", "is_according", "is_paper", "is_statement"]

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
    """Whether a report is a statement as the record means it."""
    if report.cue is None or is_according(page, report):
        return True
    mode = find_mode(page.analysis, report.content, report.cue)
    verb = cue_verb(page, report)
    if verb is not None and _names(page, verb):
        return False
    if mode == "indirect":
        return _is_voiced(page, report)
    lemmas = _lemmas(page, report)
    speech = page.lexicon.speech
    if (
        lemmas
        and lemmas <= speech.silent
        and not any(page.analysis.upos[i] in {"VERB", "AUX"} for run in report.content for i in range(*run))
    ):
        return False  # a title: "showed the film “…”"
    return mode == "direct" or not lemmas or bool(lemmas & _reporting(speech)) or (verb is not None and not lemmas & speech.silent)


def _is_voiced(page: Page, report: Report) -> bool:
    """Whether words without quotation marks are said aloud, by somebody, and say something."""
    speech, lemmas = page.lexicon.speech, _lemmas(page, report)
    if not lemmas or _is_own_voice(page, report) or _is_hollow(page, report):
        return False
    strong = lemmas & (speech.clause | speech.object | speech.to | speech.tells)
    strong |= {lemma for lemma in lemmas & speech.by.keys() if _follows(page, report, speech.by[lemma])}
    if strong:
        return not _by_papers(page, report) or bool(strong & speech.clause and _is_clause(page, report))
    return bool(lemmas & speech.voiced) and _is_clause(page, report)


def _reporting(speech: Speech) -> frozenset[str]:
    return speech.voiced | speech.clause | speech.object | speech.to | speech.tells | speech.by.keys()


def _lemmas(page: Page, report: Report) -> set[str]:
    """The verbs of a cue."""
    return {page.lemma[i] for i in range(*(report.cue or (0, 0))) if page.analysis.upos[i] in {"VERB", "AUX"}}


def _names(page: Page, verb: int) -> bool:
    """Whether a verb only tells what something is called: "a film called “…”", "the so-called “…”"."""
    return page.tree.lower[verb] in {"called", "titled", "entitled", "named", "dubbed"} and page.analysis.relation[verb] in {"acl", "amod"}


def _by_papers(page: Page, report: Report) -> bool:
    if report.sources:
        return all(is_paper(page, run) for run in report.sources)
    verb = cue_verb(page, report)
    subject = page.tree.find_child(verb, "nsubj") if verb is not None else None
    return subject is not None and is_paper(page, (subject, subject + 1))


def _is_hollow(page: Page, report: Report) -> bool:
    """Whether nothing is said: "offered details", "spoke on condition of anonymity"."""
    hollow = page.lexicon.speech.hollow
    if any(page.lemma[i] in hollow and page.analysis.upos[i] == "NOUN" for i in range(*(report.cue or (0, 0)))):
        return "VERB" in page.analysis.upos[slice(*(report.cue or (0, 0)))]
    return all(page.lemma[page.tree.head_of(run)] in hollow for run in report.content) and not _is_clause(page, report)


def is_paper(page: Page, run: Run) -> bool:
    """Whether a phrase names a paper, a plan or a deed: it says, but does not call for or underline anything; "Bill" may be a person."""
    head = page.tree.head_of(run)
    papers = page.lexicon.roles.documents | page.lexicon.roles.plans
    return head not in page.cast.mention_at and singular(page.tree.lower[head]) in papers


def _is_own_voice(page: Page, report: Report) -> bool:
    """Whether "we" or "I" speak outside quotation marks: that is the document itself, as an official text has it."""
    return bool(report.sources) and all(
        run[1] - run[0] == 1 and page.tree.lower[run[0]] in {"we", "i"} and page.analysis.words[run[0]].quote == 0 for run in report.sources
    )


def _follows(page: Page, report: Report, prepositions: frozenset[str]) -> bool:
    """Whether one of a verb's prepositions joins the content to its cue."""
    near = {page.tree.lower[run[0]] for run in report.content} | {page.tree.lower[run[0] - 1] for run in report.content if run[0]}
    return not prepositions or bool(near & prepositions)


def _is_clause(page: Page, report: Report) -> bool:
    """Whether a content is a finite clause or a sentence, rather than a phrase that holds one somewhere."""
    tree = page.tree
    heads = [tree.head_of(run) for run in report.content]
    return any("VerbForm=Fin" in page.analysis.feats[i] for head in heads for i in (head, *tree.children[head]))
