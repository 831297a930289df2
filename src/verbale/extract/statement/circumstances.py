"""To whom, where and how something is said: what stands in the reporting clause around a cue."""

from collections.abc import Iterator, Sequence

from verbale.extract.reading.page import Page, Report
from verbale.extract.reading.voices import cue_verb
from verbale.language.analysis import Run
from verbale.resolve.people import singular
from verbale.resolve.tree import bare
from verbale.schema import Realis

__all__ = ["Stretches", "find_addressee", "find_medium", "find_realis"]

_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "DET", "PRON", "NUM", "PART"})
_PLACES = frozenset({"in", "at", "during", "on", "via", "through", "over", "from", "by", "to"})


class Stretches:
    """The words of reporting clauses: those of a sentence that belong to no content, dealt out to the cues."""

    def __init__(self, page: Page, reports: Sequence[Report]) -> None:
        self.page = page
        size = len(page.analysis.words)
        self._content, self._cue = bytearray(size), [-1] * size
        contents = [*(a.content for a in page.analysis.attributions), *(r.content for r in reports)]
        for run in (run for content in contents for run in content):
            self._content[run[0] : run[1]] = b"\1" * (run[1] - run[0])
        for k, report in enumerate(reports):
            for i in range(*(report.cue or (0, 0))):
                self._cue[i] = k

    def of(self, number: int, report: Report) -> list[Run]:
        """The runs of words that tell how a report was made: around its cue, and the head of the sentence."""
        if report.cue is None:
            return []
        sentence = self.page.analysis.sentence_of(report.cue[0])
        low, high = report.cue
        own = self._freed(report)
        while low > sentence.start and self._free(low - 1, number, own):
            low -= 1
        while high < sentence.stop and self._free(high, number, own):
            high += 1
        return [*self._lead(sentence, low, number), (low, high)]

    def _freed(self, report: Report) -> range:
        """Inside a content of another report its own clause is free."""
        outer = self._content[report.cue[0]] if report.cue else 0
        return range(min(report.at, *(s[0] for s in report.sources), report.at), report.end) if outer else range(0)

    def _free(self, word: int, number: int, own: range) -> bool:
        return (not self._content[word] or word in own) and self._cue[word] in {-1, number}

    def _lead(self, sentence: range, low: int, number: int) -> Iterator[Run]:
        """The words that open the sentence, if this is its first cue."""
        if any(self._cue[i] not in {-1, number} for i in range(sentence.start, low)):
            return
        end = sentence.start
        while end < low and not self._content[end]:
            end += 1
        if end > sentence.start:
            yield sentence.start, end


def find_addressee(page: Page, report: Report) -> Run | None:
    """The phrase of those who are told, or the outlet that is ("told state TV"); None without one."""
    verb = cue_verb(page, report)
    if verb is None or report.cue is None:
        return None
    direct = page.lemma[verb] in page.lexicon.speech.tells
    for child in page.tree.children[verb]:
        relation = bare(page.analysis.relation[child])
        if child < verb or _in_content(report, child):
            continue
        if direct and relation in {"obj", "iobj"}:
            return _phrase(page, report, child)
        case = page.tree.find_child(child, "case")
        if relation == "obl" and case is not None and page.tree.lower[case] == "to":
            return _phrase(page, report, child, after=case)
        if direct and relation == "obl" and case is None and is_outlet(page, _phrase(page, report, child)):
            return _phrase(page, report, child)
    return None


def _in_content(report: Report, word: int) -> bool:
    return any(a <= word < b for a, b in report.content)


def _phrase(page: Page, report: Report, noun: int, after: int = -1) -> Run:
    below = page.tree.subtree(noun, without=frozenset({"acl:relcl", "acl", "punct"}))
    inside = {i for i in below if i > after and not _in_content(report, i)}
    low = high = noun
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside:
        high += 1
    return low, high + 1


def is_outlet(page: Page, run: Run) -> bool:
    """Whether a phrase names a medium: a carrier, an occasion or an outlet."""
    media = page.lexicon.media
    words = [page.analysis.words[i].surface for i in range(*run)]
    head = singular(page.tree.lower[page.tree.head_of(run)])
    return head in media.carriers | media.occasions or bool(media.outlets & set(words)) or words[-1] in media.outlet_words


def find_medium(page: Page, stretches: Sequence[Run], addressee: Run | None) -> Run | None:
    """The words for where something was said or what carried it, without article and owner."""
    if addressee and is_outlet(page, addressee):
        return _bare(page, addressee)
    for run in stretches:
        for i in range(*run):
            if _carries(page, i) and _placed(page, i, run):
                return _bare(page, (_start(page, i, run[0]), i + 1))
    return None


def _carries(page: Page, word: int) -> bool:
    media = page.lexicon.media
    lower = singular(page.tree.lower[word])
    surface = page.analysis.words[word].surface
    if lower in media.occasions | media.carriers and lower not in media.silent:
        return page.analysis.upos[word] in {"NOUN", "PROPN"} and not _goes_on(page, word)
    return surface in media.outlets and surface[:1].isupper()


def _goes_on(page: Page, word: int) -> bool:
    """Whether a noun only qualifies the next one ("news agency", "press conference room")."""
    return page.analysis.relation[word] == "compound" and page.analysis.head[word] > word


def _placed(page: Page, word: int, run: Run) -> bool:
    """Whether a preposition of place opens the noun's phrase."""
    start = _start(page, word, run[0])
    return start > run[0] and page.tree.lower[start - 1] in _PLACES


def _start(page: Page, word: int, least: int) -> int:
    """Where the noun phrase before a word begins."""
    while word > least and (page.analysis.upos[word - 1] in _NOMINAL or page.tree.lower[word - 1] == "-"):
        word -= 1
    return word


def _bare(page: Page, run: Run) -> Run:
    """A phrase without article, pronoun and time words."""
    low, high = run
    while low < high - 1 and (page.analysis.upos[low] in {"DET", "PRON"} or page.tree.lower[low].endswith("day")):
        low += 1
    return low, high


def find_realis(page: Page, report: Report) -> Realis:
    """Whether the saying happened, is to come, is only possible, or did not happen."""
    verb = cue_verb(page, report)
    if verb is None:
        return "actual"
    speech, tree = page.lexicon.speech, page.tree
    cue = {i for i in range(*(report.cue or (0, 0))) if i < verb or page.analysis.head[i] == verb}  # not "vowed never to"
    around = {tree.lower[i] for i in {c for c in tree.children[verb] if c < verb} | cue}
    above = page.analysis.head[verb]
    over = page.lemma[above] if above >= 0 and page.analysis.relation[verb] in {"xcomp", "ccomp"} else ""
    if around & speech.negators or over in speech.refusals | speech.denials or page.lemma[verb] in speech.refusals:
        return "negated"
    if around & speech.coming or (over in speech.planned and "to" in around):
        return "future"
    return "hypothetical" if around & speech.possible else "actual"
