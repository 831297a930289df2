"""All reports of a page: the model's, put in order, then what rules and bare quotations add."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from verbale.extract.reading.clauses import find_clauses
from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.quotations import Quotation, find_quotations, is_quoted, tidy
from verbale.extract.reading.voices import cue_verb, is_according, is_statement
from verbale.extract.statement.turns import find_turns
from verbale.language.analysis import Run

__all__ = ["find_reports"]

_FEWEST = 4
"""Words from which a quotation that nobody introduces is a statement, not a word held up with tongs."""


def find_reports(page: Page) -> list[Report]:
    """The reports of a page in the order of the text."""
    turns = find_turns(page.analysis)
    said = _from_model(page, turns)
    said += [t for r in find_clauses(page, _cued(page, said)) if is_statement(page, r) and (t := _tidied(page, r)).content]
    said = [r for r in said if not _doubled(r, said)]
    said = _with_quotations(page, sorted([*said, *turns], key=_order))
    return [r for r in sorted(said, key=_order) if r.content]


def _order(report: Report) -> tuple[int, int]:
    return report.at, -report.end


def _from_model(page: Page, turns: Sequence[Report]) -> list[Report]:
    found = [Report(a.sources, _bare_cue(page, a.cue), a.content, a.score) for a in page.analysis.attributions]
    found = _merged([_near(page, r) for r in found])
    labels = {i for t in turns if t.cue for i in range(*t.cue)}
    found = [r for r in found if r.cue is None or labels.isdisjoint(range(*r.cue))]
    found = _one_owner(page, found)
    found = [_tidied(page, r) for r in found]
    return [r for r in found if r.content and is_statement(page, r)]


def _bare_cue(page: Page, cue: Run) -> Run:
    """A cue without the marks at its ends: "said", not "said:"."""
    low, high = cue
    while low < high - 1 and page.analysis.upos[low] == "PUNCT":
        low += 1
    while high > low + 1 and page.analysis.upos[high - 1] == "PUNCT":
        high -= 1
    return low, high


def _near(page: Page, report: Report) -> Report:
    """A report without contents that lie more than a sentence away from its cue, unless they are quoted."""
    if report.cue is None:
        return report
    sentence, paragraph = page.tree.sentence, page.tree.paragraph
    here, block = sentence[report.cue[0]], paragraph[report.cue[0]]

    def close(run: Run) -> bool:
        if is_quoted(page.analysis, run):
            return abs(paragraph[run[0]] - block) <= 1
        return min(abs(sentence[run[0]] - here), abs(sentence[run[1] - 1] - here)) == 0

    return replace(report, content=tuple(filter(close, report.content)))


def _merged(reports: Iterable[Report]) -> list[Report]:
    """Pieces of one cue ("was", "quoted as", "saying") with the same content as one report."""
    result: list[Report] = []
    for report in reports:
        before = result[-1] if result else None
        if before and before.cue and report.cue and before.content == report.content and 0 <= report.cue[0] - before.cue[1] <= 1:
            sources = tuple(dict.fromkeys((*before.sources, *report.sources)))
            result[-1] = replace(before, cue=(before.cue[0], report.cue[1]), sources=sources)
        else:
            result.append(report)
    return result


def _one_owner(page: Page, reports: Sequence[Report]) -> list[Report]:
    """A content that several cues share goes to the nearest; "according to" may hold what another cue holds too."""
    owners: dict[Run, int] = {}
    for k, report in enumerate(reports):
        for run in report.content:
            if report.cue is None or is_according(page, report):
                continue
            rival = owners.get(run)
            if rival is None or _gap(page, report, run) < _gap(page, reports[rival], run):
                owners[run] = k
    return [
        replace(r, content=tuple(c for c in r.content if c not in owners or owners[c] == k or is_according(page, r)))
        for k, r in enumerate(reports)
    ]


def _gap(page: Page, report: Report, run: Run) -> tuple[int, int]:
    """Sentences, then words between a cue and a content."""
    if report.cue is None:
        return len(page.analysis.sentences), len(page.analysis.words)
    sentence = page.tree.sentence
    here = sentence[report.cue[0]]
    apart = min(abs(sentence[run[0]] - here), abs(sentence[run[1] - 1] - here))
    return apart, max(run[0] - report.cue[1], report.cue[0] - run[1], 0)


def _tidied(page: Page, report: Report) -> Report:
    """A report whose contents have no outer marks; broken pieces of a paragraph that touch are one part again."""
    whole: list[Run] = []
    paragraph = page.tree.paragraph
    for run in sorted(_clear_of_cue(report, c) for c in report.content):
        touch = bool(whole) and 0 <= run[0] - whole[-1][1] <= 1 and paragraph[run[0]] == paragraph[whole[-1][1] - 1]
        if touch and not _cut_by_cue(report, whole[-1], run):
            whole[-1] = (whole[-1][0], max(run[1], whole[-1][1]))
        else:
            whole.append(run)
    parts = [t for run in whole if (t := tidy(page.analysis, _up_to_an_aside(page, report, _past_the_told(page, report, run))))]
    return replace(report, content=tuple(parts))


def _clear_of_cue(report: Report, run: Run) -> Run:
    """A content that the model began within its cue ("refused [to say) whether …]")."""
    return (report.cue[1], run[1]) if report.cue and report.cue[0] <= run[0] < report.cue[1] < run[1] else run


def _up_to_an_aside(page: Page, report: Report, run: Run) -> Run:
    """Reported words without the clause in which the reporter goes on himself ("X says that the text is final, as Y waits")."""
    lower, analysis = page.tree.lower, page.analysis
    if report.cue is None or report.cue[0] > run[0]:
        return run
    for i in range(run[0] + _FEWEST, run[1] - 1):
        own = lower[i] == "as" and lower[i - 1] == "," and analysis.words[i].quote == 0 and analysis.relation[i] == "mark"
        if own and page.tree.find_child(analysis.head[i], "nsubj") is not None:
            return run[0], i - 1
    return run


def _past_the_told(page: Page, report: Report, run: Run) -> Run:
    """A content without those who are told, who stand before its clause ("told his counterpart that …")."""
    verb = cue_verb(page, report)
    if verb is None or page.lemma[verb] not in page.lexicon.speech.tells:
        return run
    told, clause = page.tree.find_child(verb, "obj", "iobj"), page.tree.find_child(verb, "ccomp")
    if told is None or clause is None or not verb < told < clause:
        return run
    start = min(page.tree.subtree(clause))
    return (max(run[0], start), run[1]) if told < start and run[0] < start < run[1] else (run if run[1] > start else (run[0], run[0]))


def _cut_by_cue(report: Report, first: Run, second: Run) -> bool:
    between = range(first[1], second[0])
    runs = [*report.sources, *([report.cue] if report.cue else [])]
    return any(i in range(*run) for run in runs for i in between)


def _cued(page: Page, reports: Iterable[Report]) -> list[bool]:
    """Which words belong to a cue already."""
    taken = [False] * len(page.analysis.words)
    for report in reports:
        for i in range(*(report.cue or (0, 0))):
            taken[i] = True
    return taken


def _doubled(report: Report, others: Sequence[Report]) -> bool:
    """A rule's report whose content another has already."""
    return report.origin == "rule" and any(o.origin == "model" and set(o.content) & set(report.content) for o in others)


