"""One page seen for its meetings: lemmas, places and the small questions that verbs and nouns of meeting share."""

from collections.abc import Iterator

from verbale.extract.meeting.words import MeetingWords
from verbale.extract.reading.acts import iter_obliques
from verbale.extract.reading.page import Page
from verbale.language.analysis import Run
from verbale.language.tokens import tokenize
from verbale.resolve.people import singular
from verbale.resolve.tree import bare

__all__ = ["Scene"]

_WHERE = ("in", "at", "near", "outside", "aboard")
_BESIDE = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp"})


class Scene:
    """A page with the words of meetings."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.lexicon.table("meeting", MeetingWords)
        self.lists = self.words.sets

    def lemma(self, word: int) -> str:
        """The lemma of a verb of this table, else the page's."""
        return self.words.forms.get(self.page.tree.lower[word], self.page.lemma[word])

    def particle(self, verb: int) -> str:
        """The particle of a verb ("break off"), empty without."""
        page = self.page
        return next((page.tree.lower[c] for c in page.tree.children[verb] if page.analysis.relation[c] == "compound:prt"), "")

    def before(self, noun: int) -> set[str]:
        """The words that qualify a noun before it."""
        page = self.page
        return {
            page.tree.lower[c] for c in page.tree.children[noun] if c < noun and bare(page.analysis.relation[c]) in {"compound", "amod"}
        }

    def is_office(self, run: Run, *, many: bool = True) -> bool:
        """Whether a phrase is an office; with `many` also in the plural."""
        noun = self.page.tree.lower[self.page.tree.head_of(run)]
        return (singular(noun) if many else noun) in self.page.lexicon.roles.heads

    def is_person(self, run: Run) -> bool:
        """Whether a phrase names a person or is an office."""
        return bool(self.page.cast.within(*run)) or self.is_office(run)

    def may_be_either(self, word: int) -> bool:
        """Whether a word names a call as well as company: "the conversation", not "the telephone conversation"."""
        return self.page.tree.lower[word] in self.lists["either"] and not self.before(word) & self.lists["phones"]

    def may_phone(self) -> bool:
        """Whether a page may be of a call: its title says so, or there is none to say otherwise."""
        words = {singular(w.surface.lower()) for w in tokenize(self.page.document.title or "")}
        return not words or bool(words & (self.lists["phones"] | self.lists["either"]))

    def where(self, word: int) -> Run | None:
        """The place beside a verb or noun; words of time and manner that a preposition of place also brings are left out."""
        page = self.page
        held = [c for c in page.tree.children[word] if page.analysis.relation[c] == "acl" and self.lemma(c) in self.lists["holding"]]
        found = [run for w in (word, *held) for run in iter_obliques(page, w, *_WHERE) if not self._is_time(run)]
        named = [run for run in found if any(page.analysis.upos[i] == "PROPN" for i in range(*run))]
        return next(iter([*named, *found]), None)

    def where_below(self, word: int) -> Run | None:
        """A place of the gazetteer named last in the clause of a word: "talks with President X of Y in Z", whatever the tree ties it to."""
        page = self.page
        below = set(page.tree.subtree(word, without=_BESIDE))
        return next((run for run in self._placed(sorted(below, reverse=True)) if run[0] > word), None)

    def is_at(self, word: int) -> bool:
        """Whether a word is a place that somebody is in: "is in Lima"."""
        page = self.page
        place = page.cast.location_at.get(word) if word >= 0 else None
        named = place is not None and place.title.form in {"seat", "place", "state"} and page.tree.find_child(word, "cop") is not None
        return named and any(page.tree.lower[c] in _WHERE for c in page.tree.children[word])

    def _placed(self, words: list[int]) -> Iterator[Run]:
        page = self.page
        for i in words:
            place = page.cast.location_at.get(i)
            if place and place.end == i + 1 and place.title.form in {"seat", "place"} and page.tree.lower[place.start - 1] in _WHERE:
                yield place.start, place.end

    def _is_time(self, run: Run) -> bool:
        lower = self.page.tree.lower[self.page.tree.head_of(run)]
        noun = singular(lower)
        named = noun in self.lists["times"] or noun in self.words.nouns or noun in self.words.soft
        return named or lower[:1].isdigit() or lower.endswith("day")