def _with_quotations(page: Page, reports: list[Report]) -> list[Report]:
    """Add quotations that no report holds: to the report that they go on from, else as reports without a cue."""
    said, covered = reports, bytearray(len(page.analysis.words))
    for report in said:
        for run in report.content:
            covered[run[0] : run[1]] = b"\1" * (run[1] - run[0])
    for quotation in find_quotations(page.analysis):
        words = tidy(page.analysis, (quotation.start, quotation.end))
        if words and not any(covered[words[0] : words[1]]) and _stands_alone(page, quotation):
            said = _placed(page, said, quotation, words)
    return said


def _stands_alone(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own rather than some words within one."""
    before = quotation.start - 2
    words = page.analysis.words
    if before >= 0 and words[quotation.start - 1].space != 2 and words[before].surface not in {".", "!", "?", "”", "''", '"', "»", ":"}:
        return False
    return quotation.end - quotation.start >= _FEWEST and words[quotation.start].surface[:1].isupper()


def _placed(page: Page, reports: list[Report], quotation: Quotation, run: Run) -> list[Report]:
    before = max((k for k, r in enumerate(reports) if r.at < run[0]), key=lambda k: reports[k].end, default=None)
    if before is not None and _goes_on(page, reports[before], quotation):
        owner = reports[before]
        reports[before] = replace(owner, content=(*owner.content, run))
        return reports
    return [*reports, Report((), None, (run,), 0.5, "quote")]


def _goes_on(page: Page, report: Report, quotation: Quotation) -> bool:
    """Whether a quotation continues that of the report before, with nothing told in between."""
    last = report.content[-1]
    if not is_quoted(page.analysis, (max(last[0], last[1] - 3), last[1])):
        return False
    paragraph = page.tree.paragraph
    steps = paragraph[quotation.start] - paragraph[last[1] - 1]
    if steps == 1:
        return page.analysis.paragraphs[paragraph[last[1] - 1]].stop - last[1] <= 1 and page.analysis.words[last[1] - 1].quote == 1
    ends = page.analysis.sentences[page.tree.sentence[report.end - 1]].stop
    return steps == 0 and quotation.start - 1 <= max(ends, report.end + 2)
